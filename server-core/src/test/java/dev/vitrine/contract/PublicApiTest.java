package dev.vitrine.contract;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.AbortHandlerException;
import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.BodyNotAllowedException;
import dev.vitrine.http.BodyTooLargeException;
import dev.vitrine.http.ContentLengthException;
import dev.vitrine.http.HandlerTimeoutException;
import dev.vitrine.http.HijackedException;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.http.UrlSyntaxException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What other programs compile against stands in `public-api.txt`, and nothing else is public. That the
/// names can be used as they are meant to is compiled in [HttpContract] and its neighbours.
class PublicApiTest {
  private static final List<String> PACKAGES =
      List.of("dev.vitrine.net", "dev.vitrine.http", "dev.vitrine.httptest", "dev.vitrine.trace");

  @Test
  void whatIsPublicIsWhatTheListSays() throws IOException {
    try (InputStream in = PublicApiTest.class.getResourceAsStream("public-api.txt")) {
      String listed = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      assertEquals(listed.strip(), String.join("\n", PublicApi.describe(PACKAGES)).strip());
    }
  }

  @ParameterizedTest
  @ValueSource(
      classes = {
        ServerClosedException.class,
        BadRequestException.class,
        BodyTooLargeException.class,
        ContentLengthException.class,
        BodyNotAllowedException.class,
        HijackedException.class,
        HandlerTimeoutException.class
      })
  void exceptionsOfTheWireAreIoExceptionsWithAMessage(Class<? extends Exception> type)
      throws ReflectiveOperationException {
    Exception e = type.getConstructor(String.class).newInstance("why");
    assertEquals("why", e.getMessage());
    assertTrue(e instanceof IOException);
    assertEquals(1, type.getConstructors().length, "no other public constructor");
  }

  @Test
  void abortAndUrlSyntaxExceptionsAreUnchecked() throws ReflectiveOperationException {
    assertTrue(RuntimeException.class.isAssignableFrom(AbortHandlerException.class));
    assertEquals("net/http: abort Handler", new AbortHandlerException().getMessage());
    assertEquals("why", new AbortHandlerException("why").getMessage());
    assertTrue(IllegalArgumentException.class.isAssignableFrom(UrlSyntaxException.class));
    assertEquals(
        "why",
        UrlSyntaxException.class.getConstructor(String.class).newInstance("why").getMessage());
  }

  @Test
  void anExceptionMadeByAProgramHasPlainDefaults() {
    assertEquals(400, new BadRequestException("why").status());
    assertEquals("why", new BadRequestException("why").reason());
    assertEquals(-1, new BodyTooLargeException("why").limit());
  }
}
