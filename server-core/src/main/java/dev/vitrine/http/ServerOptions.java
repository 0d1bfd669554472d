package dev.vitrine.http;

import dev.vitrine.internal.connection.ErrorLog;
import dev.vitrine.internal.connection.ServerSettings;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.trace.Tracer;
import java.lang.System.Logger.Level;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/// What a [Server.Builder] was told so far, with the defaults.
final class ServerOptions {
  /// Go: `DefaultMaxHeaderBytes`.
  private static final int DEFAULT_MAX_HEADER_BYTES = 1 << 20;

  String address = "";
  Handler handler;
  SSLContext tls;
  Duration readTimeout = Duration.ZERO;
  Duration readHeaderTimeout = Duration.ZERO;
  Duration writeTimeout = Duration.ZERO;
  Duration idleTimeout = Duration.ZERO;
  int maxHeaderBytes;
  Function<Listener, Context> baseContext;
  BiFunction<Context, Conn, Context> connContext;
  BiConsumer<Conn, ConnState> connState;
  boolean disableGeneralOptions;
  System.Logger errorLog;
  Tracer tracer = Tracer.none();

  /// What makes another listener of the one that the server opens; null for none.
  UnaryOperator<Listener> wrap;

  /// The clock that all timers of the server read; tests set one that they move themselves.
  ServerClock clock;

  @SuppressWarnings("ReferenceEquality") // there is one Tracer.none()
  ServerSettings settings() {
    ServerClock time = clock == null ? new ServerClock() : clock;
    ErrorLog log = new ErrorLog(errorLog);
    ServerTrace[] trace = new ServerTrace[1]; // null where nobody watches
    if (tracer != Tracer.none()) {
      trace[0] = new ServerTrace(tracer, time, text -> log.line(trace[0], Level.ERROR, text));
    }
    return new ServerSettings(
        handler,
        readTimeout,
        readHeaderTimeout,
        writeTimeout,
        idleTimeout,
        maxHeaderBytes > 0 ? maxHeaderBytes : DEFAULT_MAX_HEADER_BYTES,
        baseContext,
        connContext,
        connState,
        disableGeneralOptions,
        log,
        trace[0],
        time);
  }
}
