package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import dev.vitrine.tracer.trace.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import javafx.beans.property.SimpleLongProperty;
import org.junit.jupiter.api.Test;

/// The table's rows against a plain list that is filtered anew each time.
class EventRowsTest {
  private final TraceStore store = new TraceStore();
  private final SimpleLongProperty connection = new SimpleLongProperty();
  private final Filter filter = new Filter(connection);
  private final EventRows rows = new EventRows(store, filter);

  @Test
  void showsWhatANaiveFilterShowsWhileTheStoreGrows() {
    RandomGenerator random = RandomGenerator.of("L64X128MixRandom");
    filter.versionProperty().subscribe(() -> rows.restart(store, store.size()));
    for (int round = 0; round < 60; round++) {
      for (int i = random.nextInt(5); i >= 0; i--) {
        append(random.nextInt(4), random.nextBoolean());
      }
      switch (random.nextInt(6)) {
        case 0 -> connection.set(random.nextInt(4));
        case 1 -> filter.toggle(Stage.ACCEPT);
        case 2 -> filter.textProperty().set(random.nextBoolean() ? "127.0.0.1:5" : "");
        default -> rows.grow(store.size());
      }
      rows.grow(store.size());
      assertEquals(expected(), List.copyOf(rows).stream().map(r -> r.seq()).toList());
    }
  }

  @Test
  void findsTheRowOfAPositionOrTheOneBefore() {
    append(1, true);
    append(2, true);
    append(1, true);
    connection.set(1);
    rows.restart(store, store.size());
    assertEquals(0, rows.rowAtOrBefore(0));
    assertEquals(0, rows.rowAtOrBefore(1));
    assertEquals(1, rows.rowAtOrBefore(2));
    assertEquals(2, rows.position(1));
    connection.set(2);
    rows.restart(store, store.size());
    assertEquals(-1, rows.rowAtOrBefore(0));
  }

  /// A search through a long run goes on by itself and finds what a search at once finds.
  @Test
  void findsATextThroughALongRunBesideTheWindow() {
    TraceStore traffic = Traffic.store(30_000, 5);
    filter.textProperty().set("/item/3?page=2");
    rows.restart(traffic, traffic.size());
    assertTrue(rows.searchedProperty().get() < 1);
    while (rows.searchedProperty().get() < 1) {
      Thread.onSpinWait();
      rows.grow(traffic.size());
    }
    List<Long> found = List.copyOf(rows).stream().map(Entry::seq).toList();
    List<Long> naive =
        traffic.snapshot().stream().filter(filter::matchesText).map(Entry::seq).toList();
    assertTrue(naive.size() > 3, naive.size() + " found");
    assertEquals(naive, found);
  }

  @Test
  void leavesOutWhatTheStoreLeavesOut() {
    TraceStore small = new TraceStore(1);
    rows.restart(small, 0);
    EventRows filtered = new EventRows(small, acceptsAlone());
    filtered.restart(small, 0);
    Traffic traffic = new Traffic(3);
    for (int i = 0; i < 70_000; i++) {
      small.append(traffic.next());
      if (i % 5_000 == 0) {
        rows.grow(small.size());
        filtered.grow(small.size());
      }
    }
    rows.grow(small.size());
    filtered.grow(small.size());
    assertTrue(small.first() > 0);
    assertEquals(small.size() - small.first(), rows.size());
    assertEquals(small.first() + 1L, rows.getFirst().seq());
    assertEquals(0, rows.rowAtOrBefore(small.first()));
    List<Entry> expected =
        small.snapshot().stream().filter(entry -> entry.event().equals("Accepted")).toList();
    assertEquals(expected, List.copyOf(filtered));
    assertEquals(-1, filtered.rowAtOrBefore(small.first() - 1));
  }

  private static Filter acceptsAlone() {
    Filter only = new Filter(new SimpleLongProperty());
    for (Stage stage : Stage.values()) {
      if (stage != Stage.ACCEPT) {
        only.toggle(stage);
      }
    }
    return only;
  }

  private List<Long> expected() {
    List<Long> shown = new ArrayList<>();
    for (int i = 0; i < store.size(); i++) {
      Entry entry = store.get(i);
      boolean accept = entry.event().equals("Accepted");
      if ((connection.get() == 0 || connection.get() == entry.connectionId())
          && !(accept && filter.isHidden(Stage.ACCEPT))
          && filter.matchesText(entry)) {
        shown.add(entry.seq());
      }
    }
    return shown;
  }

  private void append(long conn, boolean accepted) {
    long seq = store.size() + 1L;
    TraceEvent event =
        accepted
            ? new TraceEvent.Accepted("127.0.0.1:5" + seq, "127.0.0.1:80")
            : new TraceEvent.RequestReadStarted();
    store.append(new TraceRecord(seq, seq, 1, conn, 0, 1, "t", event));
  }
}
