package dev.vitrine.tracer.figure;

import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;

/// A path of lines and cubic curves: the one geometry that every renderer knows, and along which a token
/// travels. Immutable; built with [#from] and the methods after it.
public record Outline(List<Segment> segments) {
  /// One piece; the first of a path is a [Move].
  public sealed interface Segment {
    Point to();
  }

  public record Move(Point to) implements Segment {}

  public record Line(Point to) implements Segment {}

  public record Cubic(Point c1, Point c2, Point to) implements Segment {}

  /// Back to the beginning.
  public record Close(Point to) implements Segment {}

  /// Into how many straight pieces a curve is cut to measure it.
  private static final int PIECES = 24;

  public Outline {
    segments = List.copyOf(segments);
    if (segments.isEmpty() || !(segments.getFirst() instanceof Move)) {
      throw new IllegalArgumentException("a path begins with a move");
    }
  }

  public static Outline from(double x, double y) {
    return new Outline(List.of(new Move(new Point(x, y))));
  }

  public Outline line(double x, double y) {
    return with(new Line(new Point(x, y)));
  }

  public Outline cubic(double x1, double y1, double x2, double y2, double x, double y) {
    return with(new Cubic(new Point(x1, y1), new Point(x2, y2), new Point(x, y)));
  }

  /// A corner rounded towards `(cornerX, cornerY)`: the quadratic curve with that control point.
  public Outline corner(double cornerX, double cornerY, double x, double y) {
    Point a = end();
    Point corner = new Point(cornerX, cornerY);
    Point b = new Point(x, y);
    return with(new Cubic(a.towards(corner, 2.0 / 3), b.towards(corner, 2.0 / 3), b));
  }

  /// Part of a circle, beginning where it begins.
  ///
  /// @param from the angle of the beginning in degrees, clockwise from the right
  /// @param to the angle of the end; less than `from` to go anticlockwise
  public static Outline arc(double cx, double cy, double radius, double from, double to) {
    double a = Math.toRadians(from);
    Outline way = from(cx + radius * Math.cos(a), cy + radius * Math.sin(a));
    // A cubic follows a quarter of a circle to a four-thousandth of its radius.
    int pieces = Math.max(1, (int) Math.ceil(Math.abs(to - from) / 90));
    double turn = Math.toRadians((to - from) / pieces);
    double reach = radius * 4 / 3 * Math.tan(turn / 4);
    for (int i = 0; i < pieces; i++) {
      double b = a + turn;
      double x = cx + radius * Math.cos(b);
      double y = cy + radius * Math.sin(b);
      Point start = way.end();
      way =
          way.cubic(
              start.x() - reach * Math.sin(a),
              start.y() + reach * Math.cos(a),
              x + reach * Math.sin(b),
              y - reach * Math.cos(b),
              x,
              y);
      a = b;
    }
    return way;
  }

  public Outline close() {
    return with(new Close(start()));
  }

  private Outline with(Segment next) {
    List<Segment> all = new ArrayList<>(segments);
    all.add(next);
    return new Outline(all);
  }

  /// The same path around the origin, `factor` times as large.
  public Outline scaled(double factor) {
    return mapped(p -> new Point(p.x() * factor, p.y() * factor));
  }

  /// The same path elsewhere.
  public Outline moved(double dx, double dy) {
    return mapped(p -> p.moved(dx, dy));
  }

  private Outline mapped(UnaryOperator<Point> map) {
    return new Outline(
        segments.stream()
            .<Segment>map(s ->
                switch (s) {
                  case Move(Point to) -> new Move(map.apply(to));
                  case Line(Point to) -> new Line(map.apply(to));
                  case Cubic(Point c1, Point c2, Point to) ->
                      new Cubic(map.apply(c1), map.apply(c2), map.apply(to));
                  case Close(Point to) -> new Close(map.apply(to));
                })
            .toList());
  }

  public Point start() {
    return segments.getFirst().to();
  }

  public Point end() {
    return segments.getLast().to();
  }

  /// The point that gives the direction in which the path arrives.
  public Point lastControl() {
    return segments.getLast() instanceof Cubic(_, Point c2, _)
        ? c2
        : segments.get(segments.size() - 2).to();
  }

  /// The same path with its end drawn back by `by`, in the direction in which it arrives.
  public Outline drawnBack(double by) {
    Point end = end();
    Point before = lastControl();
    Point back = end.towards(before, by / before.distance(end));
    List<Segment> all = new ArrayList<>(segments);
    Segment last = all.removeLast();
    all.add(
        last instanceof Cubic(Point c1, Point c2, _) ? new Cubic(c1, c2, back) : new Line(back));
    return new Outline(all);
  }

  /// The path as many short straight pieces, its start first.
  public List<Point> points() {
    List<Point> all = new ArrayList<>();
    Point at = start();
    all.add(at);
    for (Segment s : segments.subList(1, segments.size())) {
      if (s instanceof Cubic(Point c1, Point c2, Point to)) {
        for (int i = 1; i <= PIECES; i++) {
          all.add(onCubic(at, c1, c2, to, (double) i / PIECES));
        }
      } else {
        all.add(s.to());
      }
      at = s.to();
    }
    return all;
  }

  public double length() {
    double sum = 0;
    List<Point> points = points();
    for (int i = 1; i < points.size(); i++) {
      sum += points.get(i - 1).distance(points.get(i));
    }
    return sum;
  }

  /// The point at a fraction of the length: 0 is the start, 1 the end.
  public Point at(double fraction) {
    double left = length() * Math.clamp(fraction, 0, 1);
    List<Point> points = points();
    for (int i = 1; i < points.size(); i++) {
      double piece = points.get(i - 1).distance(points.get(i));
      if (piece > 0 && left <= piece) {
        return points.get(i - 1).towards(points.get(i), left / piece);
      }
      left -= piece;
    }
    return end();
  }

  public Box box() {
    Box box = new Box(start().x(), start().y(), 0, 0);
    for (Point p : points()) {
      box = box.union(new Box(p.x(), p.y(), 0, 0));
    }
    return box;
  }

  private static Point onCubic(Point a, Point c1, Point c2, Point b, double t) {
    Point p = a.towards(c1, t);
    Point q = c1.towards(c2, t);
    Point r = c2.towards(b, t);
    return p.towards(q, t).towards(q.towards(r, t), t);
  }
}
