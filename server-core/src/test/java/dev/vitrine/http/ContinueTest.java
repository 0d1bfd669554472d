package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

/// A client that asks before it sends its body. RFC 9110 section 10.1.1.
final class ContinueTest {
  private static final String FIELDS =
      "Host: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n";

  private static String answer(Handler handler, String request) throws Exception {
    try (RunningServer server = new RunningServer(handler);
        RawClient client = server.connect()) {
      return client.send(request).readAll();
    }
  }

  @Test
  void isNotToldToSendOnceTheAnswerHasBegun() throws Exception {
    Handler answersFirst =
        (w, r) -> {
          w.write("x");
          w.flush();
          w.write(r.body().readAllBytes());
        };
    String answer = answer(answersFirst, "POST / HTTP/1.1\r\n" + FIELDS + "hello");
    assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
    assertTrue(answer.endsWith("\r\n1\r\nx\r\n5\r\nhello\r\n0\r\n\r\n"), answer);
  }

  /// What it sends next may be its body or another request.
  @Test
  void losesItsConnectionWhereNobodyReadWhatItMayHaveSent() throws Exception {
    try (RunningServer server = new RunningServer((w, _) -> w.write("x"));
        RawClient client = server.connect()) {
      String answer = client.send("POST / HTTP/1.1\r\n" + FIELDS).readResponse();
      assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer);
      assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
    }
  }

  @Test
  void isToldNothingInHttp10WhichKnowsNo100() throws Exception {
    String answer =
        answer(
            (w, r) -> w.write(r.body().readAllBytes()), "POST / HTTP/1.0\r\n" + FIELDS + "hello");
    assertEquals("HTTP/1.0 200 OK", answer.substring(0, answer.indexOf("\r\n")));
    assertTrue(answer.endsWith("hello"), answer);
  }
}
