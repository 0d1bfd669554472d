package dev.vitrine.http;

import java.io.InputStream;

/// The body of a request that has none: at its end, even after it was closed. Go: `http.NoBody`.
final class NoBody extends InputStream {
  static final NoBody INSTANCE = new NoBody();

  private NoBody() {}

  @Override
  public int read() {
    return -1;
  }

  @Override
  public int read(byte[] b, int off, int len) {
    return len == 0 ? 0 : -1;
  }
}
