package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceLine;
import dev.vitrine.tracer.trace.TraceStore;
import dev.vitrine.tracer.trace.Traffic;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The event table and the timeline over a long run.
class EventTableTest {
  private static final int LONG = 200_000;

  private AppDriver app;
  private EventTable table;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
    table = (EventTable) app.node("events");
  }

  @AfterEach
  void close() {
    app.close();
  }

  private void show(TraceStore store) {
    app.fx(() -> {
      app.session().showRecorded(store, "traffic.jsonl");
      return true;
    });
    app.waitUntil(() -> rows() == store.size() - store.first());
  }

  private int rows() {
    return app.fx(() -> table.getItems().size());
  }

  @Test
  void goesToAnyStepOfALongRunWhenItWasFolded() {
    show(Traffic.store(LONG, 9));
    app.press(KeyCode.END);
    assertEquals(LONG, app.cursor());
    app.waitUntil(() -> app.fx(() -> app.window().model().foldedProperty().get()) == 1);
    app.waitUntil(() -> !app.shown("folding"));
    assertEquals("Step", app.fx(() -> table.getColumns().get(1).getText()));
    assertTrue(app.fx(() -> table.lookupAll(".table-row-cell").size()) < 60);
  }

  /// The table is told of a step before it knows how many there are.
  @Test
  void keepsTheStepUnderTheCursorInSight() {
    TraceStore store = new TraceStore();
    show(store);
    Traffic.store(40, 9)
        .snapshot()
        .forEach(entry -> {
          store.append(entry);
          app.fx(() -> {
            app.session().pulse(System.nanoTime());
            app.session().seek(store.size());
            return true;
          });
          app.waitUntil(() -> lastInSight() == store.size() - 1);
        });
  }

  private int lastInSight() {
    return app.fx(() -> {
      VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
      var last = flow.getLastVisibleCell();
      boolean whole = last != null && last.getBoundsInParent().getMaxY() <= flow.getHeight() + 1;
      return whole ? last.getIndex() : -1;
    });
  }

  @Test
  void findsATextAndFiltersByConnectionAndRequest() {
    TraceStore store = Traffic.store(20_000, 9);
    show(store);
    app.fx(() -> {
      app.session().connectionProperty().set(12);
      return true;
    });
    app.waitUntil(() -> app.shown("request"));
    List<Entry> ofConnection =
        store.snapshot().stream().filter(e -> e.connectionId() == 12).toList();
    app.waitUntil(() -> rows() == ofConnection.size());
    app.click("request");
    app.fx(() -> {
      MenuItem third = ((MenuButton) app.node("request")).getItems().get(3);
      assertEquals("Request 3", third.getText());
      third.fire();
      ((MenuButton) app.node("request")).hide();
      return true;
    });
    long ofRequest = ofConnection.stream().filter(e -> e.requestNo() == 3).count();
    app.waitUntil(() -> rows() == ofRequest);
    assertEquals("Req: 3", app.text("request"));
    app.fx(() -> {
      app.session().connectionProperty().set(0);
      return true;
    });
    app.waitUntil(() -> rows() == store.size() && !app.shown("request"));
    app.press(KeyCode.CONTROL, KeyCode.F).type("/item/7?page=2");
    app.waitUntil(() -> app.fx(() -> rowsSearched() == 1) && rows() < store.size());
    long found = store.snapshot().stream().filter(e -> Search.finds(e, "/item/7?page=2")).count();
    assertEquals(found, rows());
  }

  private double rowsSearched() {
    return ((EventRows) table.getItems()).searchedProperty().get();
  }

  @Test
  void copiesTheChosenStepsAsJson() {
    TraceStore store = Traffic.store(500, 2);
    show(store);
    app.fx(() -> {
      table.getSelectionModel().clearAndSelect(3);
      table.getSelectionModel().selectRange(3, 6);
      table.requestFocus();
      return true;
    });
    app.press(KeyCode.CONTROL, KeyCode.C);
    String lines = app.fx(() -> Clipboard.getSystemClipboard().getString());
    StringBuilder expected = new StringBuilder();
    store.snapshot().subList(3, 6).forEach(e -> expected.append(TraceLine.write(e)).append('\n'));
    assertEquals(expected.toString(), lines);
  }

  @Test
  void hasTheColumnsThatAPersonChose() {
    app.click("columns");
    app.fx(() -> {
      MenuButton columns = (MenuButton) app.node("columns");
      for (MenuItem item : columns.getItems()) {
        if (item.getText().equals("Thread")) {
          ((CheckMenuItem) item).setSelected(false);
        }
      }
      columns.hide();
      return true;
    });
    assertFalse(
        app.fx(() ->
            table.getVisibleLeafColumns().stream().anyMatch(c -> c.getText().equals("Thread"))));
    double taken =
        app.fx(() -> table.getVisibleLeafColumns().stream().mapToDouble(c -> c.getWidth()).sum());
    assertEquals(app.fx(() -> table.getWidth()), taken, 30);
  }

  @Test
  void staysWhereItWasScrolledToWhenItShallNotFollow() {
    show(Traffic.store(5_000, 3));
    app.press(KeyCode.L);
    assertFalse(app.fx(() -> table.followsProperty().get()));
    app.fx(() -> {
      table.scrollTo(100);
      return true;
    });
    app.waitUntil(() -> firstRow() >= 95 && firstRow() <= 100);
    app.press(KeyCode.END);
    assertEquals(5_000, app.cursor());
    app.fx(() -> {
      table.layout();
      return true;
    });
    assertTrue(firstRow() <= 100);
    app.click("follow").waitUntil(() -> firstRow() > 4_900);
  }

  private int firstRow() {
    return app.fx(() -> {
      VirtualFlow<?> flow = (VirtualFlow<?>) table.lookup(".virtual-flow");
      return flow.getFirstVisibleCell() == null ? -1 : flow.getFirstVisibleCell().getIndex();
    });
  }

  @Test
  void saysHowManyOlderEventsAreLeftOut() {
    TraceStore small = new TraceStore(1);
    Traffic traffic = new Traffic(3);
    for (int i = 0; i < 60_000; i++) {
      small.append(traffic.next());
    }
    show(small);
    assertEquals(
        String.format(java.util.Locale.ROOT, "%,d older events left out", small.first()),
        app.text("left-out"));
    app.press(KeyCode.HOME);
    assertEquals(small.first() + 1, app.cursor());
    app.press(KeyCode.LEFT);
    assertEquals(small.first() + 1, app.cursor());
  }

  @Test
  void keepsUpWithManyStepsAndSaysSo() {
    TraceStore store = new TraceStore();
    show(store);
    Thread server =
        Thread.ofPlatform()
            .start(() -> {
              Traffic traffic = new Traffic(20);
              for (int i = 0; i < 300_000; i++) {
                TraceRecord next = traffic.next();
                store.append(next);
              }
            });
    app.waitUntil(() -> app.text("rate").endsWith("steps a second, drawn once a frame"));
    app.waitUntil(() -> !server.isAlive() && app.size() == 300_000);
    app.waitUntil(() -> rows() == 300_000 && app.cursor() == 300_000);
    app.waitUntil(() -> !app.shown("rate"));
  }

  @Test
  void zoomsTheTimelineAndLeapsInIt() {
    show(Traffic.store(10_000, 3));
    Timeline timeline = (Timeline) app.node("timeline");
    double middle = app.fx(() -> timeline.getWidth() / 2);
    app.zoom("timeline", middle, 20, 8);
    app.waitUntil(() -> app.fx(() -> timeline.scale().shown()) < 2_000);
    app.clickAt("timeline", middle, 20);
    int there = app.cursor();
    int leap = (int) Math.round(app.fx(() -> timeline.scale().shown()) / 10);
    app.press(KeyCode.ALT, KeyCode.RIGHT);
    assertEquals(there + leap, app.cursor());
    app.press(KeyCode.ALT, KeyCode.LEFT);
    assertEquals(there, app.cursor());
    app.press(KeyCode.DIGIT0);
    app.waitUntil(() -> !app.fx(() -> timeline.scale().zoomed()));
  }
}
