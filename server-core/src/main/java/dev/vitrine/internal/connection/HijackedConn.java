package dev.vitrine.internal.connection;

import dev.vitrine.internal.net.ConnAround;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.net.Conn;
import java.io.IOException;

/// A connection that a handler took over while a background read was still waiting on its socket:
/// the first read joins that one, later ones read the socket themselves.
///
/// Go: `connReader.abortPendingRead`, which Java has no way to do.
final class HijackedConn extends ConnAround {
  private ReadBuffer in;

  HijackedConn(Conn conn, ReadBuffer in) {
    super(conn);
    this.in = in;
  }

  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    if (len == 0) {
      return 0;
    }
    ReadBuffer joined = in;
    if (joined == null) {
      return super.read(b, off, len);
    }
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

  @Override
  public String toString() {
    return "hijacked " + underlying();
  }
}
