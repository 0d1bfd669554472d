package dev.vitrine.internal.connection;

import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.net.Conn;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;

/// A connection that a handler took over while a background read was still waiting on its socket:
/// the first read joins that one, later ones read the socket themselves.
final class HijackedConn implements Conn {
  private final Conn conn;
  private ReadBuffer in;

  HijackedConn(Conn conn, ReadBuffer in) {
    this.conn = conn;
    this.in = in;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    ReadBuffer joined = in;
    if (joined != null) {
      if (joined.buffered() == 0 && joined.fill() < 0) {
        in = null;
        return -1;
      }
      int n = joined.read(b, off, len);
      if (joined.buffered() == 0) {
        in = null;
      }
      return n;
    }
    return conn.read(b, off, len);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    conn.write(b, off, len);
  }

  @Override
  public void closeWrite() throws IOException {
    conn.closeWrite();
  }

  @Override
  public InetSocketAddress localAddress() {
    return conn.localAddress();
  }

  @Override
  public InetSocketAddress remoteAddress() {
    return conn.remoteAddress();
  }

  @Override
  public void setReadDeadline(Instant when) {
    conn.setReadDeadline(when);
  }

  @Override
  public void setWriteDeadline(Instant when) {
    conn.setWriteDeadline(when);
  }

  @Override
  public void close() throws IOException {
    conn.close();
  }

  @Override
  public String toString() {
    return "hijacked " + conn;
  }
}
