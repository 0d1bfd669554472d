package dev.vitrine.internal.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;

import java.nio.charset.StandardCharsets;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HeaderNamesTest {
  @ParameterizedTest
  @CsvSource({
    "host,Host",
    "HOST,Host",
    "Host,Host",
    "content-LENGTH,Content-Length",
    "x-forwarded-for,X-Forwarded-For",
    "x-mine,X-Mine",
    "a,A",
    "--a-,--A-",
    "etag,Etag",
    "x_y-z,X_y-Z",
  })
  void makesTextAndBytesCanonicalAlike(String name, String canonical) {
    assertEquals(canonical, HeaderNames.canonical(name));
    byte[] line = ("??" + name + ": v").getBytes(StandardCharsets.ISO_8859_1);
    assertEquals(canonical, HeaderNames.canonical(line, 2, name.length()));
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "a b", "a:", "caf\u00e9", "a\u0000"})
  void tellsWhatIsNoToken(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    assertNull(HeaderNames.canonical(bytes, 0, bytes.length));
    assertEquals(name, HeaderNames.canonical(name));
  }

  @ParameterizedTest
  @ValueSource(strings = {"host", "user-agent", "ACCEPT-ENCODING", "If-none-match"})
  void makesNoNewTextForACommonName(String name) {
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    assertSame(
        HeaderNames.canonical(bytes, 0, bytes.length),
        HeaderNames.canonical(bytes.clone(), 0, bytes.length));
  }
}
