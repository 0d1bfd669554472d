package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// One case of each rule; `FilesAgainstGoTest` asks Go about all that lies between.
final class FileServerTest {
  private static final String DATE = "Sat, 21 Nov 2026 11:00:00 GMT";

  @TempDir Path root;

  @BeforeEach
  void fill() throws IOException {
    write("digits", "0123456789");
    write("site/index.html", "<p>index");
    Files.createDirectories(root.resolve("list/dir"));
    write("list/<b>&", "x");
    write("list/a:b?c#d", "x");
  }

  private void write(String name, String text) throws IOException {
    Path file = root.resolve(name);
    Files.createDirectories(file.getParent());
    Files.writeString(file, text);
    Files.setLastModifiedTime(file, FileTime.from(Instant.parse("2026-11-21T11:00:00Z")));
  }

  private static Request get(String target, String... fields) {
    Request r = Request.of("GET", target);
    for (int i = 0; i < fields.length; i += 2) {
      r.header().set(fields[i], fields[i + 1]);
    }
    return r;
  }

  private RecordingWriter serve(Request r) throws Exception {
    RecordingWriter w = new RecordingWriter();
    w.header().set("Etag", "\"v1\"");
    Http.fileServer(root).serveHttp(w, r);
    return w;
  }

  /// RFC 9110 section 14.
  @ParameterizedTest
  @CsvSource(
      nullValues = "-",
      value = {
        "bytes=2-4,    206, bytes 2-4/10, 234",
        "bytes=7-,     206, bytes 7-9/10, 789",
        "bytes=-2,     206, bytes 8-9/10, 89",
        "bytes=8-99,   206, bytes 8-9/10, 89",
        "'bytes=20-,0-1', 206, bytes 0-1/10, 01",
        "bytes=20-,    416, bytes */10,   'invalid range: failed to overlap\n'",
        "bytes=4-2,    416, -,            'invalid range\n'",
        "lines=1,      416, -,            'invalid range\n'",
        "'bytes=0-9,0-9', 200, -,         0123456789",
      })
  void sendsTheRangeThatWasAskedFor(String range, int status, String contentRange, String body)
      throws Exception {
    RecordingWriter w = serve(get("/digits", "Range", range));
    assertEquals(status, w.status);
    assertEquals(contentRange == null ? "" : contentRange, w.header().get("Content-Range"));
    assertEquals(body, w.text());
  }

  @Test
  void sendsSeveralRangesAsParts() throws Exception {
    RecordingWriter w = serve(get("/digits", "Range", "bytes=0-1,8-9"));
    assertEquals(206, w.status);
    String type = w.header().get("Content-Type");
    String boundary = type.substring("multipart/byteranges; boundary=".length());
    String part =
        "\r\nContent-Range: bytes %s/10\r\nContent-Type: text/plain; charset=utf-8\r\n\r\n";
    assertEquals(
        ("--" + boundary + part.formatted("0-1") + "01\r\n")
            + ("--" + boundary + part.formatted("8-9") + "89\r\n")
            + ("--" + boundary + "--\r\n"),
        w.text());
    assertEquals(Integer.toString(w.text().length()), w.header().get("Content-Length"));
  }

  /// RFC 9110 section 13; the file is of [#DATE], its tag is "v1".
  @ParameterizedTest
  @CsvSource({
    "If-Match, '\"v0\", \"v1\"', 206",
    "If-Match, \"v0\", 412",
    "If-Match, W/\"v1\", 412",
    "If-None-Match, '\"v0\", W/\"v1\"', 304",
    "If-None-Match, *, 304",
    "If-None-Match, \"v0\", 206",
    "If-Modified-Since, 'Sat, 21 Nov 2026 11:00:00 GMT', 304",
    "If-Modified-Since, 'Sat, 21 Nov 2026 10:59:59 GMT', 206",
    "If-Unmodified-Since, 'Sat, 21 Nov 2026 10:59:59 GMT', 412",
    "If-Unmodified-Since, 'Sat, 21 Nov 2026 11:00:00 GMT', 206",
    "If-Range, \"v1\", 206",
    "If-Range, \"v0\", 200",
    "If-Range, W/\"v1\", 200",
    "If-Range, 'Sat, 21 Nov 2026 11:00:00 GMT', 206",
    "If-Range, 'Sat, 21 Nov 2026 10:59:59 GMT', 200",
  })
  void asksTheConditionFirst(String name, String value, int status) throws Exception {
    RecordingWriter w = serve(get("/digits", "Range", "bytes=1-2", name, value));
    assertEquals(status, w.status);
    assertEquals(status == 206 ? "12" : status == 200 ? "0123456789" : "", w.text());
    assertEquals(status == 304 ? "" : DATE, w.header().get("Last-Modified"));
  }

  @Test
  void listsADirectoryWithoutLettingANameBecomeMarkup() throws Exception {
    assertEquals(
        """
        <!doctype html>
        <meta name="viewport" content="width=device-width">
        <pre>
        <a href="%3Cb%3E&">&lt;b&gt;&amp;</a>
        <a href="./a:b%3Fc%23d">a:b?c#d</a>
        <a href="dir/">dir/</a>
        </pre>
        """,
        serve(get("/list/")).text());
  }

  @ParameterizedTest
  @CsvSource({
    "/site, site/",
    "/site?q=1, site/?q=1",
    "/site/index.html, ./",
    "/digits/, ../digits",
  })
  void redirectsToTheOneNameOfAFile(String target, String location) throws Exception {
    RecordingWriter w = serve(get(target));
    assertEquals(301, w.status);
    assertEquals(location, w.header().get("Location"));
  }

  @Test
  void answersForADirectoryWithItsIndex() throws Exception {
    RecordingWriter w = serve(get("/site/"));
    assertEquals("<p>index", w.text());
    assertEquals("text/html; charset=utf-8", w.header().get("Content-Type"));
  }

  @Test
  void leadsNobodyOutOfItsRoot() throws Exception {
    for (String target : new String[] {"/../digits", "/%2e%2e/digits", "/a/../../digits"}) {
      RecordingWriter w = new RecordingWriter();
      Http.fileServer(root.resolve("site")).serveHttp(w, get(target));
      assertEquals(404, w.status, target);
    }
    RecordingWriter w = new RecordingWriter();
    Http.serveFile(w, get("/a/../b"), root.resolve("digits"));
    assertEquals(400, w.status);
    assertEquals("invalid URL path\n", w.text());
    RecordingWriter dots = new RecordingWriter();
    Http.serveFile(dots, get("/a..b"), root.resolve("digits"));
    assertEquals("0123456789", dots.text());
  }

  /// A prefix that came encoded is not cut: what is behind it would be read another way.
  @ParameterizedTest
  @CsvSource({
    "/admin/x, '/x '",
    "/admin/a%2Fb, /a/b /a%2Fb",
    "/%61dmin/x, '404 page not found\n'",
    "/%61dmin/a%2Fb, '404 page not found\n'",
    "/other, '404 page not found\n'",
  })
  void cutsAPrefixInBothForms(String target, String text) throws Exception {
    RecordingWriter w = new RecordingWriter();
    Handler echo = (out, r) -> out.write(r.url().path() + " " + r.url().rawPath());
    Http.stripPrefix("/admin", echo).serveHttp(w, get(target));
    assertEquals(text, w.text());
  }
}
