package dev.vitrine.http;

/// Answers requests. A lambda is what Go calls a `HandlerFunc`.
///
/// Go: `net/http` `Handler`. The server calls it on the connection's own virtual thread, one request
/// of a connection at a time, so that it may block as long as it likes.
@FunctionalInterface
public interface Handler {
  /// Answers one request.
  ///
  /// When it returns, the response is finished: neither `w` nor the request's body may be used
  /// afterwards. What it throws is a panic (logged with its stack, the connection is closed), except
  /// [AbortHandlerException], which closes the connection without a log line, and an exception that
  /// this very request's writer or body threw, which ends the request as if the handler had ignored
  /// it.
  void serveHttp(ResponseWriter w, Request r) throws Exception;
}
