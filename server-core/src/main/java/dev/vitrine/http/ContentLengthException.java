package dev.vitrine.http;

import java.io.IOException;

/// A handler wrote more bytes than the `Content-Length` it had set. Go: `ErrContentLength`.
public final class ContentLengthException extends IOException {
  private static final long serialVersionUID = 1L;

  /// With Go's text.
  public ContentLengthException() {
    super("http: wrote more than the declared Content-Length");
  }

  /// With a text of the caller's.
  ///
  /// @param message what is told to people; never sent to a client
  public ContentLengthException(String message) {
    super(message);
  }
}
