package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// Plays a scenario from the server's first step to its last, and keeps every record.
public final class Recorder {
  /// How long one wait of the script may last before the recording has failed; far more than any takes.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Recorder() {}

  /// The same as a trace file. Its records depend on the scenario alone: their order is that of
  /// [Normaliser], and ports, times and threads are fixed.
  public static TraceFile normalised(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    List<Entry> entries =
        Normaliser.normalise(scenario, record(scenario)).stream()
            .<Entry>map(Entry.Step::new)
            .toList();
    return new TraceFile(
        TraceFile.header("Vitrine", "2026-01-01T00:00:00Z", "25"), entries, Optional.empty());
  }

  /// All records of one run as they came, as a trace file.
  public static TraceFile file(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Entry> entries = record(scenario).stream().<Entry>map(Entry.Step::new).toList();
    return new TraceFile(
        TraceFile.header("Vitrine", started.toString(), Runtime.version().toString()),
        entries,
        Optional.empty());
  }

  /// All records of one run in the order of `seq`, the last one `ServerStopped`.
  ///
  /// @throws TimeoutException when the server did not take a step that the script waits for
  public static List<TraceRecord> record(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    Queue<TraceRecord> records = new ConcurrentLinkedQueue<>();
    CountDownLatch stopped = new CountDownLatch(1);
    Tracer keep =
        r -> {
          records.add(r);
          if (r.event() instanceof ServerStopped) {
            stopped.countDown();
          }
        };
    try (ScenarioRun run = ScenarioRun.start(scenario, keep)) {
      run.play(LIMIT);
      run.shutdown(LIMIT);
    }
    if (!stopped.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
      throw new TimeoutException("the server did not stop");
    }
    return records.stream().sorted(Comparator.comparingLong(TraceRecord::seq)).toList();
  }
}
