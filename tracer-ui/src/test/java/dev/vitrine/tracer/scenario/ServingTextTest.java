package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class ServingTextTest {
  @Test
  void tellsAnotherProcessEverythingThatItCanDo() {
    Serving full =
        Serving.of("GET /a b/{x...}", ReadyHandler.WAITS, "a = cue\n2")
            .and("/\u00e4", ReadyHandler.HELLO)
            .withPort(9091)
            .withKeepAlives(false)
            .withReadTimeout(Duration.ofMillis(1))
            .withReadHeaderTimeout(Duration.ofSeconds(2))
            .withWriteTimeout(Duration.ofMinutes(3))
            .withIdleTimeout(Duration.ofNanos(4))
            .withMaxHeaderBytes(5)
            .withHook(Hook.CONN_CONTEXT)
            .withHook(Hook.CONN_STATE)
            .withFreeDescriptors(6);
    assertEquals(full, ServingText.read(ServingText.of(full)));
    assertEquals(Serving.none(), ServingText.read(ServingText.of(Serving.none())));
    assertEquals(Serving.byDefaultMux(), ServingText.read(ServingText.of(Serving.byDefaultMux())));
  }
}
