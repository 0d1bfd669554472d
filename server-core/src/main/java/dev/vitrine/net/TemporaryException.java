package dev.vitrine.net;

import java.io.IOException;
import java.io.Serial;

/// A failure of [Listener#accept] that is worth another attempt. Go: a `net.Error` whose
/// `Temporary()` is true.
public class TemporaryException extends IOException {
  @Serial private static final long serialVersionUID = 1L;

  /// A failure told in `message`, which the server logs.
  public TemporaryException(String message) {
    super(message);
  }

  /// A failure told in `message`, caused by `cause`.
  public TemporaryException(String message, Throwable cause) {
    super(message, cause);
  }
}
