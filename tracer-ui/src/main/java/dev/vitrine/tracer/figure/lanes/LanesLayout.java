package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;

/// Turns the state of the lanes into the figure. Pure: the same state and options give the same figure.
final class LanesLayout {
  private LanesLayout() {}

  static Figure figure(LanesState state, FigureOptions options) {
    Frame frame = new Frame(state, options);
    for (int row = 0; row <= frame.shown.size(); row++) {
      new LanePainter(frame, row).paint();
    }
    // What runs across the lanes comes after them: it leaves their words free.
    new AxisPainter(frame).paint();
    new AcrossPainter(frame).paint();
    new FootPainter(frame).paint();
    return new Figure(
        "lanes",
        frame.width,
        frame.height,
        "Lanes: who waits and who runs",
        LanesWords.description(state, frame.shown, frame.hidden, options.across()),
        frame.sheet.marks());
  }
}
