package dev.vitrine.http;

import java.io.IOException;

/// Ends `listenAndServe` and `serve` after `Server.close` or `Server.shutdown`. Go: `ErrServerClosed`.
public final class ServerClosedException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what is told to people; never sent to a client
  public ServerClosedException(String message) {
    super(message);
  }
}
