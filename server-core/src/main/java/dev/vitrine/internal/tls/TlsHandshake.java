package dev.vitrine.internal.tls;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/// How the server agrees with a client on a protocol version, keys and, by ALPN, on HTTP/1.1. RFC 8446
/// section 2; RFC 5246 section 7.3. Go: `tls.Conn.Handshake`, the server's side.
///
/// The engine says what it needs next; this class carries its records and runs its tasks until there
/// is an agreement, or none.
final class TlsHandshake {
  /// The only protocol offered: RFC 7301, with the name that RFC 9112 section 12.4 registers.
  private static final String HTTP_1_1 = "http/1.1";

  private static final ByteBuffer NO_DATA = ByteBuffer.allocate(0);

  private final SSLEngine engine;
  private final RecordInput in;
  private final RecordOutput out;
  private final ReentrantLock lock = new ReentrantLock();

  private List<String> offered = List.of(); // by the client, in its ALPN extension
  private boolean begun;
  private boolean latest; // TLS 1.3; written before `done`
  private volatile boolean done;
  private volatile IOException broken; // why it cannot succeed any more

  TlsHandshake(SSLEngine engine, RecordInput in, RecordOutput out) {
    this.engine = engine;
    this.in = in;
    this.out = out;
    engine.setUseClientMode(false);
    SSLParameters parameters = engine.getSSLParameters();
    parameters.setApplicationProtocols(new String[] {HTTP_1_1});
    engine.setSSLParameters(parameters);
    engine.setHandshakeApplicationProtocolSelector((_, protocols) -> choose(protocols));
  }

  // @start region="alpn"
  /// HTTP/1.1 or nothing: null has the engine refuse a client that wants only what we cannot speak
  /// (RFC 7301 section 3.2, no_application_protocol). Go: `negotiateALPN`.
  private String choose(List<String> protocols) {
    offered = List.copyOf(protocols);
    return protocols.contains(HTTP_1_1) ? HTTP_1_1 : null;
  }

  // @end region="alpn"

  /// What the client asked for by ALPN, in its order.
  List<String> offeredProtocols() {
    return offered;
  }

  boolean done() {
    return done;
  }

  /// Whether the agreement is on TLS 1.3.
  boolean latest() {
    return latest;
  }

  // @start region="tls-engine"
  /// See [TlsConn#handshake].
  void run() throws IOException {
    lock.lock();
    try {
      if (broken != null) {
        throw new IOException(broken.getMessage(), broken);
      }
      if (!begun) {
        engine.beginHandshake();
        begun = true;
      }
      while (!done) {
        step();
      }
    } catch (SSLException | NotTlsException e) {
      broken = e;
      sendAlert();
      throw e;
    } finally {
      lock.unlock();
    }
  }

  private void step() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> {
        if (out.writeOwn().getStatus() == Status.CLOSED) {
          throw new SSLException("tls: closed during the handshake");
        }
      }
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrap();
      case FINISHED, NOT_HANDSHAKING -> {
        if (engine.isInboundDone() || engine.isOutboundDone()) {
          throw new SSLException("tls: closed during the handshake");
        }
        latest = engine.getSession().getProtocol().equals("TLSv1.3");
        done = true;
      }
    }
  }

  // @end region="tls-engine"

  private void unwrap() throws IOException {
    if (!in.holdsRecord()) {
      if (!in.fill()) {
        EOFException end = new EOFException("EOF");
        broken = end;
        throw end;
      }
      return;
    }
    ByteBuffer source = in.view();
    int before = source.position();
    engine.unwrap(source, NO_DATA.duplicate());
    in.used(source.position() - before);
  }

  /// Key exchange and signatures; on this thread, which is the connection's own.
  void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /// Sends what the engine has to say by itself, a record at a time: an alert, new keys.
  void sendOwn() throws IOException {
    while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
        && out.writeOwn().bytesProduced() > 0) {
      // one more record
    }
  }

  /// Tells the client why there is no agreement: the engine has the alert ready.
  private void sendAlert() {
    try {
      sendOwn();
    } catch (IOException _) {
      // The client need not hear of it.
    }
  }
}
