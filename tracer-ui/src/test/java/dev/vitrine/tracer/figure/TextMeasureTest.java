package dev.vitrine.tracer.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TextMeasureTest {
  @Test
  void shipsTheWidthsOfTheShippedFonts() throws IOException {
    try (InputStream in = TextMeasure.class.getResourceAsStream("widths.txt")) {
      assertEquals(
          WidthTable.generate(),
          new String(in.readAllBytes(), StandardCharsets.US_ASCII),
          "widths.txt is stale: run WidthTable with its path");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "MONO, a, 6.0", // JetBrains Mono advances 600 of 1000 units, whatever the character
    "MONO_BOLD, LISTEN SOCKET, 78.0",
    "MONO, ' ', 6.0",
    "SANS, 请求, 20.0", // one em for each ideograph
    "MONO, 요청, 20.0", // and for each Hangul syllable, in a fixed-width face too
  })
  void measuresInTheFacesOwnUnits(Font.Face face, String text, double width) {
    assertEquals(width, TextMeasure.width(text, new Font(face, 10)), 1e-9);
  }

  @Test
  void growsWithSizeAlone() {
    double at10 = TextMeasure.width("read http header", Font.sans(10));
    assertEquals(2.5 * at10, TextMeasure.width("read http header", Font.sans(25)), 1e-9);
    assertTrue(TextMeasure.width("read", Font.bold(10)) > TextMeasure.width("read", Font.sans(10)));
  }

  @ParameterizedTest
  @CsvSource({
    "127.0.0.1:52814, 90, 127.0.0.1:52814",
    "127.0.0.1:52814, 66, 127.0…52814",
    "127.0.0.1:52814, 6, …",
    "127.0.0.1:52814, 1, …",
  })
  void cutsInTheMiddleWhatDoesNotFit(String text, double room, String cut) {
    assertEquals(cut, TextMeasure.fit(text, Font.mono(10), room));
  }

  @ParameterizedTest
  @CsvSource({
    // text, room in characters, most lines, lines
    "one two three, 99, 3, one two three",
    "one two three, 8, 3, one two|three",
    "one two three, 7, 2, one two|three",
    "one two three four, 7, 2, one two|three …",
    "a-very-long-word b, 7, 2, a-v…ord|b",
    "'', 7, 2, ''",
  })
  void breaksBetweenWords(String text, int room, int most, String lines) {
    Font font = Font.mono(10);
    assertEquals(lines, String.join("|", TextMeasure.lines(text, font, 6 * room, most)), text);
  }
}
