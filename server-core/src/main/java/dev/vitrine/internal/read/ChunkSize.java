package dev.vitrine.internal.read;

import java.io.IOException;

/// The line before a chunk: its size in hex, perhaps with extensions behind a semicolon. RFC 9112
/// section 7.1.1. Go: `removeChunkExtension`, `parseHexUint`.
final class ChunkSize {
  /// How many digits 64 bits have.
  private static final int MOST_DIGITS = 16;

  private ChunkSize() {}

  /// The size, unsigned. Spaces at the end of the line are let through, extensions are ignored.
  static long parse(byte[] b, int off, int length) throws IOException {
    int end = off + length;
    while (end > off && HeadLines.isBlank(b[end - 1])) {
      end--;
    }
    long size = 0;
    int i = off;
    for (; i < end && b[i] != ';'; i++) {
      int digit = digit(b[i]);
      if (digit < 0) {
        throw new IOException("invalid byte in chunk length");
      }
      if (i - off == MOST_DIGITS) {
        throw new IOException("http chunk length too large");
      }
      size = size << 4 | digit;
    }
    if (i == off) {
      throw new IOException("empty hex number for chunk length");
    }
    return size;
  }

  private static int digit(byte c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    int letter = c | 0x20;
    return letter >= 'a' && letter <= 'f' ? letter - 'a' + 10 : -1;
  }
}
