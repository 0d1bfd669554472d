package dev.vitrine.tracer.scenario;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ContextCancelled;
import dev.vitrine.trace.TraceEvent.Draining;
import dev.vitrine.trace.TraceEvent.ListenerClosed;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.ShutdownStarted;
import dev.vitrine.trace.TraceRecord;
import java.time.Duration;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.IntPredicate;

/// Which steps of a run come after which others on other threads, because one causes the other: inside the
/// server, by what a client sent, and by what the script waited for before it went on.
///
/// Steps are numbered by their place in the recording. Each thread's own order is not repeated here.
final class Causes {
  private final List<TraceRecord> records;
  private final List<BitSet> after = new ArrayList<>();
  private final Map<Integer, Duration> elapsed = new HashMap<>();
  private final Map<Long, String> workers = new HashMap<>();

  private Causes(Recording recording) {
    this.records = recording.records();
    for (TraceRecord r : records) {
      after.add(new BitSet());
      if (r.event() instanceof ServeSpawned(String worker)) {
        workers.put(r.connectionId(), worker);
      }
    }
  }

  static Causes of(Scenario scenario, Recording recording) {
    Causes causes = new Causes(recording);
    causes.server();
    causes.backgroundReads();
    causes.script(scenario, recording.waits());
    return causes;
  }

  /// What must come before the step.
  BitSet before(int step) {
    return after.get(step);
  }

  /// How much time the script let elapse for the step to come; zero for most.
  Duration elapsed(int step) {
    return elapsed.getOrDefault(step, Duration.ZERO);
  }

  /// Whether it is a step of its connection's own thread.
  boolean isWorkers(TraceRecord r) {
    return r.threadName().equals(workers.get(r.connectionId()));
  }

  // Inside the server.

  private void server() {
    int drained = first(0, i -> event(i) instanceof Draining);
    for (int i = 0; i < records.size(); i++) {
      TraceRecord r = records.get(i);
      long connection = r.connectionId();
      switch (r.event()) {
        case ServeSpawned(String worker) ->
            require(first(i, k -> of(connection, k) && thread(k).equals(worker)), i);
        case AcceptLoopEnded _ -> require(i, first(0, k -> event(k) instanceof ListenerClosed));
        case Draining _ -> {
          if (i != drained) {
            afterConnections(i);
          }
        }
        case ConnectionClosed(String reason) -> {
          if (reason.contains("shutting down")) {
            require(first(0, k -> of(connection, k) && isClosed(k)), drained);
          }
        }
        case ServerStopped _ -> {
          after.get(i).set(0, records.size());
          after.get(i).clear(i);
        }
        default -> {}
      }
    }
  }

  /// A connection is counted no more from before it says that it is closed.
  private void afterConnections(int draining) {
    for (long connection : workers.keySet()) {
      int last = -1;
      for (int i = 0; i < draining; i++) {
        boolean told = isClosed(i) || event(i) instanceof ConnectionClosed;
        if (of(connection, i) && !told) {
          last = i;
        }
      }
      require(draining, last);
    }
  }

  /// What is read beside a handler, on a thread of its own.
  private void backgroundReads() {
    for (int i = 0; i < records.size(); i++) {
      TraceRecord r = records.get(i);
      long connection = r.connectionId();
      if (connection == 0 || isWorkers(r) || !isBackground(r)) {
        continue;
      }
      int begun = -1;
      for (int k = 0; k < i; k++) {
        if (of(connection, k) && event(k) instanceof BackgroundReadStarted) {
          begun = k;
        }
      }
      require(i, begun);
      require(
          first(
              i, k -> of(connection, k) && (event(k) instanceof RequestReadStarted || isClosed(k))),
          i);
    }
  }

  private static boolean isBackground(TraceRecord r) {
    return r.event() instanceof BytesReceived
        || r.event() instanceof BackgroundReadStopped
        || r.event() instanceof ContextCancelled;
  }

  // By the script.

