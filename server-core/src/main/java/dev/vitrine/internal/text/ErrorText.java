package dev.vitrine.internal.text;

/// The fixed texts of errors that a program may meet, as Go words them.
public final class ErrorText {
  /// Go: `ErrServerClosed`.
  public static final String SERVER_CLOSED = "http: Server closed";

  /// Go: `ErrHijacked`.
  public static final String HIJACKED = "http: connection has been hijacked";

  /// Go: `ErrBodyNotAllowed`.
  public static final String BODY_NOT_ALLOWED =
      "http: request method or response status code does not allow body";

  /// Go: `ErrContentLength`.
  public static final String CONTENT_LENGTH = "http: wrote more than the declared Content-Length";

  private ErrorText() {}
}
