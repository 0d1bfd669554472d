package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.ListenAndServeCalled;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.EventFields;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;

/// Replaces in ordered records whatever the machine or the moment decided: numbers, times, ports, threads,
/// dates, and the queue length that the operating system allows.
final class FixedValues {
  /// What each record counts.
  private static final long STEP_NANOS = 10_000;

  private static final String HOST = "127.0.0.1:";
  private static final int SERVER_PORT = 9091;
  private static final int FIRST_CLIENT_PORT = 52814;

  /// Linux's value for `net.core.somaxconn` since 5.4.
  private static final long BACKLOG = 4096;

  private static final String DATE = "Thu, 01 Jan 2026 00:00:00 GMT";

  private final List<TraceRecord> records;
  private final Causes causes;
  private final Map<Pattern, String> ports = new LinkedHashMap<>();
  private final Map<Long, Long> threadIds = new HashMap<>();
  private final Map<Long, Long> waitsUntil = new HashMap<>();
  private final Map<Long, Deque<Long>> handlersSince = new HashMap<>();
  private final Map<Integer, Long> times = new HashMap<>();
  private final long script;

  FixedValues(List<TraceRecord> records, Causes causes) {
    this.records = records;
    this.causes = causes;
    port(HOST + "0", SERVER_PORT);
    for (TraceRecord r : records) {
      switch (r.event()) {
        case ServeStarted(String address, _) -> port(address, SERVER_PORT);
        case Accepted(String remote, _) ->
            port(remote, FIRST_CLIENT_PORT + 2 * ((int) r.connectionId() - 1));
        default -> {}
      }
    }
    script =
        records.stream()
            .filter(r -> r.event() instanceof TraceEvent.ShutdownStarted)
            .mapToLong(TraceRecord::threadId)
            .findFirst()
            .orElse(0);
  }

  private void port(String address, int fixed) {
    ports.put(Pattern.compile(Pattern.quote(address) + "(?!\\d)"), HOST + fixed);
  }

  /// The steps in this order, bytes left out.
  List<TraceRecord> fixed(List<Integer> order) {
    List<TraceRecord> all = new ArrayList<>();
    long nanos = 0;
    for (int i : order) {
      TraceRecord r = records.get(i);
      if (Recording.isBytes(r)) {
        times.put(i, nanos);
        continue;
      }
      long thread = thread(r);
      int before = lastOfThread(all, threadIds.getOrDefault(thread, 0L));
      if (r.event() instanceof BodyRead(long more)
          && before >= 0
          && all.get(before).event() instanceof BodyRead(long bytes)) {
        all.set(before, with(all.get(before), new BodyRead(bytes + more)));
        continue;
      }
      nanos = Math.max(nanos + STEP_NANOS, earliest(i, thread));
      times.put(i, nanos);
      if (r.event() instanceof BackingOff(long delayNanos, _)) {
        waitsUntil.put(thread, nanos + delayNanos);
      }
      String name =
          thread == script ? "main" : r.event() instanceof ServerStopped ? "" : r.threadName();
      all.add(
          new TraceRecord(
              all.size() + 1L,
              nanos,
              1,
              r.connectionId(),
              r.requestNo(),
              threadIds.computeIfAbsent(thread, _ -> threadIds.size() + 1L),
              name,
              event(r, nanos)));
    }
    return all;
  }

  /// The thread of a step; the one that shut the server down is said to have seen its end.
  private long thread(TraceRecord r) {
    return r.event() instanceof ServerStopped ? script : r.threadId();
  }

  /// After the pause that its thread declared, or the time that the script let elapse.
  private long earliest(int step, long thread) {
    long declared = waitsUntil.getOrDefault(thread, 0L);
    waitsUntil.remove(thread);
    Duration elapsed = causes.elapsed(step);
    if (elapsed.isZero()) {
      return declared;
    }
    long since =
        causes.before(step).stream().mapToLong(k -> times.getOrDefault(k, 0L)).max().orElse(0);
    return Math.max(declared, since + elapsed.toNanos());
  }

  /// How the network cut a body is chance: reads that follow one another on a thread are one.
  private static int lastOfThread(List<TraceRecord> all, long threadId) {
    for (int i = all.size() - 1; i >= 0; i--) {
      if (all.get(i).threadId() == threadId) {
        return i;
      }
    }
    return -1;
  }

  private static TraceRecord with(TraceRecord r, TraceEvent event) {
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

  private TraceEvent event(TraceRecord r, long nanos) {
    Deque<Long> running = handlersSince.computeIfAbsent(r.threadId(), _ -> new ArrayDeque<>());
    return switch (r.event()) {
      case ListenAndServeCalled(String address, String handler) ->
          new ListenAndServeCalled(text(address), handler);
      case Listening(String address, _) -> new Listening(text(address), BACKLOG);
      case HandlerStarted started -> {
        running.push(nanos);
        yield started;
      }
      case HandlerFinished finished ->
          running.isEmpty() ? finished : new HandlerFinished(nanos - running.pop());
      case Logged(String level, String line) -> new Logged(level, text(withoutStack(line)));
      default -> withFixedTexts(r.event());
    };
  }

  /// A stack trace names lines of the program and of the JDK, which change with every version of them.
  private static String withoutStack(String line) {
    int stack = line.indexOf("\n\tat ");
    return stack < 0 ? line : line.substring(0, stack);
  }

  private TraceEvent withFixedTexts(TraceEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>();
    EventFields.of(event).forEach((name, value) -> fields.put(name, fixedValue(name, value)));
    return EventFields.event(event.getClass().getSimpleName(), fields);
  }

  private Object fixedValue(String name, Object value) {
    return switch (value) {
      case String s -> name.equals("Date") ? DATE : text(s);
      case List<?> list -> list.stream().map(item -> fixedValue(name, item)).toList();
      case Map<?, ?> map -> {
        Map<String, Object> all = new LinkedHashMap<>();
        map.forEach((k, v) -> all.put(k.toString(), fixedValue(k.toString(), v)));
        yield all;
      }
      default -> value;
    };
  }

  private String text(String s) {
    String fixed = s;
    for (Map.Entry<Pattern, String> port : ports.entrySet()) {
      fixed = port.getKey().matcher(fixed).replaceAll(port.getValue());
    }
    return fixed;
  }
}
