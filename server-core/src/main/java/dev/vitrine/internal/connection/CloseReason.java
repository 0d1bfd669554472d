package dev.vitrine.internal.connection;

/// Why a connection ended, in words that a learner understands.
enum CloseReason {
  CLIENT_CLOSED("the client closed the connection"),
  CLIENT_GONE("the client went away in the middle of a request"),
  AFTER_RESPONSE("the response was the last one on this connection"),
  REFUSED("the request was refused, and what follows it cannot be trusted"),
  PANIC("the handler failed, and its response cannot be completed"),
  ABORTED("the handler asked for the connection to be cut"),
  HEADER_TIMEOUT("the request's head did not arrive in time"),
  READ_TIMEOUT("the request did not arrive in time"),
  IDLE_TIMEOUT("no further request came in time"),
  WRITE_FAILED("the response could not be written to the client"),
  SHUTDOWN("the server is shutting down"),
  KEEP_ALIVES_OFF("the server keeps no idle connection open any more"),
  NOT_TLS("the client spoke plain HTTP to a port for TLS"),
  HANDSHAKE_FAILED("client and server did not agree on TLS"),
  HANDSHAKE_TIMEOUT("the TLS handshake took too long"),
  HIJACKED("a handler took the connection over");

  private final String sentence;

  CloseReason(String sentence) {
    this.sentence = sentence;
  }

  String sentence() {
    return sentence;
  }
}
