package dev.vitrine.http;

import java.io.IOException;

/// A handler wrote more bytes than the `Content-Length` it had set. RFC 9110 section 8.6.
/// Go: `http.ErrContentLength`.
public final class ContentLengthException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what is told to people; never sent to a client
  public ContentLengthException(String message) {
    super(message);
  }
}
