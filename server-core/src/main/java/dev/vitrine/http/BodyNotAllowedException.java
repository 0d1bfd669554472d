package dev.vitrine.http;

import java.io.IOException;

/// A handler wrote a body where the method or the status allows none (HEAD excepted: its body is
/// counted and dropped). RFC 9110 section 6.4.1. Go: `ErrBodyNotAllowed`.
public final class BodyNotAllowedException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what is told to people; never sent to a client
  public BodyNotAllowedException(String message) {
    super(message);
  }
}
