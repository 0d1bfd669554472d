package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Mark.Progress;
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
        };
    List<Shape> shapes = new ArrayList<>();
    if (now) {
      Outline shaft = way.drawnBack(stop(true) * scale);
      shapes.add(new Path(shaft, Ink.stroke(ground, width * scale + 2 * CASING)));
    }
    Ink line = Ink.stroke(paint, width * scale);
    shapes.addAll(drawn(way, progress == Progress.NOT_YET ? line.withDashes() : line, now, scale));
    return shapes;
  }

  /// An arrow of the chosen one's way: in ink, thinner than what is now.
  public static List<Shape> chosen(Outline way, double scale) {
    return drawn(way, Ink.stroke(Paint.INK, 2.25 * scale), false, scale);
  }

  private static List<Shape> drawn(Outline way, Ink line, boolean now, double scale) {
    double length = (now ? 12 : 10) * scale;
    double half = (now ? 5.5 : 4.5) * scale;
    double notch = (now ? 9.4 : 7.8) * scale;
    Point tip = way.end();
    Point before = way.lastControl();
    double far = before.distance(tip);
    double dx = (tip.x() - before.x()) / far;
    double dy = (tip.y() - before.y()) / far;
    Outline head =
        Outline.from(tip.x(), tip.y())
            .line(tip.x() - length * dx - half * dy, tip.y() - length * dy + half * dx)
            .line(tip.x() - notch * dx, tip.y() - notch * dy)
            .line(tip.x() - length * dx + half * dy, tip.y() - length * dy - half * dx)
            .close();
    return List.of(
        new Path(way.drawnBack(stop(now) * scale), line), new Path(head, Ink.fill(line.stroke())));
  }

  /// How far from the tip the line ends under the head.
  private static double stop(boolean now) {
    return now ? 10.5 : 8.5;
  }
}
