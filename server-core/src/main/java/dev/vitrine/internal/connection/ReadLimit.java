package dev.vitrine.internal.connection;

import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.net.Conn;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.time.Instant;

/// Until when a connection may be read from, on the server's clock.
///
/// A socket counts real time. Where its timeout comes early by the server's clock, because that stood
/// still while somebody looked at the picture, it is armed again.
final class ReadLimit {
  private final Conn conn;
  private final ServerClock clock;
  private volatile boolean limited;
  private volatile long deadline;
  private volatile String which = "read";
  private boolean armed;

  /// A limit on reading from `conn` by `clock`, none at first.
  ReadLimit(Conn conn, ServerClock clock) {
    this.conn = conn;
    this.clock = clock;
  }

  /// Allows `nanos` from now; 0: no limit. `which` names the limit in events.
  void set(long nanos, String which) {
    until(nanos > 0 ? clock.nanos() + nanos : 0, nanos > 0, which);
  }

  /// Allows reading until `deadline` where `limited`.
  void until(long deadline, boolean limited, String which) {
    this.deadline = deadline;
    this.which = which;
    this.limited = limited;
  }

  /// Allows reading until an instant that a handler chose; null: for ever.
  void set(Instant when) {
    until(when == null ? 0 : clock.nanos() + nanosUntil(when), when != null, "read");
  }

  static long nanosUntil(Instant when) {
    Duration left = Duration.between(Instant.now(), when);
    long most = Long.MAX_VALUE / 4;
    if (left.abs().toSeconds() >= most / 1_000_000_000) {
      return left.isNegative() ? -most : most;
    }
    return left.toNanos();
  }

  /// The word for the limit that holds now.
  String which() {
    return which;
  }

  /// Nanoseconds left; not positive once it is over; `Long.MAX_VALUE` without a limit.
  long left() {
    return limited ? deadline - clock.nanos() : Long.MAX_VALUE;
  }

  /// Reads from the connection within the limit.
  ///
  /// @throws SocketTimeoutException when it is over
  int read(byte[] b, int off, int len) throws IOException {
    for (; ; ) {
      if (!limited) {
        disarm();
        return conn.read(b, off, len);
      }
      long left = left();
      if (left <= 0) {
        throw new SocketTimeoutException("read: i/o timeout");
      }
      conn.setReadDeadline(Instant.now().plusNanos(clock.socketNanos(left)));
      armed = true;
      try {
        return conn.read(b, off, len);
      } catch (SocketTimeoutException early) {
        if (left() <= 0) {
          throw early;
        }
      }
    }
  }

  private void disarm() {
    if (armed) {
      conn.setReadDeadline(null);
      armed = false;
    }
  }
}
