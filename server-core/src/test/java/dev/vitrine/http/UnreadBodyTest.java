package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What becomes of a request's body that its handler does not read.
final class UnreadBodyTest {
  private static final Handler READS_NOTHING = (w, _) -> w.write("x");

  private static String post(String body, boolean chunked) {
    String head = "POST / HTTP/1.1\r\nHost: x\r\n";
    return chunked
        ? head
            + "Transfer-Encoding: chunked\r\n\r\n"
            + Integer.toHexString(body.length())
            + "\r\n"
            + body
            + "\r\n0\r\n\r\n"
        : head + "Content-Length: " + body.length() + "\r\n\r\n" + body;
  }

  @ParameterizedTest
  @CsvSource({"1, false", "262143, false", "1, true", "262144, true"})
  void isReadAwayBeforeTheAnswer(int length, boolean chunked) throws Exception {
    try (RunningServer server = new RunningServer(READS_NOTHING);
        RawClient client = server.connect()) {
      String request = post("b".repeat(length), chunked);
      for (int i = 1; i <= 2; i++) {
        String answer = client.send(request).readResponse();
        assertTrue(answer.endsWith("\r\n\r\nx") && !answer.contains("Connection"), answer);
        server.steps.await(KeepAliveDecided.class, i);
      }
      assertEquals(length, server.steps.await(BodyDiscarded.class).bytes());
      List<String> names = server.steps.names(1);
      assertTrue(names.indexOf("BodyDiscarded") < names.indexOf("ResponseStarted"));
    }
  }

  /// Go: `maxPostHandlerReadBytes`. A body whose length is told is not even begun.
  @ParameterizedTest
  @CsvSource({"262144, false", "262145, true"})
  void endsTheConnectionWhereItIsMoreThan256KiB(int length, boolean chunked) throws Exception {
    try (RunningServer server = new RunningServer(READS_NOTHING);
        RawClient client = server.connect()) {
      String answer = client.send(post("b".repeat(length), chunked)).readAll();
      assertTrue(answer.contains("\r\nConnection: close\r\n") && answer.endsWith("x"), answer);
    }
  }

  @Test
  void doesNotHoldBackAHandlerThatWritesWhileItReads() throws Exception {
    Handler duplex =
        (w, _) -> {
          w.enableFullDuplex();
          w.write("x");
        };
    try (RunningServer server = new RunningServer(duplex);
        RawClient client = server.connect()) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      assertTrue(client.readResponse().endsWith("x"), "the body has not come yet");
      assertEquals("", client.send("hello").readAll(), "and the connection ends after it");
    }
  }
}
