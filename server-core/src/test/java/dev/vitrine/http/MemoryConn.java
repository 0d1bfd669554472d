package dev.vitrine.http;

import dev.vitrine.net.Conn;
import java.io.ByteArrayOutputStream;
import java.net.InetSocketAddress;
import java.time.Instant;
import java.util.concurrent.CountDownLatch;

/// A connection whose client has sent everything and ended its side.
final class MemoryConn implements Conn {
  private final byte[] in;
  private final int piece;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final CountDownLatch closed = new CountDownLatch(1);
  private int position;

  /// @param in what the client sends
  /// @param piece how many bytes come at once, at most
  MemoryConn(byte[] in, int piece) {
    this.in = in;
    this.piece = piece;
  }

  /// All that the client got, once the server has closed.
  byte[] answer() throws InterruptedException {
    closed.await();
    synchronized (this) {
      return out.toByteArray();
    }
  }

  @Override
  public synchronized int read(byte[] b, int off, int len) {
    if (position == in.length) {
      return -1;
    }
    int n = Math.min(Math.min(len, piece), in.length - position);
    System.arraycopy(in, position, b, off, n);
    position += n;
    return n;
  }

  @Override
  public synchronized void write(byte[] b, int off, int len) {
    out.write(b, off, len);
  }

  @Override
  public void closeWrite() {}

  @Override
  public InetSocketAddress localAddress() {
    return InetSocketAddress.createUnresolved("server", 80);
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return InetSocketAddress.createUnresolved("client", 1);
  }

  @Override
  public void setReadDeadline(Instant when) {}

  @Override
  public void setWriteDeadline(Instant when) {}

  @Override
  public void close() {
    closed.countDown();
  }
}
