package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ellipse;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import java.util.List;

/// The small signs that stand on a figure: the token of a connection, the pill that says what holds, the
/// cross of a failure.
public final class Signs {
  /// From the middle of a token to the outer edge of its ring, at scale 1.
  public static final double TOKEN_RADIUS = 16;

  private static final Font PILL = Font.semibold(12.5);
  private static final double PILL_HEIGHT = 24;

  private Signs() {}

  /// The token of a connection: a disc with its number, and the ring of the stage it is in. A closed one is
  /// hollow and grey.
  public static List<Shape> token(
      Point at, String label, Stage stage, boolean closed, double scale) {
    Paint ring = closed ? Paint.NOTYET : stage.line();
    Text number =
        Text.of(
            at.x(),
            at.y() + 4.6 * scale,
            label,
            Font.bold(13 * scale),
            closed ? Paint.NOTYET : Paint.ON_INK,
            Anchor.MIDDLE);
    Ellipse ground = disc(at, TOKEN_RADIUS * scale, Ink.fill(Paint.CANVAS));
    if (closed) {
      return List.of(ground, disc(at, 12 * scale, Ink.stroke(ring, 1.75 * scale)), number);
    }
    return List.of(
        ground,
        disc(at, 14.2 * scale, Ink.stroke(ring, 3 * scale)),
        disc(at, 11 * scale, Ink.fill(Paint.INK)),
        number);
  }

  private static Ellipse disc(Point at, double radius, Ink ink) {
    return new Ellipse(at.x(), at.y(), radius, radius, ink);
  }

  /// How wide [#pill] is with these words.
  public static double pillWidth(String words) {
    return 28 + TextMeasure.width(words, PILL) * TextMeasure.SLACK + 6;
  }

  /// The pill that says what holds the server, its left end at `x`.
  public static List<Shape> pill(double x, double centreY, String words) {
    double top = centreY - PILL_HEIGHT / 2;
    return List.of(
        new Rect(x, top, pillWidth(words), PILL_HEIGHT, PILL_HEIGHT / 2, Ink.fill(Paint.INK)),
        new Rect(x + 12, centreY - 5, 3, 10, 0, Ink.fill(Paint.ON_INK)),
        new Rect(x + 18, centreY - 5, 3, 10, 0, Ink.fill(Paint.ON_INK)),
        Text.of(x + 28, centreY + 4.5, words, PILL, Paint.ON_INK, Anchor.START));
  }

  /// The cross of a failure, for the corner of a node.
  public static List<Shape> cross(double x, double y, double scale) {
    double r = 4 * scale;
    Ink ink = Ink.stroke(Paint.ERROR_LINE, 2.2 * scale);
    return List.of(
        new Path(Outline.from(x - r, y - r).line(x + r, y + r), ink),
        new Path(Outline.from(x + r, y - r).line(x - r, y + r), ink));
  }
}
