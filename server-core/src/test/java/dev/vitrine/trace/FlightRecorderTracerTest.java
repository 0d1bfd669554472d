package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Server;
import dev.vitrine.httptest.TestServer;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
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

  @Test
  void recordsWhatARealServerDoes() throws Exception {
    RingTracer ring = new RingTracer(1_000);
    CountDownLatch stopped = new CountDownLatch(1);
    Tracer end =
        r -> {
          if (r.event() instanceof ServerStopped) {
            stopped.countDown();
          }
        };
    try (Recording recording = new Recording()) {
      Samples.events()
          .forEach(e -> recording.enable("dev.vitrine." + e.getClass().getSimpleName()));
      recording.start();
      try (TestServer server =
          TestServer.start(
              Server.builder()
                  .handler((w, _) -> w.write("hello"))
                  .tracer(Tracer.of(ring, new FlightRecorderTracer(), end)))) {
        var request = HttpRequest.newBuilder(URI.create(server.url())).build();
        assertEquals("hello", server.client().send(request, BodyHandlers.ofString()).body());
      }
      assertTrue(stopped.await(20, TimeUnit.SECONDS));
      assertEquals(
          ring.records().stream()
              .map(r -> r.seq() + " dev.vitrine." + r.event().getClass().getSimpleName())
              .collect(Collectors.toSet()),
          recorded(recording).stream()
              .map(e -> e.getLong("seq") + " " + e.getEventType().getName())
              .collect(Collectors.toSet()));
      for (RecordedEvent e : recorded(recording)) {
        TraceRecord r =
            ring.records().stream().filter(x -> x.seq() == e.getLong("seq")).findFirst().get();
        assertEquals(r.threadId(), e.getThread().getJavaThreadId(), "on the thread of the step");
      }
    }
  }
}
