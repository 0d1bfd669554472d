package dev.vitrine.tracer.figure.states;

import dev.vitrine.http.ConnState;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Sheet.Spot;
import java.util.Map;

/// Where the states, the arrows between them and their words stand: fixed, in plain numbers at the window's
/// scale. NEW is at the top, ACTIVE and IDLE face each other in the middle, the ends are below.
final class Geometry {
  static final double WIDTH = 820;
  static final double HEIGHT = 544;
  static final Box PANEL = new Box(12, 14, 796, 516);
  static final double RX = 88;
  static final double RY = 36;

  private static final double LEFT = 230;
  private static final double RIGHT = 590;
  private static final double TOP = 134;
  private static final double MIDDLE = 280;
  private static final double BOTTOM = 424;
  private static final double OUTER = 774;

  private Geometry() {}

  /// An arrow and its words.
  record Way(Outline path, Spot label) {}

  static Point centre(ConnState state) {
    return switch (state) {
      case NEW -> new Point(LEFT, TOP);
      case ACTIVE -> new Point(LEFT, MIDDLE);
      case IDLE -> new Point(RIGHT, MIDDLE);
      case HIJACKED -> new Point(LEFT, BOTTOM);
      case CLOSED -> new Point(RIGHT, BOTTOM);
    };
  }

  /// Where the numbers of the chosen connection's visits stand, a line of words above them.
  static Spot visits(ConnState state) {
    Point c = centre(state);
    return switch (state) {
      case NEW -> Spot.middle(c.x(), c.y() - RY - 7);
      case ACTIVE, HIJACKED -> Spot.end(c.x() - RX - 18, c.y() + 12);
      case IDLE -> Spot.start(c.x() + RX + 18, c.y() + 12);
      case CLOSED -> Spot.middle(c.x(), c.y() + RY + 34);
    };
  }

  /// How much room there is for them.
  static double visitsRoom(ConnState state) {
    return state == ConnState.IDLE ? OUTER - 8 - (RIGHT + RX + 18) : LEFT - RX - 48;
  }

  private static final Map<Change, Way> WAYS =
      Map.of(
          Change.accepted(),
          new Way(Outline.from(30, TOP).line(LEFT - RX - 2, TOP), Spot.middle(84, TOP - 11)),
          Change.between(ConnState.NEW, ConnState.ACTIVE),
          new Way(
              Outline.from(LEFT, TOP + RY).line(LEFT, MIDDLE - RY - 2),
              Spot.end(LEFT - 14, (TOP + MIDDLE) / 2 + 4)),
          Change.between(ConnState.NEW, ConnState.CLOSED),
          new Way(
              Outline.from(LEFT + RX, TOP)
                  .line(OUTER - 16, TOP)
                  .corner(OUTER, TOP, OUTER, TOP + 16)
                  .line(OUTER, BOTTOM - 16)
                  .corner(OUTER, BOTTOM, OUTER - 16, BOTTOM)
                  .line(RIGHT + RX + 2, BOTTOM),
              Spot.middle((LEFT + RX + OUTER) / 2, TOP - 11)),
          Change.between(ConnState.ACTIVE, ConnState.IDLE),
          new Way(
              Outline.from(LEFT + 68, MIDDLE - 24)
                  .cubic(
                      LEFT + 112, MIDDLE - 66, RIGHT - 112, MIDDLE - 66, RIGHT - 69, MIDDLE - 26),
              Spot.middle((LEFT + RIGHT) / 2, MIDDLE - 66)),
          Change.between(ConnState.IDLE, ConnState.ACTIVE),
          new Way(
              Outline.from(RIGHT - 68, MIDDLE + 24)
                  .cubic(RIGHT - 112, MIDDLE + 66, LEFT + 112, MIDDLE + 66, LEFT + 69, MIDDLE + 26),
              Spot.middle((LEFT + RIGHT) / 2 + 4, MIDDLE + 75)),
          Change.between(ConnState.ACTIVE, ConnState.HIJACKED),
          new Way(
              Outline.from(LEFT, MIDDLE + RY).line(LEFT, BOTTOM - RY - 2),
              Spot.end(LEFT - 14, (MIDDLE + BOTTOM) / 2 + 4)),
          Change.between(ConnState.ACTIVE, ConnState.CLOSED),
          new Way(
              Outline.from(LEFT + 36, MIDDLE + 33)
                  .cubic(
                      LEFT + 66, BOTTOM - 26, LEFT + 130, BOTTOM - 4, RIGHT - RX - 2, BOTTOM - 2),
              Spot.middle((LEFT + RIGHT) / 2, BOTTOM + 20)),
          Change.between(ConnState.IDLE, ConnState.CLOSED),
          new Way(
              Outline.from(RIGHT, MIDDLE + RY).line(RIGHT, BOTTOM - RY - 2),
              Spot.start(RIGHT + 14, (MIDDLE + BOTTOM) / 2 + 4)));

  /// The hand-made way of a change.
  ///
  /// @throws IllegalStateException when the server's table has gained a change that has none
  static Way way(Change change) {
    Way way = WAYS.get(change);
    if (way == null) {
      throw new IllegalStateException("no arrow is drawn for " + change.id());
    }
    return way;
  }
}
