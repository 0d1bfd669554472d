package dev.vitrine.tracer.client;

import dev.vitrine.tracer.client.ReplyReader.Reply;
import dev.vitrine.tracer.client.Request.Piece;
import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.locks.ReentrantLock;
import javax.net.SocketFactory;
import org.jspecify.annotations.Nullable;

/// One client: a real socket of its own, and a virtual thread for each request, so that it can wait
/// for a held server as long as it likes.
///
/// Any thread may call it. What became of the last request is one immutable `Exchange`, which the
/// JavaFX thread looks at once a frame.
public final class Client {
  private final CompletableFuture<InetSocketAddress> server;
  private final SocketFactory sockets;
  private final ReentrantLock oneRequestAtATime = new ReentrantLock();
  private volatile Exchange last = new Exchange(Exchange.Stand.IDLE, "", 0);
  private volatile @Nullable Socket socket;
  private volatile boolean raw; // nobody knows where on the connection the next answer would begin

  /// @param server where to connect, known once the server listens
  public Client(CompletableFuture<InetSocketAddress> server) {
    this(server, SocketFactory.getDefault());
  }

  /// @param sockets makes the socket, plain or TLS
  public Client(CompletableFuture<InetSocketAddress> server, SocketFactory sockets) {
    this.server = server;
    this.sockets = sockets;
  }

  /// The port of its own end, by which the server's steps tell it; 0 before it has connected.
  public int localPort() {
    Socket open = socket;
    return open == null ? 0 : open.getLocalPort();
  }

  /// What became of the newest request.
  public Exchange last() {
    return last;
  }

  /// Whether another request can go over the same connection.
  public boolean reusable() {
    Socket open = socket;
    return open != null && !raw && !open.isClosed() && last.stand() == Exchange.Stand.ANSWERED;
  }

  /// Sends in the background, over the open connection or a new one. Never blocks.
  public void send(Request request) {
    last = new Exchange(Exchange.Stand.WAITING, "waits for an answer", 0);
    Thread.ofVirtual().name("client").start(() -> exchange(request));
  }

  /// Ends the connection; a waiting request fails.
  public void close() {
    Socket open = socket;
    if (open != null) {
      close(open);
    }
  }

  private void exchange(Request request) {
    oneRequestAtATime.lock();
    try {
      Socket open = connected(server.join());
      InputStream in = new BufferedInputStream(open.getInputStream());
      send(request.pieces("localhost:" + open.getPort()), open.getOutputStream());
      ReplyReader replies = new ReplyReader(in);
      Reply reply = replies.read(request.method());
      last = new Exchange(Exchange.Stand.ANSWERED, reply.status(), reply.body().length);
      if (request instanceof RawRequest && !reply.closes()) {
        readOn(replies, reply);
      } else if (reply.closes() || !request.keepAlive()) {
        close(open);
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException | NumberFormatException | CompletionException e) {
      close();
      last = new Exchange(Exchange.Stand.FAILED, sentence(e), 0);
    } finally {
      oneRequestAtATime.unlock();
    }
  }

  // Raw bytes may have been several requests: whatever still comes is an answer, until the server
  // closes.
  private void readOn(ReplyReader replies, Reply first) throws IOException {
    raw = true;
    StringBuilder all = new StringBuilder(first.status());
    long bytes = first.body().length;
    try {
      for (Reply next = first; !next.closes(); ) {
        next = replies.read("");
        all.append(", ").append(next.status());
        bytes += next.body().length;
        last = new Exchange(Exchange.Stand.ANSWERED, all.toString(), bytes);
      }
    } catch (EOFException _) {
      // The server has closed: that was all.
    }
    close();
  }

  private static void send(List<Piece> pieces, OutputStream out)
      throws IOException, InterruptedException {
    for (Piece piece : pieces) {
      switch (piece) {
        case Piece.Bytes(byte[] bytes) -> {
          out.write(bytes);
          out.flush();
        }
        case Piece.Pause(Duration length) -> Thread.sleep(length);
      }
    }
  }

  private Socket connected(InetSocketAddress address) throws IOException {
    Socket open = socket;
    if (open == null || open.isClosed()) {
      open = sockets.createSocket(address.getAddress(), address.getPort());
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
  public record Exchange(Stand stand, String text, long bodyBytes) {
    public enum Stand {
      IDLE,
      WAITING,
      ANSWERED,
      FAILED
    }
  }
}
