package dev.vitrine.internal.tls;

import dev.vitrine.internal.net.ConnAround;
import dev.vitrine.net.Conn;
import java.io.IOException;
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
import javax.net.ssl.SSLSession;

/// A connection that carries TLS over another one: the server's side. Go: `tls.Conn`.
///
/// The JDK's [SSLEngine] knows the protocol and no socket; this class carries bytes between the
/// two. Decrypting needs whole records, so a read may take several reads of the socket, and one
/// that times out between two of them is taken up by the next where it stood.
///
/// How the two sides come to an agreement is [TlsHandshake]'s. What is underneath still serves for an
/// answer to a client that does not speak TLS, and for closing without a word, which never blocks.
///
/// One thread may read while another writes. [#close] may come from any thread and wakes both.
public final class TlsConn extends ConnAround {
  /// How long [#close] tries to say goodbye to a client that takes nothing. Go:
  /// `tls.Conn.closeNotify`.
  private static final long GOODBYE_SECONDS = 5;

  private static final byte[] EMPTY = {};

  private final SSLEngine engine;
  private final RecordInput in;
  private final RecordOutput out;
  private final TlsHandshake handshake;
  private final ReentrantLock reading = new ReentrantLock();
  private final ReentrantLock writing = new ReentrantLock();

  /// Decrypted bytes that the last reader had no room for. Guarded by `reading`.
  private byte[] plain = EMPTY;

  private int plainPosition;
  private int plainLimit;
  private boolean ended;

  /// TLS over `conn`, as the server, with the keys of `context`. Nothing is sent or read yet.
  public TlsConn(Conn conn, SSLContext context) {
    super(conn);
    this.engine = context.createSSLEngine();
    this.in = new RecordInput(conn);
    this.out = new RecordOutput(conn, engine);
    this.handshake = new TlsHandshake(engine, in, out);
  }

  /// Agrees with the client on keys, unless that is done already. Blocks. Reading and writing do it
  /// too, so that nobody can forget to. Go: `tls.Conn.Handshake`.
  ///
  /// @throws java.net.SocketTimeoutException past the read deadline; a later call goes on
  /// @throws NotTlsException when the client does not speak TLS
  /// @throws SSLException when there is no agreement; the client was told, where it could be
  public void handshake() throws IOException {
    if (!handshake.done()) {
      handshake.run();
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
    if (!handshake.latest() && outOfTurn(in.recordType())) {
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
    handshake.runTasks();
    writing.lock();
    try {
      handshake.sendOwn();
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
    super.closeWrite();
  }

  private void sayGoodbye() throws IOException {
    if (!handshake.done() || engine.isOutboundDone()) {
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
      if (handshake.done() && writing.tryLock()) {
        try {
          setWriteDeadline(Instant.now().plusSeconds(GOODBYE_SECONDS));
          sayGoodbye();
        } finally {
          writing.unlock();
        }
      }
    } catch (IOException _) {
      // The client left first: nobody is there to hear it.
    } finally {
      super.close();
    }
  }

  // @end region="tls-close"

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
    return handshake.offeredProtocols();
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
  public String toString() {
    return "tls over " + underlying();
  }
}
