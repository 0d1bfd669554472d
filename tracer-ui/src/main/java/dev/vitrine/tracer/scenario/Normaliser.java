package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.Comparator;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Brings the records of a run into the one order that depends on the scenario alone, and fixes what differs
/// from machine to machine.
///
/// **The order.** Each thread's own order is kept, and what [Causes] knows. Whenever several threads could go
/// on, the one whose next record has the lowest connection does; of two with the same, the connection's own
/// thread, or without a connection the accept thread. `docs/trace-format.md` says it for readers.
final class Normaliser {
  private final Causes causes;
  private final List<TraceRecord> records;
  private final Map<Long, Deque<Integer>> threads = new LinkedHashMap<>();

  private Normaliser(Scenario scenario, Recording recording) {
    this.causes = Causes.of(scenario, recording);
    this.records = recording.records();
  }

  /// The same run as every machine would have recorded it, without the bytes.
  static List<TraceRecord> normalise(Scenario scenario, Recording recording) {
    Normaliser normaliser = new Normaliser(scenario, recording);
    return new FixedValues(recording.records(), normaliser.causes).fixed(normaliser.order());
  }

  private List<Integer> order() {
    for (int i = 0; i < records.size(); i++) {
      threads.computeIfAbsent(thread(records.get(i)), _ -> new ArrayDeque<>()).add(i);
    }
    List<Integer> ordered = new ArrayList<>();
    BitSet done = new BitSet();
    while (ordered.size() < records.size()) {
      int next = next(done);
      ordered.add(next);
      done.set(next);
    }
    return ordered;
  }

  private int next(BitSet done) {
    return threads.values().stream()
        .filter(t -> !t.isEmpty() && ready(t.element(), done))
        .min(
            Comparator.comparingLong((Deque<Integer> t) -> records.get(t.element()).connectionId())
                .thenComparing(t -> !isFirstAmongEquals(records.get(t.element()))))
        .orElseThrow(() -> new IllegalStateException("the records wait for one another"))
        .remove();
  }

  private boolean ready(int step, BitSet done) {
    BitSet missing = (BitSet) causes.before(step).clone();
    missing.andNot(done);
    return missing.isEmpty();
  }

  private boolean isFirstAmongEquals(TraceRecord r) {
    return r.connectionId() == 0 ? r.threadName().equals("accept") : causes.isWorkers(r);
  }

  /// `ServerStopped` is emitted by whoever is last, which a race decides: it stands alone.
  private static long thread(TraceRecord r) {
    return r.event() instanceof ServerStopped ? -1 : r.threadId();
  }
}