  private void script(Scenario scenario, List<Cues.Wait> waits) {
    BitSet waited = new BitSet();
    Map<Integer, Long> sent = new HashMap<>();
    Map<String, Integer> counts = new HashMap<>();
    for (ScriptStep step : scenario.script()) {
      int c = step.client();
      switch (step) {
        case ScriptStep.Connect _ ->
            require(first(0, i -> of(c, i) && event(i) instanceof Accepted), waited);
        case ScriptStep.Secure _ -> require(nth(c, "TlsHandshakeFinished", 1), waited);
        case ScriptStep.Send send -> {
          long from = sent.getOrDefault(c, 0L);
          require(
              first(
                  0,
                  i ->
                      of(c, i)
                          && event(i) instanceof BytesReceived(long offset, byte[] data)
                          && offset + data.length > from),
              waited);
          sent.merge(c, (long) send.bytes().length, Long::sum);
        }
        case ScriptStep.Receive _ -> wait(waited, c, "ResponseFinished", counts);
        case ScriptStep.Await(_, String event) -> wait(waited, c, event, counts);
        case ScriptStep.EndSending _, ScriptStep.Close _ ->
            require(first(0, i -> of(c, i) && noticesEnd(i) && !waited.get(i)), waited);
        case ScriptStep.Cue(String name) ->
            waits.stream()
                .filter(w -> w.cue().equals(name))
                .forEach(w -> require(resumed(w), waited));
        case ScriptStep.Elapse(_, Duration time) -> {
          for (int i = 0; i < records.size(); i++) {
            if (of(c, i)
                && event(i) instanceof BytesReceived(long offset, _)
                && offset < sent.getOrDefault(c, 0L)) {
              waited.set(i);
            }
          }
          int n = counts.merge("elapse " + c, 1, Integer::sum);
          int caused = c == 0 ? afterPause(n) : nth(c, "TimedOut", n);
          require(caused, waited);
          if (caused >= 0) {
            elapsed.put(caused, time);
          }
        }
        case ScriptStep.Shutdown _ ->
            require(first(0, i -> event(i) instanceof ShutdownStarted), waited);
        case ScriptStep.Refused _,
            ScriptStep.ReceiveHead _,
            ScriptStep.ReceiveText _,
            ScriptStep.ReceiveEnd _ -> {
          // What came over the wire is no step of the server.
        }
      }
    }
    if (scenario.script().stream().noneMatch(step -> step instanceof ScriptStep.Shutdown)) {
      require(first(0, i -> event(i) instanceof ShutdownStarted), waited);
    }
    for (Cues.Wait wait : waits) {
      if (wait.cue().isEmpty()) {
        int next = resumed(wait);
        if (next >= 0) {
          long connection = records.get(next).connectionId();
          require(next, first(0, i -> of(connection, i) && event(i) instanceof ContextCancelled));
        }
      }
    }
  }

  private void wait(BitSet waited, int client, String event, Map<String, Integer> counts) {
    int step = nth(client, event, counts.merge(event + " " + client, 1, Integer::sum));
    if (step >= 0) {
      waited.set(step);
    }
  }

  /// The first step of a thread after it waited.
  private int resumed(Cues.Wait wait) {
    long seen = 0;
    for (int i = 0; i < records.size(); i++) {
      if (records.get(i).threadId() == wait.thread() && seen++ == wait.before()) {
        return i;
      }
    }
    return -1;
  }

  /// The wait for the next client after the `n`th pause.
  private int afterPause(int n) {
    int pause = nth(0, "BackingOff", n);
    return pause < 0 ? -1 : first(pause, i -> event(i) instanceof AcceptWaiting);
  }

  /// Whether it may be how the server notices that a client has ended its side.
  private boolean noticesEnd(int i) {
    return isClosed(i)
        || event(i) instanceof BackgroundReadStopped(String outcome)
            && (outcome.equals("eof") || outcome.equals("error"));
  }

  private boolean isClosed(int i) {
    return event(i) instanceof ConnStateChanged(_, ConnState to) && to == ConnState.CLOSED;
  }

  // The records.

  private Object event(int i) {
    return records.get(i).event();
  }

  private String thread(int i) {
    return records.get(i).threadName();
  }

  private boolean of(long connection, int i) {
    return records.get(i).connectionId() == connection;
  }

  /// The first step from `from` on that matches; -1: none.
  private int first(int from, IntPredicate wanted) {
    for (int i = Math.max(from, 0); i < records.size(); i++) {
      if (wanted.test(i)) {
        return i;
      }
    }
    return -1;
  }

  private int nth(long connection, String event, int n) {
    int left = n;
    for (int i = 0; i < records.size(); i++) {
      if (of(connection, i) && event(i).getClass().getSimpleName().equals(event) && --left == 0) {
        return i;
      }
    }
    return -1;
  }

  private void require(int step, int earlier) {
    if (step >= 0 && earlier >= 0 && step != earlier) {
      after.get(step).set(earlier);
    }
  }

  /// Nothing where the script has waited for what comes after the step: then something else caused it.
  private void require(int step, BitSet earlier) {
    if (step < 0) {
      return;
    }
    long thread = records.get(step).threadId();
    for (int i = earlier.nextSetBit(step); i >= 0; i = earlier.nextSetBit(i + 1)) {
      if (records.get(i).threadId() == thread) {
        return;
      }
    }
    after.get(step).or(earlier);
  }
}
