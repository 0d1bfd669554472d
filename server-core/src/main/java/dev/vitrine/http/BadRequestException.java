package dev.vitrine.http;

import java.io.IOException;

/// A request that is refused before any handler sees it. RFC 9110 section 15.5. Go: `badRequestError` and `statusError`.
///
/// Thrown where the rule stands, answered in one place: the connection writes the status and the
/// public text, never the input (an answer that repeats input is a tool for whoever sent it).
public final class BadRequestException extends IOException {
  private static final long serialVersionUID = 1L;

  /// The status of the answer, 400 to 599.
  private final int status;

  /// What the client may know; empty for the status line's words alone.
  private final String publicText;

  /// Status 400, and nothing told to the client but that.
  ///
  /// @param reason what was wrong, for the log and the trace
  public BadRequestException(String reason) {
    this(400, reason, "");
  }

  /// Tells the client a fixed text beside the status.
  ///
  /// @param status of the answer, 400 to 599
  /// @param reason what was wrong, for the log and the trace
  /// @param publicText what the client is told after the status; holds no input
  BadRequestException(int status, String reason, String publicText) {
    super(reason);
    this.status = status;
    this.publicText = publicText;
  }

  /// The status of the answer, 400 to 599.
  public int status() {
    return status;
  }

  /// What was wrong, as a sentence for the log and the trace.
  public String reason() {
    return getMessage();
  }

  /// What the client is told after the status; empty when nothing but the status.
  String publicText() {
    return publicText;
  }
}
