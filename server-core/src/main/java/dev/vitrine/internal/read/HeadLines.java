package dev.vitrine.internal.read;

import java.io.IOException;
import java.net.SocketTimeoutException;

/// The lines of a head, one after the other, in place. RFC 9112 section 2.2. Go:
/// `textproto.Reader.readLineSlice` over a `connReader` with its limit.
///
/// A line ends with CRLF or, as the RFC allows and Go does, with LF alone. It stays in the buffer until
/// the next one is asked for.
final class HeadLines {
  private final ReadBuffer in;
  private long left;
  private long bytes;
  private int length; // of the line
  private int end; // of the line with what ends it

  HeadLines(ReadBuffer in) {
    this.in = in;
  }

  /// Begins a head of at most `limit` bytes.
  void begin(long limit) {
    left = limit;
    bytes = 0;
    length = 0;
    end = 0;
  }

  /// Goes on to the next line; false at the end of the input.
  ///
  /// What stands before the end of the input, or before a time limit, counts as a line. That is Go's
  /// way, and a client sees it: half a request line is answered with 400 where the client is too slow.
  ///
  /// @throws dev.vitrine.http.BadRequestException 431 when the head is over its limit
  /// @throws SocketTimeoutException when nothing came within the time limit
  boolean next() throws IOException {
    finish();
    int scanned = 0;
    for (; ; ) {
      int most = (int) Math.min(in.buffered(), left);
      int lineFeed = in.lineFeed(scanned, most);
      if (lineFeed >= 0) {
        end = lineFeed + 1;
        length = lineFeed > 0 && in.at(lineFeed - 1) == '\r' ? lineFeed - 1 : lineFeed;
        return true;
      }
      scanned = most;
      if (scanned == left) {
        throw Refused.TOO_LARGE.exception();
      }
      if (!more(scanned)) {
        end = scanned;
        length = scanned;
        return scanned > 0;
      }
    }
  }

  private boolean more(int scanned) throws IOException {
    try {
      return in.fill() >= 0;
    } catch (SocketTimeoutException e) {
      if (scanned == 0) {
        throw e;
      }
      return false;
    }
  }

  /// Whether the next line continues this one (obs-fold, RFC 9112 section 5.2). The array may be
  /// another one afterwards.
  boolean continued() throws IOException {
    if (in.buffered() == end) {
      try {
        if (in.fill() < 0) {
          return false;
        }
      } catch (SocketTimeoutException _) {
        return false; // the next line meets it again
      }
    }
    return isBlank(in.at(end));
  }

  static boolean isBlank(byte b) {
    return b == ' ' || b == '\t';
  }

  /// Uses the line up; returns how many bytes the head had.
  long finish() {
    in.skip(end);
    left -= end;
    bytes += end;
    end = 0;
    length = 0;
    return bytes;
  }

  /// The array that holds the line, until [#next] or [#continued].
  byte[] array() {
    return in.array();
  }

  /// Where the line begins.
  int start() {
    return in.position();
  }

  /// How long the line is, without what ends it.
  int length() {
    return length;
  }
}
