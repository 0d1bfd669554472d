package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.ListenAndServeCalled;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.EventFields;
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

  private final List<TraceRecord> ordered;
  private final Map<Pattern, String> ports = new LinkedHashMap<>();
  private final Map<Long, Long> threadIds = new HashMap<>();
  private final Map<Long, Long> waitsUntil = new HashMap<>();
  private final Map<Long, Deque<Long>> handlersSince = new HashMap<>();

  FixedValues(List<TraceRecord> ordered) {
    this.ordered = ordered;
    port(HOST + "0", SERVER_PORT);
    for (TraceRecord r : ordered) {
      switch (r.event()) {
        case ServeStarted(String address, _) -> port(address, SERVER_PORT);
        case Accepted(String remote, _) ->
            port(remote, FIRST_CLIENT_PORT + 2 * ((int) r.connectionId() - 1));
        default -> {}
      }
    }
  }

  private void port(String address, int fixed) {
    ports.put(Pattern.compile(Pattern.quote(address) + "(?!\\d)"), HOST + fixed);
  }

  List<TraceRecord> fixed() {
    List<TraceRecord> all = new ArrayList<>();
    long nanos = 0;
    long last = lastThread();
    for (TraceRecord r : ordered) {
      boolean stopped = r.event() instanceof TraceEvent.ServerStopped;
      long thread = stopped ? last : r.threadId();
      nanos = Math.max(nanos + STEP_NANOS, waitsUntil.getOrDefault(thread, 0L));
      waitsUntil.remove(thread);
      if (r.event() instanceof BackingOff(long delayNanos, _)) {
        waitsUntil.put(thread, nanos + delayNanos);
      }
      String name = isScript(thread) ? "main" : stopped ? "" : r.threadName();
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

  /// The thread that shut the server down; it is said to have seen its end.
  private long lastThread() {
    return ordered.stream()
        .filter(r -> r.event() instanceof TraceEvent.ShutdownStarted)
        .mapToLong(TraceRecord::threadId)
        .findFirst()
        .orElse(0);
  }

  private boolean isScript(long thread) {
    return thread == lastThread();
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
      default -> withFixedTexts(r.event());
    };
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
