package dev.vitrine.internal.respond;

import java.util.Arrays;

/// Holds up to 2,048 bytes of a body back: a handler that ends before they are full gets a
/// `Content-Length` and one write; the first byte beyond makes the body chunked.
///
/// Go: `response.w`, a `bufio.Writer` of `bufferBeforeChunkingSize` bytes. Differs: it grows to that
/// size instead of beginning with it.
final class BodyBuffer {
  /// Go's `bufferBeforeChunkingSize`: somewhat arbitrary, but clients see it in the framing.
  static final int LIMIT = 2048;

  private static final int FIRST_SIZE = 128;

  byte[] bytes = new byte[FIRST_SIZE];
  int length;

  boolean isEmpty() {
    return length == 0;
  }

  int room() {
    return LIMIT - length;
  }

  /// Appends `len` bytes, at most [#room].
  void append(byte[] b, int off, int len) {
    ensure(len);
    System.arraycopy(b, off, bytes, length, len);
    length += len;
  }

  /// Lays `text` behind the content without making it part of it; returns its length, or -1 when it
  /// does not fit or is not ASCII.
  int stageAscii(String text) {
    int n = text.length();
    if (n > room()) {
      return -1;
    }
    ensure(n);
    byte[] to = bytes;
    int at = length;
    for (int i = 0; i < n; i++) {
      char c = text.charAt(i);
      if (c >= 0x80) {
        return -1;
      }
      to[at++] = (byte) c;
    }
    return n;
  }

  void giveBack() {
    if (length == 0 && bytes.length > FIRST_SIZE) {
      bytes = new byte[FIRST_SIZE];
    }
  }

  private void ensure(int n) {
    if (n > bytes.length - length) {
      int size = bytes.length;
      while (size < length + n) {
        size *= 2;
      }
      bytes = Arrays.copyOf(bytes, size);
    }
  }
}
