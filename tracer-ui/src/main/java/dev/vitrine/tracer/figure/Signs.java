package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Shape.Anchor;
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

  private static final double PILL_TEXT = 12.5;
  private static final double PILL_HEIGHT = 24;

  private Signs() {}

  /// The token of a connection: a disc with its number, and the ring of the stage it is in. A closed one is
  /// hollow and grey. A long number stretches the disc.
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
    double more = tokenWidth(label, scale) - 2 * TOKEN_RADIUS * scale;
    Rect ground = disc(at, TOKEN_RADIUS * scale, more, Ink.fill(Paint.CANVAS));
    if (closed) {
      return List.of(ground, disc(at, 12 * scale, more, Ink.stroke(ring, 1.75 * scale)), number);
    }
    return List.of(
        ground,
        disc(at, 14.2 * scale, more, Ink.stroke(ring, 3 * scale)),
        disc(at, 11 * scale, more, Ink.fill(Paint.INK)),
        number);
  }

  /// How wide [#token] is with this label: a long number makes the disc a pill.
  public static double tokenWidth(String label, double scale) {
    double number = TextMeasure.width(label, Font.bold(13 * scale));
    return 2 * TOKEN_RADIUS * scale + Math.max(0, number - 18 * scale);
  }

  private static Rect disc(Point at, double radius, double more, Ink ink) {
    return new Rect(
        at.x() - radius - more / 2, at.y() - radius, 2 * radius + more, 2 * radius, radius, ink);
  }

  /// What stands on the token of several connections at one place: their count with a sign of multiplication, so that
  /// it is no connection's number.
  public static String crowd(long count) {
    return "×" + Amounts.grouped(count);
  }

  /// How wide [#pill] is with these words, at scale 1.
  public static double pillWidth(String words) {
    return pillWidth(words, 1);
  }

  public static double pillWidth(String words, double scale) {
    Font font = Font.semibold(PILL_TEXT * scale);
    return 34 * scale + TextMeasure.width(words, font) * TextMeasure.SLACK;
  }

  /// The pill that says what holds the server, its left end at `x`.
  public static List<Shape> pill(double x, double centreY, String words) {
    return pill(x, centreY, words, 1);
  }

  public static List<Shape> pill(double x, double centreY, String words, double scale) {
    double height = PILL_HEIGHT * scale;
    double width = pillWidth(words, scale);
    double bar = centreY - 5 * scale;
    Ink ink = Ink.fill(Paint.ON_INK);
    return List.of(
        new Rect(x, centreY - height / 2, width, height, height / 2, Ink.fill(Paint.INK)),
        new Rect(x + 12 * scale, bar, 3 * scale, 10 * scale, 0, ink),
        new Rect(x + 18 * scale, bar, 3 * scale, 10 * scale, 0, ink),
        Text.of(
            x + 28 * scale,
            centreY + 4.5 * scale,
            words,
            Font.semibold(PILL_TEXT * scale),
            Paint.ON_INK,
            Anchor.START));
  }

  /// The first of some ways to say what holds that is no wider than `room`; the last when none is.
  public static String fittingPill(double room, double scale, String... longestFirst) {
    for (String words : longestFirst) {
      if (pillWidth(words, scale) <= room) {
        return words;
      }
    }
    return longestFirst[longestFirst.length - 1];
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
