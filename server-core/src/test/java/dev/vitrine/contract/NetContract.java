package dev.vitrine.contract;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.net.TemporaryException;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Instant;

/// A program that uses every name of `dev.vitrine.net`; compiled, never run.
final class NetContract {
  private NetContract() {}

  static Listener listening() throws IOException {
    Listener chosen = Net.listen("tcp", "[::1]:0", 16);
    Closeable closeable = chosen;
    closeable.close();
    return Net.listen("tcp", ":8080");
  }

  static void talking(Conn c, byte[] b) throws IOException {
    Closeable closeable = c;
    int n = c.read(b, 0, b.length);
    c.write(b, 0, n);
    c.closeWrite();
    closeable.close();
  }

  static InetSocketAddress asking(Conn c) {
    c.setReadDeadline(Instant.EPOCH);
    c.setWriteDeadline(null);
    InetSocketAddress local = c.localAddress();
    return local == null ? c.remoteAddress() : local;
  }

  /// What injects failures.
  static final class OwnListener implements Listener {
    @Override
    public Conn accept() throws IOException {
      throw new OwnFailure("Too many open files", new IOException());
    }

    @Override
    public InetSocketAddress address() {
      return new InetSocketAddress(0);
    }

    @Override
    public void close() throws IOException {
      throw new TemporaryException("not yet");
    }
  }

  /// Anybody may say that a failure is worth another attempt.
  static final class OwnFailure extends TemporaryException {
    private static final long serialVersionUID = 1L;

    OwnFailure(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
