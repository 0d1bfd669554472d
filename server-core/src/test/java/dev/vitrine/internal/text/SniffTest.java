package dev.vitrine.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A few types of each kind; `ValuesAgainstGoTest` asks Go about the rest.
final class SniffTest {
  private static String detect(String latin1) {
    return Sniff.detect(latin1.getBytes(StandardCharsets.ISO_8859_1));
  }

  @ParameterizedTest
  @CsvSource({
    "'', text/plain; charset=utf-8",
    "hello, text/plain; charset=utf-8",
    "'  <hTmL>', text/html; charset=utf-8",
    "<html, text/plain; charset=utf-8",
    "'<?xml ?>', text/xml; charset=utf-8",
    "%PDF-1, application/pdf",
    "GIF89a, image/gif",
    "RIFFabcdWAVE, audio/wave",
    "RIFFabcdWAVF, text/plain; charset=utf-8",
    "'\0\0\0\u0010ftypmp42\0\0\0\0', video/mp4",
    "'a\0', application/octet-stream",
  })
  void guessesFromTheFirstBytes(String body, String type) {
    assertEquals(type, detect(body));
  }

  @Test
  void looksAtNoByteBehindThe512th() {
    assertEquals("text/html; charset=utf-8", detect(" ".repeat(506) + "<html>"));
    assertEquals("text/plain; charset=utf-8", detect(" ".repeat(507) + "<html>"));
    assertEquals("text/plain; charset=utf-8", detect("a".repeat(512) + "\0"));
  }
}
