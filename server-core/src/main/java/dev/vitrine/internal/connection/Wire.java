package dev.vitrine.internal.connection;

import dev.vitrine.internal.access.NetAccess;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.read.ByteSource;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.internal.tls.TlsConn;
import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.TimedOut;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.util.Arrays;

/// A connection's socket as the stages see it: every byte passes here, within the time limits.
///
/// On a TLS connection these are the decrypted bytes, and so are those of the events. Go: `connReader`
/// and `checkConnErrorWriter`.
final class Wire implements ByteSource {
  private final Conn conn;
  private final TlsConn tls;
  private final ConnectionTrace trace;
  private final ServerClock clock;
  private final ReadLimit readLimit;
  private final WriteLimit writeLimit;
  private final ReceivedBytes arrived; // null: nobody wants them
  private long received;
  private long sent;
  private volatile boolean writeTimedOut;

  Wire(Conn conn, ServerClock clock, ConnectionTrace trace) {
    this.clock = trace == null ? clock : trace.clock();
    this.conn = conn;
    this.tls = conn instanceof TlsConn encrypted ? encrypted : null;
    this.trace = trace;
    this.arrived = trace != null && trace.bytes() ? new ReceivedBytes(trace) : null;
    this.readLimit = new ReadLimit(conn, this.clock);
    this.writeLimit = new WriteLimit(conn, tls == null ? conn : tls.underlying(), this.clock);
  }

  /// What the clock of the limits shows.
  long nanos() {
    return clock.nanos();
  }

  Conn conn() {
    return conn;
  }

  /// Null on a plain connection.
  TlsConn tls() {
    return tls;
  }

  ReadLimit readLimit() {
    return readLimit;
  }

  WriteLimit writeLimit() {
    return writeLimit;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = readLimit.read(b, off, len);
    if (n > 0) {
      if (arrived != null) {
        arrived.tell(received, b, off, n);
      }
      received += n;
    }
    return n;
  }

  @Override
  public long timeoutNanos() {
    long left = readLimit.left();
    return left <= 0 || left == Long.MAX_VALUE ? left : clock.socketNanos(left);
  }

  // @start region="bytes-sent"
  void write(byte[] b, int off, int len) throws IOException {
    long offset;
    try {
      offset = send(b, off, len);
    } catch (SocketTimeoutException e) {
      timedOut();
      throw e;
    }
    tellSent(offset, b, off, len);
  }

  /// Sends and tells nobody yet, for a writer that holds a lock: a tracer may hold whoever tells. Then
  /// comes [#tellSent], or [#timedOut] after a [SocketTimeoutException].
  ///
  /// @return how many bytes were sent before these
  long send(byte[] b, int off, int len) throws IOException {
    writeLimit.write(b, off, len);
    long offset = sent;
    sent += len;
    return offset;
  }

  void tellSent(long offset, byte[] b, int off, int len) {
    if (trace != null && trace.bytes()) {
      trace.emit(new BytesSent(offset, Arrays.copyOfRange(b, off, off + len)));
    }
  }

  // @end region="bytes-sent"

  /// The connection becomes a handler's: what arrives from here on is told to nobody.
  void handOver() {
    if (arrived != null) {
      arrived.handOver();
    }
  }

  /// The connection becomes idle.
  void giveBack() {
    if (tls != null) {
      tls.giveBack();
    }
  }

  /// Has the operating system copy from a file what the socket takes at once; see [NetAccess#transfer].
  long transfer(FileChannel file, long position, long count) throws IOException {
    if (trace != null && trace.bytes()) {
      return 0; // they must come through here to be shown
    }
    try {
      long n = writeLimit.transfer(file, position, count);
      sent += n;
      return n;
    } catch (SocketTimeoutException e) {
      timedOut();
      throw e;
    }
  }

  // @start region="write-timed-out"
  /// The socket is closed by now, so this is told once.
  void timedOut() {
    if (trace != null && !writeTimedOut) {
      trace.emit(new TimedOut("write"));
    }
    writeTimedOut = true;
  }

  // @end region="write-timed-out"

  /// Whether the client took too long to take what was sent.
  boolean writeTimedOut() {
    return writeTimedOut;
  }

  /// Closes the socket; whoever reads or writes it is woken with an exception.
  void close() {
    try {
      conn.close();
    } catch (IOException _) {
      // It is gone either way.
    }
  }

  /// Reads away what has arrived without waiting for more.
  ///
  /// A socket that is closed with unread bytes resets the connection, and the client may lose the end
  /// of its answer. Go's buffer of 4 KiB has usually read them by then; ours begins smaller. A
  /// background read that still runs is at its end where bytes have arrived; on TLS it may need more.
  void dropArrived(ReadBuffer in) {
    Conn socket = tls == null ? conn : tls.underlying();
    try {
      if (in.filling() && (tls != null || NetAccess.get().arrived(socket) == 0)) {
        return;
      }
      in.awaitFill();
      NetAccess.get().dropArrived(socket);
    } catch (IOException _) {
      // The client is gone: there is nobody left to spare a reset.
    }
  }

  // @start region="linger"
  /// Ends our side and reads what still comes, until the client ends its side or `nanos` are over.
  ///
  /// A socket that is closed with unread bytes resets the connection, and a reset may overtake the
  /// answer on its way to a client that is still sending. RFC 9112 section 9.6. Go:
  /// `closeWriteAndWait`, which waits without reading.
  void linger(long nanos) {
    try {
      conn.closeWrite();
      readLimit.set(nanos, "linger");
      byte[] dropped = new byte[8192];
      int n = 0;
      while (n >= 0) {
        n = readLimit.read(dropped, 0, dropped.length);
      }
    } catch (IOException _) {
      // The client is gone or the time is over: either way it may be closed now.
    }
  }
  // @end region="linger"
}
