package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.conversation.Framed;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;

/// Up to eight bytes with the offset of the first, in hexadecimal and as characters. A line breaks where a frame begins
/// or ends, so that a framed line holds framed bytes alone.
///
/// @param text the line as it is read
/// @param framed whether its bytes are those of the selected part
record HexLine(String text, boolean framed) {
  private static final int WIDTH = 8;

  static List<HexLine> of(Framed framed) {
    List<HexLine> lines = new ArrayList<>();
    int length = framed.bytes().length;
    int from = Math.clamp(framed.from() - framed.base(), 0, length);
    int to = Math.clamp(from + framed.length(), from, length);
    add(lines, framed, 0, from, false);
    add(lines, framed, from, to, true);
    add(lines, framed, to, length, false);
    return lines;
  }

  private static void add(List<HexLine> lines, Framed all, int from, int to, boolean framed) {
    for (int at = from; at < to; at += WIDTH) {
      int end = Math.min(at + WIDTH, to);
      String hex = HexFormat.ofDelimiter(" ").formatHex(all.bytes(), at, end);
      StringBuilder chars = new StringBuilder(WIDTH);
      for (int i = at; i < end; i++) {
        int b = all.bytes()[i];
        chars.append(b >= 0x20 && b < 0x7f ? (char) b : '·');
      }
      lines.add(
          new HexLine(
              String.format(Locale.ROOT, "%04x  %-23s  %s", all.base() + at, hex, chars), framed));
    }
  }
}
