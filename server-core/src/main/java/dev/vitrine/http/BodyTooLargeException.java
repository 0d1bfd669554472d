package dev.vitrine.http;

import java.io.IOException;

/// A request body is longer than `Http.maxBytesReader` (or a form's own limit) allows. RFC 9110
/// section 15.5.14. Go: `http.MaxBytesError`.
public final class BodyTooLargeException extends IOException {
  private static final long serialVersionUID = 1L;

  /// The limit in bytes, -1 where it is not known.
  private final long limit;

  /// With a text of the caller's and no known limit: [#limit()] is -1.
  ///
  /// @param message what is told to people
  public BodyTooLargeException(String message) {
    super(message);
    this.limit = -1;
  }

  BodyTooLargeException(String message, long limit) {
    super(message);
    this.limit = limit;
  }

  /// The limit that was passed, in bytes; -1 where it is not known.
  public long limit() {
    return limit;
  }
}
