package dev.vitrine.tracer.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.tracer.client.Request.Piece;
import java.nio.charset.StandardCharsets;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RawRequestTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # typed                        | bytes as ISO-8859-1, controls as .NN, and pauses
          GET / HTTP/1.1\\r\\n\\r\\n      | GET / HTTP/1.1.0D.0A.0D.0A
          a\\p{500ms}b\\p{2s}            | a (500) b (2000)
          \\x00\\xff\\0\\t\\\\            | .00\u00ff.00.09\\
          \u00f6                            | \u00c3\u00b6
          """)
  void sendsJustWhatStandsThere(String typed, String expected) {
    assertEquals(expected, shown(RawRequest.parse(typed)));
  }

  @Test
  void theEndOfALineInTheFieldMeansNothing() {
    assertEquals("ab", shown(RawRequest.parse("a\r\nb\n")));
  }

  @ParameterizedTest
  @CsvSource({
    "a\\q, \\q, 2",
    "\\xZZ, \\xZZ, 1",
    "ab\\x1, \\x1, 3",
    "\\p{5}, \\p{5}, 1",
    "\\p{5s, \\p{, 1"
  })
  void saysWhatIsNoByteAndWhatToWrite(String typed, String found, int at) {
    assertEquals(
        found
            + " at character "
            + at
            + " is no byte. Write \\r \\n \\t \\0 \\\\ or \\xHH for a byte, \\p{500ms} for a pause.",
        assertThrows(IllegalArgumentException.class, () -> RawRequest.parse(typed)).getMessage());
  }

  @Test
  void saysTheSameToAShell() {
    assertEquals(
        "(printf 'GET /%%zz\\r\\n'; sleep 0.5; printf '\\001\\\\') | nc localhost 9091",
        RawRequest.parse("GET /%zz\\r\\n\\p{500ms}\\x01\\\\").commandLine("localhost:9091", false));
  }

  @Test
  void knowsTheMethodByWhichTheAnswerIsFramed() {
    assertEquals("HEAD", RawRequest.parse("HEAD / HTTP/1.1\\r\\n").method());
    assertEquals("", RawRequest.parse("\\x00").method());
  }

  private static String shown(RawRequest request) {
    return request.pieces().stream()
        .map(piece ->
            switch (piece) {
              case Piece.Bytes(byte[] bytes) -> visible(bytes);
              case Piece.Pause(var length) -> " (" + length.toMillis() + ") ";
            })
        .collect(Collectors.joining())
        .strip();
  }

  private static String visible(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1)
        .chars()
        .mapToObj(c -> c < ' ' ? String.format(".%02X", c) : String.valueOf((char) c))
        .collect(Collectors.joining());
  }
}
