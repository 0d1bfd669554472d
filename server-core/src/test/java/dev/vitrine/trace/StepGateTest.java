package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class StepGateTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final StepGate gate = new StepGate();
  private final BlockingQueue<TraceRecord> arrived = new LinkedBlockingQueue<>();
  private final List<String> log = new ArrayList<>();
  private final ManualClock clock = new ManualClock();
  private final ServerTrace server = new ServerTrace(gate, clock, log::add);

  @AfterEach
  void nothingFailedAndNobodyStays() {
    gate.close();
    assertEquals(List.of(), log);
  }

  /// Stands in the queue of what is held where a thread has come to its end instead.
  private static final TraceRecord ENDED = new TraceRecord(0, 0, 0, 0, 0, 0, "", new Flushed());

  /// A connection's thread that takes `steps` steps, numbered by [BodyRead] from 1.
  private Thread connection(ServerTrace of, long id, int steps) {
    ConnectionTrace trace = of.connection(id);
    return steps(() -> {
      for (int i = 1; i <= steps; i++) {
        trace.emit(new BodyRead(i));
      }
    });
  }

  private Thread steps(Runnable taken) {
    return Thread.ofVirtual()
        .start(() -> {
          taken.run();
          arrived.add(ENDED);
        });
  }

  private TraceRecord nextHeld() throws InterruptedException {
    TraceRecord r = arrived.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertNotNull(r, "no step was held");
    assertNotEquals(ENDED, r, "a thread came to its end, and its steps were not held");
    return r;
  }

  /// Waits for what nobody tells of.
  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come to that");
      Thread.onSpinWait();
    }
  }

  private static long step(TraceRecord r) {
    return ((BodyRead) r.event()).bytes();
  }

  @Test
  void runsAtFirst() throws InterruptedException {
    assertFalse(gate.isPaused());
    assertTrue(connection(server, 1, 5).join(LIMIT));
    assertFalse(gate.step());
    assertEquals(List.of(), gate.held());
  }

  @Test
  void holdsAStepAndReleasesExactlyOne() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    Thread thread = connection(server, 1, 3);
    for (int i = 1; i <= 3; i++) {
      TraceRecord r = nextHeld();
      assertEquals(i, step(r));
      assertEquals(List.of(r), gate.held());
      assertTrue(thread.isAlive());
      assertTrue(gate.step());
    }
    assertTrue(thread.join(LIMIT));
    assertFalse(gate.step());
  }

  @Test
  void releasesTheStepThatCameFirst() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    for (int id = 1; id <= 20; id++) {
      connection(server, id, 2);
      nextHeld();
    }
    for (long seq = 1; seq <= 40; seq++) {
      assertEquals(seq, gate.held().getFirst().seq());
      assertTrue(gate.step());
      if (seq <= 20) {
        assertEquals(20 + seq, nextHeld().seq(), "each gets its turn");
      }
    }
    assertFalse(gate.step());
  }

  @Test
  void stepsOneConnectionAlone() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    connection(server, 1, 2);
    nextHeld();
    connection(server, 2, 2);
    nextHeld();
    assertTrue(gate.step(2));
    TraceRecord r = nextHeld();
    assertEquals(2, r.connectionId());
    assertEquals(2, step(r));
    assertFalse(gate.step(3));
    assertFalse(gate.step(0));
    assertEquals(2, gate.held().size());
  }

  @Test
  void stepsTheServersOwnThreadAsConnectionZero() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    Thread accept = steps(() -> server.emit(new AcceptWaiting()));
    nextHeld();
    assertFalse(gate.step(1));
    assertTrue(gate.step(0));
    assertTrue(accept.join(LIMIT));
  }

  @Test
  void resumeReleasesEverybody() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    List<Thread> threads = new ArrayList<>();
    for (int id = 1; id <= 10; id++) {
      threads.add(connection(server, id, 3));
    }
    for (int id = 1; id <= 10; id++) {
      nextHeld();
    }
    gate.resume();
    for (Thread thread : threads) {
      assertTrue(thread.join(LIMIT));
    }
    assertFalse(gate.isPaused());
  }

  @Test
  void runsToTheStepThatMatchesAndHoldsIt() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    Thread thread = connection(server, 1, 10);
    nextHeld();
    gate.runTo(r -> r.event() instanceof BodyRead read && read.bytes() == 7);
    assertEquals(7, step(nextHeld()));
    assertTrue(gate.isPaused());
    assertTrue(gate.step());
    assertEquals(8, step(nextHeld()));
    gate.resume();
    assertTrue(thread.join(LIMIT), "it matches once only");
  }

  @Test
  void runToDoesNotStopAtWhatIsHeldAlready() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    connection(server, 1, 3);
    nextHeld();
    gate.runTo(r -> true);
    assertEquals(2, step(nextHeld()));
  }

  @Test
  void aBreakpointPausesEverybodyUntilItIsRemoved() throws InterruptedException {
    gate.onHeld(arrived::add);
    StepGate.Breakpoint even =
        gate.breakOn(r -> r.event() instanceof BodyRead read && read.bytes() % 2 == 0);
    Thread first = connection(server, 1, 6);
    assertEquals(2, step(nextHeld()));
    assertTrue(gate.isPaused());
    Thread other = Thread.ofVirtual().start(() -> server.connection(2).emit(new BodyRead(1)));
    assertEquals(1, step(nextHeld()), "another thread is held at any step");
    gate.resume();
    assertEquals(4, step(nextHeld()));
    even.remove();
    gate.resume();
    assertTrue(first.join(LIMIT));
    assertTrue(other.join(LIMIT));
  }

  @Test
  void runsToTheNextStepOfAKindAConnectionOrARequest() throws InterruptedException {
    gate.onHeld(arrived::add);
    ConnectionTrace first = server.connection(1);
    ConnectionTrace second = server.connection(2);
    gate.runTo(r -> r.connectionId() == 2);
    Thread thread =
        steps(() -> {
          for (int request = 1; request <= 3; request++) {
            for (ConnectionTrace trace : List.of(first, second)) {
              trace.requestNo(request);
              trace.emit(new BodyRead(1));
              trace.emit(new Flushed());
            }
          }
        });
    assertEquals(2, nextHeld().connectionId());
    gate.runTo(r -> r.connectionId() == 1 && r.requestNo() == 3);
    TraceRecord r = nextHeld();
    assertEquals(List.of(1L, 3L), List.of(r.connectionId(), r.requestNo()));
    gate.runTo(x -> x.event() instanceof Flushed);
    assertEquals(new Flushed(), nextHeld().event());
    gate.resume();
    assertTrue(thread.join(LIMIT));
  }

  @Test
  void aConditionThatIsTakenAwayWhileItIsAskedHoldsNobody() throws InterruptedException {
    StepGate.Breakpoint[] breakpoint = new StepGate.Breakpoint[1];
    breakpoint[0] =
        gate.breakOn(r -> {
          breakpoint[0].remove();
          return true;
        });
    gate.runTo(r -> {
      gate.resume(); // which waits for nothing any more
      return true;
    });
    assertTrue(connection(server, 1, 3).join(LIMIT));
    assertFalse(gate.isPaused());
  }

  @Test
  void theListenerMayReleaseTheStep() throws InterruptedException {
    gate.onHeld(r -> assertTrue(gate.step()));
    gate.pause();
    assertTrue(connection(server, 1, 100).join(LIMIT));
  }

  @Test
  void slowMotionLetsEveryStepPassInTheEnd() throws InterruptedException {
    gate.delay(Duration.ofNanos(1));
    assertTrue(connection(server, 1, 20).join(LIMIT));
    assertEquals(List.of(), gate.held());
  }

  @Test
  void whatIsSlowedDownIsHeldByAPauseAndFreedByAResume() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.delay(Duration.ofDays(1));
    TracerProbe probe = new TracerProbe();
    ServerTrace slow = new ServerTrace(Tracer.of(probe, gate), clock, log::add);
    Thread thread = connection(slow, 1, 1);
    probe.await(1);
    gate.pause();
    nextHeld();
    gate.resume();
    assertTrue(thread.join(LIMIT));
  }

  @Test
  void slowMotionThatEndsFreesWhatItSlowedDown() throws InterruptedException {
    gate.delay(Duration.ofDays(1));
    TracerProbe probe = new TracerProbe();
    ServerTrace slow = new ServerTrace(Tracer.of(probe, gate), clock, log::add);
    Thread thread = connection(slow, 1, 3);
    probe.await(1);
    gate.delay(Duration.ZERO);
    assertTrue(thread.join(LIMIT));
  }

  @Test
  void closingTheGateReleasesEverybodyForGood() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    Thread held = connection(server, 1, 3);
    nextHeld();
    gate.close();
    assertTrue(held.join(LIMIT));
    assertFalse(gate.isPaused());
    gate.pause();
    gate.runTo(r -> true);
    gate.breakOn(r -> true);
    gate.delay(Duration.ofDays(1));
    assertTrue(connection(server, 2, 3).join(LIMIT));
    assertFalse(clock.stopped());
  }

  @Test
  void closingTheGateFreesWhatIsSlowedDown() throws InterruptedException {
    gate.delay(Duration.ofDays(1));
    TracerProbe probe = new TracerProbe();
    Thread thread = connection(new ServerTrace(Tracer.of(probe, gate), clock, log::add), 1, 3);
    probe.await(1);
    gate.close();
    assertTrue(thread.join(LIMIT));
  }

  @Test
  void theServersClockStandsStillWhileTheGateIsPaused() throws InterruptedException {
    gate.onHeld(arrived::add);
    clock.advance(10);
    gate.pause();
    clock.advance(1_000);
    assertEquals(10, clock.nanos());
    ServerTrace later = new ServerTrace(gate, new ManualClock(), log::add);
    assertTrue(later.clock().stopped(), "a server that is built meanwhile stands still, too");
    gate.pause();
    gate.resume();
    assertFalse(later.clock().stopped());
    clock.advance(1);
    assertEquals(11, clock.nanos());

    gate.breakOn(r -> true);
    connection(server, 1, 1);
    nextHeld();
    assertTrue(clock.stopped(), "a breakpoint pauses everybody");
    gate.step();
    assertTrue(clock.stopped(), "a step lets no time pass");
  }

  @Test
  void aStepThatIsSlowedDownMovesItsOwnConnectionsClockAlone() throws InterruptedException {
    gate.delay(Duration.ofDays(1));
    TracerProbe probe = new TracerProbe();
    ServerTrace slow = new ServerTrace(Tracer.of(probe, gate), clock, log::add);
    ConnectionTrace held = slow.connection(1);
    ConnectionTrace other = slow.connection(2);
    Thread thread = steps(() -> held.emit(new BodyRead(1)));
    probe.await(1);
    await(() -> held.clock().stopped());
    clock.advance(500);
    assertEquals(0, held.nanos());
    assertEquals(500, other.nanos());
    gate.delay(Duration.ZERO);
    assertTrue(thread.join(LIMIT));
    clock.advance(5);
    assertEquals(5, held.nanos());
    assertEquals(505, other.nanos());
  }

  @Test
  void closingAServerReleasesItsThreadsAndStartsItsClockAlone() throws InterruptedException {
    gate.onHeld(arrived::add);
    ManualClock secondClock = new ManualClock();
    ServerTrace second = new ServerTrace(gate, secondClock, log::add);
    gate.pause();
    Thread first = connection(server, 1, 3);
    nextHeld();
    Thread other = connection(second, 1, 3);
    nextHeld();
    server.release();
    assertTrue(first.join(LIMIT));
    assertTrue(connection(server, 2, 3).join(LIMIT), "nothing of it is held any more");
    assertFalse(clock.stopped());
    assertTrue(secondClock.stopped());
    assertTrue(other.isAlive());
    server.release();
    gate.resume();
    assertTrue(other.join(LIMIT));
  }

  @Test
  void severalServersAreOrderedByTheirNumbers() throws InterruptedException {
    gate.onHeld(arrived::add);
    ServerTrace second = new ServerTrace(gate, new ManualClock(), log::add);
    gate.pause();
    connection(second, 1, 1);
    nextHeld();
    connection(server, 1, 1);
    nextHeld();
    assertEquals(
        List.of(server.serverId(), second.serverId()),
        gate.held().stream().map(TraceRecord::serverId).toList());
    gate.step();
    assertEquals(second.serverId(), gate.held().getFirst().serverId());
  }

  @Test
  void aServersLastStepCanBeStepped() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    Thread last = steps(() -> server.emit(new ServerStopped()));
    nextHeld();
    assertTrue(clock.stopped());
    gate.step();
    assertTrue(last.join(LIMIT));
    assertFalse(clock.stopped(), "the gate forgets a server that is gone");
  }

  @Test
  void anInterruptReleasesNobodyAndIsNotLost() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    boolean[] interrupted = new boolean[1];
    Thread thread =
        steps(() -> {
          server.emit(new AcceptWaiting());
          interrupted[0] = Thread.currentThread().isInterrupted();
        });
    TraceRecord r = nextHeld();
    thread.interrupt();
    assertEquals(List.of(r), gate.held());
    gate.step();
    assertTrue(thread.join(LIMIT));
    assertTrue(interrupted[0]);
  }

  @Test
  void aConditionThatThrowsReleasesTheServer() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    Thread held = connection(server, 1, 1);
    nextHeld();
    gate.breakOn(r -> {
      throw new IllegalStateException("bad condition");
    });
    Thread asking = connection(server, 2, 1);
    assertTrue(asking.join(LIMIT));
    assertTrue(held.join(LIMIT));
    assertFalse(clock.stopped());
    assertEquals(1, log.size());
    log.clear();
  }

  @Test
  void holdsRecordsThatSomebodyHandsOn() throws InterruptedException {
    gate.onHeld(arrived::add);
    gate.pause();
    ServerTrace chosen =
        new ServerTrace(
            r -> {
              if (r.event() instanceof Accepted) {
                gate.onEvent(r);
              }
            },
            clock,
            log::add);
    Thread thread =
        steps(() -> {
          chosen.emit(new AcceptWaiting());
          chosen.emit(new Accepted("a", "b"));
        });
    assertEquals(new Accepted("a", "b"), nextHeld().event());
    gate.step();
    assertTrue(thread.join(LIMIT));
  }

  /// Whatever is done to the gate, nobody stays behind, and no step is lost or taken twice.
  @Test
  void nobodyStaysBehindWhateverIsDone() throws InterruptedException {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(42);
    for (int round = 0; round < 30; round++) {
      StepGate any = new StepGate();
      try {
        RingTracer ring = new RingTracer(10_000);
        ServerTrace trace = new ServerTrace(Tracer.of(ring, any), new ManualClock(), log::add);
        CountDownLatch done = new CountDownLatch(8);
        for (int id = 1; id <= 8; id++) {
          ConnectionTrace connection = trace.connection(id);
          Thread.ofVirtual()
              .start(() -> {
                for (int i = 1; i <= 50; i++) {
                  connection.emit(new BodyRead(i));
                }
                done.countDown();
              });
        }
        for (int i = 0; i < 300; i++) {
          switch (random.nextInt(8)) {
            case 0 -> any.pause();
            case 1 -> any.resume();
            case 2 -> any.step(random.nextInt(1, 9));
            case 3 -> any.runTo(r -> r.seq() % 17 == 0);
            case 4 -> any.breakOn(r -> r.seq() % 31 == 0).remove();
            case 5 -> any.delay(Duration.ofNanos(random.nextInt(3) * 10_000L));
            default -> any.step();
          }
          List<TraceRecord> held = any.held();
          for (int k = 1; k < held.size(); k++) {
            assertTrue(held.get(k - 1).seq() < held.get(k).seq());
          }
        }
        if (random.nextBoolean()) {
          any.close();
        } else {
          trace.release();
        }
        assertTrue(done.await(LIMIT.toSeconds(), TimeUnit.SECONDS));
        assertFalse(trace.clock().stopped());
        assertEquals(8 * 50, ring.records().size());
      } finally {
        any.close();
      }
    }
  }

  /// Tells when a step has reached the tracers before the gate.
  private static final class TracerProbe implements Tracer {
    private final BlockingQueue<TraceRecord> seen = new LinkedBlockingQueue<>();

    @Override
    public void onEvent(TraceRecord r) {
      seen.add(r);
    }

    void await(int count) throws InterruptedException {
      for (int i = 0; i < count; i++) {
        assertNotNull(seen.poll(LIMIT.toSeconds(), TimeUnit.SECONDS));
      }
    }
  }
}
