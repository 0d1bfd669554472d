package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;

/// Turns the state of the work flow figure into the figure: Figure 3.9 of the source text with a row for
/// each connection. Pure: the same state and options give the same figure.
public final class WorkflowLayout {
  private WorkflowLayout() {}

  /// The figure of a state.
  public static Figure figure(WorkflowState state, FigureOptions options) {
    Scene scene = new Scene(state, options);
    SpinePainter spine = new SpinePainter(scene);
    spine.panel();
    spine.spine();
    for (int row = 0; row < scene.rows; row++) {
      new RowPainter(scene, row).paint();
    }
    NotesPainter notes = new NotesPainter(scene);
    notes.more();
    if (scene.window()) {
      notes.legend();
      notes.fault();
      options.held().ifPresent(notes::pill);
    }
    return new Figure(
        "workflow",
        scene.geometry.width(),
        scene.geometry.height(scene.rows, scene.moreBelow()),
        "Figure 3.9. HTTP work flow",
        WorkflowWords.description(state, scene.shown),
        scene.marks());
  }
}
