package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class ServingFormatTest {
  @Test
  void tellsAnotherProcessEverythingThatItCanDo() throws ScenarioFormatException {
    Serving full =
        Serving.of("GET /a b/{x...}", ReadyHandler.WAITS, "a = cue\n2")
            .and("/\u00e4", ReadyHandler.HELLO)
            .withPort(9091)
            .withKeepAlives(false)
            .withReadTimeout(Duration.ofNanos(1_500_000))
            .withReadHeaderTimeout(Duration.ofSeconds(2))
            .withWriteTimeout(Duration.ofDays(20_000))
            .withIdleTimeout(Duration.ofNanos(4_000_000_001L))
            .withMaxHeaderBytes(5)
            .withHook(Hook.CONN_CONTEXT)
            .withHook(Hook.CONN_STATE)
            .withFreeDescriptors(6);
    for (Serving serving : List.of(full, Serving.none(), Serving.byDefaultMux())) {
      assertEquals(serving, ServingFormat.parse(ServingFormat.text(serving)));
    }
  }
}
