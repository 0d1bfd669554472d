package dev.vitrine.http;

import java.util.EnumSet;
import java.util.Set;

/// The states of a client connection, with the states that may follow each. RFC 9112
/// section 9. Go: `http.ConnState`.
///
/// This table is the only one: the server enforces it, the tracer draws it, and the tests read it.
public enum ConnState {
  /// Accepted, and expected to send a request at once. Begins every connection.
  NEW,
  /// A request was read, or its first byte was; stays until the handler has answered.
  ACTIVE,
  /// The response is finished and the connection waits for the next request (keep-alive).
  IDLE,
  /// A handler took the connection over. Nothing follows.
  HIJACKED,
  /// The end of every connection that was not hijacked.
  CLOSED;

  // @start region="conn-states"
  /// The states that may follow this one; empty for the two last ones.
  public Set<ConnState> successors() {
    return switch (this) {
      case NEW -> EnumSet.of(ACTIVE, CLOSED);
      case ACTIVE -> EnumSet.of(IDLE, HIJACKED, CLOSED);
      case IDLE -> EnumSet.of(ACTIVE, CLOSED);
      case HIJACKED, CLOSED -> EnumSet.noneOf(ConnState.class);
    };
  }
  // @end region="conn-states"
}
