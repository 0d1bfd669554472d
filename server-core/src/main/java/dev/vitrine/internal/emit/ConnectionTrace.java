package dev.vitrine.internal.emit;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.Flushed;

/// Makes records of one connection's steps, on any of its threads.
public final class ConnectionTrace {
  private final ServerTrace server;
  private final ServerClock clock;
  private final long connectionId;
  private volatile long requestNo;
  private volatile boolean quiet;

  ConnectionTrace(ServerTrace server, ServerClock clock, long connectionId) {
    this.server = server;
    this.clock = clock;
    this.connectionId = connectionId;
  }

  /// A step of this connection; returns when the next one may be taken. Call it with no lock held
  /// that another step needs.
  public void emit(TraceEvent event) {
    if (quiet
        && (event instanceof BodyWritten
            || event instanceof Flushed
            || event instanceof BytesSent)) {
      return;
    }
    server.emit(connectionId, requestNo, clock, event);
  }

  /// Which request the next steps belong to; 0: none.
  public void requestNo(long number) {
    requestNo = number;
    quiet = false;
  }

  /// Leaves out what the response of this request writes, from here on: it carries the records of
  /// its own server, and each would call for another.
  public void quiet() {
    quiet = true;
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

  /// The clock of this connection's deadlines: the server's, less the time for which steps of this
  /// connection were held.
  public ServerClock clock() {
    return clock;
  }

  /// What [#clock] shows.
  public long nanos() {
    return clock.nanos();
  }
}
