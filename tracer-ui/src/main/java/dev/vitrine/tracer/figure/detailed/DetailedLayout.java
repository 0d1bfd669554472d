package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;

/// Turns the state of the detailed flow figure into the figure: Figure 3.10 of the source text, its three panels and
/// the circle of the accept loop. Pure: the same state and options give the same figure.
final class DetailedLayout {
  private DetailedLayout() {}

  static Figure figure(DetailedState state, FigureOptions options) {
    Scene scene = new Scene(state, options);
    new ListenPainter(scene).paint();
    new LoopPainter(scene).paint();
    new ServePainter(scene).paint();
    new TokenPainter(scene).paint();
    new HeldPainter(scene).paint();
    return new Figure(
        "detailed",
        Geometry.WIDTH,
        Geometry.HEIGHT,
        "Figure 3.10. Detailed HTTP work flow",
        DetailedWords.description(state, scene.focus),
        scene.sheet.marks());
  }
}
