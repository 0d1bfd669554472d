package dev.vitrine.http;

import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/// The bytes of one part: everything up to a line end, "--boundary", and something that shows that
/// the boundary ends there. RFC 2046 section 5.1.1. Go: `partReader.Read`, `scanUntilBoundary`,
/// `matchAfterPrefix`.
///
/// Whatever could be the beginning of that is held back until more of the body tells.
final class PartContent extends BlockStream {
  private enum Match {
    YES,
    NO,
    MORE_NEEDED
  }

  private final MultipartReader reader;
  private final MultipartSource in;
  private int ready; // bytes in the buffer that belong to the part
  private long total;
  private boolean atEnd;
  private boolean bodyEnded;
  private EOFException cut;

  PartContent(MultipartReader reader) {
    this.reader = reader;
    this.in = reader.in;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    while (ready == 0 && !atEnd && cut == null) {
      scan();
      if (ready == 0 && !atEnd && cut == null && !in.fill()) {
        bodyEnded = true;
      }
    }
    if (ready == 0) {
      if (cut != null) {
        throw cut;
      }
      return -1;
    }
    int n = Math.min(len, ready);
    System.arraycopy(in.buffer(), in.from(), b, off, n);
    in.skip(n);
    total += n;
    ready -= n;
    return n;
  }

  /// Looks at what is buffered: sets `ready`, `atEnd` or `cut`, or nothing when more is needed.
  private void scan() {
    int from = in.from();
    int length = in.to() - from;
    byte[] dash = reader.dashBoundary;
    if (total == 0) { // an empty part: its header's empty line is the line end before the boundary
      if (in.startsWith(from, dash)) {
        switch (after(dash.length)) {
          case YES -> atEnd = true;
          case NO -> ready = dash.length;
          case MORE_NEEDED -> {}
        }
        return;
      }
      if (isBeginning(from, length, dash)) {
        cutWhenEnded();
        return;
      }
    }
    byte[] end = reader.endOfPart;
    int i = find(end);
    if (i >= 0) {
      Match match = after(i + end.length);
      ready = match == Match.NO ? i + end.length : i;
      atEnd = match == Match.YES;
      return;
    }
    if (isBeginning(from, length, end)) {
      cutWhenEnded();
      return;
    }
    int tail = lastIndexOf(end[0]);
    if (tail >= 0 && isBeginning(from + tail, length - tail, end)) {
      ready = tail;
      return;
    }
    ready = length;
    cutWhenEnded();
  }

  private void cutWhenEnded() {
    if (bodyEnded) {
      cut = MultipartSource.unexpectedEnd();
    }
  }

  /// Whether what stands behind a boundary shows that it ends there: a space, a line end or "--".
  private Match after(int offset) {
    int at = in.from() + offset;
    if (at == in.to()) {
      return bodyEnded ? Match.YES : Match.MORE_NEEDED;
    }
    byte c = in.buffer()[at];
    if (c == ' ' || c == '\t' || c == '\r' || c == '\n') {
      return Match.YES;
    }
    if (c != '-') {
      return Match.NO;
    }
    if (at + 1 == in.to()) {
      return bodyEnded ? Match.NO : Match.MORE_NEEDED;
    }
    return in.buffer()[at + 1] == '-' ? Match.YES : Match.NO;
  }

  /// Whether the bytes, perhaps none, are the beginning of the text.
  private boolean isBeginning(int at, int length, byte[] text) {
    return length <= text.length && Arrays.equals(in.buffer(), at, at + length, text, 0, length);
  }

  private int find(byte[] text) {
    byte[] b = in.buffer();
    int last = in.to() - text.length;
    for (int i = in.from(); i <= last; i++) {
      if (b[i] == text[0] && in.startsWith(i, text)) {
        return i - in.from();
      }
    }
    return -1;
  }

  private int lastIndexOf(byte c) {
    for (int i = in.to() - 1; i >= in.from(); i--) {
      if (in.buffer()[i] == c) {
        return i - in.from();
      }
    }
    return -1;
  }
}
