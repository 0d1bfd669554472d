package dev.vitrine.internal.connection;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.ConnState;
import dev.vitrine.http.Context;
import dev.vitrine.http.Hijacked;
import dev.vitrine.http.Request;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.Reason;
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
  private final StateCell state = new StateCell();
  private volatile Reason aborted; // why the server closed it; null: it did not
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
  }

  // @start region="connection-created"
  /// Makes the connection known to its server; on the accept thread, before [#serve].
  public void begin() {
    status.enter();
    if (trace != null) {
      trace.emit(new ConnectionCreated(remoteAddress()));
    }
    connections.add(this);
    enter(ConnState.NEW);
  }

  // @end region="connection-created"

  // @start region="serve-connection"
  /// Serves the client until one side has enough. Runs on the connection's own virtual thread and
  /// throws nothing.
  public void serve() {
    Reason reason = Reason.PANIC; // unless the loop tells another
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
  private Reason handshake() {
    return wire.tls() == null
        ? null
        : new Handshake(wire.tls(), settings, trace, () -> aborted != null).run();
  }

  private Reason serveRequests() {
    wire.readLimit().set(settings.headerNanos(), "readHeader");
    Reason over = null;
    for (long number = 1; over == null; number++) {
      over = serveRequest(number);
      if (over == null) {
        over = awaitNextRequest();
      }
    }
    return over;
  }

  /// Null: the connection may be used again.
  private Reason serveRequest(long number) {
    numberSteps(number);
    try {
      Request request = readRequest();
      if (status.shuttingDown()) {
        return Reason.SHUTDOWN; // it came too late to be answered
      }
      return answer(request);
    } catch (BadRequestException e) {
      return refuse(e);
    } catch (EOFException e) {
      return reader.began() ? Reason.CLIENT_GONE : Reason.CLIENT_CLOSED;
    } catch (SocketTimeoutException e) {
      return timedOut();
    } catch (IOException e) {
      return failed();
    } finally {
      link.current(null);
      numberSteps(0);
    }
  }

  // @end region="serve-connection"

  // @start region="read-request"
  private Request readRequest() throws IOException {
    long limit = settings.readNanos();
    long deadline = limit > 0 ? wire.nanos() + limit : 0;
    try {
      Request request = reader.read();
      wire.readLimit().until(deadline, limit > 0, "read");
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
  private Reason answer(Request request) throws IOException {
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
    return exchange.response().hijacked() ? Reason.HIJACKED : decide(exchange);
  }

  // @end region="answer"

  // @start region="keep-alive"
  /// Null: the connection is used for another request.
  private Reason decide(Exchange exchange) {
    wire.writeLimit().set(0);
    Response response = exchange.response();
    boolean bodyLeft = exchange.bodyLeft();
    Reason reason;
    if (response.closeAfterReply()) {
      reason = response.refusal();
    } else if (bodyLeft) {
      reason = Reason.BODY_TOO_LARGE;
    } else if (reader.lengthInDoubt()) {
      reason = Reason.LENGTH_IN_DOUBT;
    } else {
      reason =
          exchange.request().protoAtLeast(1, 1) ? Reason.HTTP_1_1_KEEPS : Reason.HTTP_1_0_KEEPS;
    }
    boolean reuse = !response.closeAfterReply() && !bodyLeft && !reader.lengthInDoubt();
    if (trace != null) {
      trace.emit(new KeepAliveDecided(reuse, reason.sentence()));
    }
    if (reuse) {
      return null;
    }
    if (response.requestBodyLimitHit() || bodyLeft) {
      wire.linger(LINGER_NANOS);
    }
    return Reason.AFTER_RESPONSE;
  }

  // @end region="keep-alive"

  // @start region="idle"
  /// Waits until the next request begins, so that its own time limits do not run before. Null: it
  /// does.
  private Reason awaitNextRequest() {
    enter(ConnState.IDLE);
    if (!status.keepAlives()) {
      return Reason.SHUTDOWN;
    }
    wire.readLimit().set(settings.idleNanos(), "idle");
    if (trace != null) {
      trace.emit(new IdleStarted(settings.idleNanos()));
    }
    if (in.buffered() == 0) {
      in.giveBack();
      out.giveBack();
      wire.giveBack();
    }
    try {
      if (!in.ensure(REQUEST_BEGINS)) {
        return Reason.CLIENT_CLOSED;
      }
    } catch (SocketTimeoutException e) {
      return timedOut();
    } catch (IOException e) {
      return Reason.CLIENT_CLOSED;
    }
    wire.readLimit().set(settings.headerNanos(), "readHeader");
    return null;
  }

  // @end region="idle"

  private Reason refuse(BadRequestException refused) {
    if (status.shuttingDown()) {
      return Reason.SHUTDOWN;
    }
    try {
      Refusal.answer(refused, wire, trace);
      wire.linger(LINGER_NANOS);
    } catch (IOException e) {
      return failed();
    }
    return Reason.REFUSED;
  }

  /// The client can be neither read from nor written to.
  private Reason failed() {
    if (wire.writeTimedOut()) {
      return Reason.WRITE_TIMEOUT;
    }
    return writeFailed ? Reason.WRITE_FAILED : Reason.CLIENT_GONE;
  }

  // @start region="timed-out"
  private Reason timedOut() {
    if (writeFailed) {
      return failed();
    }
    String which = wire.readLimit().which();
    if (trace != null) {
      trace.emit(new TimedOut(which));
    }
    return switch (which) {
      case "idle" -> Reason.IDLE_TIMEOUT;
      case "readHeader" -> Reason.HEADER_TIMEOUT;
      default -> Reason.READ_TIMEOUT;
    };
  }

  // @end region="timed-out"

  private Reason failed(Exchange.HandlerFailed failure, Exchange exchange) {
    if (!failure.aborted()) {
      panicked(failure.getCause());
    }
    try {
      exchange.abandon();
    } catch (IOException _) {
      // The client is gone as well; the connection ends either way.
    }
    return exchange.response().hijacked()
        ? Reason.HIJACKED
        : failure.aborted() ? Reason.ABORTED : Reason.PANIC;
  }

  // @start region="panic"
  /// Go: the deferred function of `(*conn).serve`, with its wording.
  private void panicked(Throwable t) {
    log(Level.ERROR, "http: panic serving " + remoteAddress() + ": " + StackText.of(t));
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
  private void end(Reason reason) {
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

  void writeFailed() {
    writeFailed = true;
  }

  // @start region="state-changed"
  private void enter(ConnState next) {
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

  /// The state it is in; null before the first.
  ConnState state() {
    return state.state();
  }

  /// When it became NEW, on the server's clock.
  long newSince() {
    return state.newSince();
  }

  String remoteAddress() {
    return Addresses.text(wire.conn().remoteAddress());
  }

  void log(Level level, String text) {
    settings.log().line(trace, level, text);
  }

  private void numberSteps(long request) {
    if (trace != null) {
      trace.requestNo(request);
    }
  }
}
