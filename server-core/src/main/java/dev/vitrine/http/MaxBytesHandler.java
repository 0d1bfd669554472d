package dev.vitrine.http;

import dev.vitrine.internal.access.RequestTooLarge;
import java.io.InputStream;

/// Hands a request on with a limit on its body. Go: `http.MaxBytesHandler`.
final class MaxBytesHandler implements Handler {
  private final Handler handler;
  private final long limit;

  /// @param limit in bytes; negative counts as 0
  MaxBytesHandler(Handler handler, long limit) {
    this.handler = handler;
    this.limit = limit;
  }

  /// A body that ends with [BodyTooLargeException] past the limit, and then has the connection closed
  /// after the response. Go: `http.MaxBytesReader`.
  static InputStream reader(ResponseWriter w, InputStream body, long limit) {
    Runnable tooLarge = w instanceof RequestTooLarge r ? r::requestTooLarge : () -> {};
    return new MaxBytesReader(tooLarge, body, limit);
  }

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    handler.serveHttp(w, r.withBody(reader(w, r.body(), limit), r.contentLength()));
  }
}
