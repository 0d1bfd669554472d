package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.access.HttpAccess;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What handlers ask a request for beside its message.
class RequestValuesTest {
  private static Request request(String head, String body) throws IOException {
    String whole = head + "\r\nContent-Length: " + body.length() + "\r\n\r\n" + body;
    return Request.read(new ByteArrayInputStream(whole.getBytes(StandardCharsets.ISO_8859_1)));
  }

  @Test
  void cookiesAndCredentials() throws IOException {
    Request r =
        request(
            "GET / HTTP/1.1\r\nHost: h\r\nCookie: a=1; b=\"2\"; bad name=3\r\nCookie: a=4"
                + "\r\nAuthorization: Basic YTpiOmM=\r\nReferer: /from\r\nUser-Agent: me",
            "");
    assertEquals(List.of("a", "b", "a"), r.cookies().stream().map(Cookie::name).toList());
    assertEquals("1", r.cookie("a").orElseThrow().value());
    assertTrue(r.cookie("b").orElseThrow().quoted());
    assertEquals(Optional.empty(), r.cookie("c"));
    assertEquals(2, r.cookiesNamed("a").size());
    assertEquals(List.of(), r.cookiesNamed(""));
    assertEquals(Optional.of(new BasicAuth("a", "b:c")), r.basicAuth());
    assertEquals("/from", r.referer());
    assertEquals("me", r.userAgent());
  }

  @Test
  void otherCredentialsThanBasicOnesAreNone() throws IOException {
    String head = "GET / HTTP/1.1\r\nHost: h\r\nAuthorization: ";
    for (String credentials :
        List.of("Digest YTpiOmM=", "Bosic YTpiOmM=", "YTpiOmM=", "Basic YTpiOmM", "Basic YQ==")) {
      assertEquals(Optional.empty(), request(head + credentials, "").basicAuth(), credentials);
    }
  }

  @Test
  void aCopySharesWhatWasParsed() throws IOException {
    String head =
        "POST /?q=1 HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded";
    Request r = request(head, "a=2");
    assertEquals("2", r.form().get("a"));
    Request copy = r.withUrl(Url.parse("/?q=other"));
    assertSame(r.form(), copy.form());
    Request unread = request(head, "a=2").withUrl(Url.parse("/?q=other"));
    assertEquals("other", unread.form().get("q"));
  }

  @Test
  void temporaryFilesGoAtTheEndOfTheRequestAlsoThoseOfACopy() throws IOException {
    String body =
        "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n0123456789\r\n--b--\r\n";
    Request r =
        request(
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: multipart/form-data; boundary=b", body);
    Request copy = r.withContext(Context.background());
    copy.parseMultipartForm(2);
    FormFile file = copy.formFile("f");
    try (InputStream in = file.open()) {
      assertEquals("0123456789", new String(in.readAllBytes(), StandardCharsets.UTF_8));
    }
    assertNull(r.multipartForm());
    HttpAccess.get().release(r);
    assertThrows(NoSuchFileException.class, file::open);
  }

  @Test
  void aCopySeesTheTrailersOfItsBody() throws IOException {
    String whole =
        "POST / HTTP/1.1\r\nHost: h\r\nTransfer-Encoding: chunked\r\n\r\n0\r\nT: 1\r\n\r\n";
    Request r = Request.read(new ByteArrayInputStream(whole.getBytes(StandardCharsets.ISO_8859_1)));
    Request copy = r.withContext(Context.background());
    assertEquals(0, copy.body().readAllBytes().length);
    assertEquals("1", copy.trailer().get("T"));
  }

  @Test
  void aLimitedBodyKeepsItsLengthAndCutsForms() throws Exception {
    Request r =
        request(
            "POST / HTTP/1.1\r\nHost: h\r\nContent-Type: application/x-www-form-urlencoded",
            "a=0123456789");
    RecordingWriter w = new RecordingWriter();
    Handler h =
        (to, limited) -> {
          assertEquals(12, limited.contentLength());
          BodyTooLargeException e = assertThrows(BodyTooLargeException.class, limited::parseForm);
          to.write("over " + e.limit());
        };
    Http.maxBytesHandler(h, 5).serveHttp(w, r);
    assertEquals("over 5", w.text());
  }

  @Test
  void setCookieAddsOnlyAValidOne() {
    RecordingWriter w = new RecordingWriter();
    Http.setCookie(w, Cookie.of("a", "1").withHttpOnly(true));
    Http.setCookie(w, Cookie.of("bad name", "1"));
    Http.setCookie(w, Cookie.of("b", "2"));
    assertEquals(List.of("a=1; HttpOnly", "b=2"), w.header().values("Set-Cookie"));
  }
}
