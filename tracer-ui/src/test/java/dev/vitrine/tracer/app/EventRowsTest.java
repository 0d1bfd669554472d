package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.TraceStore;
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

  private List<Long> expected() {
    List<Long> shown = new ArrayList<>();
    for (int i = 0; i < store.size(); i++) {
      if (filter.shows(store.get(i))) {
        shown.add(store.get(i).seq());
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
