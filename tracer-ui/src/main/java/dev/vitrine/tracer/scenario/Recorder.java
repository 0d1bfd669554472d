package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;

/// Plays a scenario from the server's first step to its last, and keeps every record.
public final class Recorder {
  /// How long one wait of the script may last before the recording has failed; far more than any takes.
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private Recorder() {}

  /// A scenario cannot be recorded the same way twice.
  public static final class RaceException extends IOException {
    private static final long serialVersionUID = 1;

    RaceException(String message) {
      super(message);
    }
  }

  /// A run as a trace file whose records depend on the scenario alone: their order is that of [Normaliser], and
  /// ports, times and threads are fixed.
  ///
  /// @throws RaceException when a race decides what happens in it
  public static TraceFile normalised(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    if (scenario.race().isPresent()) {
      throw new RaceException(
          "is decided by a race between "
              + scenario.race().get()
              + " and has no recording that is"
              + " the same each time");
    }
    List<Entry> entries =
        Normaliser.normalise(scenario, rehearsal(scenario)).stream()
            .<Entry>map(Entry.Step::new)
            .toList();
    return new TraceFile(
        TraceFile.header("Vitrine", "2026-01-01T00:00:00Z", "25"), entries, Optional.empty());
  }

  /// All records of one run as they came, as a trace file; the server's time is real.
  public static TraceFile file(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    Instant started = Instant.now().truncatedTo(ChronoUnit.MILLIS);
    List<Entry> entries =
        recording(scenario, ScenarioRun::start, Detail.STEPS).records().stream()
            .<Entry>map(Entry.Step::new)
            .toList();
    return new TraceFile(
        TraceFile.header("Vitrine", started.toString(), Runtime.version().toString()),
        entries,
        Optional.empty());
  }

  /// All steps of one run in the order of `seq`, the last one `ServerStopped`, without the bytes; limits strike
  /// without being waited for.
  ///
  /// @throws TimeoutException when the server did not take a step that the script waits for
  public static List<TraceRecord> record(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    List<TraceRecord> steps = new ArrayList<>();
    for (TraceRecord r : rehearsal(scenario).records()) {
      if (!Recording.isBytes(r)) {
        steps.add(numbered(r, steps.size() + 1L));
      }
    }
    return steps;
  }

  static Recording rehearsal(Scenario scenario)
      throws IOException, InterruptedException, TimeoutException {
    return recording(scenario, ScenarioRun::rehearse, Detail.BYTES);
  }

  private static Recording recording(
      Scenario scenario, BiFunction<Scenario, Tracer, ScenarioRun> start, Detail detail)
      throws IOException, InterruptedException, TimeoutException {
    Keeper keeper = new Keeper(detail);
    try (ScenarioRun run = start.apply(scenario, keeper)) {
      run.play(LIMIT);
      run.shutdown(LIMIT);
      if (!keeper.stopped.await(LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        throw new TimeoutException("the server did not stop");
      }
      return new Recording(List.copyOf(keeper.records), run.waits());
    }
  }

  /// Keeps what it is told.
  private static final class Keeper implements Tracer {
    final Queue<TraceRecord> records = new ConcurrentLinkedQueue<>();
    final CountDownLatch stopped = new CountDownLatch(1);
    private final Detail detail;

    Keeper(Detail detail) {
      this.detail = detail;
    }

    @Override
    public Detail detail() {
      return detail;
    }

    @Override
    public void onEvent(TraceRecord r) {
      records.add(r);
      if (r.event() instanceof ServerStopped) {
        stopped.countDown();
      }
    }
  }

  private static TraceRecord numbered(TraceRecord r, long seq) {
    return new TraceRecord(
        seq,
        r.nanos(),
        r.serverId(),
        r.connectionId(),
        r.requestNo(),
        r.threadId(),
        r.threadName(),
        r.event());
  }
}
