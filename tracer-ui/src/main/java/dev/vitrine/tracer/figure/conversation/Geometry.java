package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.FigureOptions;

/// Where the two sides of a conversation stand. The room decides, never the messages: what does not go in is folded.
///
/// @param scale of text and rows: 1 in the window
record Geometry(double width, double height, double scale) {
  private static final double MARGIN = 16;
  private static final double BETWEEN = 96;
  private static final double HEAD = 34;
  private static final double CAPTION = 28;
  private static final double ROW = 23;
  private static final double STEP = 25;
  private static final double FOOT = 34;

  static Geometry of(FigureOptions options) {
    return options.inWindow()
        ? new Geometry(
            Math.clamp(options.width(), 820, 1240), Math.clamp(options.height(), 500, 1400), 1)
        : new Geometry(960, 760, 1.4);
  }

  double text() {
    return 12.5 * scale;
  }

  double column() {
    return (width - 2 * MARGIN - BETWEEN) / 2;
  }

  double left() {
    return MARGIN;
  }

  double right() {
    return width - MARGIN - column();
  }

  double top() {
    return MARGIN + HEAD * scale;
  }

  double caption() {
    return CAPTION * scale;
  }

  double row() {
    return ROW * scale;
  }

  double step() {
    return STEP * scale;
  }

  /// The middle of the line with the names of both sides.
  double head() {
    return MARGIN + HEAD * scale / 2 - 3;
  }

  int steps() {
    return (int) ((height - top()) * 0.46 / step());
  }

  double responseTop() {
    return top() + steps() * step() + 14;
  }

  private double foot() {
    return height - FOOT * scale;
  }

  int requestRows() {
    double next = row() + 26;
    return (int) ((foot() - top() - caption() - next) / row());
  }

  int responseRows() {
    return (int) ((foot() - responseTop() - caption() - 8) / row());
  }

  /// A message of so many rows.
  Box panel(boolean request, int rows) {
    double top = request ? top() : responseTop();
    double height = caption() + (rows == 0 ? 0 : rows * row() + 8);
    return new Box(request ? left() : right(), top, column(), height);
  }

  double footLine() {
    return height - FOOT * scale / 2;
  }

  double offsets() {
    return 44 * scale;
  }

  double names() {
    return 84 * scale;
  }
}
