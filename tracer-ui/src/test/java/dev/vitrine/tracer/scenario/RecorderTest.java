package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class RecorderTest {
  private static List<Scenario> recordable() {
    return Scenarios.recordable();
  }

  @ParameterizedTest
  @MethodSource("recordable")
  void recordsTheSameThreeTimesUnderLoad(Scenario scenario) throws Exception {
    AtomicBoolean over = new AtomicBoolean();
    List<Thread> load = new ArrayList<>();
    for (int i = 0; i < 2 * Runtime.getRuntime().availableProcessors(); i++) {
      load.add(
          Thread.ofPlatform()
              .start(() -> {
                while (!over.get()) {
                  Thread.onSpinWait();
                }
              }));
    }
    try {
      TraceFile first = Recorder.normalised(scenario);
      assertEquals(first.text(), Recorder.normalised(scenario).text());
      assertEquals(first.text(), Recorder.normalised(scenario).text());
      assertEquals(List.of(), EventOrderCheck.faults(steps(first)), "the order is one that can be");
    } finally {
      over.set(true);
      for (Thread thread : load) {
        thread.join();
      }
    }
  }

  private static List<TraceRecord> steps(TraceFile file) {
    return file.entries().stream().map(e -> ((Entry.Step) e).record()).toList();
  }

  @Test
  void countsADeclaredWaitAtItsLength() throws Exception {
    List<TraceRecord> steps = steps(recording("idle-timeout"));
    assertEquals(3_000_000_000L, between(steps, "IdleStarted", "TimedOut"));
    steps = steps(recording("accept-failures"));
    assertEquals(5_000_000L, between(steps, "BackingOff", "AcceptWaiting"));
  }

  private static TraceFile recording(String id) throws Exception {
    return Recorder.normalised(Scenarios.find(id).orElseThrow());
  }

  private static long between(List<TraceRecord> steps, String from, String to) {
    long since = -1;
    for (TraceRecord r : steps) {
      String event = r.event().getClass().getSimpleName();
      if (since < 0 && event.equals(from)) {
        since = r.nanos();
      } else if (since >= 0 && event.equals(to)) {
        return r.nanos() - since;
      }
    }
    throw new AssertionError("no " + from + " with " + to + " after it");
  }

  @Test
  void recordsNoRace() {
    Scenario race = Scenarios.find("last-moment").orElseThrow();
    Recorder.RaceException e =
        assertThrows(Recorder.RaceException.class, () -> Recorder.normalised(race));
    assertTrue(e.getMessage().contains(race.race().orElseThrow()), e.getMessage());
  }

  @Test
  void keepsNoStackOfAHandlerThatFailed() throws Exception {
    String text = recording("panic").text();
    assertTrue(text.contains("java.lang.IllegalStateException: no idea"), text);
    assertTrue(!text.contains("\\tat "), "a stack names lines of this version");
  }
}
