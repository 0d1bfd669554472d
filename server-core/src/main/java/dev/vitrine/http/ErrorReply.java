package dev.vitrine.http;

import dev.vitrine.internal.text.StatusText;
import java.io.IOException;
import java.util.List;

/// Plain-text answers that say what went wrong. Go: `http.Error`, `http.NotFound` and the 405 answer
/// in `ServeMux.findHandler`.
final class ErrorReply {
  /// Answers 404.
  static final Handler NOT_FOUND = new NamedHandler("NotFoundHandler", (w, _) -> notFound(w));

  private ErrorReply() {}

  /// Answers with one line of text.
  static void error(ResponseWriter w, String message, int status) throws IOException {
    Header h = w.header();
    // They were meant for another body than this one. Content-Encoding stays: a writer that
    // compresses may stand between.
    h.delete("Content-Length");
    h.set("Content-Type", "text/plain; charset=utf-8");
    h.set("X-Content-Type-Options", "nosniff"); // no browser is to find HTML in the message
    w.writeHeader(status);
    w.write(message + "\n");
  }

  static void notFound(ResponseWriter w) throws IOException {
    error(w, "404 page not found", 404);
  }

  /// Answers 405, naming the methods that would be served. RFC 9110 sections 10.2.1 and 15.5.6.
  static Handler methodNotAllowed(List<String> allow) {
    String methods = String.join(", ", allow);
    return new NamedHandler(
        "MethodNotAllowedHandler",
        (w, _) -> {
          w.header().set("Allow", methods);
          error(w, StatusText.of(405), 405);
        });
  }
}
