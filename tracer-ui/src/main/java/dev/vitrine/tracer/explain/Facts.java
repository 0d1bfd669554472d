package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.trace.Entry;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.pcollections.HashPMap;
import org.pcollections.HashTreePMap;

/// What the server and its connections amount to after some steps: the values that a step changes.
/// Immutable; a connection that has ended is forgotten.
public final class Facts {
  /// Before the first step.
  public static final Facts EMPTY = new Facts(HashTreePMap.empty(), 0, 0, 0, 0);

  private static final String NONE = "–";

  private final HashPMap<Long, ConnectionFacts> connections;
  private final long accepted;
  private final long running;
  private final long failures;
  private final long waitNanos;

  private Facts(
      HashPMap<Long, ConnectionFacts> connections,
      long accepted,
      long running,
      long failures,
      long waitNanos) {
    this.connections = connections;
    this.accepted = accepted;
    this.running = running;
    this.failures = failures;
    this.waitNanos = waitNanos;
  }

  /// After one more entry.
  public Facts apply(Entry entry) {
    return entry instanceof Entry.Step step
        ? server(step.record().event())
            .connection(
                step.record().connectionId(), step.record().requestNo(), step.record().event())
        : this;
  }

  private Facts server(TraceEvent event) {
    return switch (event) {
      case Accepted _ -> new Facts(connections, accepted + 1, running, failures, waitNanos);
      case HandlerStarted _ -> new Facts(connections, accepted, running + 1, failures, waitNanos);
      case HandlerFinished _, HandlerPanicked _ ->
          new Facts(connections, accepted, running - 1, failures, waitNanos);
      case BackingOff(long delayNanos, long attempt) ->
          new Facts(connections, accepted, running, attempt, delayNanos);
      case BackoffReset _ -> new Facts(connections, accepted, running, 0, 0);
      default -> this;
    };
  }

  private Facts connection(long id, long requestNo, TraceEvent event) {
    if (id == 0) {
      return this;
    }
    ConnectionFacts before = connections.get(id);
    ConnectionFacts after = (before == null ? ConnectionFacts.NEW : before).apply(event, requestNo);
    if (event instanceof ConnectionClosed || event instanceof Hijacked) {
      return with(connections.minus(id));
    }
    // What a hijacked connection's handler still does begins no connection anew.
    boolean begins = event instanceof Accepted;
    return after.equals(before) || before == null && !begins
        ? this
        : with(connections.plus(id, after));
  }

  private Facts with(HashPMap<Long, ConnectionFacts> changed) {
    return new Facts(changed, accepted, running, failures, waitNanos);
  }

  /// What a step changed, for the server and for its connection, in a fixed order.
  ///
  /// @param connectionId of the step; 0: it belongs to none
  public static List<Change> between(Facts before, Facts after, long connectionId) {
    Map<String, String> old = before.values(connectionId);
    Map<String, String> now = after.values(connectionId);
    Map<String, String> all = new LinkedHashMap<>(old);
    all.putAll(now);
    List<Change> changes = new ArrayList<>();
    for (String name : all.keySet()) {
      String from = old.getOrDefault(name, NONE);
      String to = now.getOrDefault(name, NONE);
      boolean begins = from.equals(NONE) && to.startsWith("0");
      if (!from.equals(to) && !begins) {
        changes.add(new Change(name, from, to));
      }
    }
    return changes;
  }

  private Map<String, String> values(long connectionId) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("clients accepted", String.valueOf(accepted));
    values.put("open connections", String.valueOf(connections.size()));
    values.put("handlers running", String.valueOf(running));
    values.put("failures in a row", String.valueOf(failures));
    values.put("wait of the loop", waitNanos == 0 ? NONE : Amounts.millis(waitNanos));
    ConnectionFacts facts = connections.get(connectionId);
    if (facts != null) {
      facts.name(values);
    }
    return values;
  }
}
