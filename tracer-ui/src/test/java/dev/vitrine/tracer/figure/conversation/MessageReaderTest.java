package dev.vitrine.tracer.figure.conversation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class MessageReaderTest {
  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// Each part as `KIND offset+length text`.
  private static List<String> parts(Message message) {
    return message.parts().stream()
        .map(p ->
            p.kind()
                + " "
                + p.offset()
                + "+"
                + p.length()
                + (p.text().isEmpty() ? "" : " " + p.text()))
        .toList();
  }

  static Stream<Arguments> requests() {
    return Stream.of(
        Arguments.of(
            "POST /f HTTP/1.1\r\nHost: h\r\nContent-Length: 3\r\n\r\na=b",
            List.of(
                "START 0+18 POST /f HTTP/1.1",
                "FIELD 18+9 Host: h",
                "FIELD 27+19 Content-Length: 3",
                "EMPTY 46+2",
                "BODY 48+3 a=b"),
            true),
        // Not all has come yet.
        Arguments.of(
            "POST /f HTTP/1.1\r\nContent-Length: 10\r\n\r\na=b",
            List.of(
                "START 0+18 POST /f HTTP/1.1",
                "FIELD 18+20 Content-Length: 10",
                "EMPTY 38+2",
                "BODY 40+3 a=b"),
            false),
        Arguments.of("GET / HT", List.of("START 0+8 GET / HT"), false),
        Arguments.of(
            "GET / HTTP/1.0\nA: b\n\n",
            List.of("START 0+15 GET / HTTP/1.0", "FIELD 15+5 A: b", "EMPTY 20+1"),
            true),
        // Chunks with an extension, a trailer, and no length beside them. RFC 9112 section 7.1.
        Arguments.of(
            "PUT /c HTTP/1.1\r\n"
                + "Transfer-Encoding: chunked\r\n\r\n"
                + "5;x=y\r\n"
                + "hello\r\n"
                + "0\r\n"
                + "Sum: 1\r\n\r\n",
            List.of(
                "START 0+17 PUT /c HTTP/1.1",
                "FIELD 17+28 Transfer-Encoding: chunked",
                "EMPTY 45+2",
                "CHUNK_SIZE 47+7 5;x=y",
                "CHUNK 54+7 hello",
                "LAST_CHUNK 61+3 0",
                "TRAILER 64+8 Sum: 1",
                "EMPTY 72+2"),
            true),
        // No chunk begins here: shown as it is, for the server to refuse.
        Arguments.of(
            "PUT /c HTTP/1.1\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
            List.of(
                "START 0+17 PUT /c HTTP/1.1",
                "FIELD 17+28 Transfer-Encoding: chunked",
                "EMPTY 45+2",
                "BODY 47+4 zz\\r\\n"),
            false),
        Arguments.of(
            "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n\u0000\u00ff\n",
            List.of(
                "START 0+17 POST / HTTP/1.1",
                "FIELD 17+19 Content-Length: 3",
                "EMPTY 36+2",
                "BINARY 38+3 00 ff 0a"),
            true));
  }

  @ParameterizedTest
  @MethodSource("requests")
  void marksThePartsOfARequest(String text, List<String> parts, boolean whole) {
    Message message = MessageReader.request(bytes(text), 0);
    assertEquals(parts, parts(message));
    assertEquals(whole, message.whole());
    // With the next request behind it, it ends where it ended; further on, all offsets move along.
    if (whole) {
      Message before = MessageReader.request(bytes(text + "GET /next HTTP/1.1\r\n\r\n"), 0);
      assertEquals(parts, parts(before));
      assertEquals(text.length(), before.length());
      assertEquals(
          100 + message.parts().getLast().offset(),
          MessageReader.request(bytes(text), 100).parts().getLast().offset());
    }
    // However few bytes have come, each of them is in exactly one part.
    for (int n = 0; n <= text.length(); n++) {
      Message some = MessageReader.request(bytes(text.substring(0, n)), 0);
      long at = 0;
      for (Part part : some.parts()) {
        assertEquals(at, part.offset());
        assertTrue(part.length() > 0);
        at += part.length();
      }
      assertEquals(some.length(), at);
    }
  }

  static Stream<Arguments> responses() {
    return Stream.of(
        Arguments.of(
            "HTTP/1.1 100 Continue\r\n\r\nHTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nhi",
            false,
            List.of(
                "START 0+23 HTTP/1.1 100 Continue",
                "EMPTY 23+2",
                "START 25+17 HTTP/1.1 200 OK",
                "FIELD 42+19 Content-Length: 2",
                "EMPTY 61+2",
                "BODY 63+2 hi"),
            true),
        Arguments.of(
            "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\n",
            true,
            List.of("START 0+17 HTTP/1.1 200 OK", "FIELD 17+19 Content-Length: 2", "EMPTY 36+2"),
            true),
        Arguments.of(
            "HTTP/1.1 304 Not Modified\r\nContent-Length: 9\r\n\r\n",
            false,
            List.of(
                "START 0+27 HTTP/1.1 304 Not Modified",
                "FIELD 27+19 Content-Length: 9",
                "EMPTY 46+2"),
            true),
        // Without a length: to the connection's end.
        Arguments.of(
            "HTTP/1.0 200 OK\r\n\r\nrest",
            false,
            List.of("START 0+17 HTTP/1.0 200 OK", "EMPTY 17+2", "BODY 19+4 rest"),
            false));
  }

  @ParameterizedTest
  @MethodSource("responses")
  void marksThePartsOfWhatWasSentForARequest(
      String text, boolean head, List<String> parts, boolean whole) {
    Message message = MessageReader.response(bytes(text), 0, head);
    assertEquals(parts, parts(message));
    assertEquals(whole, message.whole());
  }
}
