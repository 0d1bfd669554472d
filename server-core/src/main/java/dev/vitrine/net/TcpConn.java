package dev.vitrine.net;

import dev.vitrine.internal.text.Addresses;
import dev.vitrine.internal.time.CloseWatch;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.channels.FileChannel;
import java.nio.channels.SocketChannel;
import java.time.Duration;
import java.time.Instant;

/// A client's TCP socket. Go: `net.TCPConn`.
///
/// Reading and writing block the calling thread; a virtual thread gives its carrier back meanwhile.
final class TcpConn implements Conn {
  /// A guess: more than clients send behind a last request, and read in no time.
  private static final int MOST_DROPPED = 64 << 10;

  private final SocketChannel channel;
  private final Socket socket;
  private final InputStream in;
  private final OutputStream out;
  private final InetSocketAddress local;
  private final InetSocketAddress remote;

  /// Whether there is a read deadline, and when on [System#nanoTime].
  private volatile boolean readLimited;

  private volatile long readDeadline;
  private boolean timeoutSet;

  private volatile boolean writeLimited;
  private volatile long writeDeadline;

  TcpConn(SocketChannel channel) throws IOException {
    this.channel = channel;
    this.socket = channel.socket();
    this.in = socket.getInputStream();
    this.out = socket.getOutputStream();
    this.local = (InetSocketAddress) channel.getLocalAddress();
    this.remote = (InetSocketAddress) channel.getRemoteAddress();
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (readLimited) {
      socket.setSoTimeout(millisLeft(readDeadline));
      timeoutSet = true;
    } else if (timeoutSet) {
      socket.setSoTimeout(0);
      timeoutSet = false;
    }
    return in.read(b, off, len);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    if (!writeLimited) {
      out.write(b, off, len);
    } else {
      limited(() -> {
        out.write(b, off, len);
        return len;
      });
    }
    AcceptErrors.loadAhead();
  }

  /// Copies from a file as much as the socket takes at once, past this process's memory. Waits for
  /// room on a platform thread, on a virtual one it does not.
  long transfer(FileChannel file, long position, long count) throws IOException {
    return writeLimited
        ? limited(() -> file.transferTo(position, count, channel))
        : file.transferTo(position, count, channel);
  }

  int arrived() throws IOException {
    return in.available();
  }

  /// Reads away what has arrived, [#MOST_DROPPED] bytes at most; never waits.
  void dropArrived() throws IOException {
    int left = MOST_DROPPED;
    for (int there; left > 0 && (there = arrived()) > 0; ) {
      int n = in.read(new byte[Math.min(there, left)]);
      left = n < 0 ? 0 : left - n;
    }
  }

  /// Something that writes, and says how many bytes.
  private interface Writing {
    long run() throws IOException;
  }

  private long limited(Writing writing) throws IOException {
    if (nanosLeft(writeDeadline) <= 0) {
      throw timedOut("write", null);
    }
    // A blocked write has no time limit in Java; closing the socket under it is the only way out.
    CloseWatch watch = CloseWatch.start(channel, () -> nanosLeft(writeDeadline));
    try {
      return writing.run();
    } catch (IOException e) {
      throw watch.stop() ? timedOut("write", e) : e;
    } finally {
      watch.stop();
    }
  }

  /// At least 1, since 0 means no limit to the socket.
  private int millisLeft(long deadline) throws SocketTimeoutException {
    long left = nanosLeft(deadline);
    if (left <= 0) {
      throw timedOut("read", null);
    }
    return (int) Math.min(Integer.MAX_VALUE, left / 1_000_000 + 1);
  }

  private static long nanosLeft(long deadline) {
    return deadline - System.nanoTime();
  }

  private SocketTimeoutException timedOut(String what, IOException cause) {
    SocketTimeoutException e =
        new SocketTimeoutException(
            what
                + " tcp "
                + Addresses.text(local)
                + "->"
                + Addresses.text(remote)
                + ": i/o timeout");
    if (cause != null) {
      e.initCause(cause);
    }
    return e;
  }

  @Override
  public void closeWrite() throws IOException {
    channel.shutdownOutput();
  }

  @Override
  public InetSocketAddress localAddress() {
    return local;
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return remote;
  }

  @Override
  public void setReadDeadline(Instant when) {
    if (when != null) {
      readDeadline = nanoTime(when);
    }
    readLimited = when != null;
  }

  @Override
  public void setWriteDeadline(Instant when) {
    if (when != null) {
      writeDeadline = nanoTime(when);
    }
    writeLimited = when != null;
  }

  /// Turned into the steady clock at once, so that a wall clock that is set later moves nothing.
  private static long nanoTime(Instant when) {
    long now = System.nanoTime();
    Duration left = Duration.between(Instant.now(), when);
    // Farther than 146 years either way does not fit: as far as possible is far enough.
    long limit = Long.MAX_VALUE / 2;
    long nanos =
        left.abs().toSeconds() >= limit / 1_000_000_000
            ? (left.isNegative() ? -limit : limit)
            : left.toNanos();
    return now + nanos;
  }

  /// Whether small segments leave at once instead of waiting for company (TCP_NODELAY).
  boolean sendsAtOnce() throws IOException {
    return socket.getTcpNoDelay();
  }

  @Override
  public void close() throws IOException {
    channel.close();
  }

  @Override
  public String toString() {
    return "tcp " + Addresses.text(local) + "->" + Addresses.text(remote);
  }
}
