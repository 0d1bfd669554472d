package dev.vitrine.internal.tls;

import dev.vitrine.net.Conn;
import java.io.EOFException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.HandshakeStatus;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSession;

/// A connection that carries TLS over another one: the server's side. Go: `tls.Conn`.
///
/// The JDK's [SSLEngine] knows the protocol and no socket; this class carries bytes between the
/// two. Decrypting needs whole records, so a read may take several reads of the socket, and one
/// that times out between two of them is taken up by the next where it stood.
///
/// One thread may read while another writes. [#close] may come from any thread and wakes both.
public final class TlsConn implements Conn {
  /// The only protocol offered: RFC 7301, with the name that RFC 9112 section 12.4 registers.
  private static final String HTTP_1_1 = "http/1.1";

  /// How long [#close] tries to say goodbye to a client that takes nothing. Go:
  /// `tls.Conn.closeNotify`.
  private static final long GOODBYE_SECONDS = 5;

  private static final byte[] EMPTY = {};

  private final Conn conn;
  private final SSLEngine engine;
  private final RecordInput in;
  private final RecordOutput out;
  private final ReentrantLock handshaking = new ReentrantLock();
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();

  private List<String> offered = List.of(); // by the client, in its ALPN extension
  private boolean begun;
  private boolean latest; // TLS 1.3; written before `handshaken`
  private volatile boolean handshaken;
  private volatile IOException broken; // why no handshake can succeed any more

  /// Decrypted bytes that the last reader had no room for. Guarded by `reading`.
  private byte[] plain = EMPTY;

  private int plainPosition;
  private int plainLimit;
  private boolean ended;

  /// TLS over `conn`, as the server, with the keys of `context`. Nothing is sent or read yet.
  public TlsConn(Conn conn, SSLContext context) {
    this.conn = conn;
    this.engine = context.createSSLEngine();
    this.in = new RecordInput(conn);
    this.out = new RecordOutput(conn, engine);
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

  // @start region="tls-engine"
  /// Agrees with the client on keys, unless that is done already. Blocks. Reading and writing do it
  /// too, so that nobody can forget to. Go: `tls.Conn.Handshake`.
  ///
  /// @throws java.net.SocketTimeoutException past the read deadline; a later call goes on
  /// @throws NotTlsException when the client does not speak TLS
  /// @throws SSLException when there is no agreement; the client was told, where it could be
  public void handshake() throws IOException {
    if (handshaken) {
      return;
    }
    handshaking.lock();
    try {
      if (broken != null) {
        throw new IOException(broken.getMessage(), broken);
      }
      if (!begun) {
        engine.beginHandshake();
        begun = true;
      }
      while (!handshaken) {
        handshakeStep();
      }
    } catch (SSLException | NotTlsException e) {
      broken = e;
      sendAlert();
      throw e;
    } finally {
      handshaking.unlock();
    }
  }

  private void handshakeStep() throws IOException {
    switch (engine.getHandshakeStatus()) {
      case NEED_TASK -> runTasks();
      case NEED_WRAP -> {
        if (out.writeOwn().getStatus() == Status.CLOSED) {
          throw new SSLException("tls: closed during the handshake");
        }
      }
      case NEED_UNWRAP, NEED_UNWRAP_AGAIN -> unwrapHandshake();
      case FINISHED, NOT_HANDSHAKING -> {
        if (engine.isInboundDone() || engine.isOutboundDone()) {
          throw new SSLException("tls: closed during the handshake");
        }
        latest = engine.getSession().getProtocol().equals("TLSv1.3");
        handshaken = true;
      }
    }
  }

  // @end region="tls-engine"

  private void unwrapHandshake() throws IOException {
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
    engine.unwrap(source, ByteBuffer.wrap(EMPTY));
    in.used(source.position() - before);
  }

  /// Key exchange and signatures; on this thread, which is the connection's own.
  private void runTasks() {
    for (Runnable task = engine.getDelegatedTask();
        task != null;
        task = engine.getDelegatedTask()) {
      task.run();
    }
  }

  /// Tells the client why there is no agreement: the engine has the alert ready.
  private void sendAlert() {
    try {
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
          && out.writeOwn().bytesProduced() > 0) {
        // one more record
      }
    } catch (IOException _) {
      // The client need not hear of it.
    }
  }

