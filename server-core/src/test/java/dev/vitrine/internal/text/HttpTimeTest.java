package dev.vitrine.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class HttpTimeTest {
  @Test
  void writesAnImfFixdate() {
    Instant t = Instant.parse("1994-11-06T08:49:37.999Z");
    assertEquals("Sun, 06 Nov 1994 08:49:37 GMT", HttpTime.format(t));
    t = Instant.parse("0999-01-01T00:00:00Z");
    assertEquals("Tue, 01 Jan 0999 00:00:00 GMT", HttpTime.format(t));
  }

  @Test
  void agreesWithTheJdksFormatterAndReadsItsOwnText() {
    DateTimeFormatter jdk =
        DateTimeFormatter.ofPattern("EEE, dd MMM uuuu HH:mm:ss 'GMT'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    Random random = new Random(5);
    for (int i = 0; i < 5_000; i++) {
      Instant t = Instant.ofEpochSecond(random.nextLong(-30_000_000_000L, 250_000_000_000L));
      assertEquals(jdk.format(t), HttpTime.format(t));
      assertEquals(t, HttpTime.parse(HttpTime.format(t)));
    }
  }

  @Test
  void refusesWhatIsNoHttpDate() {
    assertThrows(DateTimeParseException.class, () -> HttpTime.parse("2015-10-21T07:28:00Z"));
  }

  @Test
  void thePresentIsTheSameAsTextAndAsBytes() {
    Instant before = Instant.now();
    String bytes = new String(HttpTime.nowBytes(), StandardCharsets.ISO_8859_1);
    Instant told = HttpTime.parse(HttpTime.now());
    assertFalse(told.isBefore(Instant.ofEpochSecond(before.getEpochSecond())));
    assertFalse(HttpTime.parse(bytes).isAfter(told));
  }
}
