package dev.vitrine.http;

import java.io.IOException;

/// The response was used after `ResponseWriter.hijack` gave its connection away. Go: `ErrHijacked`.
public final class HijackedException extends IOException {
  private static final long serialVersionUID = 1L;

  /// @param message what is told to people; never sent to a client
  public HijackedException(String message) {
    super(message);
  }
}
