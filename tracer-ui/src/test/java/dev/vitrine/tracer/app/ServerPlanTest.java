package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.app.ServerPlan.Route;
import dev.vitrine.tracer.scenario.Hook;
import dev.vitrine.tracer.scenario.ReadyHandler;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.scenario.Serving;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What the fields of the server's card say, read as a set-up.
class ServerPlanTest {
  @ParameterizedTest
  @CsvSource({
    "'', 0, ''",
    "' ', 0, ''",
    "0, 0, ''",
    "0s, 0, ''",
    "5s, 5000000000, 5s",
    "' 5s ', 5000000000, 5s",
    "300ms, 300000000, 300ms",
    "1.5s, 1500000000, 1s500ms",
    "1m30s, 90000000000, 1m30s",
    "90s, 90000000000, 1m30s",
    "2h, 7200000000000, 2h",
    "7us, 7000, 7us",
    "7µs, 7000, 7us",
    "9ns, 9, 9ns",
  })
  void readsALengthOfTimeAsGoWritesIt(String text, long nanos, String shortest) {
    assertEquals(Duration.ofNanos(nanos), ServerPlan.duration(text));
    assertEquals(shortest, ServerPlan.text(Duration.ofNanos(nanos)));
    assertEquals(Duration.ofNanos(nanos), ServerPlan.duration(shortest));
  }

  @ParameterizedTest
  @ValueSource(strings = {"5", "5 s", "s", "-5s", "soon", "5s!", ".s", "5s 5", "5x"})
  void saysWhatIsNoLengthOfTime(String text) {
    assertEquals(
        "“" + text + "” is no length of time. Write 5s, 300ms or 1m30s, or nothing for no limit.",
        assertThrows(IllegalArgumentException.class, () -> ServerPlan.duration(text)).getMessage());
  }

  @Test
  void saysThatALengthOfTimeIsTooLong() {
    assertEquals(
        "“9999999h” is longer than 292 years. Leave the field empty for no limit.",
        assertThrows(IllegalArgumentException.class, () -> ServerPlan.duration("9999999h"))
            .getMessage());
  }

  @Test
  void readsEveryFieldOfAPlan() {
    ServerPlan plan =
        new ServerPlan(
            List.of(
                new Route("/hello", ReadyHandler.HELLO), new Route("GET /w", ReadyHandler.WAITS)),
            false,
            "8081",
            true,
            false,
            "30s",
            "5s",
            "10s",
            "1m",
            "4096",
            List.of(Hook.CONN_CONTEXT, Hook.CONN_STATE),
            "3",
            true,
            "");
    assertEquals(
        Serving.of("/hello", ReadyHandler.HELLO)
            .and("GET /w", ReadyHandler.WAITS, "go")
            .withPort(8081)
            .withKeepAlives(false)
            .withReadTimeout(Duration.ofSeconds(30))
            .withReadHeaderTimeout(Duration.ofSeconds(5))
            .withWriteTimeout(Duration.ofSeconds(10))
            .withIdleTimeout(Duration.ofMinutes(1))
            .withMaxHeaderBytes(4096)
            .overTls()
            .withHook(Hook.CONN_CONTEXT)
            .withHook(Hook.CONN_STATE)
            .withAcceptFailures(3)
            .withAcceptEnding(),
        plan.serving());
  }

  static Stream<Serving> servings() {
    return Scenarios.all().stream().map(Scenario::serving);
  }

  @Test
  void saysThatNoHandlerMayWaitForACueInAProcessOfItsOwn() {
    ServerPlan waits =
        ServerPlan.of(Serving.of("/", ReadyHandler.WAITS, ServerPlan.CUE).withFreeDescriptors(2));
    String message = assertThrows(IllegalArgumentException.class, waits::serving).getMessage();
    assertTrue(message.startsWith("No cue reaches a process of its own"), message);
  }

  @Test
  void saysThatAServerInAProcessOfItsOwnSpeaksNoTls() {
    ServerPlan own = ServerPlan.of(Serving.none().withFreeDescriptors(2));
    assertEquals(Optional.of(2), own.serving().freeDescriptors());
    ServerPlan both = ServerPlan.of(Serving.none().overTls().withFreeDescriptors(2));
    String message = assertThrows(IllegalArgumentException.class, both::serving).getMessage();
    assertTrue(message.startsWith("A server in a process of its own speaks no TLS"), message);
  }

  @ParameterizedTest
  @MethodSource("servings")
  void keepsWhatAScenariosServerIsSetUpLike(Serving serving) {
    assertEquals(serving, ServerPlan.of(serving).serving());
  }

  @ParameterizedTest
  @CsvSource({
    "'', 'A pattern is missing. Write one, as GET /hello, or remove its row.'",
    "hello, 'host/path missing /'",
    "/a/{x, 'must end with'",
    "/hello, 'pattern \"/hello\" conflicts with pattern \"/hello\"'",
    "/{x}, ''",
  })
  void leavesItToTheMuxToSayWhatIsWrongWithAPattern(String pattern, String said) {
    ServerPlan plan = with(List.of("/hello", pattern), "", "");
    if (said.isEmpty()) {
      assertEquals(2, plan.serving().routes().size());
      return;
    }
    String message = assertThrows(IllegalArgumentException.class, plan::serving).getMessage();
    assertTrue(message.contains(said), message);
  }

  @ParameterizedTest
  @CsvSource({
    "many, '', '“many” cannot be the limit of a head''s bytes. Write a number from 0 to 2147483647.'",
    "-1, '', '“-1” cannot be the limit of a head''s bytes. Write a number from 0 to 2147483647.'",
    "'', 101, '“101” cannot be the failures of accept. Write a number from 0 to 100.'",
  })
  void saysWhichNumberIsWrong(String headerBytes, String failures, String said) {
    ServerPlan plan = with(List.of("/"), headerBytes, failures);
    assertEquals(said, assertThrows(IllegalArgumentException.class, plan::serving).getMessage());
  }

  private static ServerPlan with(List<String> patterns, String headerBytes, String failures) {
    return new ServerPlan(
        patterns.stream().map(pattern -> new Route(pattern, ReadyHandler.HELLO)).toList(),
        false,
        "",
        false,
        true,
        "",
        "",
        "",
        "",
        headerBytes,
        List.of(),
        failures,
        false,
        "");
  }
}
