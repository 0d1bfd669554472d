package dev.vitrine.http;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/// Keeps every step of a server, and waits for one. A wait ends with a failure only when the step
/// does not come at all.
final class Recorder implements Tracer {
  private static final long HANG_MILLIS = 20_000;

  private final List<TraceRecord> records = new ArrayList<>();
  private final Detail detail;

  Recorder() {
    this(Detail.STEPS);
  }

  Recorder(Detail detail) {
    this.detail = detail;
  }

  @Override
  public Detail detail() {
    return detail;
  }

  @Override
  public synchronized void onEvent(TraceRecord r) {
    records.add(r);
    notifyAll();
  }

  /// All so far, by number.
  synchronized List<TraceRecord> all() {
    return records.stream().sorted((a, b) -> Long.compare(a.seq(), b.seq())).toList();
  }

  /// The events of one connection so far, by number; 0: of the server itself.
  List<TraceEvent> of(long connection) {
    return all().stream()
        .filter(r -> r.connectionId() == connection)
        .map(TraceRecord::event)
        .toList();
  }

  /// The names of the events of one connection so far.
  List<String> names(long connection) {
    return of(connection).stream().map(e -> e.getClass().getSimpleName()).toList();
  }

  /// The first event of a kind, now or as soon as it comes.
  <E extends TraceEvent> E await(Class<E> kind) throws InterruptedException {
    return kind.cast(await(kind, 1));
  }

  /// The `count`th event of a kind.
  <E extends TraceEvent> E await(Class<E> kind, int count) throws InterruptedException {
    return kind.cast(awaitRecord(r -> kind.isInstance(r.event()), count).event());
  }

  /// The server has read so many bytes of a connection; wants the detail [Detail#BYTES].
  void awaitReceived(long connection, long bytes) throws InterruptedException {
    awaitRecord(
        r ->
            r.connectionId() == connection
                && r.event() instanceof BytesReceived b
                && b.offset() + b.data().length >= bytes,
        1);
  }

  /// The `count`th record that matches, now or as soon as it comes.
  synchronized TraceRecord awaitRecord(Predicate<TraceRecord> which, int count)
      throws InterruptedException {
    long deadline = System.nanoTime() + HANG_MILLIS * 1_000_000;
    for (; ; ) {
      int seen = 0;
      for (TraceRecord r : records) {
        if (which.test(r) && ++seen == count) {
          return r;
        }
      }
      long left = (deadline - System.nanoTime()) / 1_000_000;
      if (left <= 0) {
        throw new AssertionError("the step did not come; there are: " + records);
      }
      wait(left);
    }
  }
}
