package dev.vitrine.internal.respond;

/// Why a connection cannot serve another request after a response. Go keeps only the bit
/// (`response.closeAfterReply`, `response.shouldReuseConnection`).
public enum KeepAliveRefusal {
  /// HTTP/1.0 closes unless both sides asked for keep-alive and the length is known.
  HTTP_1_0("HTTP/1.0 without keep-alive"),
  /// The request said `Connection: close`.
  CLIENT("the client asked for it"),
  /// The handler set `Connection: close`.
  HANDLER("the handler asked for it"),
  /// Keep-alive is switched off, or the server is shutting down.
  KEEP_ALIVES_OFF("the server keeps no connection alive now"),
  /// The client waits with its body for a `100 Continue` that was not sent, or its body was not read.
  EXPECTED_BODY_UNREAD("the body announced with Expect: 100-continue was not read"),
  /// More than 256 KiB of the request's body are left.
  BODY_TOO_LARGE("too much of the request's body is left unread"),
  /// The request's body could not be read to its end.
  BODY_BROKEN("the request's body could not be read to its end"),
  /// A full-duplex handler left some of the request's body. Go closes here too, by a panic of its own
  /// reader when the next request comes.
  BODY_UNREAD("the handler did not read the request's body to its end"),
  /// A handler met its own limit for the request's body.
  REQUEST_TOO_LARGE("the request's body is larger than the handler allows"),
  /// Only the end of the connection can end a body without a length or chunks.
  BODY_ENDS_WITH_CONNECTION("the end of the connection ends the body"),
  /// Fewer bytes were written than `Content-Length` said: the client still waits for the rest.
  BODY_TOO_SHORT("the handler wrote less than its Content-Length"),
  /// Writing to the client failed.
  WRITE_FAILED("writing to the client failed");

  private final String sentence;

  KeepAliveRefusal(String sentence) {
    this.sentence = sentence;
  }

  /// The reason in words.
  public String sentence() {
    return sentence;
  }
}
