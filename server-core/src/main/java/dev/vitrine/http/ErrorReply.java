package dev.vitrine.http;

import dev.vitrine.internal.text.StatusText;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
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
    body(w, (message + "\n").getBytes(StandardCharsets.UTF_8));
  }

  /// Answers with one line of text in place of a content, whose own header fields must not go with it.
  /// Go: `serveError`.
  static void contentError(ResponseWriter w, String message, int status) throws IOException {
    Header h = w.header();
    h.delete("Cache-Control");
    h.delete("Content-Encoding");
    h.delete("Etag");
    h.delete("Last-Modified");
    error(w, message, status);
  }

  /// Writes a body that no handler wrote itself: where the status allows none, there is none, and
  /// nobody need hear of it.
  static void body(ResponseWriter w, byte[] text) throws IOException {
    try {
      w.write(text);
    } catch (BodyNotAllowedException noBody) {
      // 204 and 304 say all they have to say.
    }
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
