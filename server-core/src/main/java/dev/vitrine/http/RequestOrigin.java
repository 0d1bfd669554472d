package dev.vitrine.http;

import dev.vitrine.internal.access.RequestLink;
import dev.vitrine.internal.emit.ConnectionTrace;
import java.io.InputStream;

/// Where a request came from, which all its copies share. Go: the unexported fields of `http.Request`
/// and what its context holds of the connection.
final class RequestOrigin {
  /// The connection that it came over, which is its server's.
  RequestLink link = RequestLink.NONE;

  /// Null when nobody watches.
  ConnectionTrace trace;

  /// The body that came from the connection; null when there is none.
  InputStream body;

  /// What to undo at the end of the request: temporary files of a form. Null: nothing.
  private AutoCloseable resources;

  /// Has the form closed at the end of the request, after those that came before it.
  void closeLater(MultipartForm form) {
    AutoCloseable before = resources;
    resources =
        () -> {
          try (form) {
            if (before != null) {
              before.close();
            }
          }
        };
  }

  /// The request is answered.
  void release() {
    if (resources != null) {
      try {
        resources.close();
      } catch (Exception _) {
        // A temporary file that cannot be removed is no reason to fail a request that is answered.
      }
    }
  }
}
