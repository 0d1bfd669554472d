package dev.vitrine.http;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;

/// A buffer over the body of a multipart message, which can be looked into before it is read. Go:
/// the `bufio.Reader` of `multipart.Reader` and the `textproto.Reader` on top of it.
///
/// An end or a failure of the body is remembered: whoever reads on meets it again.
final class MultipartSource {
  /// Go's buffer: no line outside of part headers may be longer. Ours is larger, so that a file
  /// costs fewer reads.
  static final int MAX_LINE = 4096;

  private static final int CAPACITY = 4 * MAX_LINE;

  private final InputStream in;
  private final byte[] buffer = new byte[CAPACITY];
  private int from;
  private int to;
  private boolean ended;
  private IOException failure;

  MultipartSource(InputStream in) {
    this.in = in;
  }

  byte[] buffer() {
    return buffer;
  }

  /// Where the bytes begin that are there without a read.
  int from() {
    return from;
  }

  /// Where they end.
  int to() {
    return to;
  }

  void skip(int n) {
    from += n;
  }

  /// Reads more behind what is buffered, which is less than the whole buffer.
  ///
  /// @return false at the end of the body
  /// @throws IOException what reading the body threw
  boolean fill() throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return false;
    }
    if (to == buffer.length) {
      if (from == 0) {
        throw new IOException("multipart: buffer full");
      }
      System.arraycopy(buffer, from, buffer, 0, to - from);
      to -= from;
      from = 0;
    }
    int n;
    try {
      n = in.read(buffer, to, buffer.length - to);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
    if (n < 0) {
      ended = true;
      return false;
    }
    to += n;
    return true;
  }

  /// Finds the end of the line that begins at [#from()], reading as far as needed. The line is left
  /// in the buffer.
  ///
  /// @return its length with its LF; without one when the body ends first, 0 when nothing is left
  /// @throws IOException what reading threw; also when the line is longer than [#MAX_LINE]
  int line() throws IOException {
    int seen = 0;
    while (true) {
      int limit = Math.min(to - from, MAX_LINE);
      for (int i = seen; i < limit; i++) {
        if (buffer[from + i] == '\n') {
          return i + 1;
        }
      }
      if (limit == MAX_LINE) {
        throw new IOException("multipart: NextPart: bufio: buffer full");
      }
      seen = limit;
      if (!fill()) {
        return to - from;
      }
    }
  }

  /// Reads a whole line of any length into a text, one char a byte, without CRLF or LF.
  ///
  /// @param limit how many bytes it may have
  /// @return null when nothing is left
  /// @throws BodyTooLargeException past the limit
  String text(long limit) throws IOException {
    StringBuilder line = new StringBuilder();
    boolean any = false;
    while (true) {
      while (from < to) {
        any = true;
        char c = (char) (buffer[from++] & 0xff);
        if (c == '\n') {
          return withoutCr(line);
        }
        line.append(c);
        if (line.length() - 1 > limit) {
          throw tooLarge();
        }
      }
      if (any ? !fillQuietly() : !fill()) {
        return any ? line.toString() : null;
      }
    }
  }

  /// As [#fill()], but a failure is left for the next read: what came before it is looked at first, as
  /// in Go, where half a line is malformed whatever cut it.
  private boolean fillQuietly() {
    try {
      return fill();
    } catch (IOException kept) {
      return false;
    }
  }

  private static String withoutCr(StringBuilder line) {
    int last = line.length() - 1;
    if (last >= 0 && line.charAt(last) == '\r') {
      line.setLength(last);
    }
    return line.toString();
  }

  /// The next byte without reading it, -1 at the end and where reading fails, which the next read
  /// tells.
  int peek() {
    while (from == to) {
      if (!fillQuietly()) {
        return -1;
      }
    }
    return buffer[from] & 0xff;
  }

  /// Whether these bytes stand at a place in the buffer.
  boolean startsWith(int at, byte[] prefix) {
    return to - at >= prefix.length
        && Arrays.equals(buffer, at, at + prefix.length, prefix, 0, prefix.length);
  }

  static BodyTooLargeException tooLarge() {
    return new BodyTooLargeException("multipart: message too large");
  }

  static EOFException unexpectedEnd() {
    return new EOFException("unexpected EOF");
  }
}
