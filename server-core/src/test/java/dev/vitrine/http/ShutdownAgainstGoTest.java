package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.peer.GoPeer;
import dev.vitrine.peer.PeerHandler;
import java.io.ByteArrayOutputStream;
import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// A graceful shutdown beside Go's: clients in each state of a connection, what they send once it has
/// begun, and everything that they see from then on.
class ShutdownAgainstGoTest {
  private static final String GET = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

  /// By this a handler lets its client know that it runs.
  private static final String SIGN = "Early Hints\r\n\r\n";

  /// A client: what it sends before the shutdown, how the answer to that ends, what it sends after.
  private record Client(String before, String seen, String after) {}

  private static Client active(String steps, String more, String begin, String rest) {
    String head = "POST /run?s103&" + steps + " HTTP/1.1\r\nHost: x\r\n" + more + "\r\n";
    return new Client(head + begin, SIGN, rest);
  }

  private static final String LENGTH = "Content-Length: 5\r\n";
  private static final String CHUNKED = "Transfer-Encoding: chunked\r\n";

  private static final List<Client> CLIENTS =
      List.of(
          new Client("", "", GET), // new
          new Client("GET /he", "", "llo HTTP/1.1\r\nHost: x\r\n\r\n"), // new, in its head
          new Client("", "", "no request\r\n\r\n"),
          new Client(GET, "world!", ""), // idle
          active("r&W:x", LENGTH, "hel", "lo"),
          active("r&W:x", LENGTH, "hel", "lo" + GET), // another request behind
          active("r&w3000", LENGTH, "hel", "lo"),
          active("r&W:x&f&W:y", LENGTH, "hel", "lo"),
          active("d&W:x&f&r&e", LENGTH, "hel", "lo"), // its head says nothing of the end
          active("r&W:x", "Connection: close\r\n" + LENGTH, "hel", "lo"),
          active("r&h=Connection=keep-alive&W:x", LENGTH, "hel", "lo"),
          active("r&W:x", CHUNKED, "5\r\nhel", "lo\r\n0\r\n\r\n"),
          active("r&p", LENGTH, "hel", "lo"),
          active("r&s204", LENGTH, "hel", "lo"),
          active("W:x", LENGTH, "hel", "lo"), // the server reads the rest away
          active("r&J", LENGTH, "hel", "lo" + GET), // hijacked while the shutdown waits
          active("J", "", "hel", "lo"), // hijacked before
          new Client(
              GET + "POST /run?s103&r HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
              SIGN,
              "lo"), // active for the second time
          new Client(
              "POST /run?s103&r HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 5\r\n\r\n",
              SIGN,
              "hello"),
          new Client(
              "POST /run?r HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
              "100 Continue\r\n\r\n",
              "hello"));

  @Test
  void saysGoodbyeToEachClientAsGo() throws Exception {
    try (GoPeer go = GoPeer.start()) {
      Server[] server = new Server[1];
      Handler peer = new PeerHandler();
      Handler handler =
          (w, r) -> {
            if (r.url().path().equals("/shutdown")) {
              Thread.ofVirtual().start(() -> shutdown(server[0]));
              w.write("shutting down");
            } else {
              peer.serveHttp(w, r);
            }
          };
      try (RunningServer ours = new RunningServer(handler)) {
        server[0] = ours.server;
        assertEquals(answers(go.address()), answers(ours.address()));
      }
    }
  }

  private static void shutdown(Server server) {
    try {
      server.shutdown(Duration.ofDays(1));
    } catch (InterruptedException | TimeoutException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String answers(InetSocketAddress server) throws IOException {
    StringBuilder out = new StringBuilder();
    List<Connected> clients = new ArrayList<>();
    for (Client client : CLIENTS) {
      clients.add(new Connected(server, client));
    }
    String ask = "GET /shutdown HTTP/1.1\r\nHost: x\r\n\r\n";
    GoPeer.exchange(server, ask.getBytes(StandardCharsets.US_ASCII)); // may or may not say `close`
    awaitClosedListener(server);
    for (Connected client : clients) {
      try (client) {
        out.append(client.client.before()).append(" | ").append(client.client.after());
        out.append("\n -> ").append(client.end()).append('\n');
      }
    }
    return out.toString().replace("\r\n", "\\n");
  }

  /// The shutdown has begun where nobody can connect any more.
  private static void awaitClosedListener(InetSocketAddress server) {
    try {
      for (; ; ) {
        new Socket(server.getAddress(), server.getPort()).close();
        Thread.onSpinWait();
      }
    } catch (IOException closed) {
      // As hoped.
    }
  }

  /// A client on its connection, where the server knows it in the state that is meant.
  private static final class Connected implements Closeable {
    final Client client;
    private final Socket socket;
    private final ByteArrayOutputStream seen = new ByteArrayOutputStream();

    Connected(InetSocketAddress server, Client client) throws IOException {
      this.client = client;
      this.socket = new Socket(server.getAddress(), server.getPort());
      socket.setSoTimeout(60_000); // not reached by a test that passes
      socket.setTcpNoDelay(true);
      send(client.before());
      while (!text().endsWith(client.seen())) {
        int c = socket.getInputStream().read();
        if (c < 0) {
          throw new IOException("ended behind " + text());
        }
        seen.write(c);
      }
    }

    private void send(String bytes) throws IOException {
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Sends the rest; all that it has seen until the server closes.
    String end() throws IOException {
      try {
        send(client.after());
        socket.shutdownOutput();
        seen.writeBytes(socket.getInputStream().readAllBytes());
      } catch (SocketException e) {
        // A reset is an end, too: the server closed with bytes of ours unread.
      }
      return text();
    }

    private String text() {
      return GoPeer.normalise(seen.toByteArray());
    }

    @Override
    public void close() throws IOException {
      socket.close();
    }
  }
}
