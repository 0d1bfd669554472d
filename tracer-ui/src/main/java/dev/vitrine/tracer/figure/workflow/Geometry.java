package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape.Anchor;
import java.util.List;

/// Where everything of the work flow figure stands, in plain numbers: fixed, so that nothing ever moves when
/// a step is taken. There are two sets: one for the window, with values and bands, and one for a page or a
/// projector, with the proportions and the large words of Figure 3.9.
///
/// A connection is a row; positions named `dy` are measured from the row's middle, downwards.
record Geometry(
    double width,
    Box firstPanel,
    double panelRadius,
    double margin,
    double spine,
    double boxWidth,
    double boxHeight,
    List<Double> boxTops,
    double ellipse,
    double listenY,
    double listenHalf,
    double firstRow,
    double pitch,
    double clientHalf,
    Box firstBand,
    Box firstHandler,
    Arc request,
    Arc response,
    Arc read,
    Arc write,
    Spot requestLabel,
    Spot responseLabel,
    Spot readLabel,
    Spot writeLabel,
    Spot acceptLabel,
    Spot title,
    Spot address,
    Spot counts,
    Spot personFeet,
    double personScale,
    Spot clientName,
    double trunk,
    double nameSize,
    double valueSize,
    double labelSize,
    double titleSize,
    double scale) {
  /// A cubic from left or right to its tip; the y of each point is a `dy`. A token on its way rests at the
  /// fraction `rest` of it, and rides `aside` below it, so that it covers no label.
  record Arc(
      double x0,
      double y0,
      double x1,
      double y1,
      double x2,
      double y2,
      double x3,
      double y3,
      double rest,
      double aside) {
    Outline at(double middle) {
      return Outline.from(x0, middle + y0).cubic(x1, middle + y1, x2, middle + y2, x3, middle + y3);
    }
  }

  /// Where a text stands: its base line and which part of it is at `x`.
  record Spot(double x, double y, Anchor anchor) {
    static Spot start(double x, double y) {
      return new Spot(x, y, Anchor.START);
    }

    static Spot middle(double x, double y) {
      return new Spot(x, y, Anchor.MIDDLE);
    }

    static Spot end(double x, double y) {
      return new Spot(x, y, Anchor.END);
    }
  }

  /// The main window: 820 wide, rows of 98 in bands, values under the names.
  static final Geometry WINDOW =
      new Geometry(
          820,
          new Box(176, 14, 632, 414),
          10,
          4,
          326,
          160,
          42,
          List.of(30.0, 94.0, 158.0),
          84,
          258,
          30,
          367,
          112,
          33,
          new Box(226, 318, 566, 98),
          new Box(636, 345, 144, 46),
          new Arc(62, -15, 100, -37, 180, -43, 252, -17, 0.7, 0),
          new Arc(254, 19, 200, 47, 110, 49, 62, 21, 0.24, 0),
          new Arc(396, -19, 440, -45, 640, -49, 704, -24, 0.6, -8),
          new Arc(704, 26, 660, 49, 440, 45, 396, 20, 0.6, 8),
          Spot.middle(132, -40),
          Spot.middle(140, 34),
          Spot.middle(522, -19),
          Spot.middle(522, 29),
          Spot.start(338, 309),
          Spot.end(786, 54),
          Spot.end(786, 76),
          Spot.end(786, 95),
          Spot.start(46, 1),
          1.15,
          Spot.start(72, -7),
          206,
          12.5,
          12,
          13,
          26,
          1);

  /// A page of the book and the presenter: 960 wide, 13 px text when set 740 wide, labels outside the arcs.
  static final Geometry PAGE =
      new Geometry(
          960,
          new Box(248, 14, 698, 592),
          12,
          14,
          400,
          190,
          52,
          List.of(36.0, 120.0, 204.0),
          110,
          346,
          38,
          492,
          232,
          40,
          new Box(0, 0, 0, 0),
          new Box(742, 466, 184, 54),
          new Arc(80, -54, 130, -80, 226, -78, 306, -28, 0.6, 14),
          new Arc(308, 26, 250, 80, 130, 74, 80, 24, 0.6, -16),
          new Arc(492, -26, 540, -72, 790, -72, 834, -28, 0.6, 16),
          new Arc(834, 28, 800, 74, 548, 72, 492, 30, 0.6, -16),
          Spot.middle(182, -90),
          Spot.middle(186, 91),
          Spot.middle(655, -74),
          Spot.middle(655, 86),
          Spot.end(384, 423),
          Spot.end(922, 66),
          Spot.end(922, 94),
          Spot.end(922, 118),
          Spot.start(52, -18),
          1.75,
          Spot.start(86, -10),
          264,
          17.5,
          17.5,
          18,
          36,
          1.15);

  /// Room for the line that says how many connections are not drawn.
  private static final double MORE = 30;

  boolean bands() {
    return firstBand.height() > 0;
  }

  /// Names alone where there are no bands: the words are as large there as the nodes allow.
  NodePainter.Sizes nodes() {
    return new NodePainter.Sizes(nameSize, bands() ? valueSize : 0, scale);
  }

  double middle(int row) {
    return firstRow + row * pitch;
  }

  Box panel(int rows, boolean more) {
    return new Box(
        firstPanel.x(),
        firstPanel.y(),
        firstPanel.width(),
        firstPanel.height() + (rows - 1) * pitch + (more ? MORE : 0));
  }

  double height(int rows, boolean more) {
    return panel(rows, more).bottom() + margin;
  }

  Box band(int row) {
    return down(firstBand, row);
  }

  Box handler(int row) {
    return down(firstHandler, row);
  }

  private Box down(Box first, int row) {
    return new Box(first.x(), first.y() + row * pitch, first.width(), first.height());
  }

  /// SOCKET, BIND and LISTEN, by their order.
  Box box(int index) {
    return new Box(spine - boxWidth / 2, boxTops.get(index), boxWidth, boxHeight);
  }

  /// From the bottom of one node of the spine to the top of the next, 0 to 2.
  Outline spineArrow(int index) {
    double bottom = box(index).bottom();
    double top = index < 2 ? boxTops.get(index + 1) : listenY - listenHalf;
    return Outline.from(spine, bottom).line(spine, top - 2);
  }

  /// From the listen socket to a client socket. The first falls straight down; the others leave left of the
  /// middle and go down a common trunk between the panel's border and the bands.
  ///
  /// @param ring how far the ring of the target stands out; 0 without one
  Outline accept(int row, double ring) {
    double middle = middle(row);
    double from = listenY + listenHalf;
    if (row == 0) {
      return Outline.from(spine, from).line(spine, middle - clientHalf - ring - 2);
    }
    double leaves = spine - 20;
    double turn = from + 15;
    double arrives = middle - 5;
    double tip = spine - ellipse - ring - 3;
    double radius = Math.min(16, tip - 6 - trunk);
    return Outline.from(leaves, from - 1)
        .line(leaves, turn - 12)
        .corner(leaves, turn, leaves - 12, turn)
        .line(trunk + radius, turn)
        .corner(trunk, turn, trunk, turn + radius)
        .line(trunk, arrives - radius)
        .corner(trunk, arrives, trunk + radius, arrives)
        .line(tip, arrives);
  }

  /// From a client to the listen socket: the first in one bow, the others past the clients above them, on
  /// their left, to one place.
  Outline connect(int row) {
    double middle = middle(row);
    double aim = listenY + (bands() ? 8 : 0) - (row == 0 ? 0 : 14 * scale);
    double off = (aim - listenY) / listenHalf;
    double tip = spine - ellipse * Math.sqrt(1 - off * off) - 3;
    double person = personFeet.x();
    if (row == 0) {
      double lift = bands() ? 31 : 66;
      return Outline.from(person + 1, middle - lift)
          .cubic(
              person + 1,
              middle - lift - (bands() ? 44 : 60),
              bands() ? 110 : 130,
              aim + (bands() ? 2 : -2),
              tip,
              aim);
    }
    double left = 14 - 5 * row;
    double above = firstRow + 16;
    double start = middle - (bands() ? 17 : 30);
    Outline way =
        Outline.from(person - (bands() ? 14 : 24), start)
            .cubic(left + 6, start - 20, left, start - 40, left, start - 64);
    if (start - 64 > above) {
      way = way.line(left, above);
    }
    return way.cubic(left, above - (bands() ? 84 : 110), bands() ? 96 : 120, aim, tip, aim);
  }

  /// The word on the clients' arrows to the listen socket stands above all of them.
  Spot connectLabel(int rows) {
    if (bands()) {
      return Spot.middle(128, 246);
    }
    double highest = rows == 1 ? connect(0).box().y() - 12 : connect(1).box().y() - 14;
    return Spot.middle(158, highest);
  }

  /// Where the token of a connection stands when it rests on a node: its top right corner.
  Point corner(Place place, int row) {
    double middle = middle(row);
    if (place == Place.HANDLER) {
      Box box = handler(row);
      return new Point(box.right() - 4, box.y() + 2);
    }
    return new Point(spine + ellipse * 0.78, middle - clientHalf * 0.84);
  }
}
