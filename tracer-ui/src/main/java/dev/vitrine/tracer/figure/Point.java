package dev.vitrine.tracer.figure;

/// A place in a figure; y grows downwards.
public record Point(double x, double y) {
  public double distance(Point other) {
    return Math.hypot(other.x - x, other.y - y);
  }

  /// The point at `t` of the way to the other: 0 is this one, 1 the other.
  public Point towards(Point other, double t) {
    return new Point(x + (other.x - x) * t, y + (other.y - y) * t);
  }

  public Point moved(double dx, double dy) {
    return new Point(x + dx, y + dy);
  }
}
