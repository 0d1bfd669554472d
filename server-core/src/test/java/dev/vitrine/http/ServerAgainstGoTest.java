package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.httptest.TestServer;
import dev.vitrine.peer.GoPeer;
import dev.vitrine.peer.PeerHandler;
import dev.vitrine.peer.RandomRequests;
import dev.vitrine.peer.Soak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The whole server beside Go's: the same bytes in, over a real socket, and the same bytes out.
final class ServerAgainstGoTest {
  private static final String NEXT = "GET /hello HTTP/1.1\nHost: x\n\n";

  private static GoPeer go;
  private static TestServer server;

  @BeforeAll
  static void start() throws IOException {
    go = GoPeer.start();
    server =
        TestServer.start(Server.builder().handler(new PeerHandler()).errorLog(new SilentLog()));
  }

  @AfterAll
  static void stop() {
    if (go != null) {
      server.close();
      go.close();
    }
  }

  /// Lines end in CRLF on the wire.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET /hello HTTP/1.1\nHost: x\n\n",
        "GET /hello HTTP/1.0\n\n",
        "GET /hello HTTP/1.0\nConnection: keep-alive\n\n",
        "GET /hello HTTP/1.1\nHost: x\nConnection: close\n\n",
        "HEAD /hello HTTP/1.1\nHost: x\n\n",
        "OPTIONS * HTTP/1.1\nHost: x\n\n",
        "OPTIONS * HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc",
        "GET / HTTP/1.1\n\n",
        "GET / HTTP/1.1\nHost: x\nHost: y\n\n",
        "POST /d HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello",
        "POST /d HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n",
        "POST /d HTTP/1.1\n"
            + "Host: x\n"
            + "Transfer-Encoding: chunked\n"
            + "Trailer: A\n\n"
            + "1\n"
            + "h\n"
            + "0\n"
            + "A: 1\n"
            + "B: 2\n\n",
        "POST /d HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nx\nhello\n0\n\n",
        "POST /run?W:x HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n",
        "POST /run?W:x HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\nzz\nhello\n0\n\n",
        "POST /run?d&W:x&f&r&e HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n",
        "POST /run?r&W:x&r&e HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello\n0\n\n",
        "POST /run?r&W:x HTTP/1.1\n"
            + "Host: x\n"
            + "Expect: 100-continue\n"
            + "Transfer-Encoding: chunked\n\n"
            + "0\n\n",
        "POST /run?W:x HTTP/1.1\n"
            + "Host: x\n"
            + "Expect: 100-continue\n"
            + "Transfer-Encoding: chunked\n\n"
            + "0\n\n",
        "POST /run?r&e HTTP/1.1\nHost: x\nContent-Length: 2000\n\ntoo short",
        "POST /run?W:x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 5\n\nhello",
        "POST /run?r&W:x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 5\n\nhello",
        "POST /run?s100&r&W:x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 5\n\nhello",
        "POST /run?s103&r&W:x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 5\n\nhello",
        "POST /run?r2&W:x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 5\n\nhello",
        "POST /run?s200&r&W:x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 5\n\nhello",
        "POST /run?r&e HTTP/1.1\nHost: x\nExpect: 100-Continue\nContent-Length: 5\n\nhello",
        "POST /run?r&W:x HTTP/1.0\nExpect: 100-continue\nContent-Length: 5\n\nhello",
        "POST /run?r&W:x HTTP/1.1\nHost: x\nExpect: 100-continue\n\n",
        "POST /run?r&W:x HTTP/1.1\nHost: x\nExpect: magic\nContent-Length: 5\n\nhello",
        "POST /run?r&W:x HTTP/1.1\nHost: x\nExpect: \nContent-Length: 5\n\nhello",
        "GET /run?h=Upgrade=x&h=Connection=Upgrade&s101&j:raw HTTP/1.1\nHost: x\n\n",
        "GET /run?j:raw HTTP/1.1\nHost: x\n\n",
        "GET /run?w5000&p HTTP/1.1\nHost: x\n\n",
        "GET /run?p HTTP/1.1\nHost: x\n\n",
        "GET /run?w5000&f&a HTTP/1.1\nHost: x\n\n",
        "POST /run?s500 HTTP/1.1\nHost: x\nContent-Length: 20\n\ntoo short",
        "POST /run?r&W:x HTTP/1.1\nHost: x\nContent-Length: 0\n\n",
        "POST /run?r&f&r&e HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc",
        "POST /run?r&f&r2&e HTTP/1.1\nHost: x\nContent-Length: 3\nExpect: 100-continue\n\nabc",
        "POST /run?r&e HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 2000\n\ntoo short",
        "POST /run?w100000 HTTP/1.1\nHost: x\nContent-Length: 3\n\nabc",
      })
  void answersTheSame(String request) throws Exception {
    compare((request + NEXT + NEXT).replace("\n", "\r\n"));
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void answersTheSameToRandomRequests(long seed) throws Exception {
    RandomRequests requests = new RandomRequests(Soak.random(seed));
    for (int i = 0; i < Soak.rounds(250); i++) {
      compare(requests.next());
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4})
  void answersTheSameToDamagedRequests(long seed) throws Exception {
    RandomRequests requests = new RandomRequests(Soak.random(seed));
    for (int i = 0; i < Soak.rounds(500); i++) {
      String request = requests.damaged();
      if (!closesWhereGoDoesNot(request)) {
        compare(request + NEXT.replace("\n", "\r\n"));
      }
    }
  }

  /// The one thing that differs on purpose (docs/differences.md): RFC 9112 section 6.1 wants the
  /// connection closed after a body that is framed twice, or chunked in HTTP/1.0.
  private static boolean closesWhereGoDoesNot(String request) {
    String lower = request.toLowerCase(Locale.ROOT);
    return lower.contains("transfer-encoding")
        && (lower.contains("content-length") || lower.contains("http/1.0"));
  }

  private static void compare(String request) throws IOException {
    byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(
        GoPeer.normalise(go.exchange(bytes)),
        GoPeer.normalise(GoPeer.exchange(GoPeer.addressOf(server), bytes)),
        request);
  }
}
