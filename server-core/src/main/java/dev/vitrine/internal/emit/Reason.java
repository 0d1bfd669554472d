package dev.vitrine.internal.emit;

/// Why the server did what it did: every reason that an event gives for a decision about a connection
/// or an accept loop, as a sentence that a learner understands. The reasons for which a request is
/// refused stand beside the rules they name.
public enum Reason {
  // Why a connection serves another request. RFC 9112 section 9.3.
  HTTP_1_1_KEEPS("HTTP/1.1 keeps a connection open unless one side asks to close it"),
  HTTP_1_0_KEEPS("the HTTP/1.0 client asked to keep the connection open"),

  // Why it does not. Go keeps only the bit (`response.closeAfterReply`, `shouldReuseConnection`).
  /// HTTP/1.0 closes unless both sides asked for keep-alive and the length is known.
  HTTP_1_0("HTTP/1.0 closes a connection unless both sides ask to keep it"),
  CLIENT_ASKED("the client asked to close the connection"),
  HANDLER_ASKED("the handler asked to close the connection"),
  KEEP_ALIVES_OFF("the server keeps no connection alive now"),
  /// The client waits with its body for a `100 Continue` that was not sent, or its body was not read.
  EXPECTED_BODY_UNREAD("the body announced with Expect: 100-continue was not read"),
  /// More than 256 KiB of the request's body are left.
  BODY_TOO_LARGE("too much of the request's body is left unread"),
  BODY_BROKEN("the request's body could not be read to its end"),
  /// A full-duplex handler left some of the request's body. Go closes here too, by a panic of its own
  /// reader when the next request comes.
  BODY_UNREAD("the handler did not read the request's body to its end"),
  REQUEST_TOO_LARGE("the request's body is larger than the handler allows"),
  /// RFC 9112 section 6.1 MUST.
  LENGTH_IN_DOUBT("the request's length could be read in two ways"),
  /// Only the end of the connection can end a body without a length or chunks.
  BODY_ENDS_WITH_CONNECTION("the end of the connection ends the body"),
  /// The client still waits for the rest.
  BODY_TOO_SHORT("the handler wrote less than its Content-Length"),
  REFUSED("the request was refused, and what follows it cannot be trusted"),
  WRITE_FAILED("the response could not be written to the client"),

  // Why a connection ended.
  CLIENT_CLOSED("the client closed the connection"),
  CLIENT_GONE("the client went away in the middle of a request"),
  AFTER_RESPONSE("the response was the last one on this connection"),
  PANIC("the handler failed, and its response cannot be completed"),
  ABORTED("the handler asked for the connection to be cut"),
  HEADER_TIMEOUT("the request's head did not arrive in time"),
  READ_TIMEOUT("the request did not arrive in time"),
  WRITE_TIMEOUT("the client did not take the response in time"),
  IDLE_TIMEOUT("no further request came in time"),
  SHUTDOWN("the server is shutting down"),
  IDLE_CLOSED("the server keeps no idle connection open any more"),
  NOT_TLS("the client spoke plain HTTP to a port for TLS"),
  HANDSHAKE_FAILED("client and server did not agree on TLS"),
  HANDSHAKE_TIMEOUT("the TLS handshake took too long"),
  HIJACKED("a handler took the connection over"),

  // Why an accept loop ended.
  SERVER_CLOSED("the server was closed or is shutting down"),
  ACCEPT_FAILED("accept failed in a way that another attempt would not mend"),
  HOOK_FAILED("a hook of the server threw an exception or returned no context");

  private final String sentence;

  Reason(String sentence) {
    this.sentence = sentence;
  }

  /// The reason in words.
  public String sentence() {
    return sentence;
  }
}
