package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Stage;

/// What a thread does over a stretch of time. It runs, which is a bar, or waits for somebody else, which is a dotted
/// line.
enum Doing {
  /// The server makes its listening socket.
  LISTENING(Stage.LISTEN, true, "starts"),
  /// The accept loop waits in accept.
  ACCEPTING(Stage.ACCEPT, false, "waits in accept"),
  /// The accept loop has a client and starts a thread for it.
  SPAWNING(Stage.ACCEPT, true, "starts a thread"),
  /// The accept loop waits after a failure.
  BACKING_OFF(Stage.ERROR, false, "backs off"),
  HANDSHAKE(Stage.CONNECTION, true, "agrees on TLS"),
  /// A connection waits for its first request.
  WAITING(Stage.REUSE, false, "waits"),
  READING(Stage.READ, true, "reads a head"),
  HANDLING(Stage.DISPATCH, true, "in a handler"),
  /// The handler reads the request's body.
  BODY(Stage.READ, true, "reads a body"),
  RESPONDING(Stage.RESPONSE, true, "responds"),
  /// Between a response and what comes after it.
  BETWEEN(Stage.REUSE, false, "between requests"),
  /// Kept alive for a further request.
  IDLE(Stage.REUSE, false, "idle"),
  /// A handler took the connection over, and nothing more is known of it.
  TAKEN(Stage.DISPATCH, false, "taken over"),
  /// Not known since a gap in the trace.
  UNKNOWN(Stage.CONNECTION, false, "not known"),
  ENDED(Stage.REUSE, false, "closed");

  private final Stage stage;
  private final boolean runs;
  private final String words;

  Doing(Stage stage, boolean runs, String words) {
    this.stage = stage;
    this.runs = runs;
    this.words = words;
  }

  Stage stage() {
    return stage;
  }

  boolean runs() {
    return runs;
  }

  /// Beside the thread's name, and after a count.
  String words() {
    return words;
  }
}
