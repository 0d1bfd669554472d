package dev.vitrine.internal.read;

import java.io.EOFException;
import java.io.IOException;

/// A body of a known length. RFC 9112 section 6.2. Go: `io.LimitedReader`.
final class LengthBody implements BodySource {
  private final ReadBuffer in;
  private long remaining;
  private boolean cutOff;

  LengthBody(ReadBuffer in, long length) {
    this.in = in;
    this.remaining = length;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (finished()) {
      return -1;
    }
    int n = in.read(b, off, (int) Math.min(len, remaining));
    if (n < 0) {
      // Go says so once, then that the body is at its end: there is no rest to read away, and the
      // next request finds that nothing comes.
      cutOff = true;
      throw new EOFException("unexpected EOF");
    }
    remaining -= n;
    return n;
  }

  @Override
  public boolean finished() {
    return remaining == 0 || cutOff;
  }

  @Override
  public long remaining() {
    return remaining;
  }
}
