package dev.vitrine.internal.connection;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.ConnState;
import dev.vitrine.http.Context;
import dev.vitrine.http.Hijacked;
import dev.vitrine.http.Request;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.internal.read.RequestReader;
import dev.vitrine.internal.respond.Response;
import dev.vitrine.internal.respond.ResponseOutput;
import dev.vitrine.internal.text.Addresses;
import dev.vitrine.internal.text.StackText;
import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ConnectionCreated;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.TimedOut;
import java.io.EOFException;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;

/// One client's connection: reads a request, has it handled, sends the response, and begins again for
/// as long as the connection is kept alive.
///
/// This is the box "handle the connection" of Figure 3.10. Go: `conn` with `(*conn).serve`. All of it
/// runs on one virtual thread, so it reads from top to bottom; only [BackgroundRead] looks at the
/// socket beside it, while a handler runs.
public final class Connection {
  /// How many bytes of the next request end the wait for it. Go: `Peek(4)`.
  private static final int REQUEST_BEGINS = 4;

  /// How long a client that is still sending is listened to after its last answer. Go:
  /// `rstAvoidanceDelay`.
  private static final long LINGER_NANOS = 500_000_000;

  private final Wire wire;
  private final Link link;
  private final ReadBuffer in;
  private final RequestReader reader;
  private final ResponseOutput out;
  private final ServerSettings settings;
  private final ServerStatus status;
  private final Connections connections;
  private final ConnectionTrace trace;
  private final Context context;
  private final String remote;
  private final StateCell state = new StateCell();
  private volatile CloseReason aborted; // why the server closed it; null: it did not
  private volatile boolean writeFailed;

  /// A connection over `conn` whose requests' contexts derive from `context`; `trace` is null when
  /// nobody watches.
  public Connection(
      Conn conn,
      Context context,
      ServerSettings settings,
      ServerStatus status,
      Connections connections,
      ConnectionTrace trace) {
    this.wire = new Wire(conn, settings.clock(), trace);
    this.link = new Link(wire, this, status);
    this.in = new ReadBuffer(wire);
    this.reader = new RequestReader(in, settings.maxHeaderBytes(), trace);
    this.out = new ResponseOutput(link);
    this.context = context;
    this.settings = settings;
    this.status = status;
    this.connections = connections;
    this.trace = trace;
    this.remote = Addresses.text(conn.remoteAddress());
  }

  // @start region="connection-created"
  /// Makes the connection known to its server; on the accept thread, before [#serve].
  public void begin() {
    status.enter();
    if (trace != null) {
      trace.emit(new ConnectionCreated(remote));
    }
    connections.add(this);
    enter(ConnState.NEW);
  }

  // @end region="connection-created"

  // @start region="serve-connection"
  /// Serves the client until one side has enough. Runs on the connection's own virtual thread and
  /// throws nothing.
  public void serve() {
    CloseReason reason = CloseReason.PANIC; // unless the loop tells another
    try {
      reason = handshake();
      if (reason == null) {
        reason = serveRequests();
      }
    } catch (RuntimeException | Error e) {
      panicked(
          e); // a hook of the server's, or a fault of ours: this client's connection pays alone
    } finally {
      if (state.state() != ConnState.HIJACKED) {
        end(reason);
      }
    }
  }

  /// Null: the connection is plain or encrypted now.
  private CloseReason handshake() {
    return wire.tls() == null
        ? null
        : new Handshake(wire.tls(), settings, trace, () -> aborted != null).run();
  }

  private CloseReason serveRequests() {
    wire.readLimit().set(settings.headerNanos(), "readHeader");
    CloseReason over = null;
    for (long number = 1; over == null; number++) {
      over = serveRequest(number);
      if (over == null) {
        over = awaitNextRequest();
      }
    }
    return over;
  }

  /// Null: the connection may be used again.
  private CloseReason serveRequest(long number) {
    numberSteps(number);
    try {
      Request request = readRequest();
      if (status.shuttingDown()) {
        return CloseReason.SHUTDOWN; // it came too late to be answered
      }
      return answer(request);
    } catch (BadRequestException e) {
      return refuse(e);
    } catch (EOFException e) {
      return reader.began() ? CloseReason.CLIENT_GONE : CloseReason.CLIENT_CLOSED;
    } catch (SocketTimeoutException e) {
      return timedOut();
    } catch (IOException e) {
      return CloseReason.CLIENT_GONE;
    } finally {
      link.current(null);
      numberSteps(0);
    }
  }

  // @end region="serve-connection"

  // @start region="read-request"
  private Request readRequest() throws IOException {
    long begun = wire.nanos();
    try {
      Request request = reader.read();
      wire.readLimit().until(begun + settings.readNanos(), settings.readNanos() > 0, "read");
      return request;
    } finally {
      wire.writeLimit().set(settings.writeNanos());
      if (reader.began()) {
        enter(ConnState.ACTIVE);
      }
    }
  }

  // @end region="read-request"

  // @start region="answer"
  private CloseReason answer(Request request) throws IOException {
    Exchange exchange = new Exchange(wire, link, in, out, request, context);
    link.current(exchange);
    if (!exchange.meetsExpectation()) {
      exchange.refuseExpectation();
      return decide(exchange);
    }
    try {
      exchange.run(Dispatch.choose(settings, request, trace));
    } catch (Exchange.HandlerFailed e) {
      return failed(e, exchange);
    }
    return exchange.response().hijacked() ? CloseReason.HIJACKED : decide(exchange);
  }

  // @end region="answer"

