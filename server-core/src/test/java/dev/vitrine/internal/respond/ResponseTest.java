package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.BodyNotAllowedException;
import dev.vitrine.http.ContentLengthException;
import dev.vitrine.http.HijackedException;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.peer.PeerHandler;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class ResponseTest {
  private static final String OK = "HTTP/1.1 200 OK\nDate: now\n";
  private static final String TEXT = "Content-Type: text/plain; charset=utf-8\n";

  private final Exchange exchange = new Exchange();

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          # steps of the handler         | head without version, status and Date; then the body
          ""                             | Content-Length: 0\\n\\n
          W:hello                        | Content-Length: 5\\nT\\nhello
          w0                             | Content-Length: 0\\n\\n
          W:he&W:llo                     | Content-Length: 5\\nT\\nhello
          W:he&f&W:llo                   | T[C]\\n2\\r\\nhe\\r\\n3\\r\\nllo\\r\\n0\\r\\n\\r\\n
          f                              | [C]\\n0\\r\\n\\r\\n
          h=Content-Length=2&W:he        | Content-Length: 2\\nT\\nhe
          h=Content-Type=a/b&W:he        | Content-Type: a/b\\nContent-Length: 2\\n\\nhe
          h0Content-Type&W:he            | Content-Length: 2\\n\\nhe
          h=Content-Encoding=br&W:he     | Content-Encoding: br\\nContent-Length: 2\\n\\nhe
          h=Connection=close&W:he        | Connection: close\\nContent-Length: 2\\nT\\nhe
          h=B=1&h=A=2&h+B=3              | A: 2\\nB: 1\\nB: 3\\nContent-Length: 0\\n\\n
          h=a%20b=1&W:he                 | Content-Length: 2\\nT\\nhe
          h=Trailer:a%20b=1&W:x          | T[C]\\n1\\r\\nx\\r\\n0\\r\\n\\r\\n
          h=Trailer=A&W:x&h=A=1          | Trailer: A\\nT[C]\\n1\\r\\nx\\r\\n0\\r\\nA: 1\\r\\n\\r\\n
          """)
  void framesWhatTheHandlerWrites(String steps, String expected) throws Exception {
    String sent = exchange.serve(run("GET", steps, "1.1"), new PeerHandler());
    String text = plain(sent);
    // The Date line stands between the handler's fields and the server's own.
    assertEquals(
        expected
            .replace("T\\n", TEXT + "\n")
            .replace("T[C]", TEXT + "[C]")
            .replace("[C]", "Transfer-Encoding: chunked\n")
            .replace("\\r\\n", "\r\n")
            .replace("\\n", "\n"),
        text.replace("Date: now\n", "").substring("HTTP/1.1 200 OK\n".length()));
    assertTrue(text.contains("\nDate: now\n"));
  }

  /// RFC 9110 sections 6.4.1 and 9.3.2.
  @ParameterizedTest
  @CsvSource({
    "GET, s204, 204 No Content",
    "GET, s304&W:x, 304 Not Modified",
    "GET, h=Content-Length=3&s204, 204 No Content",
    "GET, h=Transfer-Encoding=chunked&s304, 304 Not Modified",
    "HEAD, f, 200 OK",
    "HEAD, '', 200 OK",
  })
  void sendsNoBodyAndNoFramingWhereNoneMayBe(String method, String steps, String status)
      throws Exception {
    String sent = exchange.serve(run(method, steps, "1.1"), new PeerHandler());
    assertEquals("HTTP/1.1 " + status + "\nDate: now\n\n", plain(sent));
    assertFalse(exchange.last.closeAfterReply());
  }

  @Test
  void tellsHeadTheLengthThatGetWouldHave() throws Exception {
    String sent = exchange.serve(run("HEAD", "W:hello", "1.1"), new PeerHandler());
    assertEquals(OK + "Content-Length: 5\n" + TEXT + "\n", plain(sent));
  }

  @ParameterizedTest
  @CsvSource({"2047, true", "2048, true", "2049, false", "4096, false"})
  void knowsTheLengthOfABodyOfUpTo2048Bytes(int length, boolean known) throws Exception {
    String sent = exchange.get((w, _) -> w.write("a".repeat(length)));
    assertEquals(known, sent.contains("Content-Length: " + length + "\r\n"));
    assertEquals(!known, sent.contains("Transfer-Encoding: chunked\r\n"));
  }

  @Test
  void endsABodyForHttp10WithTheConnection() throws Exception {
    String sent = exchange.serve(run("GET", "W:a&f&W:b", "1.0"), new PeerHandler());
    assertEquals("HTTP/1.0 200 OK\nDate: now\n" + TEXT + "\nab", plain(sent));
    assertEquals(Reason.HTTP_1_0, exchange.last.refusal());
  }

  @Test
  void putsASmallResponseIntoOneWrite() throws Exception {
    exchange.get((w, _) -> {
      w.header().set("X", "1");
      for (int i = 0; i < 2048; i++) {
        w.write("a");
      }
    });
    assertEquals(1, exchange.writes.size());
  }

  @Test
  void sendsEachPipelinedResponseBeforeTheNextHandlerStarts() throws Exception {
    exchange.serve(
        "GET /1 HTTP/1.1\r\nHost: x\r\n\r\nGET /2 HTTP/1.1\r\nHost: x\r\n\r\n",
        (w, r) -> {
          assertEquals(r.url().path().equals("/1") ? 0 : 1, exchange.writes.size());
          w.write(r.url().path());
        });
    assertEquals(2, exchange.writes.size());
  }

  @Test
  @SuppressWarnings("ReferenceEquality") // the handler's own array is meant
  void passesALargeArrayOnWithoutCopyingIt() throws Exception {
    byte[] large = new byte[1 << 20];
    exchange.get((w, _) -> {
      w.write(large);
      w.write(large, 5, 1 << 19);
    });
    assertEquals(2, exchange.arrays.stream().filter(a -> a == large).count());
    assertTrue(exchange.writes.size() <= 5, () -> exchange.writes.size() + " writes");
  }

  @Test
  void sendsInformationAndFlushedBytesAtOnce() throws Exception {
    exchange.get((w, _) -> {
      w.writeHeader(103);
      assertEquals("HTTP/1.1 103 Early Hints\r\n\r\n", exchange.sent());
      w.write("a");
      assertEquals(1, exchange.writes.size());
      w.flush();
      assertTrue(exchange.sent().endsWith("\r\n\r\n1\r\na\r\n"));
      w.body().write('b');
      w.body().flush();
      assertTrue(exchange.sent().endsWith("\r\n\r\n1\r\na\r\n1\r\nb\r\n"));
    });
  }

  @Test
  void writesTextInUtf8() throws Exception {
    exchange.get((w, _) -> w.write("ä€😀"));
    byte[] all = exchange.writes.getFirst();
    String text = new String(all, StandardCharsets.UTF_8);
    assertTrue(text.endsWith("\r\n\r\nä€😀"));
    assertTrue(text.contains("Content-Length: 9\r\n"));
  }

  @Test
  void ignoresAndLogsASecondStatusWithTheLineThatSetIt() throws Exception {
    String sent = exchange.serve(run("GET", "s404&s500", "1.1"), new PeerHandler());
    assertTrue(sent.startsWith("HTTP/1.1 404 "));
    String line = exchange.log.getFirst();
    assertTrue(
        line.matches(
            "http: superfluous response\\.WriteHeader call from "
                + "dev\\.vitrine\\.peer\\.PeerHandler\\.take \\(PeerHandler\\.java:\\d+\\)"),
        line);
  }

  @ParameterizedTest
  @CsvSource({"0", "99", "1000", "-200"})
  void refusesAStatusThatHasNotThreeDigits(int status) throws Exception {
    exchange.get((w, _) -> {
      assertThrows(IllegalArgumentException.class, () -> w.writeHeader(status));
      w.writeHeader(201);
    });
    assertEquals(201, exchange.last.status());
  }

  @ParameterizedTest
  @CsvSource({"x", "-1", "5x", "99999999999999999999", "0x5", "' 5'"})
  void logsAndDropsALengthThatIsNone(String length) throws Exception {
    String sent =
        exchange.get((w, _) -> {
          w.header().set("Content-Length", length);
          w.write("hello");
        });
    assertEquals(List.of("http: invalid Content-Length of \"" + length + "\""), exchange.log);
    assertFalse(sent.contains("Content-Length"));
    assertTrue(sent.endsWith("\r\n5\r\nhello\r\n0\r\n\r\n"));
  }

  @Test
  void refusesMoreThanTheDeclaredLengthAndKeepsWhatWasRight() throws Exception {
    String sent =
        exchange.get((w, _) -> {
          w.header().set("Content-Length", "5");
          w.write("hello");
          assertThrows(ContentLengthException.class, () -> w.write("!"));
        });
    assertTrue(sent.endsWith("\r\n\r\nhello"));
    // Go counts what was refused too: the connection is not used again.
    assertEquals(Reason.BODY_TOO_SHORT, exchange.last.refusal());
  }

  @Test
  void closesAfterABodyShorterThanItsLength() throws Exception {
    exchange.get((w, _) -> {
      w.header().set("Content-Length", "5");
      w.write("hell");
    });
    assertEquals(Reason.BODY_TOO_SHORT, exchange.last.refusal());
  }

  @Test
  void refusesABodyWhereTheStatusForbidsOne() throws Exception {
    exchange.get((w, _) -> {
      w.writeHeader(304);
      assertThrows(BodyNotAllowedException.class, () -> w.write("x"));
      w.write(""); // nothing is no body
    });
    assertFalse(exchange.last.closeAfterReply());
  }

  @Test
  void closesWhenKeepAlivesAreOff() throws Exception {
    exchange.keepAlives = false;
    String sent = exchange.get((w, _) -> w.write("x"));
    assertTrue(sent.contains("\r\nConnection: close\r\n"));
    assertEquals(Reason.KEEP_ALIVES_OFF, exchange.last.refusal());
  }

  @Test
  void knowsWhatItThrewAlsoAsACauseAndNothingElse() throws Exception {
    exchange.get((w, _) -> {
      RuntimeException panic = assertThrows(IllegalArgumentException.class, () -> w.writeHeader(7));
      assertFalse(exchange.last.threw(panic));
      w.header().set("Content-Length", "1");
      IOException mine = assertThrows(IOException.class, () -> w.write("xx"));
      assertTrue(exchange.last.threw(mine));
      assertTrue(exchange.last.threw(new UncheckedIOException(new IOException(mine))));
      assertFalse(exchange.last.threw(new ContentLengthException("too much")));
    });
  }

  @Test
  void keepsAFailedWriteInMindAndThrowsItAsANewExceptionEachTime() throws Exception {
    exchange.failAfterWrites = 1;
    IOException escaped =
        assertThrows(
            IOException.class,
            () ->
                exchange.get((w, _) -> {
                  w.flush();
                  IOException first =
                      assertThrows(IOException.class, () -> w.write(new byte[9000]));
                  IOException second =
                      assertThrows(IOException.class, () -> w.write(new byte[9000]));
                  assertSame(first, second.getCause());
                  assertTrue(exchange.last.threw(first) && exchange.last.threw(second));
                  throw second;
                }));
    assertEquals("broken pipe", escaped.getMessage()); // finish fails too
    assertEquals(Reason.WRITE_FAILED, exchange.last.refusal());
    assertEquals(1, exchange.writes.size());
  }

  @Test
  void survivesATryWithResourcesAroundAFailedBody() throws Exception {
    exchange.failAfterWrites = 0;
    assertThrows(
        IOException.class,
        () ->
            exchange.get((w, _) -> {
              IOException e =
                  assertThrows(
                      IOException.class,
                      () -> {
                        try (OutputStream out = new BufferedOutputStream(w.body(), 16)) {
                          out.write(new byte[9000]);
                        }
                      });
              assertTrue(exchange.last.threw(e));
            }));
  }

  @Test
  void handsTheConnectionOverOnce() throws Exception {
    String sent =
        exchange.get((w, _) -> {
          w.header().set("Upgrade", "x");
          w.header().set("Connection", "Upgrade");
          w.writeHeader(101);
          byte[] raw = {'r', 'a', 'w'};
          w.hijack().conn().write(raw, 0, 3);
          assertThrows(HijackedException.class, w::hijack);
          assertThrows(HijackedException.class, () -> w.write("x"));
          assertThrows(HijackedException.class, w::flush);
          w.writeHeader(200);
        });
    assertEquals(
        "HTTP/1.1 101 Switching Protocols\nConnection: Upgrade\nUpgrade: x\nDate: now\n\nraw",
        plain(sent));
    assertEquals(2, exchange.log.size());
    assertTrue(exchange.log.get(0).startsWith("http: response.Write on hijacked connection from "));
    assertTrue(
        exchange.log.get(1).startsWith("http: response.WriteHeader on hijacked connection from "));
  }

  @Test
  void takesNothingAfterTheHandlerHasReturned() throws Exception {
    exchange.get((w, _) -> w.write("x"));
    Response late = exchange.last;
    assertThrows(IllegalStateException.class, () -> late.write("late"));
    assertThrows(IllegalStateException.class, () -> late.write(new byte[4]));
    assertThrows(IllegalStateException.class, late::flush);
    assertThrows(IllegalStateException.class, late::hijack);
    assertEquals(1, exchange.writes.size());
  }

  @Test
  void sendsWhatHasLeftTheBufferWhenTheHandlerFails() throws Exception {
    String sent =
        exchange.get((w, _) -> {
          w.write("a".repeat(2049));
          throw new IllegalStateException("panic");
        });
    assertTrue(sent.endsWith("\r\n800\r\n" + "a".repeat(2048) + "\r\n"), sent);
  }

  @Test
  void leavesNoByteOfAFailedResponseToTheNext() throws Exception {
    exchange.get((w, _) -> {
      w.write("secret");
      throw new IllegalStateException("panic");
    });
    assertEquals("", exchange.sent());
    assertTrue(exchange.get((w, _) -> w.write("x")).endsWith("\r\n\r\nx"));
  }

  @Test
  void closesAfterTheHandlerMetItsOwnLimit() throws Exception {
    String sent =
        exchange.get((w, _) -> {
          exchange.last.requestTooLarge();
          w.writeHeader(413);
        });
    assertTrue(sent.contains("\r\nConnection: close\r\n"));
    assertEquals(Reason.REQUEST_TOO_LARGE, exchange.last.refusal());
    assertTrue(exchange.last.requestBodyLimitHit());
  }

  @Test
  void keepsAnHttp10ConnectionThatTheHandlerInsistsOn() throws Exception {
    String sent =
        exchange.serve(
            "GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n",
            (w, _) -> {
              exchange.last.requestTooLarge();
              w.header().set("Connection", "keep-alive");
              w.header().set("Content-Length", "0");
            });
    assertTrue(sent.contains("\r\nConnection: keep-alive\r\n"), sent);
    assertFalse(exchange.last.closeAfterReply());
  }

  /// RFC 9110 section 8.6: a length that stands there is that of the final answer.
  @Test
  void saysOfNoInformationHowLongItIs() throws Exception {
    String sent =
        exchange.serve(run("GET", "h=Content-Length=1&s103&W:x", "1.1"), new PeerHandler());
    assertTrue(sent.startsWith("HTTP/1.1 103 Early Hints\r\n\r\nHTTP/1.1 200 OK\r\n"), sent);
    assertTrue(sent.contains("\r\nContent-Length: 1\r\n"), sent);
  }

  @Test
  void anAnswerCancelsTheContinue() throws Exception {
    exchange.get((w, _) -> {
      w.writeHeader(103);
      assertFalse(exchange.continueCancelled);
      w.writeHeader(100);
      assertTrue(exchange.continueCancelled);
    });
    assertNull(exchange.last.refusal());
  }

  private static String run(String method, String steps, String version) {
    return method + " /run?" + steps + " HTTP/" + version + "\r\nHost: x\r\n\r\n";
  }

  /// The head with plain line ends and no date in it; the body as it is.
  private static String plain(String sent) {
    int body = sent.indexOf("\r\n\r\n") + 4;
    return sent.substring(0, body).replace("\r\n", "\n").replace(Exchange.DATE, "now")
        + sent.substring(body);
  }
}
