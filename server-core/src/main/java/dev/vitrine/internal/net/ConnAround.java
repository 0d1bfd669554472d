package dev.vitrine.internal.net;

import dev.vitrine.net.Conn;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;

/// A connection around another one: what is not overridden goes to that one. Go: a struct that embeds
/// a `net.Conn`, as `tls.Conn` almost does.
public abstract class ConnAround implements Conn {
  private final Conn conn;

  /// Around `conn`.
  protected ConnAround(Conn conn) {
    this.conn = conn;
  }

  /// The connection underneath.
  public final Conn underlying() {
    return conn;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
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
}
