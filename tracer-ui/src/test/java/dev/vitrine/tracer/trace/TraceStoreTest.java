package dev.vitrine.tracer.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.BiFunction;
import org.junit.jupiter.api.Test;

class TraceStoreTest {
  private static TraceRecord record(long seq) {
    return new TraceRecord(seq, seq, 1, 0, 0, 1, "t", new AcceptWaiting());
  }

  @Test
  void losesNothingThatManyThreadsAppend() throws Exception {
    TraceStore store = new TraceStore();
    List<Thread> threads = new ArrayList<>();
    for (int t = 0; t < 4; t++) {
      long from = t * 5_000L;
      threads.add(
          Thread.ofPlatform()
              .start(() -> {
                for (long seq = from + 1; seq <= from + 5_000; seq++) {
                  store.append(record(seq));
                }
              }));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertEquals(20_000, store.size());
    assertEquals(20_000, store.snapshot().stream().map(Entry::seq).distinct().count());
  }

  @Test
  void keepsASnapshotAsItWas() {
    TraceStore store = new TraceStore();
    store.append(record(1));
    List<Entry> before = store.snapshot();
    store.append(record(2));
    assertEquals(1, before.size());
    assertThrows(IndexOutOfBoundsException.class, () -> before.get(1));
    assertThrows(IndexOutOfBoundsException.class, () -> store.get(2));
  }

  @Test
  void findsTheCursorAfterANumberThoughRecordsCameOutOfOrder() {
    TraceStore store = new TraceStore();
    for (long seq : new long[] {1, 3, 2, 4}) {
      store.append(record(seq));
    }
    assertEquals(0, store.cursorAt(1, 0));
    assertEquals(3, store.cursorAt(1, 2));
    assertEquals(4, store.cursorAt(1, 9));
    assertEquals(0, store.cursorAt(2, 9));
  }

  @Test
  void givesTheSameStateFromKeyframesAsFromTheStart() {
    TraceStore store = new TraceStore();
    for (long seq = 1; seq <= 2_000; seq++) {
      store.append(record(seq));
    }
    BiFunction<Long, Entry, Long> fold = (sum, entry) -> sum * 31 + entry.seq();
    StateAt<Long> state = new StateAt<>(store, 1L, fold);
    Random random = new Random(7);
    for (int i = 0; i < 200; i++) {
      int cursor = random.nextInt(2_100);
      long expected = 1;
      for (Entry entry : store.snapshot().subList(0, Math.min(cursor, store.size()))) {
        expected = fold.apply(expected, entry);
      }
      assertEquals(expected, state.at(cursor), "cursor " + cursor);
    }
  }
}
