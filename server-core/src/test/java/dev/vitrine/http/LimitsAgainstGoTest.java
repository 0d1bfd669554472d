package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.peer.GoPeer;
import dev.vitrine.peer.PeerHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// The four limits in time, beside Go: clients that stop in the middle of something, and everything that
/// they see until the server closes. The clients of one server come at the same time, and wait for
/// nothing but that.
class LimitsAgainstGoTest {
  private static final String GET = "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";

  /// Long enough that no machine is too slow to send an answer in it.
  private static final Duration SHORT = Duration.ofMillis(900);

  private static final Duration LONG = Duration.ofMillis(2700);

  /// Where a client may stop: nothing, a part of a head, of a second request, of a body.
  private static final String[] CLIENTS = {
    "",
    "G",
    "GET /hello HT",
    "GET /hello HTTP/1.1\r\nHost: x\r\n",
    "GET /hello HTTP/1.1\r\nHost: x\r\nA: b",
    "\r\n",
    "GET /hello HTTP/1.0\r\n\r\n",
    "GET /hello HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
    "GET /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n",
    GET,
    GET + "G",
    GET + "GET",
    GET + "GET ",
    GET + "GET /hello HTTP/1.1\r\nHost: x\r\n",
    GET + "\r\n",
    GET + GET + "GET /",
    "no request\r\n",
    "POST /d HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n",
    "POST /d HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /d HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n",
    "POST /d HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
    "POST /d HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n0\r\nA: 1\r\n",
    "POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /hello HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\nhel",
    "POST /hello HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhel",
    "POST /hello HTTP/1.0\r\nContent-Length: 5\r\n\r\nhel",
    "POST /hello HTTP/1.1\r\nHost: x\r\nConnection: close\r\nContent-Length: 5\r\n\r\nhel",
    "POST /d HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    "POST /hello HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 5\r\n\r\n",
    "POST /run?r&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /run?r&e&w3000&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /run?W:x&f&r&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /run?d&W:x&f&r&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /run?s103&r&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /run?r&p HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /run?r3&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "HEAD /run?r&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhel",
    "POST /run?m2&r&e HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n",
  };

  private static final List<String> LIMITS =
      List.of("readHeaderTimeout", "readTimeout", "idleTimeout", "writeTimeout");

  /// One server for each limit, and all of them at once, since they mostly wait. Where one limit is
  /// short, reading has a long one: a connection without any would wait for ever, and handlers that
  /// read must wait for longer than they may write.
  @Test
  void endsWithAClientThatStopsAsGo() throws Exception {
    GoPeer.start().close(); // skips here, on the test's own thread, where there is no Go
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<String[]>> compared = new ArrayList<>();
      for (String limit : LIMITS) {
        compared.add(threads.submit(() -> answers(limit, threads)));
      }
      for (int i = 0; i < LIMITS.size(); i++) {
        String[] answers = compared.get(i).get();
        assertEquals(answers[0], answers[1], LIMITS.get(i));
      }
    }
  }

  private static UnaryOperator<Server.Builder> set(String limit) {
    return switch (limit) {
      case "readHeaderTimeout" -> b -> b.readTimeout(LONG).readHeaderTimeout(SHORT);
      case "readTimeout" -> b -> b.readTimeout(SHORT);
      case "idleTimeout" -> b -> b.readTimeout(LONG).idleTimeout(SHORT);
      default -> b -> b.readTimeout(LONG).writeTimeout(SHORT);
    };
  }

  /// Go's answers to all clients, and ours.
  private static String[] answers(String limit, ExecutorService threads) throws Exception {
    String read = limit.equals("readTimeout") ? "" : "-readTimeout=" + LONG.toMillis() + "ms";
    String flag = "-" + limit + "=" + SHORT.toMillis() + "ms";
    try (GoPeer go = read.isEmpty() ? GoPeer.start(flag) : GoPeer.start(flag, read);
        RunningServer ours = new RunningServer(new PeerHandler(), set(limit))) {
      List<Future<String>> theirs = new ArrayList<>();
      List<Future<String>> own = new ArrayList<>();
      for (String client : CLIENTS) {
        theirs.add(threads.submit(() -> exchange(go.address(), client)));
        own.add(threads.submit(() -> exchange(ours.address(), client)));
      }
      return new String[] {text(theirs), text(own)};
    }
  }

  private static String text(List<Future<String>> answers) throws Exception {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < CLIENTS.length; i++) {
      String client = CLIENTS[i].replace("\r\n", "\\n");
      out.append(client).append(" -> ").append(answers.get(i).get()).append("\n");
    }
    return out.toString();
  }

  /// What a client sees that sends `bytes` and then nothing more, and does not leave.
  private static String exchange(InetSocketAddress server, String bytes) throws IOException {
    ByteArrayOutputStream answer = new ByteArrayOutputStream();
    try (Socket socket = new Socket(server.getAddress(), server.getPort())) {
      socket.setSoTimeout(60_000); // not reached by a test that passes
      socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
      byte[] b = new byte[8192];
      for (int n; (n = socket.getInputStream().read(b)) > 0; ) {
        answer.write(b, 0, n);
      }
    } catch (SocketException e) {
      answer.writeBytes("(reset)".getBytes(StandardCharsets.US_ASCII));
    }
    return GoPeer.normalise(answer.toByteArray()).replace("\r\n", "\\n");
  }
}