  // @start region="keep-alive"
  /// Null: the connection is used for another request.
  private CloseReason decide(Exchange exchange) {
    wire.writeLimit().set(0);
    Response response = exchange.response();
    boolean bodyLeft = exchange.bodyLeft();
    String reason;
    if (response.closeAfterReply()) {
      reason = response.refusal().sentence();
    } else if (bodyLeft) {
      reason = "too much of the request's body is left unread";
    } else if (reader.lengthInDoubt()) {
      reason = "the request's length could be read in two ways"; // RFC 9112 section 6.1 MUST
    } else {
      reason =
          exchange.request().protoAtLeast(1, 1)
              ? "HTTP/1.1 keeps a connection open unless one side asks to close it"
              : "the HTTP/1.0 client asked to keep the connection open";
    }
    boolean reuse = !response.closeAfterReply() && !bodyLeft && !reader.lengthInDoubt();
    if (trace != null) {
      trace.emit(new KeepAliveDecided(reuse, reason));
    }
    if (reuse) {
      return null;
    }
    if (response.requestBodyLimitHit() || bodyLeft) {
      wire.linger(LINGER_NANOS);
    }
    return CloseReason.AFTER_RESPONSE;
  }

  // @end region="keep-alive"

  // @start region="idle"
  /// Waits until the next request begins, so that its own time limits do not run before. Null: it
  /// does.
  private CloseReason awaitNextRequest() {
    enter(ConnState.IDLE);
    if (!status.keepAlives()) {
      return CloseReason.SHUTDOWN;
    }
    wire.readLimit().set(settings.idleNanos(), "idle");
    if (trace != null) {
      trace.emit(new IdleStarted(settings.idleNanos()));
    }
    in.giveBack();
    out.giveBack();
    wire.giveBack();
    try {
      if (!in.ensure(REQUEST_BEGINS)) {
        return CloseReason.CLIENT_CLOSED;
      }
    } catch (SocketTimeoutException e) {
      return timedOut();
    } catch (IOException e) {
      return CloseReason.CLIENT_CLOSED;
    }
    wire.readLimit().set(settings.headerNanos(), "readHeader");
    return null;
  }

  // @end region="idle"

  private CloseReason refuse(BadRequestException refused) {
    if (status.shuttingDown()) {
      return CloseReason.SHUTDOWN;
    }
    try {
      Refusal.answer(refused, wire, trace);
      wire.linger(LINGER_NANOS);
    } catch (IOException e) {
      return CloseReason.CLIENT_GONE;
    }
    return CloseReason.REFUSED;
  }

  // @start region="timed-out"
  private CloseReason timedOut() {
    if (writeFailed) {
      return CloseReason.WRITE_FAILED;
    }
    String which = wire.readLimit().which();
    if (trace != null) {
      trace.emit(new TimedOut(which));
    }
    return switch (which) {
      case "idle" -> CloseReason.IDLE_TIMEOUT;
      case "readHeader" -> CloseReason.HEADER_TIMEOUT;
      default -> CloseReason.READ_TIMEOUT;
    };
  }

  // @end region="timed-out"

  private CloseReason failed(Exchange.HandlerFailed failure, Exchange exchange) {
    if (!failure.aborted()) {
      panicked(failure.getCause());
    }
    try {
      exchange.abandon();
    } catch (IOException _) {
      // The client is gone as well; the connection ends either way.
    }
    return exchange.response().hijacked()
        ? CloseReason.HIJACKED
        : failure.aborted() ? CloseReason.ABORTED : CloseReason.PANIC;
  }

  // @start region="panic"
  /// Go: the deferred function of `(*conn).serve`, with its wording.
  private void panicked(Throwable t) {
    log(Level.ERROR, "http: panic serving " + remote + ": " + StackText.of(t));
  }

  // @end region="panic"

  // @start region="hijack"
  /// Gives the socket to a handler: neither limits nor a shutdown touch it from here on.
  Hijacked hijack() throws IOException {
    wire.readLimit().set(0, "read");
    wire.writeLimit().set(0);
    wire.conn().setReadDeadline(null);
    wire.conn().setWriteDeadline(null);
    byte[] buffered = in.takeBuffered();
    Conn conn = in.filling() ? new HijackedConn(wire.conn(), in) : wire.conn();
    wire.handOver();
    enter(ConnState.HIJACKED);
    if (trace != null) {
      trace.emit(new dev.vitrine.trace.TraceEvent.Hijacked());
    }
    connections.remove(this);
    status.leave();
    return new Hijacked(conn, buffered);
  }

  // @end region="hijack"

  // @start region="connection-closed"
  private void end(CloseReason reason) {
    wire.close();
    connections.remove(this);
    in.awaitFill(); // what a read left running still brought is told before the end
    CloseReason why = aborted == null ? reason : aborted;
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
      aborted = status.shuttingDown() ? CloseReason.SHUTDOWN : CloseReason.KEEP_ALIVES_OFF;
    }
    wire.close();
  }

  void writeFailed() {
    writeFailed = true;
  }

  // @start region="state-changed"
  private void enter(ConnState next) {
    ConnState before = state.enter(next, now());
    connections.changed();
    if (trace != null) {
      trace.emit(new ConnStateChanged(before, next));
    }
    if (settings.connState() != null) {
      settings.connState().accept(wire.conn(), next);
    }
  }

  // @end region="state-changed"

  /// The state it is in; null before the first.
  ConnState state() {
    return state.state();
  }

  /// When the state was entered, on the server's clock.
  long stateSince() {
    return state.since();
  }

  String remoteAddress() {
    return remote;
  }

  void log(Level level, String text) {
    settings.log().line(trace, level, text);
  }

  private long now() {
    return settings.clock().nanos();
  }

  private void numberSteps(long request) {
    if (trace != null) {
      trace.requestNo(request);
    }
  }
}
