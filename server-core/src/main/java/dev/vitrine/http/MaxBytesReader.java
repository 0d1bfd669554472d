package dev.vitrine.http;

import java.io.IOException;
import java.io.InputStream;

/// A body that ends with an error when the client sends more than was allowed; the connection is then
/// closed after the response, so that the rest need not be read. Go: `http.maxBytesReader`.
final class MaxBytesReader extends BlockStream {
  private final Runnable tooLarge;
  private final InputStream body;
  private final long limit;
  private long left;
  private IOException failure; // what a read threw once, it throws again
  private boolean ended;

  /// @param tooLarge run when the limit is passed: tells the response to close the connection
  /// @param limit in bytes; negative counts as 0
  MaxBytesReader(Runnable tooLarge, InputStream body, long limit) {
    this.tooLarge = tooLarge;
    this.body = body;
    this.limit = Math.max(0, limit);
    this.left = this.limit;
  }

  /// @throws BodyTooLargeException when the body has more bytes than the limit; all up to there were
  ///     read before
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (ended) {
      return -1;
    }
    if (len == 0) {
      return 0;
    }
    // One byte more than is left tells a body of just the limit from one past it.
    boolean room = len > left;
    int n = readBody(b, off, room ? (int) left + 1 : len);
    if (n <= left) {
      left -= Math.max(0, n);
      return n;
    }
    n = (int) left;
    left = 0;
    b[off + n] = 0; // not ours to show
    tooLarge.run();
    failure = new BodyTooLargeException("http: request body too large", limit);
    if (n == 0) {
      throw failure;
    }
    return n;
  }

  private int readBody(byte[] b, int off, int len) throws IOException {
    try {
      int n = body.read(b, off, len);
      ended = n < 0;
      return n;
    } catch (IOException e) {
      failure = e;
      throw e;
    }
  }

  @Override
  public void close() throws IOException {
    body.close();
  }
}
