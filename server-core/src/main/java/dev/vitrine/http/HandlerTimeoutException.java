package dev.vitrine.http;

import java.io.IOException;

/// A handler inside `Http.timeoutHandler` wrote after its time was up. Go: `ErrHandlerTimeout`.
public final class HandlerTimeoutException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what is told to people; never sent to a client
  public HandlerTimeoutException(String message) {
    super(message);
  }
}
