package dev.vitrine.internal.emit;

import dev.vitrine.trace.TraceEvent;

/// Makes records of one connection's steps.
public final class ConnectionTrace {
  private final ServerTrace server;
  private final long connectionId;
  private volatile long requestNo;

  ConnectionTrace(ServerTrace server, long connectionId) {
    this.server = server;
    this.connectionId = connectionId;
  }

  /// A step of this connection.
  public void emit(TraceEvent event) {
    server.emit(connectionId, requestNo, event);
  }

  /// Which request the next steps belong to; 0: none.
  public void requestNo(long number) {
    requestNo = number;
  }

  /// What makes the records of the connection's server.
  public ServerTrace server() {
    return server;
  }

  /// The connection's number.
  public long connectionId() {
    return connectionId;
  }

  /// Whether bytes are wanted.
  public boolean bytes() {
    return server.bytes();
  }

  /// The clock of this connection's deadlines.
  public long nanos() {
    return server.clock().nanos();
  }
}
