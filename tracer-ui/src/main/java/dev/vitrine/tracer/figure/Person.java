package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Shape.Ellipse;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import java.util.List;

/// The client as the source text draws him: a standing person.
public final class Person {
  private Person() {}

  /// The person standing at a place.
  ///
  /// @param x the middle of the body
  /// @param y about the middle of the height, which is 40 times `scale`
  public static List<Shape> at(double x, double y, double scale, Paint paint) {
    Pen pen = new Pen(x, y, scale);
    return List.of(
        new Ellipse(x, y - 16 * scale, 6 * scale, 6 * scale, Ink.fill(paint)),
        // Shoulders, then down one arm and leg, up the other.
        new Path(
            pen.from(-9, -7)
                .across(18)
                .bend(2.5, 2.5)
                .down(12)
                .cap(-5, 2.5)
                .down(-8)
                .across(-1)
                .down(22)
                .cap(-5.2, 2.6)
                .down(-12)
                .across(-0.6)
                .down(12)
                .cap(-5.2, 2.6)
                .down(-22)
                .across(-1)
                .down(8)
                .cap(-5, 2.5)
                .down(-12)
                .bend(2.5, -2.5)
                .done(),
            Ink.fill(paint)));
  }

  /// Draws with relative moves, scaled.
  private static final class Pen {
    /// Control length of a quarter circle by a cubic.
    private static final double QUARTER = 0.5523;

    private final double left;
    private final double top;
    private final double scale;
    private double x;
    private double y;
    private Outline way = Outline.from(0, 0);

    Pen(double left, double top, double scale) {
      this.left = left;
      this.top = top;
      this.scale = scale;
    }

    Pen from(double atX, double atY) {
      x = atX;
      y = atY;
      way = Outline.from(left + x * scale, top + y * scale);
      return this;
    }

    Pen across(double by) {
      x += by;
      return lineHere();
    }

    Pen down(double by) {
      y += by;
      return lineHere();
    }

    /// A quarter circle: leaves along x when `dy` is positive, along y when it is negative.
    Pen bend(double dx, double dy) {
      double k = 1 - QUARTER;
      if (dy > 0) {
        curve(QUARTER * dx, 0, dx, k * dy, dx, dy);
      } else {
        curve(0, QUARTER * dy, k * dx, dy, dx, dy);
      }
      return this;
    }

    /// A half circle to the left, bulging downwards: the end of an arm or a leg.
    Pen cap(double dx, double radius) {
      double k = QUARTER * radius;
      curve(0, k, dx / 2 + k, radius, dx / 2, radius);
      curve(-k, 0, dx / 2, -radius + k, dx / 2, -radius);
      return this;
    }

    Outline done() {
      return way.close();
    }

    private void curve(double x1, double y1, double x2, double y2, double dx, double dy) {
      way =
          way.cubic(
              left + (x + x1) * scale,
              top + (y + y1) * scale,
              left + (x + x2) * scale,
              top + (y + y2) * scale,
              left + (x + dx) * scale,
              top + (y + dy) * scale);
      x += dx;
      y += dy;
    }

    private Pen lineHere() {
      way = way.line(left + x * scale, top + y * scale);
      return this;
    }
  }
}
