package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioRunTest {
  private static List<Scenario> all() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void playsToTheEndOfTheServer(Scenario scenario) throws Exception {
    List<TraceRecord> records = Recorder.record(scenario);
    assertTrue(records.getLast().event() instanceof ServerStopped, records.getLast().toString());
    for (int i = 0; i < records.size(); i++) {
      assertEquals(i + 1, records.get(i).seq(), "a trace has no gaps");
    }
    assertEquals(scenario.clients(), count(records, Accepted.class));
    assertFalse(scenario.watch().isBlank());
  }

  @Test
  void servesTheSecondClientWhileTheFirstOnesHandlerRuns() throws Exception {
    List<TraceRecord> records = Recorder.record(Scenarios.find("two-clients").orElseThrow());
    long finished2 = seq(records, 2, ResponseFinished.class);
    assertTrue(seq(records, 1, HandlerStarted.class) < finished2);
    assertTrue(finished2 < seq(records, 1, HandlerFinished.class));
  }

  @Test
  void keepsOneConnectionForThreeRequests() throws Exception {
    List<TraceRecord> records = Recorder.record(Scenarios.find("keep-alive").orElseThrow());
    assertEquals(1, count(records, Accepted.class));
    assertEquals(3, count(records, ResponseFinished.class));
  }

  @Test
  void readsTheFormOnlyInTheHandler() throws Exception {
    List<TraceRecord> records = Recorder.record(Scenarios.find("post-form").orElseThrow());
    assertTrue(seq(records, 1, HandlerStarted.class) < seq(records, 1, BodyRead.class));
    assertTrue(seq(records, 1, BodyRead.class) < seq(records, 1, HandlerFinished.class));
  }

  @Test
  void doublesTheWaitFourTimes() throws Exception {
    List<TraceRecord> records = Recorder.record(Scenarios.find("accept-failures").orElseThrow());
    List<Long> delays =
        records.stream()
            .filter(r -> r.event() instanceof BackingOff)
            .map(r -> ((BackingOff) r.event()).delayNanos() / 1_000_000)
            .toList();
    assertEquals(List.of(5L, 10L, 20L, 40L), delays);
  }

  private static long count(List<TraceRecord> records, Class<? extends TraceEvent> event) {
    return records.stream().filter(r -> event.isInstance(r.event())).count();
  }

  private static long seq(
      List<TraceRecord> records, long connection, Class<? extends TraceEvent> event) {
    return records.stream()
        .filter(r -> r.connectionId() == connection && event.isInstance(r.event()))
        .findFirst()
        .orElseThrow()
        .seq();
  }
}
