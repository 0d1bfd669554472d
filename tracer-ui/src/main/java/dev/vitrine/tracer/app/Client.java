package dev.vitrine.tracer.app;

import dev.vitrine.tracer.app.ReplyReader.Reply;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;

/// One client of the window: a real socket of its own, and a virtual thread for each request, so
/// that it can wait for a held server as long as it likes.
///
/// Any thread may call it. What became of the last request is one immutable `Exchange`, which the
/// JavaFX thread looks at once a frame.
final class Client {
  private final CompletableFuture<InetSocketAddress> server;
  private final ReentrantLock oneRequestAtATime = new ReentrantLock();
  private volatile Exchange last = new Exchange(Exchange.Stand.IDLE, "", 0);
  private volatile @Nullable Socket socket;

  /// @param server where to connect, known once the server listens
  Client(CompletableFuture<InetSocketAddress> server) {
    this.server = server;
  }

  /// The port of its own end, by which the server's steps tell it; 0 before it has connected.
  int localPort() {
    Socket open = socket;
    return open == null ? 0 : open.getLocalPort();
  }

  /// What became of the newest request.
  Exchange last() {
    return last;
  }

  /// Whether another request can go over the same connection.
  boolean reusable() {
    Socket open = socket;
    return open != null && !open.isClosed() && last.stand() == Exchange.Stand.ANSWERED;
  }

  /// Sends in the background, over the open connection or a new one. Never blocks.
  void send(Outgoing request) {
    last = new Exchange(Exchange.Stand.WAITING, "waits for an answer", 0);
    Thread.ofVirtual().name("client").start(() -> exchange(request));
  }

  /// Ends the connection; a waiting request fails.
  void close() {
    Socket open = socket;
    if (open != null) {
      close(open);
    }
  }

  private void exchange(Outgoing request) {
    oneRequestAtATime.lock();
    try {
      Socket open = connected(server.join());
      InputStream in = new BufferedInputStream(open.getInputStream());
      open.getOutputStream().write(request.toBytes("localhost:" + open.getPort()));
      open.getOutputStream().flush();
      Reply reply = new ReplyReader(in).read(request.method());
      if (reply.closes() || !request.keepAlive()) {
        close(open);
      }
      last = new Exchange(Exchange.Stand.ANSWERED, reply.status(), reply.body().length);
    } catch (IOException | NumberFormatException | CompletionException e) {
      close();
      last = new Exchange(Exchange.Stand.FAILED, sentence(e), 0);
    } finally {
      oneRequestAtATime.unlock();
    }
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket open = socket;
    if (open == null || open.isClosed()) {
      open = new Socket(address.getAddress(), address.getPort());
      open.setTcpNoDelay(true);
      socket = open;
    }
    return open;
  }

  private static String sentence(Exception wrapped) {
    Throwable e =
        wrapped instanceof CompletionException && wrapped.getCause() != null
            ? wrapped.getCause()
            : wrapped;
    return Objects.requireNonNullElse(e.getMessage(), e.getClass().getSimpleName());
  }

  private static void close(Socket socket) {
    try {
      socket.close();
    } catch (IOException _) {
      // The connection is gone either way, and nobody reads from it any more.
    }
  }

  /// Where a request stands.
  ///
  /// @param stand waiting, answered, failed, or idle before the first one
  /// @param text the status (`200 OK`), or a sentence
  /// @param bodyBytes length of the answer's body
  record Exchange(Stand stand, String text, long bodyBytes) {
    enum Stand {
      IDLE,
      WAITING,
      ANSWERED,
      FAILED
    }
  }
}
