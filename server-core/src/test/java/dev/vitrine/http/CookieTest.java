package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What the comparison with Go does not say of cookies.
class CookieTest {
  /// Held on to, since the log manager forgets loggers that nobody holds.
  private static final Logger LOG = Logger.getLogger("dev.vitrine.http");

  @BeforeAll
  static void silenceTheWarningsOfBadCookies() {
    LOG.setLevel(Level.OFF);
  }

  @AfterAll
  static void logAgain() {
    LOG.setLevel(null);
  }

  @Test
  void eachWitherChangesOneThingOfACopy() {
    Cookie plain = Cookie.of("a", "1");
    Instant end = Instant.parse("2030-01-01T00:00:00Z");
    Cookie full =
        plain
            .withPath("/p")
            .withDomain("h.example")
            .withExpires(end)
            .withMaxAge(5)
            .withSecure(true)
            .withHttpOnly(true)
            .withSameSite(SameSite.STRICT)
            .withPartitioned(true)
            .withQuoted(true);
    assertEquals(Cookie.of("a", "1"), plain);
    assertEquals("/p", full.path());
    assertEquals("h.example", full.domain());
    assertEquals(end, full.expires());
    assertEquals(5, full.maxAge());
    assertEquals(SameSite.STRICT, full.sameSite());
    assertFalse(full.equals(plain));
    assertEquals(full, Cookie.parseSetCookie(full.toString()));
    assertNull(plain.sameSite());
    assertNull(plain.expires());
  }

  @Test
  void cutsAMaxAgeThatFitsNoInt() {
    assertEquals(Integer.MAX_VALUE, Cookie.parseSetCookie("a=b; Max-Age=9999999999").maxAge());
  }

  @Test
  void readsNothingOfALinePastTheLimit() {
    String many = "a=1;".repeat(3_000) + "a=1";
    IllegalArgumentException e =
        assertThrows(IllegalArgumentException.class, () -> Cookie.parse(many));
    assertEquals("http: number of cookies exceeded limit", e.getMessage());
    assertEquals(3_000, Cookie.parse(many.substring(4)).size());
    assertEquals(0, CookieReader.lenient(List.of(many), "").size());
  }

  /// RFC 6265 section 4.1.1, as strict as Go.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "``         | http: blank cookie",
        "a          | http: '=' not found in cookie",
        "=b         | http: invalid cookie name",
        "a b=c      | http: invalid cookie name",
        "a=\"b       | http: invalid cookie value",
        "a=b\\c     | http: invalid cookie value",
        "a=\u00e9    | http: invalid cookie value",
        "a=b;       | http: '=' not found in cookie",
      })
  void refusesALineThatIsNotAllCookies(String line, String problem) {
    assertEquals(
        problem,
        assertThrows(IllegalArgumentException.class, () -> Cookie.parse(line)).getMessage());
  }

  @Test
  void passesOverWhatIsNoCookieAmongThoseOfARequest() {
    List<Cookie> good = CookieReader.lenient(List.of("a=1; b c=2; d=\"3; =4; e", "f=\"5\""), "");
    assertEquals(
        List.of(Cookie.of("a", "1"), Cookie.of("e", ""), Cookie.of("f", "5").withQuoted(true)),
        good);
  }

  @Test
  void passesOverAttributesThatSayNothing() {
    assertEquals(Cookie.of("a", "1"), Cookie.parseSetCookie("a=1; Max-Age=05; Path=\"x; Other=1"));
    assertEquals(-1, Cookie.parseSetCookie("a=1; Max-Age=0").maxAge());
  }

  @Test
  void hasNoLineWithoutAName() {
    assertEquals("", Cookie.of("", "1").toString());
    assertEquals("", Cookie.of("a b", "1").toString());
    assertEquals("a=\"b c\"", Cookie.of("a", "b c").toString());
  }

  /// Whatever a program puts into a cookie, its line holds no control character and no attribute that
  /// it did not ask for, and reads back as a cookie.
  @Test
  void nothingBreaksOutOfItsLine() {
    Random random = new Random(6);
    for (int i = 0; i < 5_000; i++) {
      Cookie c = Cookie.of("n", junk(random)).withPath(junk(random)).withDomain(junk(random));
      String line = c.toString();
      assertTrue(line.chars().allMatch(ch -> ch >= ' ' && ch <= '~'), line);
      Cookie back = Cookie.parseSetCookie(line);
      assertEquals("n", back.name());
      assertFalse(back.secure() || back.httpOnly() || back.maxAge() != 0, line);
    }
  }

  private static String junk(Random random) {
    String pieces = "ab;=, \"\\\r\n\t\0\u00e9\u4e2d.;Secure";
    StringBuilder out = new StringBuilder();
    for (int n = random.nextInt(12); n > 0; n--) {
      out.append(random.nextInt(6) == 0 ? "; Secure" : pieces.charAt(random.nextInt(18)));
    }
    return out.toString();
  }
}
