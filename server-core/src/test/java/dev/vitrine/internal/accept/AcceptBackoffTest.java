package dev.vitrine.internal.accept;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

final class AcceptBackoffTest {
  @Test
  void doublesFromFiveMillisecondsToOneSecond() {
    AcceptBackoff backoff = new AcceptBackoff();
    List<String> waits = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      waits.add(AcceptBackoff.text(backoff.failed()));
    }
    assertEquals(
        List.of("5ms", "10ms", "20ms", "40ms", "80ms", "160ms", "320ms", "640ms", "1s", "1s"),
        waits);
    assertEquals(10, backoff.attempt());
  }

  @Test
  void oneSuccessForgetsEveryFailure() {
    AcceptBackoff backoff = new AcceptBackoff();
    assertFalse(backoff.succeeded(), "there was nothing to forget");
    backoff.failed();
    backoff.failed();
    assertTrue(backoff.succeeded());
    assertEquals(AcceptBackoff.FIRST_NANOS, backoff.failed());
    assertEquals(1, backoff.attempt());
  }
}
