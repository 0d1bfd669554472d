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
import dev.vitrine.internal.respond.KeptOutput;
import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.TimedOut;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;

/// One client's connection: reads a request, has it handled, sends the response, and begins again for
/// as long as the connection is kept alive.
///
/// This is the box "handle the connection" of Figure 3.10. Go: `conn` with `(*conn).serve`. All of it
/// runs on one virtual thread, so it reads from top to bottom; only [BackgroundRead] looks at the
/// socket beside it, while a handler runs.
public final class Connection implements Runnable {
  /// How many bytes of the next request end the wait for it. Go: `Peek(4)`.
  private static final int REQUEST_BEGINS = 4;

  /// How long a client that is still sending is listened to after its last answer. Go:
  /// `rstAvoidanceDelay`.
  private static final long LINGER_NANOS = 500_000_000;

  private final Wire wire;
  private final Link link;
  private final ReadBuffer in;
  private final RequestReader reader;
  private final KeptOutput out;
  private final ServerSettings settings;
  private final ServerStatus status;
  private final ConnectionTrace trace;
  private final Context context;
  private final ConnectionLife life;
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
    this.life = new ConnectionLife(wire, settings, status, connections, trace);
    this.link = new Link(wire, this, life, status);
    this.in = new ReadBuffer(wire);
    this.reader = new RequestReader(in, settings.maxHeaderBytes(), trace);
    this.out = new KeptOutput(link);
    this.context = context;
    this.settings = settings;
    this.status = status;
    this.trace = trace;
  }

  /// Makes the connection known to its server; on the accept thread, before [#run].
  public void begin() {
    life.begin();
  }

  // @start region="serve-connection"
  /// Serves the client until one side has enough. Go: `(*conn).serve`. Runs on the connection's own
  /// virtual thread and throws nothing.
  @Override
  public void run() {
    Reason reason = Reason.PANIC; // unless the loop tells another
    try {
      reason = handshake();
      if (reason == null) {
        reason = serveRequests();
      }
    } catch (RuntimeException | Error e) {
      life.panicked(e); // the user's hook, or a fault of ours: this client's connection pays alone
    } finally {
      life.end(reason, in);
    }
  }

  /// Null: the connection is plain or encrypted now.
  private Reason handshake() {
    return wire.tls() == null
        ? null
        : new Handshake(wire.tls(), settings, trace, life::aborted).run();
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
        life.enter(ConnState.ACTIVE);
      }
    }
  }

  // @end region="read-request"

  // @start region="answer"
  private Reason answer(Request request) throws IOException {
    Exchange exchange = new Exchange(wire, link, in, out.get(), request, context);
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
    Reason refusal = refusal(exchange);
    if (trace != null) {
      Reason why = refusal == null ? kept(exchange.request()) : refusal;
      trace.emit(new KeepAliveDecided(refusal == null, why.sentence()));
    }
    if (refusal == null) {
      return null;
    }
    if (exchange.response().requestBodyLimitHit() || exchange.bodyLeft()) {
      wire.linger(LINGER_NANOS);
    }
    return Reason.AFTER_RESPONSE;
  }

  private Reason refusal(Exchange exchange) {
    Reason refusal = exchange.response().refusal();
    if (refusal != null) {
      return refusal;
    }
    if (exchange.bodyLeft()) {
      return Reason.BODY_TOO_LARGE;
    }
    return reader.lengthInDoubt() ? Reason.LENGTH_IN_DOUBT : null;
  }

  private static Reason kept(Request request) {
    return request.protoAtLeast(1, 1) ? Reason.HTTP_1_1_KEEPS : Reason.HTTP_1_0_KEEPS;
  }

  // @end region="keep-alive"

  // @start region="idle"
  /// Waits until the next request begins, so that its own time limits do not run before. Null: it
  /// does.
  private Reason awaitNextRequest() {
    life.enter(ConnState.IDLE);
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
      life.panicked(failure.getCause());
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

  // @start region="hijack"
  /// Gives the socket to a handler, without limits, and what was read of it already.
  Hijacked hijack() throws IOException {
    wire.readLimit().set(0, "read");
    wire.writeLimit().set(0);
    wire.conn().setReadDeadline(null);
    wire.conn().setWriteDeadline(null);
    byte[] buffered = in.takeBuffered();
    Conn conn = in.filling() ? new HijackedConn(wire.conn(), in) : wire.conn();
    wire.handOver();
    life.enter(ConnState.HIJACKED);
    if (trace != null) {
      trace.emit(new TraceEvent.Hijacked());
    }
    life.handedOver();
    return new Hijacked(conn, buffered);
  }

  // @end region="hijack"

  void writeFailed() {
    writeFailed = true;
  }

  private void numberSteps(long request) {
    if (trace != null) {
      trace.requestNo(request);
    }
  }
}
