package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.tracer.scenario.ReadyHandler;
import dev.vitrine.tracer.scenario.Serving;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/// What must happen to a server so that it is set up another way.
class ServerChangeTest {
  private static final Serving NOW = Serving.of("/", ReadyHandler.HELLO);

  static Stream<Arguments> changes() {
    Serving more = NOW.and("/more", ReadyHandler.HELLO2);
    return Stream.of(
        Arguments.of(NOW, NOW, ServerChange.NONE),
        Arguments.of(NOW, more, ServerChange.AT_ONCE),
        Arguments.of(more, NOW, ServerChange.AT_ONCE),
        Arguments.of(NOW, Serving.none(), ServerChange.AT_ONCE),
        Arguments.of(NOW, Serving.of("/", ReadyHandler.GREET), ServerChange.AT_ONCE),
        Arguments.of(NOW, more.overTls(), ServerChange.ANEW),
        Arguments.of(NOW, more.withIdleTimeout(Duration.ofSeconds(1)), ServerChange.ANEW),
        Arguments.of(NOW, NOW.withPort(9091), ServerChange.ANEW),
        Arguments.of(NOW, Serving.byDefaultMux(), ServerChange.ANEW),
        Arguments.of(Serving.byDefaultMux(), NOW, ServerChange.ANEW),
        Arguments.of(NOW.withFreeDescriptors(2), more.withFreeDescriptors(2), ServerChange.ANEW));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void changesPatternsAtOnceAndTheRestByANewStart(
      Serving now, Serving wanted, ServerChange change) {
    assertEquals(change, ServerChange.of(now, wanted, true));
    assertEquals(ServerChange.START, ServerChange.of(now, wanted, false));
  }
}
