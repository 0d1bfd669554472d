package dev.vitrine.internal.read;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Header;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// RFC 9112 section 7.1, against tables, and against a model that knows all of the input at once.
class ChunkedBodyTest {
  /// `↵` is CRLF, `␊` LF alone, `␍` CR alone.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "0↵↵                        | end",
        "5↵hello↵0↵↵                | hello end",
        "2↵he↵3↵llo↵000↵↵           | hello end",
        "5;a=b↵hello↵0;c↵↵          | hello end",
        "5 →↵hello↵0↵↵              | hello end",
        "A↵0123456789↵0↵↵           | 0123456789 end",
        "a↵0123456789↵0↵↵           | 0123456789 end",
        "0000000000000005↵hello↵0↵↵ | hello end",
        "00000000000000005↵hello↵0↵↵ | http chunk length too large",
        "5 ;a↵hello↵0↵↵             | invalid byte in chunk length",
        "+5↵hello↵0↵↵               | invalid byte in chunk length",
        "0x5↵hello↵0↵↵              | invalid byte in chunk length",
        "g↵hello↵0↵↵                | invalid byte in chunk length",
        "↵hello↵0↵↵                 | empty hex number for chunk length",
        ";a↵hello↵0↵↵               | empty hex number for chunk length",
        "5␊hello↵0↵↵                | chunked line ends with bare LF",
        "5;␍a↵hello↵0↵↵             | invalid CR in chunked line",
        "5␍↵hello↵0↵↵               | invalid CR in chunked line",
        "5↵hello␊0↵↵                | hello malformed chunked encoding",
        "5↵helloo↵0↵↵               | hello malformed chunked encoding",
        "5↵hell                     | hell unexpected EOF",
        "5↵hello                    | hello unexpected EOF",
        "5↵hello↵                   | hello unexpected EOF",
        "5↵hello↵0                  | hello unexpected EOF",
        "5↵hello↵0↵                 | hello http: unexpected EOF reading trailer",
        "0↵A: 1↵                    | http: suspiciously long trailer after chunked body",
        "0↵A: 1␊␊                   | http: suspiciously long trailer after chunked body",
        "0↵A↵↵                      | a field line has no colon",
        "6000000000000000↵hello     | chunked encoding contains too much non-data",
        "FFFFFFFFFFFFFFFF↵hello     | hello unexpected EOF",
      })
  void readsChunks(String visible, String expected) {
    String wire =
        visible.replace("↵", "\r\n").replace("␊", "\n").replace("␍", "\r").replace("→", "\t");
    for (int piece : new int[] {99, 1, 2, 3}) {
      for (int len : new int[] {99, 1, 2}) {
        assertEquals(expected, read(wire, piece, len), () -> "in pieces of " + piece + ", " + len);
      }
    }
  }

  @Test
  void boundsTheLinesAroundItsData() {
    String extension = ";" + "a".repeat(4092);
    assertEquals("x end", read("1" + extension + "\r\nx\r\n0\r\n\r\n", 99, 99));
    assertEquals("header line too long", read("1" + extension + "a\r\nx\r\n0\r\n\r\n", 99, 99));
    String trailer = "0\r\nA: " + "a".repeat(4089);
    assertEquals("end", read(trailer + "\r\n\r\n", 99, 99));
    assertEquals(
        "http: suspiciously long trailer after chunked body", read(trailer + "a\r\n\r\n", 99, 99));
  }

  private static String read(String wire, int piece, int len) {
    return read(new ChunkedBody(Clients.buffer(wire, piece), new Header()), len);
  }

  private static String read(BodySource body, int len) {
    StringBuilder read = new StringBuilder();
    byte[] b = new byte[len];
    try {
      for (int n; (n = body.read(b, 0, len)) >= 0; ) {
        read.append(new String(b, 0, n, StandardCharsets.ISO_8859_1));
      }
      assertTrue(body.finished());
      return (read + " end").strip();
    } catch (IOException e) {
      IOException again = assertThrows(IOException.class, () -> body.read(b, 0, len));
      assertEquals(e.getMessage(), again.getMessage(), "a failure is final");
      return (read + " " + e.getMessage()).strip();
    }
  }

  /// Go: the end of the body overrides the complaint about what stands in its line.
  @Test
  void forgivesAnyExtensionOfTheLastChunk() {
    String extension = ";" + "x".repeat(4000);
    String nearlyTooMuch = ("1" + extension + "\r\na\r\n").repeat(4);
    assertEquals("aaaa end", read(nearlyTooMuch + "0" + extension + "\r\n\r\n", 99, 99));
    assertEquals(
        "aaaa chunked encoding contains too much non-data",
        read(nearlyTooMuch + "1" + extension + "\r\na\r\n0\r\n\r\n", 99, 99));
  }

  @Test
  void doesNotWaitForMoreThanItHas() throws IOException {
    ByteSource source = Clients.source("3\r\nabc\r\n3\r\ndef\r\n", 99);
    ReadBuffer in = new ReadBuffer(Blocking.after(source));
    byte[] b = new byte[99];
    assertEquals(6, new ChunkedBody(in, new Header()).read(b, 0, 99), "both chunks, and no wait");
  }

  /// Reading past what was sent would wait for ever.
  private static final class Blocking {
    static ByteSource after(ByteSource source) {
      return (b, off, len) -> {
        int n = source.read(b, off, len);
        if (n < 0) {
          throw new AssertionError("waits for more");
        }
        return n;
      };
    }
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void readsWhatTheModelReads(long seed) {
    Random random = new Random(seed);
    for (int i = 0; i < 500; i++) {
      String wire = wire(random);
      String expected = ChunkedModel.read(wire);
      int piece = 1 + random.nextInt(20);
      int len = 1 + random.nextInt(20);
      assertEquals(expected, read(wire, piece, len), () -> wire.replace("\r", "\\r"));
    }
  }

  /// Chunks, most of them right.
  private static String wire(Random random) {
    StringBuilder wire = new StringBuilder();
    for (int i = random.nextInt(5); i > 0; i--) {
      int size = random.nextInt(40);
      wire.append(Integer.toHexString(size)).append(random.nextInt(4) == 0 ? ";x=y" : "");
      wire.append("\r\n");
      for (int j = 0; j < size; j++) {
        wire.append((char) ('a' + random.nextInt(26)));
      }
      wire.append("\r\n");
    }
    wire.append("0\r\n").append(random.nextInt(3) == 0 ? "A: 1\r\n" : "").append("\r\n");
    if (random.nextBoolean()) {
      int at = random.nextInt(wire.length());
      switch (random.nextInt(3)) {
        case 0 -> wire.deleteCharAt(at);
        case 1 -> wire.insert(at, "\r\n;0g".charAt(random.nextInt(5)));
        default -> wire.setLength(at);
      }
    }
    return wire.toString();
  }
}
