package dev.vitrine.internal.tls;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.CertificateFactory;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// Both ends of a TLS connection over a real socket: ours, and the JDK's own socket as the client,
/// over a plain one that a test can also use.
final class TlsPair implements AutoCloseable {
  /// Ends a test that hangs; no test waits for it.
  private static final int HANG_MILLIS = 20_000;

  static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.forThisMachine();

  final Socket wire;
  final SSLSocket client;
  final TlsConn server;

  TlsPair() throws IOException {
    this(CERTIFICATE.serverContext(), CERTIFICATE.clientContext(), conn -> conn);
  }

  TlsPair(SSLContext ours, SSLContext theirs, UnaryOperator<Conn> between) throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0")) {
      int port = listener.address().getPort();
      wire = new Socket(InetAddress.getLoopbackAddress(), port);
      wire.setSoTimeout(HANG_MILLIS);
      client = (SSLSocket) theirs.getSocketFactory().createSocket(wire, "127.0.0.1", port, true);
      server = new TlsConn(between.apply(listener.accept()), ours);
    }
  }

  TlsPair protocol(String protocol) {
    client.setEnabledProtocols(new String[] {protocol});
    return this;
  }

  /// Both handshakes, to their end.
  TlsPair shakeHands() throws Exception {
    CompletableFuture<Void> theirs =
        here(() -> {
          client.startHandshake();
          return null;
        });
    server.handshake();
    theirs.get();
    return this;
  }

  /// Does something on a thread of its own.
  static <T> CompletableFuture<T> here(Callable<T> work) {
    CompletableFuture<T> result = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            result.complete(work.call());
          } catch (Throwable t) {
            result.completeExceptionally(t);
          }
        });
    return result;
  }

  /// A client's context that trusts the first certificate of a file and no other.
  static SSLContext trusting(Path pem) throws IOException, GeneralSecurityException {
    KeyStore trusted = KeyStore.getInstance(KeyStore.getDefaultType());
    trusted.load(null, null);
    try (InputStream in = Files.newInputStream(pem)) {
      trusted.setCertificateEntry(
          "it", CertificateFactory.getInstance("X.509").generateCertificate(in));
    }
    TrustManagerFactory factory =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    factory.init(trusted);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, factory.getTrustManagers(), null);
    return context;
  }

  @Override
  public void close() throws IOException {
    server.close();
    client.close();
  }
}
