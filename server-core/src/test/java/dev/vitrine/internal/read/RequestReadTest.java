package dev.vitrine.internal.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Request;
import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// `Request.read`: not a byte more than the head before the body is read, none past the body ever.
class RequestReadTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "Content-Length: 5\r\n\r\n|hello|",
        "Transfer-Encoding: chunked\r\n\r\n|5\r\nhello\r\n0\r\n\r\n|",
        "Transfer-Encoding: chunked\r\n\r\n|2;x=y\r\nhe\r\n3\r\nllo\r\n0\r\nA: 1\r\nB: 2\r\n\r\n|",
        "A: folded\r\n twice\r\nContent-Length: 5\r\n\r\n|hello|",
      })
  void readsNotAByteTooMany(String parts) throws IOException {
    String[] part = ("POST / HTTP/1.1\r\nHost: x\r\n" + parts + "the rest").split("\\|", -1);
    String body = part[1];
    ByteArrayInputStream in = in(part[0] + body + part[2]);
    Request request = Request.read(in);
    assertEquals((body + part[2]).length(), in.available(), "the head alone");
    assertArrayEquals(bytes("hello"), request.body().readAllBytes());
    assertArrayEquals(bytes("the rest"), in.readAllBytes());
  }

  @Test
  void readsNoBodyWhereThereIsNone() throws IOException {
    ByteArrayInputStream in = in("GET / HTTP/1.1\r\nHost: x\r\n\r\nthe rest");
    Request request = Request.read(in);
    request.body().close();
    assertEquals(-1, request.body().read(), "an empty body ends, even when it was closed");
    assertArrayEquals(bytes("the rest"), in.readAllBytes());
  }

  @Test
  void closesByReadingAllOfTheBody() throws IOException {
    String body = "d".repeat(300_000);
    ByteArrayInputStream in =
        in("PUT / HTTP/1.1\r\nHost: x\r\nContent-Length: 300000\r\n\r\n" + body + "the rest");
    Request.read(in).body().close();
    assertArrayEquals(bytes("the rest"), in.readAllBytes());
  }

  @Test
  void saysWhyItRefuses() {
    BadRequestException refused =
        assertThrows(BadRequestException.class, () -> Request.read(in("GET / HTTP/1.1\r\n\r\n")));
    assertEquals(400, refused.status());
    assertEquals("HTTP/1.1 asks for a Host field", refused.reason());
  }

  @Test
  void findsTheEndOfTheStream() {
    assertThrows(EOFException.class, () -> Request.read(in("")));
    assertThrows(
        BadRequestException.class, () -> Request.read(in("GET / HTTP/1.1\r\nHost: x\r\n")));
  }

  @Test
  void makesARequestOfMethodAndTarget() throws IOException {
    Request request = Request.of("GET", "http://h:8/p?q");
    assertEquals("h:8", request.host());
    assertEquals("/p", request.url().path());
    assertEquals("http://h:8/p?q", request.requestUri());
    assertEquals(0, request.contentLength());
    assertEquals(-1, request.body().read());
    assertEquals("", Request.of("GET", "/").host());
    assertEquals("", Request.of("GET", "/").remoteAddress());
    assertThrows(IllegalArgumentException.class, () -> Request.of("G T", "/"));
    assertThrows(IllegalArgumentException.class, () -> Request.of("GET", "/a b"));
    assertThrows(IllegalArgumentException.class, () -> Request.of("GET", ""));
  }

  private static ByteArrayInputStream in(String text) {
    return new ByteArrayInputStream(bytes(text));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
