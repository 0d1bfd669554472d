package dev.vitrine.tracer.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceRecord;
import java.util.Random;
import org.junit.jupiter.api.Test;

class StateAtTest {
  private static Long fold(Long sum, Entry entry) {
    return entry instanceof Entry.Gap ? -1L : sum * 31 + entry.seq();
  }

  private static StateAt<Long> states(TraceStore store) {
    return new StateAt<>(store, 1L, StateAtTest::fold);
  }

  private static TraceStore store(int bound, int count) {
    TraceStore store = new TraceStore(bound);
    for (long seq = 1; seq <= count; seq++) {
      append(store, seq);
    }
    return store;
  }

  private static void append(TraceStore store, long seq) {
    store.append(new TraceRecord(seq, seq, 1, 0, 0, 1, "t", new AcceptWaiting()));
  }

  @Test
  void givesTheSameStateFromKeyframesAsFromTheStart() {
    TraceStore store = store(TraceStore.BOUND, 60_000);
    long[] expected = new long[60_001];
    expected[0] = 1;
    for (int i = 0; i < 60_000; i++) {
      expected[i + 1] = fold(expected[i], store.get(i));
    }
    StateAt<Long> states = states(store);
    Random random = new Random(7);
    for (int i = 0; i < 300; i++) {
      int cursor = random.nextInt(60_200);
      assertEquals(expected[Math.min(cursor, 60_000)], states.at(cursor), "cursor " + cursor);
    }
    assertEquals(expected[60_000], states.at(60_000));
    assertTrue(states.keyframes() > 2, states.keyframes() + " keyframes");
  }

  @Test
  void isFoldedAheadByAnotherThread() throws Exception {
    TraceStore store = store(TraceStore.BOUND, 200_000);
    StateAt<Long> states = states(store);
    assertFalse(states.isNear(200_000));
    assertTrue(states.isNear(10));
    Thread other = Thread.ofPlatform().start(() -> states.ahead(() -> true));
    states.at(5);
    other.join();
    assertTrue(states.isNear(200_000));
    assertTrue(states.isNear(123_456));
    assertEquals(states(store).at(123_456), states.at(123_456));
    assertEquals(states(store).at(200_000), states.at(200_000));
  }

  @Test
  void stopsFoldingAheadWhenNobodyWantsIt() {
    StateAt<Long> states = states(store(TraceStore.BOUND, 50_000));
    assertEquals(0, states.ahead(() -> false));
    assertFalse(states.isNear(50_000));
  }

  /// What was folded before the oldest went stays right; who begins later begins with a gap.
  @Test
  void goesOnWhereTheOldestWereLeftOut() {
    TraceStore store = store(1, 10);
    StateAt<Long> states = states(store);
    long expected = states.at(10);
    for (long seq = 11; seq <= 100_000; seq++) {
      append(store, seq);
      expected = fold(expected, store.get((int) seq - 1));
      if (seq % 1000 == 0) {
        assertEquals(expected, states.at((int) seq));
      }
    }
    int first = store.first();
    assertTrue(first > 0);
    assertEquals(expected, states.at(100_000));
    assertEquals(expected, states.at(200_000));
    long start = states.at(0);
    assertEquals(start, states.at(first));
    assertEquals(-1L, states(store).at(first));
    assertEquals(fold(start, store.get(first)), states.at(first + 1));
  }
}
