package dev.vitrine.http;

import dev.vitrine.internal.connection.Connection;
import dev.vitrine.internal.connection.Connections;
import dev.vitrine.internal.connection.ServerSettings;
import dev.vitrine.internal.connection.ServerStatus;
import dev.vitrine.net.Conn;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.concurrent.atomic.AtomicBoolean;

/// Serves one request that nobody sent, once in a process, beside the making of its first server.
///
/// Java loads a class when it is first used, so the first request of a server waits for some hundred of
/// them. A second core can load them while the first one opens the listening socket. It also means that
/// they are there before the process may run out of descriptors to read them with. Go has no
/// counterpart: its programs are loaded as a whole.
///
/// It is a whole connection, over a socket that is none, so that no list of classes has to be kept: what
/// the server needs is what it uses.
final class Rehearsal {
  private static final AtomicBoolean BEGUN = new AtomicBoolean();

  private Rehearsal() {}

  /// Begins it, unless that was done before; does not wait for it.
  static void begin() {
    if (!BEGUN.getPlain() && BEGUN.compareAndSet(false, true)) {
      Thread thread = new Thread(new Stage(), "rehearsal");
      thread.setDaemon(true);
      thread.start();
    }
  }

  /// What runs on the rehearsal's own thread, and the handler of its request.
  private static final class Stage implements Runnable, Handler {
    @Override
    public void run() {
      ServerOptions options = new ServerOptions();
      options.handler = new ServeMux().handle("/", this);
      ServerSettings settings = options.settings();
      Connection connection =
          new Connection(
              new NoSocket(),
              Context.background(),
              settings,
              new ServerStatus(null),
              new Connections(),
              null);
      Thread worker = Thread.ofVirtual().name("rehearsal").unstarted(connection);
      connection.begin();
      worker.start();
    }

    @Override
    public void serveHttp(ResponseWriter w, Request r) throws IOException {
      w.header().set("Content-Type", "text/plain");
      w.write("nobody reads this");
    }
  }

  /// A client that asks once, hears nothing and goes.
  private static final class NoSocket implements Conn {
    private static final byte[] REQUEST =
        "GET / HTTP/1.1\r\nHost: localhost\r\nUser-Agent: none\r\nAccept: */*\r\n\r\n"
            .getBytes(StandardCharsets.US_ASCII);

    private boolean asked;

    @Override
    public int read(byte[] b, int off, int len) {
      if (asked) {
        return -1;
      }
      asked = true;
      System.arraycopy(REQUEST, 0, b, off, REQUEST.length);
      return REQUEST.length;
    }

    @Override
    public void write(byte[] b, int off, int len) {}

    @Override
    public void closeWrite() {}

    @Override
    public InetSocketAddress localAddress() {
      return new InetSocketAddress(InetAddress.getLoopbackAddress(), 80);
    }

    @Override
    public InetSocketAddress remoteAddress() {
      return localAddress();
    }

    @Override
    public void setReadDeadline(Instant when) {}

    @Override
    public void setWriteDeadline(Instant when) {}

    @Override
    public void close() {}
  }
}
