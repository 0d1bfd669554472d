package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestFormTest {
  private static final String PAIRS = "application/x-www-form-urlencoded";
  private final List<MultipartForm> closeLater = new ArrayList<>();

  private RequestForm form(String method, String target, String contentType, String body) {
    return form(method, target, contentType, body.getBytes(StandardCharsets.UTF_8));
  }

  private RequestForm form(String method, String target, String contentType, byte[] body) {
    Header header = contentType.isEmpty() ? new Header() : Header.of("Content-Type", contentType);
    InputStream in = new ByteArrayInputStream(body);
    return new RequestForm(method, Url.parseRequestUri(target), header, in, closeLater::add, null);
  }

  private static String parts(String... headAndContent) {
    StringBuilder out = new StringBuilder();
    for (int i = 0; i < headAndContent.length; i += 2) {
      out.append("--b\r\n").append(headAndContent[i]).append("\r\n\r\n");
      out.append(headAndContent[i + 1]).append("\r\n");
    }
    return out.append("--b--\r\n").toString();
  }

  private static String field(String name) {
    return "Content-Disposition: form-data; name=\"" + name + "\"";
  }

  private static String file(String name, String fileName) {
    return field(name) + "; filename=\"" + fileName + "\"";
  }

  @Test
  void theBodyComesBeforeTheQuery() throws IOException {
    RequestForm f = form("POST", "/?a=q&b=2", PAIRS + "; charset=utf-8", "a=1&c=%E2%82%AC+x");
    f.parseForm();
    assertEquals(List.of("1", "q"), f.form().values("a"));
    assertEquals("2", f.form().get("b"));
    assertEquals("\u20ac x", f.postForm().get("c"));
    assertFalse(f.postForm().has("b"));
    assertEquals("1", f.formValue("a"));
    assertEquals("", f.postFormValue("b"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET", "HEAD", "DELETE", "post"})
  void otherMethodsHaveNoFormInTheirBody(String method) {
    RequestForm f = form(method, "/?a=1", PAIRS, "a=2");
    assertEquals(List.of("1"), f.form().values("a"));
    assertTrue(f.postForm().isEmpty());
  }

  @Test
  void tellsWhatIsWrongOnceAndKeepsTheGoodPairs() throws IOException {
    RequestForm f = form("POST", "/?x=1;y=2&z=3", PAIRS, "a=%zz&b=1");
    assertEquals("1", f.form().get("b"), "form() does not throw");
    BadRequestException e = assertThrows(BadRequestException.class, f::parseForm);
    assertEquals("invalid URL escape \"%zz\"", e.getMessage(), "the body's fault comes first");
    assertEquals(400, e.status());
    assertEquals("3", f.form().get("z"));
    assertFalse(f.form().has("x"));
    f.parseForm();
  }

  @Test
  void aFormOfTenMebibytesIsTheLargestUnlessABodyHasItsOwnLimit() {
    byte[] body = new byte[(10 << 20) + 1];
    Arrays.fill(body, (byte) 'a');
    RequestForm f = form("POST", "/", PAIRS, body);
    BodyTooLargeException e = assertThrows(BodyTooLargeException.class, f::parseForm);
    assertEquals("http: POST too large", e.getMessage());

    List<String> closed = new ArrayList<>();
    InputStream limited =
        new MaxBytesReader(() -> closed.add("too large"), new ByteArrayInputStream(body), 5);
    RequestForm g =
        new RequestForm(
            "POST",
            Url.parse("/"),
            Header.of("Content-Type", PAIRS),
            limited,
            closeLater::add,
            null);
    e = assertThrows(BodyTooLargeException.class, g::parseForm);
    assertEquals(5, e.limit());
    assertEquals(List.of("too large"), closed);
  }

  @Test
  void readsFieldsAndFiles() throws IOException {
    String body =
        parts(
            field("t"),
            "caf\u00e9",
            file("f", "/tmp/x/a.txt") + "\r\nContent-Type: text/plain",
            "content\r\nof a\r\n",
            field("t"),
            "2",
            file("f", "\u00e9.png"),
            "",
            "X-No: name",
            "dropped");
    RequestForm f = form("POST", "/?t=q", "multipart/form-data; boundary=b", body);
    assertNull(f.multipartForm());
    f.parseMultipartForm(1 << 20);
    assertEquals(List.of("q", "caf\u00e9", "2"), f.form().values("t"));
    assertEquals(List.of("caf\u00e9", "2"), f.postForm().values("t"));
    MultipartForm form = f.multipartForm();
    assertEquals(List.of("caf\u00e9", "2"), form.value().values("t"));
    FormFile first = f.formFile("f");
    assertEquals("a.txt", first.fileName());
    assertEquals("text/plain", first.header().get("content-type"));
    assertEquals(15, first.size());
    assertEquals("content\r\nof a\r\n", text(first));
    assertEquals("\u00e9.png", form.file().get("f").get(1).fileName());
    assertEquals(0, form.file().get("f").get(1).size());
    assertNull(f.formFile("absent"));
    assertEquals(List.of(form), closeLater);
  }

  @Test
  void filesPastTheMemoryLimitGoToOneTemporaryFileThatClosingRemoves() throws IOException {
    byte[] big = new byte[100_000];
    new Random(1).nextBytes(big);
    String content = new String(big, StandardCharsets.ISO_8859_1);
    String body =
        parts(
            file("f", "small"),
            "12345",
            file("f", "big"),
            content,
            file("g", "also"),
            "1234567890");
    RequestForm f =
        form(
            "POST",
            "/",
            "multipart/form-data; boundary=b",
            body.getBytes(StandardCharsets.ISO_8859_1));
    f.parseMultipartForm(8);
    MultipartForm form = f.multipartForm();
    FormFile small = form.file().get("f").get(0);
    FormFile large = form.file().get("f").get(1);
    FormFile also = form.file().get("g").get(0);
    assertEquals("12345", text(small));
    assertEquals(100_000, large.size());
    try (InputStream in = large.open();
        InputStream second = also.open()) {
      assertEquals("1234567890", new String(second.readAllBytes(), StandardCharsets.UTF_8));
      assertEquals(content, new String(in.readAllBytes(), StandardCharsets.ISO_8859_1));
    }
    form.close();
    form.close();
    assertThrows(NoSuchFileException.class, large::open);
    assertEquals("12345", text(small), "what is in memory stays");
  }

  @Test
  void formValueReadsAMultipartBodyToo() {
    RequestForm f = form("POST", "/", "multipart/form-data; boundary=b", parts(field("a"), "1"));
    assertEquals("1", f.formValue("a"));
    assertNotNull(f.multipartForm());
    assertEquals("1", f.postFormValue("a"));
  }

  @Test
  void aBodyIsForTheReaderOrForTheFormNotForBoth() throws IOException {
    String type = "multipart/form-data; boundary=b";
    RequestForm f = form("POST", "/", type, parts(field("a"), "1"));
    assertNotNull(f.multipartReader().nextPart());
    assertSays("http: MultipartReader called twice", f::multipartReader);
    assertSays("http: multipart handled by MultipartReader", () -> f.parseMultipartForm(1));
    assertSays("http: multipart handled by MultipartReader", () -> f.formFile("a"));
    RequestForm g = form("POST", "/", type, parts(field("a"), "1"));
    g.parseMultipartForm(1);
    g.parseMultipartForm(1);
    assertSays("http: multipart handled by ParseMultipartForm", g::multipartReader);
  }

  @Test
  void onlyAMultipartBodyIsReadAsOne() {
    String not = "request Content-Type isn't multipart/form-data";
    assertSays(not, () -> form("POST", "/", "", "").parseMultipartForm(1));
    assertSays(not, () -> form("POST", "/", PAIRS, "").formFile("x"));
    assertSays(
        not, () -> form("POST", "/", "multipart/mixed; boundary=b", "").parseMultipartForm(1));
    assertSays(
        "no multipart boundary param in Content-Type",
        () -> form("POST", "/", "multipart/form-data", "").multipartReader());
    assertSays(
        "multipart: boundary is empty",
        () -> form("POST", "/", "multipart/form-data; boundary=\"\"", "").parseMultipartForm(1));
  }

  @Test
  void aBodyThatEndsTooEarlyLeavesNoFormAndNoFile() {
    String whole = parts(field("a"), "1", file("f", "x"), "y".repeat(5_000));
    for (int cut = whole.indexOf("yyy"); cut < whole.length() - 10; cut += 97) {
      RequestForm f =
          form("POST", "/?q=1", "multipart/form-data; boundary=b", whole.substring(0, cut));
      assertThrows(EOFException.class, () -> f.parseMultipartForm(10), "cut at " + cut);
      assertNull(f.multipartForm());
      assertEquals("1", f.form().get("q"));
    }
    assertEquals(List.of(), closeLater);
    assertThrows(
        EOFException.class,
        () ->
            form("POST", "/", "multipart/form-data; boundary=b", "--b\r\nA: b\r\n\r\nxyz")
                .parseMultipartForm(1));
  }

  @Test
  void aBodyThatBreaksOffInABoundaryFailsInThePart() throws IOException {
    IOException reset = new IOException("connection reset");
    InputStream body =
        new SequenceInputStream(
            new ByteArrayInputStream(
                "--b\r\nA: b\r\n\r\nxyz\r\n--b".getBytes(StandardCharsets.US_ASCII)),
            new BlockStream() {
              @Override
              public int read(byte[] b, int off, int len) throws IOException {
                throw reset;
              }
            });
    Part part = new MultipartReader(body, "b", null).nextPart();
    assertEquals("xyz", new String(part.readNBytes(3), StandardCharsets.US_ASCII));
    assertSame(reset, assertThrows(IOException.class, part::read));
  }

  @Test
  void limitsPartsAndFieldsAndMemory() {
    String[] many = new String[2 * 1001];
    for (int i = 0; i < many.length; i += 2) {
      many[i] = field("a");
      many[i + 1] = "";
    }
    String type = "multipart/form-data; boundary=b";
    assertThrows(
        BodyTooLargeException.class,
        () -> form("POST", "/", type, parts(many)).parseMultipartForm(1));
    assertThrows(
        BodyTooLargeException.class,
        () ->
            form("POST", "/", type, parts("A: b\r\n".repeat(10_001) + field("a"), ""))
                .parseMultipartForm(1));
    assertThrows(
        BodyTooLargeException.class,
        () ->
            form("POST", "/", type, parts(field("a"), "x".repeat((10 << 20) + 10)))
                .parseMultipartForm(0));
  }

  private static void assertSays(String message, org.junit.jupiter.api.function.Executable e) {
    assertEquals(message, assertThrows(IOException.class, e).getMessage());
  }

  private static String text(FormFile f) throws IOException {
    try (InputStream in = f.open()) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void aBodyThatFailsBetweenTwoPartsKeepsItsOwnException() throws IOException {
    IOException own = new IOException("reset by the client");
    byte[] preamble = "preamble\r\n".getBytes(StandardCharsets.US_ASCII);
    InputStream body =
        new BlockStream() {
          private boolean sent;

          @Override
          public int read(byte[] b, int off, int len) throws IOException {
            if (sent) {
              throw own;
            }
            sent = true;
            System.arraycopy(preamble, 0, b, off, preamble.length);
            return preamble.length;
          }
        };
    Header header = Header.of("Content-Type", "multipart/form-data; boundary=b");
    RequestForm f =
        new RequestForm("POST", Url.parseRequestUri("/"), header, body, closeLater::add, null);
    assertSame(own, assertThrows(IOException.class, () -> f.parseMultipartForm(0)));
  }
}
