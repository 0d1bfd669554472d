package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;

/// `OPTIONS *`, which asks about the server as a whole. RFC 9110 section 9.3.7.
final class GeneralOptionsTest {
  private static final Handler HANDLER = (w, r) -> w.write("handled " + r.requestUri());

  private static String answer(String request, UnaryOperator<Server.Builder> more)
      throws Exception {
    try (RunningServer server = new RunningServer(HANDLER, more);
        RawClient client = server.connect()) {
      return client.send(request).readResponse();
    }
  }

  private static String options(int body) {
    return "OPTIONS * HTTP/1.1\r\nHost: x\r\nContent-Length: "
        + body
        + "\r\n\r\n"
        + "b".repeat(body);
  }

  @Test
  void isAnsweredByTheServerItself() throws Exception {
    String answer = answer(options(0), b -> b);
    assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\nContent-Length: 0\r\n"), answer);
    assertTrue(answer.endsWith("\r\n\r\n"), answer);
  }

  @Test
  void isTheHandlersWhereTheServerWasToldSo() throws Exception {
    assertTrue(answer(options(0), b -> b.disableGeneralOptionsHandler(true)).endsWith("handled *"));
    String other = options(0).replace("OPTIONS", "GET");
    assertTrue(answer(other, b -> b).endsWith("handled *"));
  }

  /// Go: `globalOptionsHandler`, whose limit is 4 KiB.
  @Test
  void endsTheConnectionOfAClientThatSendsALargeBodyAlong() throws Exception {
    assertFalse(answer(options(4096), b -> b).contains("Connection"));
    String answer = answer(options(4097), b -> b);
    assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    assertEquals(0, answer.length() - answer.indexOf("\r\n\r\n") - 4);
  }
}
