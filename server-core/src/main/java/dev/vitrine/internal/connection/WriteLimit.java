package dev.vitrine.internal.connection;

import dev.vitrine.internal.access.NetAccess;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.time.CloseWatch;
import dev.vitrine.net.Conn;
import java.io.Closeable;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.time.Instant;

/// Until when a connection may be written to, on the server's clock.
///
/// Differs from Go: a write that is over time is ended by closing the connection, the only way in
/// Java. Go's server closes it right after, too.
final class WriteLimit {
  private final Conn conn;
  private final Closeable socket;
  private final ServerClock clock;
  private volatile boolean limited;
  private volatile long deadline;

  /// A limit on writing to `conn` by `clock`, none at first. `socket` is what is closed in the end,
  /// without another word to the client: `conn`, or what lies under its TLS.
  WriteLimit(Conn conn, Closeable socket, ServerClock clock) {
    this.conn = conn;
    this.socket = socket;
    this.clock = clock;
  }

  /// Allows `nanos` from now; 0: no limit.
  void set(long nanos) {
    if (nanos > 0) {
      deadline = clock.nanos() + nanos;
    }
    limited = nanos > 0;
  }

  /// Allows writing until an instant that a handler chose; null: for ever.
  void set(Instant when) {
    if (when != null) {
      deadline = clock.nanos() + ReadLimit.nanosUntil(when);
    }
    limited = when != null;
  }

  /// Writes all of it within the limit.
  ///
  /// @throws SocketTimeoutException when it is over; the connection is closed then
  void write(byte[] b, int off, int len) throws IOException {
    if (!limited) {
      conn.write(b, off, len);
    } else {
      limited(() -> {
        conn.write(b, off, len);
        return len;
      });
    }
  }

  /// As [NetAccess#transfer], within the limit.
  long transfer(FileChannel file, long position, long count) throws IOException {
    NetAccess net = NetAccess.get();
    return limited
        ? limited(() -> net.transfer(conn, file, position, count))
        : net.transfer(conn, file, position, count);
  }

  /// Something that writes, and says how many bytes.
  private interface Writing {
    long run() throws IOException;
  }

  private long limited(Writing writing) throws IOException {
    if (left() <= 0) {
      throw new SocketTimeoutException("write: i/o timeout");
    }
    CloseWatch watch = CloseWatch.start(socket, this::left);
    try {
      return writing.run();
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
    return deadline - clock.nanos();
  }
}
