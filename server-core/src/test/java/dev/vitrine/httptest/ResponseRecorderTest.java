package dev.vitrine.httptest;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.BodyNotAllowedException;
import dev.vitrine.http.Header;
import dev.vitrine.http.Http;
import dev.vitrine.http.Request;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseRecorderTest {
  private final ResponseRecorder w = new ResponseRecorder();

  @Test
  void keepsWhatAHandlerAnswers() throws IOException {
    Http.error(w, "no: ü", 503);
    assertEquals(503, w.status());
    assertEquals("no: ü\n", w.text());
    assertArrayEquals("no: ü\n".getBytes(StandardCharsets.UTF_8), w.bytes());
    assertEquals("nosniff", w.header().get("X-Content-Type-Options"));
    assertFalse(w.flushed());
  }

  @Test
  void answers200UnlessToldOtherwise() throws IOException {
    assertEquals(200, w.status());
    w.write("<html>");
    w.writeHeader(404);
    assertEquals(200, w.status());
    assertEquals("text/html; charset=utf-8", w.header().get("Content-Type"));
  }

  @Test
  void leavesAGivenContentTypeAlone() throws IOException {
    w.header().set("Content-Type", "a/b");
    w.write("<html>");
    assertEquals(List.of("a/b"), w.header().values("Content-Type"));
  }

  @Test
  void keepsTheBytesOfTheStreamInOrder() throws IOException {
    w.body().write('a');
    w.write(new byte[] {'x', 'b', 'c', 'x'}, 1, 2);
    w.body().write("de".getBytes(StandardCharsets.US_ASCII));
    w.body().flush();
    assertEquals("abcde", w.text());
    assertTrue(w.flushed());
  }

  @Test
  void keepsTheFirstStatusWhateverItIs() throws IOException {
    w.writeHeader(103);
    w.writeHeader(201);
    w.writeHeader(99);
    assertEquals(103, w.status());
  }

  @Test
  void refusesWhatIsNoStatus() {
    assertThrows(IllegalArgumentException.class, () -> w.writeHeader(99));
    assertThrows(IllegalArgumentException.class, () -> w.writeHeader(1000));
    assertEquals(200, w.status());
  }

  @Test
  void refusesABodyWhereTheStatusHasNone() throws IOException {
    w.writeHeader(204);
    assertThrows(BodyNotAllowedException.class, () -> w.write("x"));
  }

  @Test
  void showsTrailersThatWereAnnouncedOrMarked() throws IOException {
    w.header().set("Trailer", "X-Sum, Content-Length, x-late");
    w.write("body");
    w.header().set("X-Sum", "1");
    w.header().set("X-Other", "2");
    w.header().set("Content-Length", "3");
    w.header().set(Http.TRAILER_PREFIX + "X-After", "4");
    assertEquals(Header.of("X-Sum", "1", "X-After", "4"), w.trailer());
  }

  @Test
  void showsNoTrailerThatWasAnnouncedTooLate() throws IOException {
    w.write("body");
    w.header().set("Trailer", "X-Sum");
    w.header().set("X-Sum", "1");
    assertTrue(w.trailer().isEmpty());
  }

  @Test
  void flushingSendsTheHeader() throws IOException {
    w.flush();
    w.writeHeader(500);
    assertEquals(200, w.status());
  }

  @Test
  void hasNoConnectionToTakeOver() {
    assertThrows(UnsupportedOperationException.class, w::hijack);
  }

  @Test
  void aRedirectCarriesNoMarkupOfItsTarget() throws IOException {
    Http.redirect(w, Request.of("GET", "/"), "/<b>\"&", 302);
    assertEquals("<a href=\"/&lt;b&gt;&#34;&amp;\">Found</a>.\n\n", w.text());
  }

  @Test
  void recordsARedirect() throws IOException {
    Http.redirect(w, Request.of("GET", "http://h/a/b?c"), "../ä?d=/../", 302);
    assertEquals(302, w.status());
    assertEquals("/%c3%a4?d=/../", w.header().get("Location"));
    assertEquals("<a href=\"/ä?d=/../\">Found</a>.\n\n", w.text());
  }
}
