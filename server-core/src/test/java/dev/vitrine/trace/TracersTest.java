package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BytesSent;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// What becomes of tracers that are put together: [Tracer#of], [Tracer#async], [RingTracer].
@Timeout(60)
class TracersTest {
  private static TraceRecord record(long seq) {
    return new TraceRecord(seq, seq, 1, 0, 0, 1, "main", new AcceptWaiting());
  }

  @Test
  void ofNothingIsNone() {
    assertSame(Tracer.none(), Tracer.of());
    assertSame(Tracer.none(), Tracer.of(Tracer.none(), Tracer.none()));
    Tracer one = r -> {};
    assertSame(one, Tracer.of(Tracer.none(), one));
  }

  @Test
  void tellsThemInOrder() {
    List<String> order = new ArrayList<>();
    Tracer nested = Tracer.of(r -> order.add("b"), r -> order.add("c"));
    Tracer.of(r -> order.add("a"), nested, r -> order.add("d")).onEvent(record(1));
    assertEquals(List.of("a", "b", "c", "d"), order);
  }

  @Test
  void nothingMayStandBehindAGate() {
    try (StepGate gate = new StepGate();
        StepGate second = new StepGate()) {
      Tracer other = r -> {};
      assertEquals(Detail.STEPS, Tracer.of(other, gate).detail());
      assertThrows(IllegalArgumentException.class, () -> Tracer.of(gate, other));
      assertThrows(IllegalArgumentException.class, () -> Tracer.of(gate, second));
      assertThrows(IllegalArgumentException.class, () -> Tracer.of(Tracer.of(other, gate), other));
      assertSame(gate, Tracer.of(gate, Tracer.none()));
    }
  }

  @Test
  void aQueueRefusesAGate() {
    try (StepGate gate = new StepGate()) {
      assertThrows(IllegalArgumentException.class, () -> Tracer.async(gate, 1));
      assertThrows(IllegalArgumentException.class, () -> Tracer.async(Tracer.of(r -> {}, gate), 1));
    }
    assertThrows(IllegalArgumentException.class, () -> Tracer.async(r -> {}, 0));
  }

  @Test
  void outsideAServerToOneThatThrowsIsDroppedAlone() {
    int[] calls = new int[2];
    Tracer list =
        Tracer.of(
            r -> {
              calls[0]++;
              throw new IllegalStateException("bad");
            },
            r -> calls[1]++);
    list.onEvent(record(1));
    list.onEvent(record(2));
    assertEquals(1, calls[0]);
    assertEquals(2, calls[1]);
  }

  @Test
  void asksForBytesWhenOneOfThemDoes() {
    List<TraceRecord> steps = new ArrayList<>();
    ConcurrentLinkedQueue<TraceRecord> all = new ConcurrentLinkedQueue<>();
    Tracer bytes =
        new Tracer() {
          @Override
          public void onEvent(TraceRecord r) {
            all.add(r);
          }

          @Override
          public Detail detail() {
            return Detail.BYTES;
          }
        };
    Tracer both = Tracer.of(steps::add, bytes);
    assertEquals(Detail.BYTES, both.detail());
    both.onEvent(new TraceRecord(1, 0, 1, 1, 1, 1, "", new BytesSent(0, new byte[1])));
    assertEquals(0, steps.size());
    assertEquals(1, all.size());
    try (AsyncTracer async = Tracer.async(bytes, 1)) {
      assertEquals(Detail.BYTES, async.detail());
    }
  }

  @Test
  void aQueueDeliversAllInOrderUntilItIsClosed() {
    List<TraceRecord> seen = new ArrayList<>();
    AsyncTracer async = Tracer.async(seen::add, 1_000);
    List<TraceRecord> sent = new ArrayList<>();
    for (int i = 1; i <= 1_000; i++) {
      sent.add(record(i));
      async.onEvent(sent.getLast());
    }
    async.close();
    assertEquals(sent, seen);
    assertEquals(0, async.dropped());
    async.onEvent(record(1_001));
    assertEquals(1, async.dropped());
    async.close();
  }

  @Test
  void aFullQueueBlocksNobodyAndCounts() throws InterruptedException {
    CountDownLatch taken = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    List<TraceRecord> seen = new ArrayList<>();
    AsyncTracer async =
        Tracer.async(
            r -> {
              taken.countDown();
              awaitQuietly(go);
              seen.add(r);
            },
            2);
    async.onEvent(record(1));
    assertTrue(taken.await(20, TimeUnit.SECONDS));
    for (int i = 2; i <= 10; i++) {
      async.onEvent(record(i));
    }
    assertEquals(7, async.dropped());
    go.countDown();
    async.close();
    assertEquals(List.of(record(1), record(2), record(3)), seen);
  }

  @Test
  void aFailureBehindTheQueueReachesTheServersLogOnce() throws InterruptedException {
    List<String> log = new ArrayList<>();
    CountDownLatch failed = new CountDownLatch(1);
    AsyncTracer async =
        Tracer.async(
            r -> {
              failed.countDown();
              throw new IllegalStateException("no room");
            },
            10);
    ServerTrace trace = new ServerTrace(async, new ManualClock(), log::add);
    trace.emit(new AcceptWaiting());
    assertTrue(failed.await(20, TimeUnit.SECONDS));
    async.close();
    for (int i = 0; i < 3; i++) {
      trace.emit(new AcceptWaiting());
    }
    assertEquals(1, log.size());
    assertTrue(log.getFirst().contains("no room"), log.getFirst());
  }

  @Test
  void theTracerBehindTheQueueMayCloseIt() throws InterruptedException {
    CountDownLatch closed = new CountDownLatch(1);
    AsyncTracer[] async = new AsyncTracer[1];
    async[0] =
        Tracer.async(
            r -> {
              async[0].close();
              closed.countDown();
            },
            4);
    async[0].onEvent(record(1));
    assertTrue(closed.await(20, TimeUnit.SECONDS));
    async[0].close();
  }

  @Test
  void aRingKeepsTheLast() {
    RingTracer ring = new RingTracer(3);
    assertEquals(List.of(), ring.records());
    for (int i = 1; i <= 5; i++) {
      ring.onEvent(record(i));
      assertEquals(Math.max(0, i - 3), ring.dropped());
    }
    assertEquals(List.of(record(3), record(4), record(5)), ring.records());
    assertThrows(IllegalArgumentException.class, () -> new RingTracer(0));
  }

  private static void awaitQuietly(CountDownLatch latch) {
    try {
      assertTrue(latch.await(20, TimeUnit.SECONDS));
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }
}
