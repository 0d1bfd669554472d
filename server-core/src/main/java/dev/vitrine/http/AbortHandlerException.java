package dev.vitrine.http;

/// Thrown by a handler to abort its response: the connection is closed, nothing is logged. Go:
/// `ErrAbortHandler`.
public final class AbortHandlerException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  /// With Go's text.
  public AbortHandlerException() {
    super("net/http: abort Handler");
  }

  /// With a text of the caller's.
  ///
  /// @param message what is told to people; never sent to a client
  public AbortHandlerException(String message) {
    super(message);
  }
}
