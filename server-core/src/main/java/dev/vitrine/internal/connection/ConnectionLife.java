package dev.vitrine.internal.connection;

import dev.vitrine.http.ConnState;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.internal.text.Addresses;
import dev.vitrine.internal.text.StackText;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ConnectionCreated;
import java.lang.System.Logger.Level;

/// A connection as its server sees it: that it is there, the state it is in, how it ends.
///
/// Go: `conn.setState` with `Server.trackConn`. [Connection] goes through it; [Connections] looks at it
/// from other threads and may cut it short.
final class ConnectionLife {
  private final Wire wire;
  private final ServerSettings settings;
  private final ServerStatus status;
  private final Connections connections;
  private final ConnectionTrace trace; // null: nobody watches
  private final StateCell state = new StateCell();
  private volatile Reason aborted; // why the server closed it; null: it did not

  ConnectionLife(
      Wire wire,
      ServerSettings settings,
      ServerStatus status,
      Connections connections,
      ConnectionTrace trace) {
    this.wire = wire;
    this.settings = settings;
    this.status = status;
    this.connections = connections;
    this.trace = trace;
  }

  // @start region="connection-created"
  /// Makes the connection known to its server.
  void begin() {
    status.enter();
    if (trace != null) {
      trace.emit(new ConnectionCreated(remoteAddress()));
    }
    connections.add(this);
    enter(ConnState.NEW);
  }

  // @end region="connection-created"

  // @start region="state-changed"
  /// Goes on to `next`, and tells whoever wants to know.
  void enter(ConnState next) {
    ConnState before = state.enter(next, settings.clock());
    connections.changed();
    if (trace != null) {
      trace.emit(new ConnStateChanged(before, next));
    }
    if (settings.connState() != null) {
      settings.connState().accept(wire.conn(), next);
    }
  }

  // @end region="state-changed"

  /// A handler has taken the connection over: its server neither ends it nor waits for it any more.
  void handedOver() {
    connections.remove(this);
    status.leave();
  }

  // @start region="connection-closed"
  /// Ends it, unless a handler has taken it over. `in` is what it was read through.
  void end(Reason reason, ReadBuffer in) {
    if (state.state() == ConnState.HIJACKED) {
      return;
    }
    if (aborted == null) {
      wire.dropArrived(in);
    }
    wire.close();
    connections.remove(this);
    in.awaitFill(); // what a read left running still brought is told before the end
    Reason why = aborted == null ? reason : aborted;
    try {
      enter(ConnState.CLOSED);
    } catch (RuntimeException | Error e) {
      panicked(e); // the user's hook
    }
    if (trace != null) {
      trace.emit(new ConnectionClosed(why.sentence()));
    }
    status.leave();
  }

  // @end region="connection-closed"

  /// Closes the socket from outside; the connection's own thread then finds its end.
  void abort() {
    if (aborted == null) {
      aborted = status.shuttingDown() ? Reason.SHUTDOWN : Reason.IDLE_CLOSED;
    }
    wire.close();
  }

  boolean aborted() {
    return aborted != null;
  }

  /// The state it is in; null before the first.
  ConnState state() {
    return state.state();
  }

  /// When it became NEW, on the server's clock.
  long newSince() {
    return state.newSince();
  }

  // @start region="panic"
  /// Go: the deferred function of `(*conn).serve`, with its wording.
  void panicked(Throwable t) {
    log(Level.ERROR, "http: panic serving " + remoteAddress() + ": " + StackText.of(t));
  }

  // @end region="panic"

  String remoteAddress() {
    return Addresses.text(wire.conn().remoteAddress());
  }

  void log(Level level, String text) {
    settings.log().line(trace, level, text);
  }
}
