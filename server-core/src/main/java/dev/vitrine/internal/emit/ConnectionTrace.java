package dev.vitrine.internal.emit;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.Hijacked;
import dev.vitrine.trace.TraceEvent.Logged;

/// Makes records of one connection's steps, on any of its threads.
///
/// A connection's steps come to an end: nothing follows its [ConnectionClosed], and little its
/// [Hijacked]. A handler that was given up may still run then, and what it does is no step of the
/// connection any more.
public final class ConnectionTrace {
  /// Whose steps come: the server's, a hijacker's, or nobody's.
  private enum Life {
    OPEN,
    HIJACKED,
    CLOSED
  }

  /// What all that trace one connection share.
  private static final class Shared {
    volatile long requestNo;
    volatile boolean quiet;
    Life life = Life.OPEN; // guarded by the server's stamp
  }

  private final ServerTrace server;
  private final ServerClock clock;
  private final long connectionId;
  private final Shared shared;
  private final long request; // 0: whichever is the current one

  ConnectionTrace(ServerTrace server, ServerClock clock, long connectionId) {
    this(server, clock, connectionId, new Shared(), 0);
  }

  private ConnectionTrace(
      ServerTrace server, ServerClock clock, long connectionId, Shared shared, long request) {
    this.server = server;
    this.clock = clock;
    this.connectionId = connectionId;
    this.shared = shared;
    this.request = request;
  }

  /// The same for the current request alone: a handler that runs on when the next one has begun still
  /// takes steps of its own request.
  public ConnectionTrace ofRequest() {
    return new ConnectionTrace(server, clock, connectionId, shared, shared.requestNo);
  }

  /// A step of this connection; returns when the next one may be taken. Call it with no lock held
  /// that another step needs. False where the connection is at its end and takes no such step.
  public boolean emit(TraceEvent event) {
    if (shared.quiet
        && (event instanceof BodyWritten
            || event instanceof Flushed
            || event instanceof BytesSent)) {
      return false;
    }
    boolean taken = server.emit(this, request == 0 ? shared.requestNo : request, event);
    if (!taken && event instanceof Logged) {
      server.emit(event); // the line is in the log: then it is the server's
    }
    return taken;
  }

  /// Whether the connection still takes such a step, which it then has taken. Under the stamp.
  boolean take(TraceEvent event) {
    if (shared.life != Life.OPEN) {
      return shared.life == Life.HIJACKED && EventOrder.mayFollowHijack(event);
    }
    if (event instanceof ConnectionClosed) {
      shared.life = Life.CLOSED;
    } else if (event instanceof Hijacked) {
      shared.life = Life.HIJACKED;
    }
    return true;
  }

  /// Which request the next steps belong to; 0: none.
  public void requestNo(long number) {
    shared.requestNo = number;
    shared.quiet = false;
  }

  /// Leaves out what the response of this request writes, from here on: it carries the records of
  /// its own server, and each would call for another.
  public void quiet() {
    shared.quiet = true;
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
