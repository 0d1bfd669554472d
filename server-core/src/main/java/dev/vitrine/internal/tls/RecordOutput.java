package dev.vitrine.internal.tls;

import dev.vitrine.net.Conn;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.concurrent.ArrayBlockingQueue;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLEngineResult;
import javax.net.ssl.SSLEngineResult.Status;
import javax.net.ssl.SSLException;

/// Encrypts and sends, one record a write of the socket.
///
/// The engine wants room for the largest record however little it has to send. So the arrays are
/// shared by all connections, and one that sends nothing has none. The caller sees to it that one
/// thread writes at a time.
final class RecordOutput {
  /// The largest record that the JDK makes: 16,384 bytes, with the most that a cipher adds.
  private static final int RECORD_BYTES = 16_709;

  /// How many arrays wait to be used again: a guess, more than there are processors to encrypt.
  private static final ArrayBlockingQueue<byte[]> FREE = new ArrayBlockingQueue<>(32);

  private static final ByteBuffer NOTHING = ByteBuffer.allocate(0);

  private final Conn conn;
  private final SSLEngine engine;

  RecordOutput(Conn conn, SSLEngine engine) {
    this.conn = conn;
    this.engine = engine;
  }

  /// Sends all of it, in as many records as it takes.
  void write(byte[] b, int off, int len) throws IOException {
    ByteBuffer source = ByteBuffer.wrap(b, off, len);
    byte[] record = take();
    try {
      int idle = 0;
      while (source.hasRemaining()) {
        int before = source.remaining();
        SSLEngineResult result = wrap(source, record);
        if (result.getStatus() == Status.CLOSED) {
          throw new SSLException("tls: the sending side is closed");
        }
        // The engine may first have something of its own to send, or nothing for once.
        boolean moved = source.remaining() < before || result.bytesProduced() > 0;
        idle = moved ? 0 : idle + 1;
        if (idle > 2) {
          throw new SSLException("tls: the engine cannot send: " + result);
        }
      }
    } finally {
      FREE.offer(record);
    }
  }

  /// Sends one record of the engine's own, if it has one: a part of the handshake, an alert.
  SSLEngineResult writeOwn() throws IOException {
    byte[] record = take();
    try {
      return wrap(NOTHING.duplicate(), record);
    } finally {
      FREE.offer(record);
    }
  }

  private SSLEngineResult wrap(ByteBuffer source, byte[] record) throws IOException {
    byte[] room = record;
    SSLEngineResult result = engine.wrap(source, ByteBuffer.wrap(room));
    if (result.getStatus() == Status.BUFFER_OVERFLOW) {
      room = new byte[engine.getSession().getPacketBufferSize()]; // larger than any JDK's so far
      result = engine.wrap(source, ByteBuffer.wrap(room));
    }
    if (result.bytesProduced() > 0) {
      conn.write(room, 0, result.bytesProduced());
    }
    return result;
  }

  private static byte[] take() {
    byte[] record = FREE.poll();
    return record == null ? new byte[RECORD_BYTES] : record;
  }
}
