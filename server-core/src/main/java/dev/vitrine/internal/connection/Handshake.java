package dev.vitrine.internal.connection;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.text.Addresses;
import dev.vitrine.internal.time.CloseWatch;
import dev.vitrine.internal.tls.NotTlsException;
import dev.vitrine.internal.tls.TlsConn;
import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFailed;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFinished;
import dev.vitrine.trace.TraceEvent.TlsHandshakeStarted;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.util.function.BooleanSupplier;

/// The TLS handshake of one connection, before its first request and within a time limit.
///
/// Go: the beginning of `(*conn).serve`. Differs: the limit closes the socket under the handshake,
/// the way to end a blocked write in Java; Go closes it right after, too.
final class Handshake {
  /// A client that speaks plain HTTP gets its answer in plain HTTP. Go's bytes.
  private static final byte[] PLAIN_HTTP_ANSWER =
      "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n"
          .getBytes(StandardCharsets.US_ASCII);

  /// See [Connection]; the request that came is longer than what was read of it.
  private static final long LINGER_NANOS = 500_000_000;

  private final TlsConn tls;
  private final ServerSettings settings;
  private final ConnectionTrace trace;
  private final BooleanSupplier aborted;
  private final ServerClock clock;

  /// `trace` is null when nobody watches; `aborted` tells whether the server closed the connection.
  Handshake(TlsConn tls, ServerSettings settings, ConnectionTrace trace, BooleanSupplier aborted) {
    this.tls = tls;
    this.settings = settings;
    this.trace = trace;
    this.aborted = aborted;
    this.clock = trace == null ? settings.clock() : trace.clock();
  }

  // @start region="tls-handshake"
  /// Null: the connection is encrypted now; else why it ends. A failure is logged.
  Reason run() {
    long limit = settings.handshakeNanos();
    long deadline = clock.nanos() + limit;
    if (trace != null) {
      trace.emit(new TlsHandshakeStarted());
    }
    CloseWatch watch =
        limit == 0 ? null : CloseWatch.start(tls.underlying(), () -> deadline - clock.nanos());
    try {
      tls.handshake();
    } catch (NotTlsException e) {
      return notTls(e);
    } catch (IOException e) {
      return watch != null && watch.stop() ? timedOut() : failed(e);
    } finally {
      if (watch != null) {
        watch.stop();
      }
    }
    if (trace != null) {
      trace.emit(
          new TlsHandshakeFinished(
              tls.session().getProtocol(),
              tls.session().getCipherSuite(),
              tls.applicationProtocol()));
    }
    return null;
  }

  // @end region="tls-handshake"

  private Reason failed(IOException e) {
    report(HandshakeReasons.of(e, tls, aborted.getAsBoolean()));
    return Reason.HANDSHAKE_FAILED;
  }

  // @start region="tls-timed-out"
  private Reason timedOut() {
    if (trace != null) {
      trace.emit(new TimedOut("tlsHandshake"));
    }
    report(HandshakeReasons.timedOut(tls));
    return Reason.HANDSHAKE_TIMEOUT;
  }

  // @end region="tls-timed-out"

  // @start region="plain-http"
  private Reason notTls(NotTlsException e) {
    if (!e.looksLikeHttp()) {
      report(e.getMessage());
      return Reason.HANDSHAKE_FAILED;
    }
    Conn conn = tls.underlying();
    Wire plain = new Wire(conn, settings.clock(), null);
    try {
      conn.write(PLAIN_HTTP_ANSWER, 0, PLAIN_HTTP_ANSWER.length);
      report("client sent an HTTP request to an HTTPS server");
      plain.linger(LINGER_NANOS);
    } catch (IOException _) {
      report("client sent an HTTP request to an HTTPS server");
    }
    return Reason.NOT_TLS;
  }

  // @end region="plain-http"

  // @start region="tls-failed"
  private void report(String reason) {
    if (trace != null) {
      trace.emit(new TlsHandshakeFailed(reason));
    }
    String client = Addresses.text(tls.remoteAddress());
    settings
        .log()
        .line(trace, Level.ERROR, "http: TLS handshake error from " + client + ": " + reason);
  }
  // @end region="tls-failed"
}