  // @start region="tls-read"
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    handshake();
    if (len == 0) {
      return 0;
    }
    reading.lock();
    try {
      while (!ended) {
        int n = takePlain(b, off, len);
        if (n == 0) {
          n = unwrap(b, off, len);
        }
        if (n > 0) {
          return n;
        }
      }
      return -1;
    } finally {
      reading.unlock();
    }
  }

  private int takePlain(byte[] b, int off, int len) {
    int n = Math.min(len, plainLimit - plainPosition);
    System.arraycopy(plain, plainPosition, b, off, n);
    plainPosition += n;
    return n;
  }

  /// Reads more of the next record or, once it is whole, decrypts it: into `b` where it fits for
  /// certain, else beside it. Returns how many bytes came into `b`.
  private int unwrap(byte[] b, int off, int len) throws IOException {
    if (!in.holdsRecord()) {
      ended = !in.fill(); // Go too takes an end between two records for one
      return 0;
    }
    if (!latest && outOfTurn(in.recordType())) {
      return 0;
    }
    int room = in.recordBytes();
    boolean direct = room <= len;
    if (!direct && room > plain.length) {
      plain = new byte[room];
    }
    ByteBuffer source = in.view();
    int before = source.position();
    ByteBuffer target = direct ? ByteBuffer.wrap(b, off, len) : ByteBuffer.wrap(plain);
    SSLEngineResult result = engine.unwrap(source, target);
    in.used(source.position() - before);
    if (result.getStatus() == Status.CLOSED) {
      ended = true;
    } else if (result.getStatus() == Status.OK) {
      followUp();
    } else {
      throw new SSLException("tls: the engine cannot decrypt: " + result);
    }
    int n = result.bytesProduced();
    if (direct) {
      return n;
    }
    plainPosition = 0;
    plainLimit = n;
    return takePlain(b, off, len);
  }

  // @end region="tls-read"

  /// Deals with what is no data on a connection before TLS 1.3, whose records tell what they are.
  ///
  /// A client ends its side with an alert. The engine would answer that by dropping what we still
  /// have to send, as RFC 5246 section 7.2.1 has it, so it is not shown to the engine, and the rest
  /// of a response still goes out. Go does the same.
  ///
  /// A whole new handshake is refused: it costs the server much more than the client. Go:
  /// `handleRenegotiation`.
  private boolean outOfTurn(int recordType) throws SSLException {
    if (recordType == RecordInput.HANDSHAKE) {
      throw new SSLException("tls: the client asked for a new handshake");
    }
    ended = recordType == RecordInput.ALERT;
    return ended;
  }

  /// The peer may ask for new keys, which TLS 1.3 answers with a record of our own. RFC 8446
  /// section 4.6.3. Go: `handlePostHandshakeMessage`.
  private void followUp() throws IOException {
    if (engine.getHandshakeStatus() == HandshakeStatus.NOT_HANDSHAKING) {
      return;
    }
    runTasks();
    writing.lock();
    try {
      while (engine.getHandshakeStatus() == HandshakeStatus.NEED_WRAP
          && out.writeOwn().bytesProduced() > 0) {
        // one more record
      }
    } finally {
      writing.unlock();
    }
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    handshake();
    writing.lock();
    try {
      out.write(b, off, len);
    } finally {
      writing.unlock();
    }
  }

  // @start region="tls-close"
  /// Sends close_notify (RFC 8446 section 6.1), then the end of our side of the socket.
  @Override
  public void closeWrite() throws IOException {
    writing.lock();
    try {
      sayGoodbye();
    } finally {
      writing.unlock();
    }
    conn.closeWrite();
  }

  private void sayGoodbye() throws IOException {
    if (!handshaken || engine.isOutboundDone()) {
      return;
    }
    engine.closeOutbound();
    while (!engine.isOutboundDone() && out.writeOwn().bytesProduced() > 0) {
      // one more record
    }
  }

  /// Sends close_notify, unless another thread is in the middle of a write, and closes the socket.
  @Override
  public void close() throws IOException {
    try {
      if (handshaken && writing.tryLock()) {
        try {
          conn.setWriteDeadline(Instant.now().plusSeconds(GOODBYE_SECONDS));
          sayGoodbye();
        } finally {
          writing.unlock();
        }
      }
    } catch (IOException _) {
      // The client left first: nobody is there to hear it.
    } finally {
      conn.close();
    }
  }

  // @end region="tls-close"

  /// The connection underneath, for an answer to a client that does not speak TLS, and for closing
  /// without a word, which never blocks.
  public Conn underlying() {
    return conn;
  }

  /// What was agreed on; before the end of the handshake an empty session.
  public SSLSession session() {
    return engine.getSession();
  }

  /// The protocol that ALPN settled on; empty where the client did not ask.
  public String applicationProtocol() {
    String protocol = engine.getApplicationProtocol();
    return protocol == null ? "" : protocol;
  }

  /// What the client asked for by ALPN, in its order; empty before the handshake.
  public List<String> offeredProtocols() {
    return offered;
  }

  /// Gives buffers back. For a connection that becomes idle, on the thread that reads it.
  public void giveBack() {
    if (!reading.tryLock()) {
      return; // a background read waits in them
    }
    try {
      if (plainPosition == plainLimit) {
        plain = EMPTY;
        plainPosition = 0;
        plainLimit = 0;
      }
      in.giveBack();
    } finally {
      reading.unlock();
    }
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
  public String toString() {
    return "tls over " + conn;
  }
}
