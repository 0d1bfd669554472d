package dev.vitrine.internal.connection;

import dev.vitrine.http.ConnState;
import dev.vitrine.http.Context;
import dev.vitrine.http.Handler;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import java.time.Duration;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;

/// What a server was built with; it never changes afterwards. Go: the fields of `Server`.
///
/// @param handler null: the default mux
/// @param readTimeout for a whole request with its body; zero: none, here and below
/// @param readHeaderTimeout for a request's head; zero: `readTimeout`
/// @param writeTimeout from the end of the request's head to the end of the response
/// @param idleTimeout between two requests; zero: `readTimeout`
/// @param maxHeaderBytes most bytes of a request head, before the 4,096 that Go adds for slack
/// @param baseContext null: the background context
/// @param connContext null: none
/// @param connState null: none
/// @param disableGeneralOptions whether `OPTIONS *` goes to the handler
/// @param trace null when nobody watches
public record ServerSettings(
    Handler handler,
    Duration readTimeout,
    Duration readHeaderTimeout,
    Duration writeTimeout,
    Duration idleTimeout,
    int maxHeaderBytes,
    Function<Listener, Context> baseContext,
    BiFunction<Context, Conn, Context> connContext,
    BiConsumer<Conn, ConnState> connState,
    boolean disableGeneralOptions,
    ErrorLog log,
    ServerTrace trace,
    ServerClock clock) {

  /// Nanoseconds for a request's head, 0 for no limit. Go: `Server.readHeaderTimeout`.
  long headerNanos() {
    return orElse(readHeaderTimeout, readTimeout);
  }

  /// Nanoseconds between two requests, 0 for no limit. Go: `Server.idleTimeout`.
  long idleNanos() {
    return orElse(idleTimeout, readTimeout);
  }

  long readNanos() {
    return nanos(readTimeout);
  }

  long writeNanos() {
    return nanos(writeTimeout);
  }

  /// Nanoseconds for a TLS handshake: the shortest of the three limits that are set, 0 for none. Go:
  /// `Server.tlsHandshakeTimeout`.
  long handshakeNanos() {
    long shortest = 0;
    for (Duration limit : new Duration[] {readHeaderTimeout, readTimeout, writeTimeout}) {
      long nanos = nanos(limit);
      if (nanos > 0 && (shortest == 0 || nanos < shortest)) {
        shortest = nanos;
      }
    }
    return shortest;
  }

  private static long orElse(Duration limit, Duration otherwise) {
    return limit.isZero() ? nanos(otherwise) : nanos(limit);
  }

  /// A limit that is negative is none, as in Go; one too long for nanoseconds is 292 years.
  private static long nanos(Duration limit) {
    if (limit.isNegative()) {
      return 0;
    }
    return limit.toSeconds() > Long.MAX_VALUE / 1_000_000_000 - 1
        ? Long.MAX_VALUE / 2
        : limit.toNanos();
  }
}
