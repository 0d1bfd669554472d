package dev.vitrine.tracer.render.text;

import dev.vitrine.tracer.figure.TextMeasure;

/// Characters in rows and columns. Lines that meet are joined; a text covers lines.
final class Grid {
  /// How a line is drawn, the weakest first.
  enum Line {
    DASHED,
    THIN,
    HEAVY
  }

  private static final int UP = 1;
  private static final int RIGHT = 2;
  private static final int DOWN = 4;
  private static final int LEFT = 8;

  // By the directions in which a line leaves the cell, as bits.
  private static final String THIN = " ╵╶╰╷│╭├╴╯─┴╮┤┬┼";
  private static final String SQUARE = " ╵╶└╷│┌├╴┘─┴┐┤┬┼";
  private static final String HEAVY = " ╹╺┗╻┃┏┣╸┛━┻┓┫┳╋";
  private static final String DASHED = " ┆┄╰┆┆╭├┄╯┄┴╮┤┬┼";
  private static final String SQUARE_DASHED = " ┆┄└┆┆┌├┄┘┄┴┐┤┬┼";

  private final int width;
  private final int height;
  private final int[] bits;
  private final Line[] lines;
  private final boolean[] square;
  private final String[] texts;

  /// Stands in the second column of a character that takes two.
  private static final String COVERED = "";

  Grid(int width, int height) {
    this.width = width;
    this.height = height;
    bits = new int[width * height];
    lines = new Line[width * height];
    square = new boolean[width * height];
    texts = new String[width * height];
    java.util.Arrays.fill(lines, Line.DASHED);
    java.util.Arrays.fill(texts, " ");
  }

  /// How many columns a text takes: East Asian characters take two.
  static int columns(String text) {
    return text.codePoints().map(c -> TextMeasure.isFullWidth(c) ? 2 : 1).sum();
  }

  boolean inside(int x, int y) {
    return x >= 0 && y >= 0 && x < width && y < height;
  }

  /// Whether nothing stands here.
  boolean free(int x, int y) {
    return inside(x, y) && bits[y * width + x] == 0 && texts[y * width + x].equals(" ");
  }

  boolean hasText(int x, int y) {
    return inside(x, y) && !texts[y * width + x].equals(" ");
  }

  /// A straight line, upright or level; both ends are part of it.
  void line(int x1, int y1, int x2, int y2, Line kind) {
    int x = x1;
    int y = y1;
    while (x != x2 || y != y2) {
      int dx = Integer.signum(x2 - x);
      int dy = dx != 0 ? 0 : Integer.signum(y2 - y);
      join(x, y, dx > 0 ? RIGHT : dx < 0 ? LEFT : dy > 0 ? DOWN : UP, kind);
      x += dx;
      y += dy;
      join(x, y, dx > 0 ? LEFT : dx < 0 ? RIGHT : dy > 0 ? UP : DOWN, kind);
    }
  }

  /// A frame, with round corners or square ones.
  void frame(int left, int top, int right, int bottom, Line kind, boolean round) {
    line(left, top, right, top, kind);
    line(left, bottom, right, bottom, kind);
    line(left, top, left, bottom, kind);
    line(right, top, right, bottom, kind);
    for (int x : new int[] {left, right}) {
      for (int y : new int[] {top, bottom}) {
        if (inside(x, y)) {
          square[y * width + x] = !round;
        }
      }
    }
  }

  private void join(int x, int y, int direction, Line kind) {
    if (inside(x, y)) {
      int at = y * width + x;
      bits[at] |= direction;
      if (kind.compareTo(lines[at]) > 0) {
        lines[at] = kind;
      }
    }
  }

  /// A text from a column on; what leaves the grid is cut.
  void text(int x, int y, String text) {
    int at = x;
    for (int c : text.codePoints().toArray()) {
      int takes = TextMeasure.isFullWidth(c) ? 2 : 1;
      if (inside(at, y) && inside(at + takes - 1, y)) {
        texts[y * width + at] = Character.isISOControl(c) ? "\uFFFD" : Character.toString(c);
        bits[y * width + at] |= 16;
        if (takes == 2) {
          texts[y * width + at + 1] = COVERED;
        }
      }
      at += takes;
    }
  }

  /// The rows, without spaces at their ends.
  String rows() {
    StringBuilder all = new StringBuilder();
    for (int y = 0; y < height; y++) {
      StringBuilder row = new StringBuilder();
      for (int x = 0; x < width; x++) {
        int at = y * width + x;
        boolean written = (bits[at] & 16) != 0 || texts[at].equals(COVERED);
        row.append(written ? texts[at] : glyph(at));
      }
      all.append(row.toString().stripTrailing()).append('\n');
    }
    return all.toString();
  }

  private String glyph(int at) {
    String set =
        switch (lines[at]) {
          case HEAVY -> HEAVY;
          case THIN -> square[at] ? SQUARE : THIN;
          case DASHED -> square[at] ? SQUARE_DASHED : DASHED;
        };
    return String.valueOf(set.charAt(bits[at] & 15));
  }
}
