package dev.vitrine.internal.connection;

import dev.vitrine.http.ConnState;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// The connections that are open and not hijacked. Go: `Server.activeConn`.
public final class Connections {
  /// A connection that has been NEW for longer than this counts as idle in a shutdown: it never sent
  /// its first request. Go: `closeIdleConns`.
  static final long NEW_FOR_TOO_LONG = 5_000_000_000L;

  private final Set<ConnectionLife> open = ConcurrentHashMap.newKeySet();
  private volatile boolean closed;
  private volatile boolean watched;
  private final Semaphore changes = new Semaphore(0);

  /// Adds one; where everything is closed already, it is closed at once.
  void add(ConnectionLife connection) {
    open.add(connection);
    if (closed) {
      connection.abort();
    }
  }

  void remove(ConnectionLife connection) {
    open.remove(connection);
    changed();
  }

  /// Wakes a shutdown that waits for connections to end or to become idle; nearly free otherwise.
  void changed() {
    if (watched) {
      changes.release();
    }
  }

  /// Waits for a change, `millis` of real time at most.
  void awaitChange(long millis) throws InterruptedException {
    watched = true;
    if (changes.tryAcquire(millis, TimeUnit.MILLISECONDS)) {
      int _ = changes.drainPermits();
    }
  }

  /// Closes those that wait for a next request. Returns whether none is left.
  public boolean closeIdle(long nowNanos) {
    return closeIdle(nowNanos, NEW_FOR_TOO_LONG);
  }

  /// The same, where those that have sent nothing yet count as idle after `newNanos`.
  boolean closeIdle(long nowNanos, long newNanos) {
    boolean quiescent = true;
    List<ConnectionLife> ended = new ArrayList<>();
    for (ConnectionLife connection : open) {
      if (countsAsIdle(connection, nowNanos, newNanos)) {
        connection.abort();
        ended.add(connection);
      } else {
        quiescent = false;
      }
    }
    open.removeAll(ended);
    return quiescent;
  }

  private static boolean countsAsIdle(ConnectionLife connection, long nowNanos, long newNanos) {
    ConnState state = connection.state();
    return state == ConnState.IDLE
        || state == ConnState.NEW && nowNanos - connection.newSince() > newNanos;
  }

  /// Closes all of them, for good: one that is added later is closed at once.
  public void closeAll() {
    closed = true;
    for (ConnectionLife connection : open) {
      connection.abort();
    }
  }

  /// How many are open: idle ones, and those at a request.
  record Open(long idle, long active) {}

  /// One look at all of them.
  Open open() {
    long idle = 0;
    long active = 0;
    for (ConnectionLife connection : open) {
      if (connection.state() == ConnState.IDLE) {
        idle++;
      } else {
        active++;
      }
    }
    return new Open(idle, active);
  }
}
