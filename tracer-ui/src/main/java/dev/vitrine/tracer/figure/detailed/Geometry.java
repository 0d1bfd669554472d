package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Signs;

/// Where everything of the detailed flow figure stands, in plain numbers: fixed, so that nothing ever moves when a step
/// is taken. One set serves the window and the page: words of 17 units are 13 pixels in a column 740 wide, and stay
/// above 12 in the window.
final class Geometry {
  static final double WIDTH = 967;
  static final double HEIGHT = 632;

  /// The size of names, values and labels.
  static final double TEXT = 17;

  /// Of tokens, pills and arrows.
  static final double SCALE = 1.2;

  static final double TOKEN_SCALE = 1.1;
  static final double RADIUS = 10;
  static final Box LISTEN_PANEL = new Box(12, 12, 338, 144);
  static final Box LISTEN = new Box(40, 70, 282, 54);
  static final Box CONNECTION_PANEL = new Box(12, 168, 338, 452);
  static final Box LOOP_PANEL = new Box(452, 12, 503, 608);
  static final Box SERVE = new Box(488, 54, 280, 54);

  // The circle of the loop with its three boxes, 76 from middle to middle.
  static final Point LOOP = new Point(628, 344);
  static final double LOOP_RADIUS = 166;

  // The loop's arrow to itself: it leaves the circle and comes back to it.
  static final Point DIAL = new Point(813, 209);
  static final double DIAL_RADIUS = 86;
  static final double DIAL_START = 172.5;
  static final double DIAL_END = 473;

  private static final double FIRST_DETENT = 192;
  private static final double DETENTS_APART = 32.9;

  private Geometry() {}

  /// The box of a place; the boxes are all that has one.
  static Box box(Place place) {
    return switch (place) {
      case LISTEN -> LISTEN;
      case SERVE -> SERVE;
      case ACCEPT -> turn(0);
      case NEW_CONN -> turn(1);
      case SPAWN -> turn(2);
      case READ -> request(256);
      case ANALYSE -> request(320);
      case CHOOSE -> request(442);
      case HANDLER -> request(506);
      default -> throw new IllegalArgumentException(place + " is no box");
    };
  }

  private static Box turn(int index) {
    return new Box(LOOP.x() - 115, LOOP.y() - 27 + 76 * (index - 1), 230, 54);
  }

  private static Box request(double top) {
    return new Box(22, top, 318, 54);
  }

  static Outline handOver() {
    double y = LISTEN.centreY();
    return Outline.from(LISTEN_PANEL.right(), y).line(LOOP_PANEL.x() - 2, y);
  }

  static Outline enter() {
    return Outline.from(LOOP.x(), SERVE.bottom()).line(LOOP.x(), LOOP.y() - LOOP_RADIUS - 3);
  }

  /// From a box of the loop to the next.
  static Outline down(Place from, Place to) {
    return Outline.from(LOOP.x(), box(from).bottom()).line(LOOP.x(), box(to).y() - 2);
  }

  static Outline handle() {
    double y = box(Place.SPAWN).centreY();
    return Outline.from(box(Place.SPAWN).x(), y).line(CONNECTION_PANEL.right() + 2, y);
  }

  /// The angle of a detent of the dial in degrees, from 0 for 5 ms.
  static double detent(int index) {
    return FIRST_DETENT + DETENTS_APART * index;
  }

  static Outline dial(double from, double to) {
    return Outline.arc(DIAL.x(), DIAL.y(), DIAL_RADIUS, from, to);
  }

  /// A place around the dial's middle.
  static Point aroundDial(double angle, double radius) {
    double radians = Math.toRadians(angle);
    return new Point(DIAL.x() + radius * Math.cos(radians), DIAL.y() + radius * Math.sin(radians));
  }

  /// Where the token of a connection rests.
  static Point rest(Place place) {
    return rest(place, 2 * Signs.TOKEN_RADIUS * TOKEN_SCALE);
  }

  /// The same for one of another width: it grows away from the words.
  static Point rest(Place place, double width) {
    double half = width / 2;
    return switch (place) {
      case ACCEPT, NEW_CONN -> new Point(box(place).x() + 5 - half, box(place).y() - 2);
      // Below its arrow, whose words stand above it.
      case SPAWN -> new Point(handle().at(0.6).x(), handle().start().y() + 28);
      case READ, ANALYSE, CHOOSE, HANDLER ->
          new Point(box(place).right() - 6 + half, box(place).y() + 2);
      default -> new Point(CONNECTION_PANEL.right() - 18 - half, 238);
    };
  }

  /// The way on which it comes there.
  ///
  /// @param to where it rests
  /// @param again whether it served a request before
  static Outline way(Place place, Point to, boolean again) {
    return switch (place) {
      case SPAWN -> handle().moved(0, to.y() - handle().start().y());
      case NEW_CONN -> straight(rest(Place.ACCEPT), to);
      case READ -> straight(rest(again ? Place.CONNECTION : Place.SPAWN), to);
      case ANALYSE -> straight(rest(Place.READ), to);
      case CHOOSE -> straight(rest(Place.ANALYSE), to);
      case HANDLER -> straight(rest(Place.CHOOSE), to);
      default -> straight(rest(Place.HANDLER), to);
    };
  }

  private static Outline straight(Point from, Point to) {
    return Outline.from(from.x(), from.y()).line(to.x(), to.y());
  }

  static Spot middleOf(Box panel, double baseLine) {
    return Spot.middle(panel.centreX(), baseLine);
  }
}
