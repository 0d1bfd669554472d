package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.TimeoutException;

/// Plays a scenario from the server's first step to its last, and keeps every record.
public final class Recorder {
  /// How long one wait of the script may last before the recording has failed; far more than any takes.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Recorder() {}

  /// All records of one run in the order of `seq`, the last one `ServerStopped`.
  ///
  /// @throws TimeoutException when the server did not take a step that the script waits for
  public static List<TraceRecord> record(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    Queue<TraceRecord> records = new ConcurrentLinkedQueue<>();
    try (ScenarioRun run = ScenarioRun.start(scenario, records::add)) {
      run.play(LIMIT);
      run.shutdown(LIMIT);
    }
    return records.stream().sorted(Comparator.comparingLong(TraceRecord::seq)).toList();
  }
}
