package dev.vitrine.internal.connection;

import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent.Draining;
import dev.vitrine.trace.TraceEvent.ShutdownStarted;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;

/// The end of a server: graceful (listeners, then idle connections, then active ones) or at once.
///
/// Go: `Server.Shutdown` and `Server.Close`. The limit counts on the server's own clock; the looks at
/// the connections come by real time, so that a server held still between two steps can be stepped
/// through its end.
public final class Shutdown {
  /// Go looks after 1 ms, then twice as long each time, at most every 500 ms.
  private static final long FIRST_LOOK_MILLIS = 1;

  private static final long LONGEST_LOOK_MILLIS = 500;

  private final ServerSettings settings;
  private final ServerStatus status;
  private final Connections connections;
  private final Runnable closeListeners;

  /// An end for the server that the arguments make up.
  public Shutdown(
      ServerSettings settings,
      ServerStatus status,
      Connections connections,
      Runnable closeListeners) {
    this.settings = settings;
    this.status = status;
    this.connections = connections;
    this.closeListeners = closeListeners;
  }

  // @start region="shutdown"
  /// Waits until every connection has come to its end, `limit` at most; runs each of `hooks` on a
  /// thread of its own.
  public void run(Duration limit, List<Runnable> hooks)
      throws InterruptedException, TimeoutException {
    run(limit, hooks, Connections.NEW_FOR_TOO_LONG);
  }

  /// The same for a server whose clients are all known: one that has sent nothing yet will send nothing.
  /// Go: `httptest.Server.Close`.
  public void runAmongFriends(Duration limit, List<Runnable> hooks)
      throws InterruptedException, TimeoutException {
    run(limit, hooks, -1);
  }

  private void run(Duration limit, List<Runnable> hooks, long newNanos)
      throws InterruptedException, TimeoutException {
    ServerTrace trace = settings.trace();
    long limitNanos = nanos(limit);
    status.enter();
    try {
      status.beginShutdown();
      if (trace != null) {
        trace.emit(new ShutdownStarted(limitNanos));
      }
      for (Runnable hook : hooks) {
        Thread.ofVirtual().name("on-shutdown").start(hook);
      }
      closeListeners.run();
      drain(limitNanos, newNanos, trace);
    } finally {
      status.leave();
    }
  }

  // @start region="drain"
  private void drain(long limitNanos, long newNanos, ServerTrace trace)
      throws InterruptedException, TimeoutException {
    long deadline = settings.clock().nanos() + limitNanos;
    long look = FIRST_LOOK_MILLIS;
    long lastOpen = -1;
    for (; ; ) {
      Connections.Open open = connections.open();
      if (trace != null && open.idle() + open.active() != lastOpen) {
        trace.emit(new Draining(open.idle(), open.active()));
        lastOpen = open.idle() + open.active();
      }
      if (connections.closeIdle(settings.clock().nanos(), newNanos)) {
        if (trace != null && lastOpen > 0) {
          trace.emit(new Draining(0, 0)); // the last count is told, however fast the last ones went
        }
        return;
      }
      if (deadline - settings.clock().nanos() <= 0) {
        throw new TimeoutException("http: connections were still active after the limit");
      }
      connections.awaitChange(look);
      look = Math.min(2 * look, LONGEST_LOOK_MILLIS);
    }
  }

  // @end region="drain"
  // @end region="shutdown"

  // @start region="close"
  /// Closes everything now.
  public void now() {
    if (settings.trace() != null) {
      settings.trace().release();
    }
    status.enter();
    try {
      status.beginShutdown();
      closeListeners.run();
      connections.closeAll();
    } finally {
      status.leave();
    }
  }

  // @end region="close"

  /// A limit too long for nanoseconds is none: 146 years.
  private static long nanos(Duration limit) {
    return limit.toSeconds() >= Long.MAX_VALUE / 2 / 1_000_000_000
        ? Long.MAX_VALUE / 2
        : Math.max(0, limit.toNanos());
  }
}
