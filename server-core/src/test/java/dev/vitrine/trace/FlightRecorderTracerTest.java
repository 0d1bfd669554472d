package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.Flushed;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import jdk.jfr.Recording;
import jdk.jfr.consumer.RecordedEvent;
import jdk.jfr.consumer.RecordingFile;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class FlightRecorderTracerTest {
  @TempDir Path dir;

  private List<RecordedEvent> recorded(Recording recording) throws IOException {
    Path file = dir.resolve("steps.jfr");
    recording.dump(file);
    return RecordingFile.readAllEvents(file).stream()
        .filter(e -> e.getEventType().getName().startsWith("dev.vitrine."))
        .toList();
  }

  @Test
  void isOffByDefault() throws IOException {
    FlightRecorderTracer tracer = new FlightRecorderTracer();
    try (Recording recording = new Recording()) {
      recording.start();
      tracer.onEvent(Samples.record(new Flushed()));
      assertEquals(List.of(), recorded(recording));
    }
  }

  @Test
  void everyStepIsAnEventWithItsFields() throws IOException {
    FlightRecorderTracer tracer = new FlightRecorderTracer(Detail.BYTES);
    assertEquals(Detail.BYTES, tracer.detail());
    try (Recording recording = new Recording()) {
      Samples.events()
          .forEach(e -> recording.enable("dev.vitrine." + e.getClass().getSimpleName()));
      recording.start();
      Samples.events().forEach(e -> tracer.onEvent(Samples.record(e)));
      Map<String, RecordedEvent> events = new HashMap<>();
      recorded(recording).forEach(e -> events.put(e.getEventType().getName(), e));
      assertEquals(Samples.events().count(), events.size());
      RecordedEvent accepted = events.get("dev.vitrine.Accepted");
      assertEquals(7, accepted.getLong("seq"));
      assertEquals(181_200, accepted.getLong("nanos"));
      assertEquals(1, accepted.getLong("server"));
      assertEquals(2, accepted.getLong("conn"));
      assertEquals(3, accepted.getLong("req"));
      Accepted sample =
          (Accepted) Samples.events().filter(Accepted.class::isInstance).findFirst().orElseThrow();
      assertEquals(sample.remote(), accepted.getString("remote"));
      assertEquals(sample.local(), accepted.getString("local"));
      assertTrue(events.get("dev.vitrine.AcceptFailed").getBoolean("temporary"));
      assertEquals(200, events.get("dev.vitrine.RouteMissed").getLong("status"));
      assertEquals("ACTIVE", events.get("dev.vitrine.ConnStateChanged").getString("from"));
      assertEquals("names, b", events.get("dev.vitrine.TrailersSent").getString("names"));
    }
  }
}
