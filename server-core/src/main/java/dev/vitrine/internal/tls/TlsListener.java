package dev.vitrine.internal.tls;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import java.io.IOException;
import java.net.InetSocketAddress;
import javax.net.ssl.SSLContext;

/// A listener whose connections speak TLS. Go: what `tls.NewListener` returns.
///
/// [#accept] only puts a [TlsConn] around the socket. The handshake, which needs the client's help,
/// happens on the connection's own thread: a client that is slow or silent keeps nobody else
/// waiting.
public final class TlsListener implements Listener {
  private final Listener listener;
  private final SSLContext context;

  /// Connections of `listener`, with the keys of `context`.
  public TlsListener(Listener listener, SSLContext context) {
    this.listener = listener;
    this.context = context;
  }

  // @start region="tls-accept"
  @Override
  public Conn accept() throws IOException {
    return new TlsConn(listener.accept(), context);
  }

  // @end region="tls-accept"

  @Override
  public InetSocketAddress address() {
    return listener.address();
  }

  @Override
  public void close() throws IOException {
    listener.close();
  }

  @Override
  public String toString() {
    return "tls over " + listener;
  }
}
