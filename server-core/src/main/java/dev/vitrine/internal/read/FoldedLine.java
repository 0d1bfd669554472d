package dev.vitrine.internal.read;

import java.io.ByteArrayOutputStream;
import java.io.IOException;

/// Joins a field line with the lines that continue it. RFC 9112 section 5.2 (obs-fold): each fold is
/// replaced by one space before the value is looked at. Go: `readContinuedLineSlice`.
final class FoldedLine {
  private FoldedLine() {}

  // @start region="folded-line"
  /// The line that `lines` stands on and those that continue it, without spaces at the ends of each.
  static byte[] read(HeadLines lines) throws IOException {
    ByteArrayOutputStream joined = new ByteArrayOutputStream();
    addTrimmed(joined, lines);
    while (lines.continued()) {
      boolean _ = lines.next(); // its first byte is there
      joined.write(' ');
      addTrimmed(joined, lines);
    }
    return joined.toByteArray();
  }

  // @end region="folded-line"

  private static void addTrimmed(ByteArrayOutputStream joined, HeadLines lines) {
    byte[] b = lines.array();
    int from = lines.start();
    int to = from + lines.length();
    while (from < to && HeadLines.isBlank(b[from])) {
      from++;
    }
    while (from < to && HeadLines.isBlank(b[to - 1])) {
      to--;
    }
    joined.write(b, from, to - from);
  }
}
