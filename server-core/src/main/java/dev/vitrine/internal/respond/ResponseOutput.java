package dev.vitrine.internal.respond;

import dev.vitrine.internal.text.HttpTime;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// A connection's bytes on their way to the socket: everything small that follows each other leaves
/// in one write.
///
/// Used by the responses of one connection in turn ([KeptOutput]). Go: `conn.bufw`, a `bufio.Writer` of
/// 4 KiB. Differs: the array begins at 256 bytes, because most heads are smaller.
public final class ResponseOutput {
  /// What is collected at most before it is sent. Go's number; visible to a client only in how soon
  /// the first bytes of a long response come.
  static final int LIMIT = 4096;

  private static final int FIRST_SIZE = 256;

  private final ResponseLink link;
  private final byte[] date; // null: the time
  private byte[] pending = new byte[FIRST_SIZE];
  private int length;
  private int limit = LIMIT;
  private IOException failure; // the first failed write; nothing is sent after it

  /// What the handler wrote and no head has been decided for yet, or no chunk been made of.
  final BodyBuffer body = new BodyBuffer();

  /// The decisions about a response's head, reused from response to response.
  final ResponseHead head = new ResponseHead();

  /// Sends through `link`.
  ResponseOutput(ResponseLink link) {
    this(link, null);
  }

  /// As above, with what the `Date` field says. Real time, even while a tracer's gate holds the
  /// server's clock: the field tells the client what time it is.
  ResponseOutput(ResponseLink link, byte[] date) {
    this.link = link;
    this.date = date;
  }

  ResponseLink link() {
    return link;
  }

  /// The time now, as `Date` writes it; not to be changed.
  byte[] date() {
    return date == null ? HttpTime.nowBytes() : date;
  }

  /// Gives memory back that a larger response needed. For a connection that becomes idle.
  void giveBack() {
    if (length == 0 && pending.length > FIRST_SIZE) {
      pending = new byte[FIRST_SIZE];
    }
    body.giveBack();
  }

  /// How many bytes wait for [#flush].
  int pending() {
    return length;
  }

  /// A copy of what waits from `from` on; for the tracer.
  byte[] pendingFrom(int from) {
    return Arrays.copyOfRange(pending, from, length);
  }

  /// Lets what waits grow past [#LIMIT] until [#release], so that a head stays in one piece.
  void hold() {
    limit = Integer.MAX_VALUE - 8;
  }

  /// Ends [#hold].
  void release() {
    limit = LIMIT;
  }

  void put(byte b) throws IOException {
    reserve(1);
    pending[length++] = b;
  }

  /// Appends bytes that are part of a head or a chunk's framing.
  void put(byte[] b) throws IOException {
    put(b, 0, b.length);
  }

  /// Appends bytes. Where they do not fit, what waits is sent, and a long run after it straight from
  /// `b`, without a copy. Go fills its buffer up before; a client gets the same bytes.
  void put(byte[] b, int off, int len) throws IOException {
    if (len > limit - length) {
      flush();
      if (len > limit) {
        send(b, off, len);
        return;
      }
    }
    reserve(len);
    System.arraycopy(b, off, pending, length, len);
    length += len;
  }

  /// Appends `text` one byte a character (ISO-8859-1). What a byte cannot hold becomes `?`: cutting
  /// it to its low byte could make a line break of it.
  void put(String text) throws IOException {
    put(text, 0, text.length());
  }

  /// Appends the characters from `from` to `to` as above; CR and LF become spaces, so that no value
  /// can end its line (RFC 9110 section 5.5). Go: `headerNewlineToSpace`.
  void put(String text, int from, int to) throws IOException {
    for (int i = from; i < to; ) {
      if (length >= limit) {
        flush();
      }
      int end = i + Math.min(to - i, limit - length);
      reserve(end - i);
      byte[] b = pending;
      int at = length;
      for (; i < end; i++) {
        char c = text.charAt(i);
        if (c == '\r' || c == '\n') {
          c = ' ';
        } else if (c > 0xFF) {
          c = '?';
        }
        b[at++] = (byte) c;
      }
      length = at;
    }
  }

  /// Appends `value` in decimal digits; not negative.
  void putDecimal(long value) throws IOException {
    long power = 1;
    while (value / power >= 10) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      put((byte) ('0' + value / power % 10));
    }
  }

  /// Appends `value` in lower-case hexadecimal digits, as a chunk's size is written; not negative.
  void putHex(int value) throws IOException {
    int shift = 28;
    while (shift > 0 && value >>> shift == 0) {
      shift -= 4;
    }
    for (; shift >= 0; shift -= 4) {
      put((byte) "0123456789abcdef".charAt(value >>> shift & 15));
    }
  }

  /// Hands everything that waits to the socket.
  void flush() throws IOException {
    if (length > 0) {
      int n = length;
      length = 0;
      send(pending, 0, n);
    } else if (failure != null) {
      throw again();
    }
  }

  /// Sends what waits, and then from a file what the socket takes at once; returns how much of that.
  long transfer(FileChannel file, long position, long count) throws IOException {
    flush();
    try {
      return link.transfer(file, position, count);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// The failure that ended this connection's output, or null.
  IOException failure() {
    return failure;
  }

  private void send(byte[] b, int off, int len) throws IOException {
    if (failure != null) {
      length = 0;
      throw again();
    }
    try {
      link.write(b, off, len);
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  /// A later call's exception: a new one, since a try-with-resources that meets the same exception
  /// twice cannot suppress it in itself.
  private IOException again() {
    return new IOException(failure.getMessage(), failure);
  }

  /// Makes room for `n` more bytes: grows to the limit, then sends what waits.
  private void reserve(int n) throws IOException {
    if (n <= pending.length - length) {
      return;
    }
    if (n > limit - length) {
      flush();
    }
    if (n > pending.length - length) {
      int size = Math.max(pending.length * 2, length + n);
      pending = Arrays.copyOf(pending, size);
    }
  }
}
