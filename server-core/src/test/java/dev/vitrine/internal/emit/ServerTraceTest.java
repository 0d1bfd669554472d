package dev.vitrine.internal.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ContextCancelled;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.Hijacked;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Test;

class ServerTraceTest {
  private final ManualClock clock = new ManualClock();
  private final List<String> log = new ArrayList<>();
  private final ConcurrentLinkedQueue<TraceRecord> seen = new ConcurrentLinkedQueue<>();

  private ServerTrace trace(Tracer... tracers) {
    return new ServerTrace(Tracer.of(tracers), clock, log::add);
  }

  @Test
  void stampsEachStepWithItsPlace() {
    clock.advance(1_000);
    ServerTrace trace = trace(seen::add);
    trace.emit(new AcceptWaiting());
    clock.advance(250);
    ConnectionTrace connection = trace.connection(3);
    connection.requestNo(2);
    connection.emit(new RequestReadStarted());
    Thread me = Thread.currentThread();
    assertEquals(
        List.of(
            new TraceRecord(
                1, 0, trace.serverId(), 0, 0, me.threadId(), me.getName(), new AcceptWaiting()),
            new TraceRecord(
                2,
                250,
                trace.serverId(),
                3,
                2,
                me.threadId(),
                me.getName(),
                new RequestReadStarted())),
        List.copyOf(seen));
  }

  @Test
  void serversAreNumberedInOrder() {
    assertEquals(trace(seen::add).serverId() + 1, trace(seen::add).serverId());
  }

  @Test
  void manyThreadsLeaveNoGapAndTimeNeverFalls() throws InterruptedException {
    ServerTrace trace = new ServerTrace(seen::add, new ServerClock(), log::add);
    List<Thread> threads = new ArrayList<>();
    for (int i = 1; i <= 16; i++) {
      ConnectionTrace connection = trace.connection(i);
      threads.add(
          Thread.ofVirtual()
              .start(() -> {
                for (int n = 1; n <= 500; n++) {
                  connection.requestNo(n);
                  connection.emit(new RequestReadStarted());
                }
              }));
    }
    for (int i = 0; i < 200; i++) {
      trace.clock().stop();
      trace.clock().start();
    }
    for (Thread thread : threads) {
      thread.join();
    }
    Map<Long, Long> lastOfConnection = new HashMap<>();
    for (TraceRecord r : seen) {
      long before = lastOfConnection.getOrDefault(r.connectionId(), 0L);
      assertEquals(before + 1, r.requestNo(), "a thread's own records come in order");
      lastOfConnection.put(r.connectionId(), r.requestNo());
    }
    List<TraceRecord> ordered = new ArrayList<>(seen);
    ordered.sort(Comparator.comparingLong(TraceRecord::seq));
    assertEquals(16 * 500, ordered.size());
    long nanos = 0;
    for (int i = 0; i < ordered.size(); i++) {
      assertEquals(i + 1, ordered.get(i).seq());
      assertTrue(ordered.get(i).nanos() >= nanos);
      nanos = ordered.get(i).nanos();
    }
  }

  @Test
  void aTracerThatThrowsIsReportedOnceAndDroppedAlone() {
    List<TraceRecord> before = new ArrayList<>();
    Tracer bad =
        r -> {
          before.add(r);
          throw new IllegalStateException("no room");
        };
    ServerTrace trace = trace(bad, seen::add);
    trace.emit(new AcceptWaiting());
    trace.emit(new AcceptWaiting());
    assertEquals(1, before.size());
    assertEquals(2, seen.size());
    assertEquals(1, log.size());
    assertTrue(log.getFirst().contains("no room"), log.getFirst());
  }

  @Test
  void anErrorOfTheTracerAndALogThatThrowsAreSurvived() {
    ServerTrace trace =
        new ServerTrace(
            r -> {
              throw new AssertionError("broken");
            },
            clock,
            text -> {
              throw new IllegalStateException("the log is full");
            });
    trace.emit(new AcceptWaiting());
    trace.emit(new AcceptWaiting());
  }

