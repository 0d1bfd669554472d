package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.httptest.TestServer;
import dev.vitrine.peer.GoPeer;
import dev.vitrine.peer.OddExchanges;
import dev.vitrine.peer.PeerHandler;
import dev.vitrine.peer.Soak;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Odd handlers and odd clients over real sockets, beside Go: every byte that the client sees until the
/// server closes.
class OddExchangesAgainstGoTest {
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

  @Test
  void answersByteForByteAsGoWhateverTheHandlerDoes() throws IOException {
    OddExchanges exchanges = new OddExchanges(Soak.random(20261126));
    List<String> wrong = new ArrayList<>();
    int rounds = Soak.rounds(2000);
    for (int i = 0; i < rounds && wrong.size() < 12; i++) {
      String requests = exchanges.next() + "GET /hello HTTP/1.1\r\nHost: x\r\n\r\n";
      byte[] bytes = requests.getBytes(StandardCharsets.ISO_8859_1);
      String theirs = GoPeer.normalise(go.exchange(bytes));
      String ours = GoPeer.normalise(GoPeer.exchange(GoPeer.addressOf(server), bytes));
      if (!theirs.equals(ours)) {
        int same = firstDifference(theirs, ours);
        wrong.add(
            shown(requests)
                + "\n  Go:   "
                + shown(theirs.substring(same))
                + "\n  ours: "
                + shown(ours.substring(same))
                + "\n");
      }
    }
    assertEquals(List.of(), wrong, wrong.size() + " differ");
  }

  /// The beginning of the line in which the two part.
  private static int firstDifference(String a, String b) {
    int at = 0;
    while (at < Math.min(a.length(), b.length()) && a.charAt(at) == b.charAt(at)) {
      at++;
    }
    return a.lastIndexOf('\n', at - 1) + 1;
  }

  private static String shown(String text) {
    String visible = text.replace("\r\n", "\\n").replaceAll("(.)\\1{20,}", "$1…");
    return visible.length() > 1000 ? visible.substring(0, 1000) + "…" : visible;
  }
}
