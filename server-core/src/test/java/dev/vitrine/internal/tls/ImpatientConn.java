package dev.vitrine.internal.tls;

import dev.vitrine.internal.net.ConnAround;
import dev.vitrine.net.Conn;
import java.io.IOException;
import java.net.SocketTimeoutException;

/// Times out before every read that it lets through, which brings a hundred bytes at most, and one
/// at a time while the handshake lasts.
final class ImpatientConn extends ConnAround {
  private boolean timeOut;
  private int reads;

  ImpatientConn(Conn conn) {
    super(conn);
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    timeOut = !timeOut;
    if (timeOut) {
      throw new SocketTimeoutException("not yet");
    }
    reads++;
    return super.read(b, off, Math.min(len, reads < 1000 ? 1 : 100));
  }
}
