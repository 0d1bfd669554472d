package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Each action of the window, by its keys, its menu item and the palette.
class ActionsTest {
  private final List<Action> done = new ArrayList<>();
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void everyKeyDoesItsAction() {
    recordInsteadOfDoing();
    for (Action action : ActionTable.ALL) {
      for (Stroke stroke : action.strokes()) {
        press(stroke);
        assertDone(action, stroke.text());
      }
    }
  }

  @Test
  void everyMenuItemDoesItsAction() {
    recordInsteadOfDoing();
    Map<String, MenuItem> items = new HashMap<>();
    app.fx(() -> {
      ((MenuBar) app.node("menus")).getMenus().forEach(menu -> collect(menu, items));
      return true;
    });
    for (Action action : ActionTable.ALL) {
      MenuItem item = items.get(action.menuId());
      assertEquals(action.name(), item.getText());
      assertEquals(action.keys(), item.getAccelerator().getDisplayText());
      fx(item::fire);
      assertDone(action, item.getText());
    }
  }

  @Test
  void thePaletteFindsAndDoesEveryAction() {
    recordInsteadOfDoing(ActionTable.PALETTE);
    for (Action action : ActionTable.ALL) {
      if (action.equals(ActionTable.PALETTE)) {
        continue;
      }
      app.press(KeyCode.CONTROL, KeyCode.K);
      app.waitUntil(() -> app.shown("palette"));
      fx(() -> ((TextField) app.node("palette-find")).setText(action.name()));
      app.press(KeyCode.ENTER);
      assertFalse(app.shown("palette"), "it is gone before the action begins");
      assertDone(action, action.name());
    }
  }

  @Test
  void thePaletteIsWorkedWithKeysAlone() {
    app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.P);
    app.type("step");
    List<String> found = rows();
    assertEquals("Step", found.getFirst());
    assertTrue(found.stream().noneMatch("Quit"::equals));
    int cursor = app.cursor();
    app.press(KeyCode.DOWN).press(KeyCode.DOWN).press(KeyCode.UP);
    assertEquals(1, app.fx(() -> list().getSelectionModel().getSelectedIndex()));
    app.press(KeyCode.ESCAPE);
    assertFalse(app.shown("palette"));
    assertEquals(cursor, app.cursor());

    app.press(KeyCode.CONTROL, KeyCode.K).type("keep alive");
    assertTrue(app.fx(() -> list().getItems().stream().anyMatch(i -> i.sort().equals("Scenario"))));
    app.press(KeyCode.ENTER)
        .waitUntil(() -> app.fx(() -> app.window().workbench().scenarioProperty().get() != null));
  }

  @Test
  void whatCannotBeDoneNowIsSeenAndNotDone() {
    assertTrue(app.fx(() -> item(ActionTable.NAMES).isDisable()));
    app.press(KeyCode.CONTROL, KeyCode.K).type(ActionTable.NAMES.name()).press(KeyCode.ENTER);
    assertTrue(app.shown("palette"), "nothing was chosen");
    app.press(KeyCode.ESCAPE).press(KeyCode.CONTROL, KeyCode.DIGIT2);
    assertFalse(app.fx(() -> item(ActionTable.NAMES).isDisable()));
  }

  @Test
  void aSwitchShowsInItsMenuWhetherItIsOn() {
    app.press(KeyCode.O);
    assertTrue(app.fx(() -> ((CheckMenuItem) item(ActionTable.OTHERS_RUN)).isSelected()));
    fx(() -> item(ActionTable.OTHERS_RUN).fire());
    assertFalse(app.fx(() -> app.session().othersRunProperty().get()));
    assertFalse(app.fx(() -> ((CheckMenuItem) item(ActionTable.OTHERS_RUN)).isSelected()));
  }

  @Test
  void showsAllKeysAndGivesTheFocusBack() {
    app.click("find").press(KeyCode.F1).waitUntil(() -> app.shown("keys-card"));
    for (Action action : ActionTable.ALL) {
      assertTrue(
          app.fx(() ->
              app.node("keys-card").lookupAll(".label").stream()
                  .anyMatch(l ->
                      l instanceof javafx.scene.control.Label label
                          && label.getText().equals(action.name()))),
          action.name());
    }
    app.press(KeyCode.ESCAPE);
    assertFalse(app.shown("keys-card"));
    assertEquals("find", app.fx(() -> app.stage().getScene().getFocusOwner().getId()));
    app.type("?");
    assertFalse(app.shown("keys-card"), "whoever types keeps the sign");
  }

  @Test
  void tabsStagesAndFollowingHaveKeysThatWork() {
    app.press(KeyCode.ALT, KeyCode.DIGIT2).waitUntil(() -> app.shown("bytes-page"));
    app.press(KeyCode.ALT, KeyCode.DIGIT1).waitUntil(() -> app.shown("code"));
    int all = rowsOfTheTable();
    app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT1);
    assertTrue(rowsOfTheTable() < all);
    app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.DIGIT1);
    assertEquals(all, rowsOfTheTable());
    app.press(KeyCode.C);
    assertTrue(app.text("hint").contains("number of a connection"));
    app.press(KeyCode.DIGIT2).waitUntil(() -> app.text("connection").equals("Conn: 2"));
    app.press(KeyCode.C).press(KeyCode.DIGIT0);
    app.waitUntil(() -> app.text("connection").equals("Conn: all"));
  }

  private int rowsOfTheTable() {
    return app.fx(() -> ((EventTable) app.node("events")).getItems().size());
  }

  private MenuItem item(Action action) {
    Map<String, MenuItem> items = new HashMap<>();
    ((MenuBar) app.node("menus")).getMenus().forEach(menu -> collect(menu, items));
    return items.get(action.menuId());
  }

  private static void collect(MenuItem item, Map<String, MenuItem> into) {
    into.put(item.getId(), item);
    if (item instanceof Menu menu) {
      menu.getItems().forEach(inside -> collect(inside, into));
    }
  }

  @SuppressWarnings("unchecked")
  private javafx.scene.control.ListView<Palette.Item> list() {
    return (javafx.scene.control.ListView<Palette.Item>) app.node("palette-list");
  }

  private List<String> rows() {
    return app.fx(() -> list().getItems().stream().map(Palette.Item::name).toList());
  }

  private void recordInsteadOfDoing(Action... but) {
    fx(() -> {
      for (Action action : ActionTable.ALL) {
        if (!List.of(but).contains(action)) {
          app.window().actions().bind(action, () -> done.add(action));
        }
      }
    });
  }

  private void assertDone(Action action, String by) {
    assertEquals(List.of(action), app.fx(() -> List.copyOf(done)), by);
    fx(done::clear);
  }

  private void press(Stroke stroke) {
    if (!stroke.sign().isEmpty()) {
      app.type(stroke.sign());
      return;
    }
    List<KeyCode> keys = new ArrayList<>();
    if (stroke.shortcut()) {
      keys.add(KeyCode.SHORTCUT);
    }
    if (stroke.shift()) {
      keys.add(KeyCode.SHIFT);
    }
    if (stroke.alt()) {
      keys.add(KeyCode.ALT);
    }
    keys.add(stroke.code());
    app.press(keys.toArray(new KeyCode[0]));
  }

  private void fx(Runnable action) {
    app.fx(() -> {
      action.run();
      return true;
    });
  }
}
