package dev.vitrine.tracer.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceRecord;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
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

  /// Every kind of event, each field with a value that a default would not have.
  @Test
  void givesBackEveryKindOfEventAsItWas() {
    Random random = new Random(5);
    List<Entry> all = new ArrayList<>();
    for (int kind = 0; EventKinds.blank(kind) != null; kind++) {
      TraceEvent blank = Objects.requireNonNull(EventKinds.blank(kind));
      for (int i = 0; i < 3; i++) {
        all.add(new Entry.Step(filled(blank, random)));
      }
      all.add(new Entry.Step(record(blank)));
      all.add(new Entry.Step(record(blank), Map.of("later", List.of(1L, "x", 2.5, true))));
    }
    Map<String, Object> fields = Map.of("a", 1L, "b", Map.of("c", List.of("d")), "e", "한국어");
    all.add(new Entry.Unknown(9, 8, 7, 6, 5, 4, "", "Later", fields));
    all.add(new Entry.Gap(118, 77, 2));
    TraceStore store = new TraceStore();
    all.forEach(store::append);
    for (int i = 0; i < all.size(); i++) {
      assertEquals(TraceLine.write(all.get(i)), TraceLine.write(store.get(i)));
      assertEquals(all.get(i).event(), store.get(i).event());
      assertEquals(all.get(i).nanos(), store.nanos(i));
    }
    assertEquals(all.getLast(), store.get(store.size() - 1));
  }

  private static TraceRecord filled(TraceEvent blank, Random random) {
    Map<String, Object> fields = new HashMap<>();
    for (RecordComponent field : blank.getClass().getRecordComponents()) {
      Class<?> type = field.getType();
      Object value;
      if (type == String.class) {
        value = "text " + random.nextInt(4);
      } else if (type == boolean.class) {
        value = true;
      } else if (type == byte[].class) {
        value = new byte[] {1, -1, (byte) random.nextInt()};
      } else if (type.isEnum()) {
        value = type.getEnumConstants()[random.nextInt(type.getEnumConstants().length)];
      } else if (type == List.class) {
        value = List.of("one", "two " + random.nextInt(4));
      } else if (type == Map.class) {
        boolean lists = field.getGenericType().getTypeName().contains("List");
        value = Map.of("name", lists ? List.of("v") : "v");
      } else {
        value = type == int.class ? (Object) random.nextInt() : (Object) random.nextLong();
      }
      fields.put(field.getName(), value);
    }
    TraceEvent event = EventFields.event(blank.getClass().getSimpleName(), fields);
    return new TraceRecord(
        random.nextLong(), random.nextLong(), 3, random.nextLong(), 2, 1L << 40, "t", event);
  }

  private static TraceRecord record(TraceEvent event) {
    return new TraceRecord(1, 2, 1, 0, 0, 1, "t", event);
  }

  @Test
  void findsByConnectionRequestAndKindWhatANaiveSearchFinds() {
    TraceStore store = Traffic.store(40_000, 7);
    List<Entry> all = store.snapshot();
    BitSet headers = EventKinds.where(e -> e instanceof HeaderRead);
    Random random = new Random(11);
    for (int i = 0; i < 150; i++) {
      long connection = random.nextInt(5) == 0 ? Sought.ANY : 1 + random.nextInt(300);
      Sought sought = Sought.connection(connection);
      if (random.nextBoolean()) {
        sought = sought.request(1 + random.nextInt(9));
      }
      if (random.nextBoolean()) {
        sought = sought.without(headers);
      }
      int from = random.nextInt(all.size());
      assertEquals(naive(all, from, 1, sought), store.next(from, sought), sought + " from " + from);
      assertEquals(
          naive(all, from, -1, sought), store.previous(from, sought), sought + " to " + from);
    }
    assertEquals(-1, store.next(all.size(), Sought.ALL));
    assertEquals(-1, store.previous(-1, Sought.ALL));
  }

  private static int naive(List<Entry> all, int from, int step, Sought sought) {
    for (int i = from; i >= 0 && i < all.size(); i += step) {
      Entry e = all.get(i);
      boolean header = e.event().equals("HeaderRead");
      if ((sought.connection() == Sought.ANY || sought.connection() == e.connectionId())
          && (sought.request() == Sought.ANY || sought.request() == e.requestNo())
          && (sought.without().isEmpty() || !header)) {
        return i;
      }
    }
    return -1;
  }

  @Test
  void findsACursorFarBackAmongTwoServers() {
    TraceStore store = new TraceStore();
    for (int i = 1; i <= 40_000; i++) {
      store.append(new TraceRecord(i, i, 1 + i % 2, 0, 0, 1, "t", new AcceptWaiting()));
    }
    assertEquals(5, store.cursorAt(2, 6));
    assertEquals(39_999, store.cursorAt(2, 40_000));
    assertEquals(40_000, store.cursorAt(1, 50_000));
  }

  @Test
  void leavesTheOldestOutBeyondItsBound() {
    TraceStore store = new TraceStore(1);
    for (long seq = 1; seq <= 100_000; seq++) {
      store.append(record(seq));
    }
    assertEquals(100_000, store.size());
    int first = store.first();
    assertTrue(first > 50_000 && first < 100_000, "first is " + first);
    assertEquals(first + 1L, store.get(first).seq());
    assertEquals(new Entry.Gap(first, 0, 0), store.get(first - 1));
    assertEquals(first, store.next(0, Sought.ALL));
    assertEquals(-1, store.previous(first - 1, Sought.ALL));
    assertEquals(100_000 - first, store.snapshot().size());
    assertEquals(first + 1L, store.snapshot().getFirst().seq());
  }
}
