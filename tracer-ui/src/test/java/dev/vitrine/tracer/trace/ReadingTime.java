package dev.vitrine.tracer.trace;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.HeadersComplete;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.TraceWriter;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// A measurement, no test: how long a trace of a million records takes to read. Run its `main`.
final class ReadingTime {
  private static final int RECORDS = 1_000_000;

  private static final List<TraceEvent> REQUEST =
      List.of(
          new RequestReadStarted(),
          new RequestLineRead("GET", "/b/photos/o/2026/11/cat.png", "HTTP/1.1"),
          new HeaderRead("Host", "localhost:8080"),
          new HeaderRead("User-Agent", "Mozilla/5.0 (X11; Linux x86_64; rv:140.0) Gecko/20100101"),
          new HeaderRead("Accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"),
          new HeadersComplete(3, 190),
          new RequestRead("GET", "/b/photos/o/2026/11/cat.png", "localhost:8080"),
          new ConnStateChanged(ConnState.IDLE, ConnState.ACTIVE),
          new Routed(
              "GET /b/{bucket}/o/{name...}",
              "longer",
              List.of("GET /b/{bucket}/o/{name...}", "/"),
              Map.of("bucket", "photos", "name", "2026/11/cat.png")),
          new HandlerStarted("GET /b/{bucket}/o/{name...}", "files"),
          new BodyWritten(1_800),
          new HandlerFinished(48_000),
          new ResponseStarted(
              200,
              Map.of("Content-Type", List.of("image/png"), "Content-Length", List.of("1800")),
              "content-length"),
          new ResponseFinished(200, 1_800),
          new KeepAliveDecided(true, "HTTP/1.1 keeps a connection open"));

  private ReadingTime() {}

  public static void main(String[] args) throws IOException {
    Path file = Files.createTempFile("vitrine", ".jsonl");
    try {
      try (TraceWriter writer =
          new TraceWriter(new BufferedOutputStream(Files.newOutputStream(file)), Detail.STEPS)) {
        for (int i = 0; i < RECORDS; i++) {
          long conn = 1L + i / REQUEST.size() % 64;
          TraceEvent event = REQUEST.get(i % REQUEST.size());
          writer.onEvent(
              new TraceRecord(i + 1, i * 900L, 1, conn, 1, 40 + conn, "conn-" + conn, event));
        }
      }
      for (int round = 1; round <= 4; round++) {
        long begun = System.nanoTime();
        long cpu = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
        long count = 0;
        try (TraceReader reader = new TraceReader(Files.newInputStream(file))) {
          while (reader.next() != null) {
            count++;
          }
        }
        long millis = (System.nanoTime() - begun) / 1_000_000;
        cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - cpu) / 1_000_000;
        long size = Files.size(file) / 1_000_000;
        System.out.println(
            count
                + " records, "
                + size
                + " MB: "
                + millis
                + " ms, of which "
                + cpu
                + " on the CPU");
      }
    } finally {
      Files.delete(file);
    }
  }
}
