package dev.vitrine.tracer.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.http.FormFile;
import dev.vitrine.http.Request;
import dev.vitrine.tracer.client.Content.Pair;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class OutgoingTest {
  @Test
  void addsOnlyWhatIsMissing() throws IOException {
    assertEquals(
        "GET /hello HTTP/1.1\r\nHost: localhost:9091\r\n\r\n",
        wire(Outgoing.typed("GET", "/hello", "", true)));
    assertEquals(
        "GET / HTTP/1.1\r\nhost: example.org\r\nX-A: 1\r\n\r\n",
        wire(Outgoing.typed("GET", "", "host: example.org\nX-A: 1", true)));
  }

  @Test
  void saysThatTheConnectionIsNotKept() throws IOException {
    assertEquals(
        "GET / HTTP/1.1\r\nHost: localhost:9091\r\nConnection: close\r\n\r\n",
        wire(Outgoing.typed("GET", "/", "", false)));
  }

  @Test
  void countsTheBodyAfterTheEmptyLineInBytes() throws IOException {
    assertEquals(
        "POST /form HTTP/1.1\r\nHost: localhost:9091\r\nContent-Type: text/plain\r\n"
            + "Content-Length: 5\r\n\r\nna=ö",
        wire(Outgoing.typed("POST", "/form", "Content-Type: text/plain\n\nna=ö", true)));
    assertEquals(
        "POST / HTTP/1.1\r\nHost: localhost:9091\r\nContent-Length: 3\r\n\r\na=b",
        wire(Outgoing.typed("POST", "/", "\na=b", true)));
  }

  @Test
  void putsAFormIntoTheBody() throws IOException {
    assertEquals(
        "POST /form HTTP/1.1\r\nHost: localhost:9091\r\nCookie: a=1; b=2\r\n"
            + "Content-Type: application/x-www-form-urlencoded\r\nContent-Length: 18\r\n\r\n"
            + "n=J%C3%B6&x=a%26+b",
        wire(
            new Outgoing(
                "POST",
                "/form",
                List.of(),
                List.of(new Pair("a", "1"), new Pair("b", "2")),
                new Content.Form(List.of(new Pair("n", "J\u00f6"), new Pair("x", "a& b"))),
                true)));
  }

  @Test
  void sendsAFileAsOnePartOfAForm(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("a\"b.txt"), "hello");
    String wire =
        wire(
            new Outgoing(
                "POST",
                "/upload",
                List.of(),
                List.of(),
                new Content.Upload(List.of(new Pair("note", "n")), "file", file),
                true));
    Request read = Request.read(new ByteArrayInputStream(wire.getBytes(StandardCharsets.UTF_8)));
    FormFile sent = read.formFile("file");
    assertEquals("a%22b.txt", sent.fileName());
    assertEquals("hello", new String(sent.open().readAllBytes(), StandardCharsets.UTF_8));
    assertEquals("n", read.formValue("note"));
  }

  @Test
  void saysWhichFileCannotBeRead() {
    Outgoing upload =
        new Outgoing(
            "POST",
            "/",
            List.of(),
            List.of(),
            new Content.Upload(List.of(), "file", Path.of("gone.txt")),
            true);
    assertEquals(
        "The file gone.txt cannot be read. Choose another one.",
        assertThrows(IOException.class, () -> wire(upload)).getMessage());
  }

  private static Stream<Arguments> commandLines() {
    return Stream.of(
        Arguments.of(
            Outgoing.typed("GET", "/hello", "", true), "curl -i http://localhost:9091/hello"),
        Arguments.of(
            Outgoing.typed("GET", "/?a=b&c=d", "X-A: it's\nX-B:", false),
            "curl -i -H 'X-A: it'\\''s' -H 'X-B;' -H 'Connection: close'"
                + " 'http://localhost:9091/?a=b&c=d'"),
        Arguments.of(
            Outgoing.typed("HEAD", "/a/../b", "", true),
            "curl -i -I --path-as-is http://localhost:9091/a/../b"),
        Arguments.of(
            Outgoing.typed("OPTIONS", "*", "", true),
            "curl -i -X OPTIONS --request-target '*' http://localhost:9091/"),
        Arguments.of(
            Outgoing.typed("POST", "/", "\nx y", true),
            "curl -i -X POST -H Content-Type: --data-binary 'x y' http://localhost:9091/"),
        Arguments.of(
            new Outgoing(
                "POST",
                "/",
                List.of(),
                List.of(new Pair("a", "1")),
                new Content.Form(List.of(new Pair("n", "a&b"))),
                true),
            "curl -i -X POST -b a=1 --data-urlencode 'n=a&b' http://localhost:9091/"),
        Arguments.of(
            new Outgoing(
                "POST",
                "/",
                List.of(),
                List.of(),
                new Content.Upload(List.of(), "f", Path.of("x.txt")),
                true),
            "curl -i -X POST -F f=@x.txt http://localhost:9091/"));
  }

  @ParameterizedTest
  @MethodSource("commandLines")
  void saysTheSameToCurl(Outgoing request, String line) {
    assertEquals(line, request.commandLine("localhost:9091", false));
  }

  @Test
  void tellsCurlToTrustTheCertificateThatWasMadeOnTheSpot() {
    assertEquals(
        "curl -i -k https://localhost:9091/",
        Outgoing.typed("GET", "/", "", true).commandLine("localhost:9091", true));
  }

  private static String wire(Outgoing request) throws IOException {
    return new String(request.toBytes("localhost:9091"), StandardCharsets.UTF_8);
  }
}
