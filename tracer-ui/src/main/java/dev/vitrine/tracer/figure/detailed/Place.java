package dev.vitrine.tracer.figure.detailed;

/// A place of the detailed flow figure, in the order in which a connection comes by.
public enum Place {
  /// Not in the figure.
  NOWHERE,
  /// The panel of `ListenAndServe`.
  LISTEN_PANEL,
  /// `net.Listen`.
  LISTEN,
  /// `srv.Serve`.
  SERVE,
  /// The panel of the accept loop as a whole.
  LOOP_PANEL,
  /// `l.Accept`.
  ACCEPT,
  /// The loop's arrow to itself.
  AGAIN,
  /// `srv.newConn`.
  NEW_CONN,
  /// `go c.serve`, and the arrow that it starts.
  SPAWN,
  /// The panel of `c.serve` as a whole: between two requests, and at the end.
  CONNECTION,
  /// `c.readRequest`.
  READ,
  /// Take out response and request.
  ANALYSE,
  /// Which handler.
  CHOOSE,
  /// `handler.ServeHTTP`.
  HANDLER;

  /// True for the boxes in the panel of `c.serve`, which a request passes one after the other.
  boolean ofRequest() {
    return compareTo(READ) >= 0;
  }

  /// True for the boxes in the loop's circle.
  boolean ofTurn() {
    return this == ACCEPT || this == NEW_CONN || this == SPAWN;
  }
}
