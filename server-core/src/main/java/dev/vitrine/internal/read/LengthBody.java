package dev.vitrine.internal.read;

import java.io.EOFException;
import java.io.IOException;

/// A body of a known length. RFC 9112 section 6.2. Go: `io.LimitedReader`.
final class LengthBody implements BodySource {
  private final ReadBuffer in;
  private long remaining;

  LengthBody(ReadBuffer in, long length) {
    this.in = in;
    this.remaining = length;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (remaining == 0) {
      return -1;
    }
    int n = in.read(b, off, (int) Math.min(len, remaining));
    if (n < 0) {
      throw new EOFException("unexpected EOF");
    }
    remaining -= n;
    return n;
  }

  @Override
  public boolean finished() {
    return remaining == 0;
  }

  @Override
  public long remaining() {
    return remaining;
  }
}
