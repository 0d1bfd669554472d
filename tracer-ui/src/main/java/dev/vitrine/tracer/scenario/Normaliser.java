package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.ListenerClosed;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.ShutdownStarted;
import dev.vitrine.trace.TraceRecord;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Brings the records of a run into the one order that depends on the scenario alone, and fixes what differs
/// from machine to machine.
///
/// **The order.** Each thread's own order is kept. A connection's thread begins after its `ServeSpawned`,
/// `AcceptLoopEnded` comes after `ListenerClosed`, `ServerStopped` comes last. What a step of the script causes
/// (`Connect`: `Accepted`; `Send`: `RequestLineRead`; `Cue`: the handler's next step; the end of the script:
/// `ShutdownStarted`) comes after all that its earlier steps waited for (`Receive`: `ResponseFinished`; `Await`:
/// that step). Whenever several threads could go on, the one whose next record has the lowest connection does,
/// and of two without a connection the accept thread.
final class Normaliser {
  private final Scenario scenario;
  private final Map<String, Deque<TraceRecord>> threads = new TreeMap<>();
  private final Map<TraceRecord, Set<TraceRecord>> after = new HashMap<>();
  private final List<TraceRecord> records;

  private Normaliser(Scenario scenario, List<TraceRecord> records) {
    this.scenario = scenario;
    this.records = joined(records);
  }

  /// The same run as every machine would have recorded it.
  static List<TraceRecord> normalise(Scenario scenario, List<TraceRecord> records) {
    List<TraceRecord> ordered = new Normaliser(scenario, records).order();
    return new FixedValues(ordered).fixed();
  }

  private List<TraceRecord> order() {
    for (TraceRecord r : records) {
      threads.computeIfAbsent(thread(r), _ -> new ArrayDeque<>()).add(r);
    }
    causes();
    script();
    List<TraceRecord> ordered = new ArrayList<>();
    Set<TraceRecord> done = new HashSet<>();
    while (ordered.size() < records.size()) {
      TraceRecord next =
          threads.values().stream()
              .filter(t -> !t.isEmpty() && done.containsAll(after.getOrDefault(t.peek(), Set.of())))
              .min(Comparator.comparingLong((Deque<TraceRecord> t) -> t.element().connectionId()))
              .orElseThrow(() -> new IllegalStateException("the records wait for one another"))
              .remove();
      ordered.add(next);
      done.add(next);
    }
    return ordered;
  }

  /// `ServerStopped` is emitted by whoever is last, which a race decides: it stands alone.
  private static String thread(TraceRecord r) {
    return r.event() instanceof ServerStopped ? "~stopped" : r.threadName() + " " + r.threadId();
  }

  private void causes() {
    for (TraceRecord r : records) {
      switch (r.event()) {
        case ServeSpawned(String worker) ->
            first(o -> o.connectionId() == r.connectionId() && o.threadName().equals(worker))
                .ifPresent(o -> require(o, Set.of(r)));
        case AcceptLoopEnded _ ->
            first(o -> o.event() instanceof ListenerClosed && o.seq() != r.seq())
                .ifPresent(o -> require(r, Set.of(o)));
        case ServerStopped _ -> {
          Set<TraceRecord> all = new HashSet<>(records);
          all.remove(r);
          require(r, all);
        }
        default -> {}
      }
    }
  }

  private void script() {
    Set<TraceRecord> waited = new HashSet<>();
    Map<String, Integer> counts = new HashMap<>();
    for (ScriptStep step : scenario.script()) {
      long c = step.client();
      switch (step) {
        case ScriptStep.Connect _ -> nth(c, Accepted.class, 1).ifPresent(r -> require(r, waited));
        case ScriptStep.Send _ ->
            nth(c, RequestLineRead.class, counts.merge("send " + c, 1, Integer::sum))
                .ifPresent(r -> require(r, waited));
        case ScriptStep.Cue _ -> afterHandlerStarted(c).ifPresent(r -> require(r, waited));
        case ScriptStep.Receive _ ->
            nth(c, ResponseFinished.class, counts.merge("receive " + c, 1, Integer::sum))
                .ifPresent(waited::add);
        case ScriptStep.Await(_, String event) ->
            nth(c, event, counts.merge(event + " " + c, 1, Integer::sum)).ifPresent(waited::add);
        case ScriptStep.Close _ -> {}
      }
    }
    first(r -> r.event() instanceof ShutdownStarted).ifPresent(r -> require(r, waited));
  }

  private Optional<TraceRecord> afterHandlerStarted(long connection) {
    return nth(connection, "HandlerStarted", 1)
        .flatMap(
            started -> first(r -> r.seq() > started.seq() && thread(r).equals(thread(started))));
  }

  private void require(TraceRecord record, Set<TraceRecord> earlier) {
    after.computeIfAbsent(record, _ -> new HashSet<>()).addAll(earlier);
  }

  private Optional<TraceRecord> first(Predicate<TraceRecord> wanted) {
    return records.stream().filter(wanted).findFirst();
  }

  private Optional<TraceRecord> nth(long connection, Class<? extends TraceEvent> event, int n) {
    return nth(connection, event.getSimpleName(), n);
  }

  private Optional<TraceRecord> nth(long connection, String event, int n) {
    return records.stream()
        .filter(r -> r.connectionId() == connection)
        .filter(r -> r.event().getClass().getSimpleName().equals(event))
        .skip(n - 1L)
        .findFirst();
  }

  /// Reads of a body that follow one another on a thread are one: how the network cut it is chance.
  private static List<TraceRecord> joined(List<TraceRecord> records) {
    List<TraceRecord> all = new ArrayList<>();
    for (TraceRecord r : records) {
      int before = lastOfThread(all, r);
      if (r.event() instanceof BodyRead(long more)
          && before >= 0
          && all.get(before).event() instanceof BodyRead(long bytes)) {
        all.set(before, withEvent(all.get(before), new BodyRead(bytes + more)));
      } else {
        all.add(r);
      }
    }
    return all;
  }

  private static int lastOfThread(List<TraceRecord> all, TraceRecord r) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).threadId() == r.threadId()) {
        return i;
      }
    }
    return -1;
  }

  private static TraceRecord withEvent(TraceRecord r, TraceEvent event) {
    return new TraceRecord(
        r.seq(),
        r.nanos(),
        r.serverId(),
        r.connectionId(),
        r.requestNo(),
        r.threadId(),
        r.threadName(),
        event);
  }
}