  @Test
  void bytesGoOnlyToThoseThatAskForThem() {
    List<TraceRecord> steps = new ArrayList<>();
    ServerTrace trace = trace(steps::add, new BytesToo());
    assertTrue(trace.bytes());
    trace.connection(1).emit(new BytesReceived(0, new byte[] {1}));
    trace.connection(1).emit(new Flushed());
    assertEquals(List.of(new Flushed()), steps.stream().map(TraceRecord::event).toList());
    assertEquals(2, seen.size());
    assertFalse(trace(steps::add).bytes());
  }

  private final class BytesToo implements Tracer {
    @Override
    public void onEvent(TraceRecord r) {
      seen.add(r);
    }

    @Override
    public Detail detail() {
      return Detail.BYTES;
    }
  }

  /// A tracer that logs through the server takes a step inside a step.
  @Test
  void aStepTakenInsideATracerIsToldAfterTheOneAroundIt() {
    List<TraceEvent> first = new ArrayList<>();
    List<TraceEvent> second = new ArrayList<>();
    ServerTrace[] trace = new ServerTrace[1];
    Tracer reentering =
        r -> {
          first.add(r.event());
          if (r.event() instanceof AcceptWaiting) {
            trace[0].emit(new Logged("INFO", "inside"));
          }
        };
    trace[0] = trace(reentering, r -> second.add(r.event()));
    trace[0].emit(new AcceptWaiting());
    trace[0].emit(new Flushed());
    List<TraceEvent> order =
        List.of(new AcceptWaiting(), new Logged("INFO", "inside"), new Flushed());
    assertEquals(order, first);
    assertEquals(order, second);
  }

  private List<TraceEvent> taken() {
    return seen.stream().map(TraceRecord::event).toList();
  }

  @Test
  void nothingFollowsAConnectionsEndButLinesOfTheLog() {
    ConnectionTrace connection = trace(seen::add).connection(5);
    connection.requestNo(1);
    ConnectionTrace request = connection.ofRequest();
    connection.emit(new ConnectionClosed("over"));
    request.emit(new HandlerFinished(3));
    connection.emit(new Flushed());
    request.emit(new Logged("ERROR", "late"));
    assertEquals(List.of(new ConnectionClosed("over"), new Logged("ERROR", "late")), taken());
    TraceRecord line = seen.stream().toList().getLast();
    assertEquals(List.of(2L, 0L), List.of(line.seq(), line.connectionId()), "the server's own");
  }

  @Test
  void littleFollowsAHijack() {
    ConnectionTrace connection = trace(seen::add).connection(5);
    List<TraceEvent> may =
        List.of(
            new HandlerFinished(3),
            new HandlerPanicked("oh"),
            new ContextCancelled("gone"),
            new Logged("INFO", "x"));
    connection.emit(new Hijacked());
    connection.emit(new Flushed());
    may.forEach(connection::emit);
    connection.emit(new ConnectionClosed("over"));
    List<TraceEvent> expected = new ArrayList<>(may);
    expected.addFirst(new Hijacked());
    assertEquals(expected, taken());
  }

  @Test
  void nothingOfTheServersOwnFollowsItsEnd() {
    ServerTrace trace = trace(seen::add);
    ConnectionTrace hijacked = trace.connection(1);
    hijacked.emit(new Hijacked());
    trace.emit(new ServerStopped());
    trace.emit(new AcceptWaiting());
    hijacked.emit(new HandlerFinished(3));
    assertEquals(List.of(new Hijacked(), new ServerStopped(), new HandlerFinished(3)), taken());
  }

  @Test
  void stepsOfARequestKeepItsNumberWhenTheNextHasBegun() {
    ConnectionTrace connection = trace(seen::add).connection(5);
    connection.requestNo(1);
    ConnectionTrace request = connection.ofRequest();
    connection.requestNo(2);
    request.emit(new HandlerFinished(3));
    connection.emit(new RequestReadStarted());
    assertEquals(List.of(1L, 2L), seen.stream().map(TraceRecord::requestNo).toList());
  }

  @Test
  void connectionsWithoutAGateShareTheServersClock() {
    ServerTrace trace = trace(seen::add);
    assertEquals(trace.clock(), trace.connection(1).clock());
  }
}
