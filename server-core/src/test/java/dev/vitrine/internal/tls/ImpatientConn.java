package dev.vitrine.internal.tls;

import dev.vitrine.net.Conn;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketTimeoutException;
import java.time.Instant;

/// Times out before every read that it lets through, which brings a hundred bytes at most, and one
/// at a time while the handshake lasts.
final class ImpatientConn implements Conn {
  private final Conn conn;
  private boolean timeOut;
  private int reads;

  ImpatientConn(Conn conn) {
    this.conn = conn;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    timeOut = !timeOut;
    if (timeOut) {
      throw new SocketTimeoutException("not yet");
    }
    reads++;
    return conn.read(b, off, Math.min(len, reads < 1000 ? 1 : 100));
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
}
