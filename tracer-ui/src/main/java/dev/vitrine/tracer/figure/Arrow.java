package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline.Cubic;
import dev.vitrine.tracer.figure.Outline.Segment;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import java.util.ArrayList;
import java.util.List;

/// An arrow along a path whose end is the tip: a line and a filled, notched head. Dashes mean not yet; the
/// arrow that is now is thick, in ink, and lies on a casing in the ground's colour, so that what it crosses
/// stays apart.
public final class Arrow {
  private static final double CASING = 3;

  private Arrow() {}

  /// The shapes of one arrow, casing first.
  ///
  /// @param scale 1 in the window; 1.15 makes the heavier arrows of the book
  public static List<Shape> of(Outline way, Progress progress, double scale) {
    return of(way, progress, scale, Paint.SERVER);
  }

  /// The same on another ground, whose colour the casing has.
  public static List<Shape> of(Outline way, Progress progress, double scale, Paint ground) {
    boolean now = progress == Progress.NOW;
    double length = (now ? 12 : 10) * scale;
    double half = (now ? 5.5 : 4.5) * scale;
    double notch = (now ? 9.4 : 7.8) * scale;
    double stop = (now ? 10.5 : 8.5) * scale;
    Paint paint =
        switch (progress) {
          case DONE -> Paint.EDGE;
          case NOW -> Paint.INK;
          case NOT_YET -> Paint.NOTYET;
        };
    double width =
        switch (progress) {
              case DONE -> 1.75;
              case NOW -> 3;
              case NOT_YET -> 1.5;
            }
            * scale;
    Point tip = way.end();
    Point before = lastControl(way);
    double far = before.distance(tip);
    double dx = (tip.x() - before.x()) / far;
    double dy = (tip.y() - before.y()) / far;
    Outline shaft = endingAt(way, new Point(tip.x() - stop * dx, tip.y() - stop * dy));
    Outline head =
        Outline.from(tip.x(), tip.y())
            .line(tip.x() - length * dx - half * dy, tip.y() - length * dy + half * dx)
            .line(tip.x() - notch * dx, tip.y() - notch * dy)
            .line(tip.x() - length * dx + half * dy, tip.y() - length * dy - half * dx)
            .close();
    List<Shape> shapes = new ArrayList<>();
    if (now) {
      shapes.add(new Path(shaft, Ink.stroke(ground, width + 2 * CASING)));
    }
    Ink line = Ink.stroke(paint, width);
    shapes.add(new Path(shaft, progress == Progress.NOT_YET ? line.withDashes() : line));
    shapes.add(new Path(head, Ink.fill(paint)));
    return shapes;
  }

  /// The point that gives the direction in which the path arrives.
  private static Point lastControl(Outline way) {
    List<Segment> all = way.segments();
    return all.getLast() instanceof Cubic(_, Point c2, _) ? c2 : all.get(all.size() - 2).to();
  }

  private static Outline endingAt(Outline way, Point end) {
    List<Segment> all = new ArrayList<>(way.segments());
    Segment last = all.removeLast();
    all.add(
        last instanceof Cubic(Point c1, Point c2, _)
            ? new Cubic(c1, c2, end)
            : new Outline.Line(end));
    return new Outline(all);
  }
}
