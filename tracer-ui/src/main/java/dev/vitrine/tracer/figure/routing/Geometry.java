package dev.vitrine.tracer.figure.routing;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.routing.Tests.Column;

/// Where everything of the routing figure stands. Columns share the width that there is, rows the height; neither
/// depends on the request, so that only the order of the rows changes when the mux decides.
///
/// @param width of the whole figure
/// @param rows how many rows there are at most, the line of the folded ones included
/// @param text the size of the chips' words; the others follow it
record Geometry(double width, int rows, double text, double pitch, boolean notes) {
  private static final double MARGIN = 16;
  private static final double HEADER = 52;
  private static final double FIRST = 140;
  private static final double RULING = 56;
  private static final double PITCH = 59.5;
  private static final double GAP = 6;
  private static final double BOTTOM = 12;

  /// @param patterns how many there are to show
  static Geometry of(FigureOptions options, int patterns) {
    if (!options.inWindow()) {
      return new Geometry(960, Math.clamp(patterns, 3, 8), 17.5, 66, false);
    }
    double width = Math.clamp(options.width(), 820, 1100);
    double room = options.height() - (FIRST - PITCH / 2) - GAP - RULING - BOTTOM;
    int most = Math.clamp((long) (room / PITCH), 5, 12);
    return new Geometry(width, Math.clamp(patterns, 3, most), 13, PITCH, true);
  }

  double height() {
    return ruling().bottom() + BOTTOM;
  }

  double scale() {
    return notes ? 1 : 1.15;
  }

  Box header() {
    return new Box(MARGIN, MARGIN, width - 2 * MARGIN, HEADER);
  }

  /// The base line of the columns' titles.
  double titles() {
    return header().bottom() + 30;
  }

  double middle(int row) {
    return FIRST + row * pitch;
  }

  Box pattern(int row) {
    return new Box(MARGIN + 8, middle(row) - 23, share(0.235), 46);
  }

  double column(Column column) {
    return share(
        switch (column) {
          case HOST -> 0.348;
          case METHOD -> 0.498;
          case PATH -> 0.69;
        });
  }

  /// How wide a chip may be.
  double chip(Column column) {
    return share(
        switch (column) {
          case HOST -> 0.142;
          case METHOD -> 0.148;
          case PATH -> 0.228;
        });
  }

  double chipHeight() {
    return 2.15 * text;
  }

  double tip() {
    return share(0.834);
  }

  double verdict() {
    return share(0.845);
  }

  double verdictRoom() {
    return header().right() - verdict();
  }

  Box ruling() {
    return new Box(
        MARGIN,
        middle(rows - 1) + pitch / 2 + GAP,
        share(0.755) - MARGIN,
        notes ? RULING : 1.6 * RULING);
  }

  /// What is called in the end.
  Box handler() {
    Box ruling = ruling();
    double left = ruling.right() + 36;
    return new Box(left, ruling.centreY() - 23, header().right() - left, 46);
  }

  private double share(double part) {
    return Math.round(width * part);
  }
}
