package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.peer.GoPeer;
import dev.vitrine.trace.Detail;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// How the network cuts a request in two must not show: for each of its byte boundaries, the server
/// has read what lies before it when the rest is sent, and the answer is that to the whole.
final class SplitRequestsTest {
  private static final String HOST = " HTTP/1.1\r\nHost: x\r\n";
  private static final String LAST = "GET /last" + HOST + "Connection: close\r\n\r\n";

  enum Sent {
    GET("GET /a?b=c" + HOST + "A: 1\r\nB: 2\r\n\r\n", 1),
    BARE_LINE_FEEDS("GET /a HTTP/1.1\nHost: x\n\n", 1),
    BODY_WITH_LENGTH("POST /a" + HOST + "Content-Length: 5\r\n\r\nhello", 1),
    UNREAD_BODY("POST /unread" + HOST + "Content-Length: 5\r\n\r\nhello", 1),
    CHUNKED_WITH_TRAILER(
        "POST /a"
            + HOST
            + "Transfer-Encoding: chunked\r\nTrailer: T\r\n\r\n"
            + "5\r\nhello\r\nb;x=\"y\"\r\nhello world\r\n0\r\nT: u\r\nV: w\r\n\r\n",
        1),
    PIPELINED_PAIR("POST /a" + HOST + "Content-Length: 2\r\n\r\nhiGET /b" + HOST + "\r\n", 2),
    EXPECTING("POST /a" + HOST + "Expect: 100-continue\r\nContent-Length: 5\r\n\r\nhello", 1),
    HTTP_1_0("POST /a HTTP/1.0\r\nConnection: keep-alive\r\nContent-Length: 2\r\n\r\nhi", 1);

    final String bytes;
    final int requests;

    Sent(String bytes, int requests) {
      this.bytes = bytes + LAST;
      this.requests = requests + 1;
    }
  }

  @ParameterizedTest
  @EnumSource(Sent.class)
  void isAnsweredTheSameWhereverItIsCut(Sent sent) throws Exception {
    String bytes = sent.bytes;
    try (RunningServer server =
        new RunningServer(new DescribingHandler(), new Recorder(Detail.BYTES), b -> b)) {
      String whole = answer(server, 1, bytes, bytes.length());
      assertEquals(sent.requests, whole.split("HTTP/1\\.[01] 200 OK\r\n", -1).length - 1, whole);
      assertTrue(whole.contains("GET /last"), "not a byte was lost before the next request");
      for (int cut = 1; cut < bytes.length(); cut++) {
        assertEquals(whole, answer(server, 1 + cut, bytes, cut), "cut before byte " + cut);
      }
    }
  }

  /// What the server answers over its `connection`th connection.
  private static String answer(RunningServer server, long connection, String bytes, int cut)
      throws IOException, InterruptedException {
    try (RawClient client = server.connect()) {
      client.send(bytes.substring(0, cut));
      server.steps.awaitReceived(connection, cut);
      client.send(bytes.substring(cut));
      return GoPeer.normalise(client.readAll().getBytes(StandardCharsets.ISO_8859_1));
    }
  }
}
