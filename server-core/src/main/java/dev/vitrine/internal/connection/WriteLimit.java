package dev.vitrine.internal.connection;

import dev.vitrine.internal.time.CloseWatch;
import dev.vitrine.net.Conn;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Instant;
import java.util.function.LongSupplier;

/// Until when a connection may be written to, on the server's clock.
///
/// Differs from Go: a write that is over time is ended by closing the connection, the only way in
/// Java. Go's server closes it right after, too.
final class WriteLimit {
  private final Conn conn;
  private final LongSupplier clock;
  private volatile boolean limited;
  private volatile long deadline;

  /// A limit on writing to `conn`, none at first; `clock` is in nanoseconds.
  WriteLimit(Conn conn, LongSupplier clock) {
    this.conn = conn;
    this.clock = clock;
  }

  /// Allows `nanos` from now; 0: no limit.
  void set(long nanos) {
    deadline = clock.getAsLong() + nanos;
    limited = nanos > 0;
  }

  /// Allows writing until an instant that a handler chose; null: for ever.
  void set(Instant when) {
    if (when != null) {
      deadline = clock.getAsLong() + ReadLimit.nanosUntil(when);
    }
    limited = when != null;
  }

  /// Writes all of it within the limit.
  ///
  /// @throws SocketTimeoutException when it is over; the connection is closed then
  void write(byte[] b, int off, int len) throws IOException {
    if (!limited) {
      conn.write(b, off, len);
      return;
    }
    if (left() <= 0) {
      throw new SocketTimeoutException("write: i/o timeout");
    }
    CloseWatch watch = CloseWatch.start(conn, this::left);
    try {
      conn.write(b, off, len);
    } catch (IOException e) {
      if (watch.stop()) {
        SocketTimeoutException late = new SocketTimeoutException("write: i/o timeout");
        late.initCause(e);
        throw late;
      }
      throw e;
    } finally {
      watch.stop();
    }
  }

  private long left() {
    return deadline - clock.getAsLong();
  }
}
