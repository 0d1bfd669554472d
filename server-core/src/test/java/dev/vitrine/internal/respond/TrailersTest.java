package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.http.Header;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TrailersTest {
  private static final Header ALL =
      Header.of(
          "A",
          "1",
          "B",
          "2",
          "B",
          "3",
          "Content-Length",
          "4",
          "If-Match",
          "5",
          "Host",
          "6",
          "Trailer:late",
          "7",
          "Trailer",
          "-");

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          # Trailer                  | sent (RFC 9110 section 6.5.1 forbids some)
          A                          | {A=[1], late=[7]}
          a , b                      | {A=[1], B=[2, 3], late=[7]}
          ,,A,                       | {A=[1], late=[7]}
          Content-Length, A          | {A=[1], late=[7]}
          Trailer, If-Match, host    | {late=[7]}
          Missing                    | {late=[7]}
          A, A                       | {A=[1, 1], late=[7]}
          """)
  void sendsWhatWasDeclaredAndMayBe(String declared, String sent) {
    assertEquals(sent, Trailers.declaredBy(Header.of("Trailer", declared)).collect(ALL).toString());
  }

  @Test
  void noticesBothWaysToAnnounceThem() {
    assertEquals(true, Trailers.announced(Header.of("Trailer", "A")));
    assertEquals(true, Trailers.announced(Header.of("Trailer:A", "1")));
    assertEquals(false, Trailers.announced(Header.of("A", "1")));
    assertEquals(false, Trailers.announced(new Header()));
  }
}
