package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Glyph;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Dash;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints what runs across the lanes: where a thread was started, and where a shutdown began. Such a line passes behind
/// bars and words.
final class AcrossPainter {
  private final Frame frame;

  AcrossPainter(Frame frame) {
    this.frame = frame;
  }

  void paint() {
    for (int row = 1; row <= frame.shown.size(); row++) {
      start(frame.shown.get(row - 1), row);
    }
    frame.state.shutdown().ifPresent(this::shutdown);
  }

  private void start(Lane lane, int row) {
    double x = frame.scale.x(lane.begun());
    if (!frame.inSight(x) || x > frame.playhead() + 0.5) {
      return;
    }
    double tip = frame.middle(row) - 19;
    List<Shape> shapes =
        new ArrayList<>(
            line(x, frame.middle(0) + 17, tip - 8, Ink.stroke(Paint.EDGE, 1.5).with(Dash.DOTTED)));
    shapes.add(
        new Path(
            Outline.from(x, tip).line(x - 4.5, tip - 9).line(x + 4.5, tip - 9).close(),
            Ink.fill(Paint.EDGE)));
    frame.sheet.edge(
        new Mark(
            "edge:start:" + lane.id(),
            Kind.EDGE,
            Optional.of(Stage.ACCEPT),
            Progress.DONE,
            "starts the thread of connection " + lane.id(),
            shapes));
  }

  private void shutdown(Moment time) {
    double x = frame.scale.x(time);
    if (!frame.inSight(x) || x > frame.playhead() + 0.5) {
      return;
    }
    double bottom = Frame.HEAD + Frame.PITCH * (frame.shown.size() + 1);
    List<Shape> shapes =
        new ArrayList<>(line(x, Frame.HEAD + 14, bottom, Ink.stroke(Stage.SHUTDOWN.line(), 2)));
    shapes.addAll(
        Glyph.at(new Point(x, Frame.HEAD + 8), Stage.SHUTDOWN, 14, Stage.SHUTDOWN.line()));
    frame.sheet.edge(
        new Mark(
            "edge:shutdown",
            Kind.EDGE,
            Optional.of(Stage.SHUTDOWN),
            Progress.DONE,
            "a shutdown begins",
            shapes));
  }

  /// A line downwards, in as many pieces as the obstacles leave.
  private List<Shape> line(double x, double top, double bottom, Ink ink) {
    List<Box> behind =
        frame.obstacles.stream()
            .filter(b -> b.x() - 1 <= x && x <= b.right() + 1)
            .sorted((a, b) -> Double.compare(a.y(), b.y()))
            .toList();
    List<Shape> pieces = new ArrayList<>();
    double at = top;
    for (Box box : behind) {
      piece(x, at, Math.min(box.y() - 1, bottom), ink, pieces);
      at = Math.max(at, box.bottom() + 1);
    }
    piece(x, at, bottom, ink, pieces);
    return pieces;
  }

  private static void piece(double x, double from, double to, Ink ink, List<Shape> pieces) {
    if (to - from > 2) {
      pieces.add(new Path(Outline.from(x, from).line(x, to), ink));
    }
  }
}
