package dev.vitrine.internal.emit;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.Hijacked;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Holds a trace of one server to [EventOrder] and to what counts cannot say there: numbers without
/// gaps, time that does not fall, handlers that end in the order of their calls, connection states as
/// [ConnState#successors] has them, and nothing after an end.
public final class EventOrderCheck {
  private final List<String> faults = new ArrayList<>();
  private final Map<Long, Connection> connections = new HashMap<>();
  private final Map<Long, String> acceptThreads = new HashMap<>();
  private final Map<Long, String> dispatchThreads = new HashMap<>();
  private final Map<Long, Long> openHandlers = new HashMap<>();
  private String shutdown = EventOrder.BEGIN;
  private long failures;
  private boolean stopped;

  private static final class Connection {
    final Map<EventOrder, String> states = new EnumMap<>(EventOrder.class);
    ConnState state; // null before the first
    long requests;
    boolean closed;
    boolean hijacked;
  }

  private EventOrderCheck() {}

  /// What is wrong with a whole trace of one server, in words; empty when all is well.
  ///
  /// @param records in any order
  public static List<String> faults(List<TraceRecord> records) {
    List<TraceRecord> ordered = new ArrayList<>(records);
    ordered.sort(Comparator.comparingLong(TraceRecord::seq));
    EventOrderCheck check = new EventOrderCheck();
    TraceRecord before = null;
    for (TraceRecord r : ordered) {
      check.numbers(before, r);
      check.step(r);
      before = r;
    }
    check.end();
    return check.faults;
  }

  private void numbers(TraceRecord before, TraceRecord r) {
    require(r.seq() == (before == null ? 1 : before.seq() + 1), r, "a gap in the numbers");
    require(before == null || r.nanos() >= before.nanos(), r, "time fell");
  }

  private void step(TraceRecord r) {
    if (stopped) {
      Connection left = connections.get(r.connectionId());
      require(left != null && left.hijacked, r, "after ServerStopped");
    }
    if (r.connectionId() == 0 || r.event() instanceof Accepted) {
      serverStep(r);
    }
    if (r.connectionId() != 0) {
      connectionStep(r, connections.computeIfAbsent(r.connectionId(), _ -> new Connection()));
    }
  }

  private void serverStep(TraceRecord r) {
    String accept = acceptThreads.getOrDefault(r.threadId(), EventOrder.BEGIN);
    acceptThreads.put(r.threadId(), next(EventOrder.ACCEPT, accept, r));
    shutdown = next(EventOrder.SHUTDOWN, shutdown, r);
    switch (r.event()) {
      case BackingOff e -> require(e.attempt() == ++failures, r, "attempts are counted from 1");
      case BackoffReset _ -> {
        require(failures > 0, r, "there was nothing to reset");
        failures = 0;
      }
      case ServerStopped _ -> stopped = true;
      default -> {
        // The machines say all there is to say.
      }
    }
  }

  private void connectionStep(TraceRecord r, Connection connection) {
    require(!connection.closed, r, "after the connection's end");
    require(!connection.hijacked || EventOrder.mayFollowHijack(r.event()), r, "after Hijacked");
    for (EventOrder order : EventOrder.values()) {
      if (order.isOfConnection()) {
        String state = connection.states.getOrDefault(order, EventOrder.BEGIN);
        connection.states.put(order, next(order, state, r));
      }
    }
    String dispatch = dispatchThreads.getOrDefault(r.threadId(), EventOrder.BEGIN);
    dispatchThreads.put(r.threadId(), next(EventOrder.DISPATCH, dispatch, r));
    switch (r.event()) {
      case ConnStateChanged e -> {
        require(e.from() == connection.state, r, "it was in another state");
        require(
            e.from() == null ? e.to() == ConnState.NEW : e.from().successors().contains(e.to()),
            r,
            "no such change of state");
        connection.state = e.to();
      }
      case RequestReadStarted _ ->
          require(r.requestNo() == ++connection.requests, r, "requests are counted from 1");
      case HandlerStarted _ -> openHandlers.merge(r.threadId(), 1L, Long::sum);
      case HandlerFinished _ -> handlerEnded(r);
      case HandlerPanicked _ -> handlerEnded(r);
      case Hijacked _ -> connection.hijacked = true;
      case ConnectionClosed _ -> connection.closed = true;
      default -> {
        // The machines say all there is to say.
      }
    }
  }

  private void handlerEnded(TraceRecord r) {
    long open = openHandlers.merge(r.threadId(), -1L, Long::sum);
    require(open >= 0, r, "no handler had started on this thread");
  }

  private String next(EventOrder order, String state, TraceRecord r) {
    if (!order.names(r.event())) {
      return state;
    }
    String next = order.next(state, r.event());
    require(next != null, r, "not in the state " + state + " of " + order);
    return next == null ? state : next;
  }

  private void end() {
    if (!stopped) {
      return; // the trace ends while the server runs
    }
    connections.forEach((id, connection) -> {
      // A hook that gives no context ends serve before the accepted socket is a connection.
      boolean created = !"accepted".equals(connection.states.get(EventOrder.CONNECTION));
      if (created && !connection.closed && !connection.hijacked) {
        faults.add("connection " + id + " has no end");
      }
    });
  }

  private void require(boolean condition, TraceRecord r, String what) {
    if (!condition) {
      faults.add("seq " + r.seq() + " conn " + r.connectionId() + ": " + r.event() + ": " + what);
    }
  }
}
