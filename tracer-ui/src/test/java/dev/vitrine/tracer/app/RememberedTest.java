package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Theme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the window knows again when it is opened the next time.
class RememberedTest {
  @TempDir private Path folder;
  private Path file;
  private PreferenceFile preferences;
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    file = folder.resolve("preferences.json");
    start();
  }

  private void start() throws TimeoutException {
    preferences = PreferenceFile.read(file);
    app = AppDriver.openAgain(preferences);
  }

  private void again() throws TimeoutException {
    app.close();
    preferences.close();
    start();
  }

  @AfterEach
  void close() {
    app.close();
    preferences.close();
  }

  @Test
  void knowsAgainWhatAPersonChose() throws TimeoutException {
    assertFalse(app.fx(() -> app.window().settings().reducedMotionProperty().get()));
    app.press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.L)
        .press(KeyCode.CONTROL, KeyCode.SHIFT, KeyCode.M)
        .press(KeyCode.CONTROL, KeyCode.DIGIT3)
        .press(KeyCode.S)
        .press(KeyCode.O)
        .press(KeyCode.OPEN_BRACKET);
    app.fx(() -> {
      app.window().settings().rightWidthProperty().set(333);
      app.stage().setX(40);
      app.stage().setWidth(900);
      return true;
    });
    again();
    app.fx(() -> {
      assertEquals(Theme.DARK, app.window().settings().themeProperty().get());
      assertEquals(Motion.REDUCED, app.window().settings().motionProperty().get());
      assertTrue(app.window().settings().reducedMotionProperty().get());
      assertEquals(333, app.window().settings().rightWidthProperty().get());
      assertEquals("lanes", app.window().model().kindProperty().get().id());
      assertEquals(Speed.HALF, app.session().speedProperty().get());
      assertEquals(Granularity.FIGURE, app.session().granularityProperty().get());
      assertTrue(app.session().othersRunProperty().get());
      return true;
    });
    assertTrue(PreferenceFile.read(file).value("window").toString().contains("width=900"));
  }

  @Test
  void followsTheSystemsWishForLessMotionUntilSomebodyChooses() {
    Settings settings = app.window().settings();
    app.fx(() -> {
      settings.systemReducesProperty().set(true);
      assertTrue(settings.reducedMotionProperty().get());
      settings.toggleMotion();
      assertFalse(settings.reducedMotionProperty().get());
      settings.systemReducesProperty().set(false);
      settings.motionProperty().set(Motion.SYSTEM);
      assertFalse(settings.reducedMotionProperty().get());
      return true;
    });
  }

  @Test
  void theCardChangesThemeAndMotionAtOnceAndTakesThemBack() {
    app.press(KeyCode.CONTROL, KeyCode.COMMA).waitUntil(() -> app.shown("preferences-card"));
    app.click("preferences-theme-2").click("preferences-motion-2");
    Settings settings = app.window().settings();
    assertEquals(Theme.DARK, app.fx(() -> settings.themeProperty().get()));
    assertEquals(Motion.REDUCED, app.fx(() -> settings.motionProperty().get()));
    app.click("preferences-reset");
    assertEquals(Theme.LIGHT, app.fx(() -> settings.themeProperty().get()));
    assertEquals(Motion.SYSTEM, app.fx(() -> settings.motionProperty().get()));
    assertTrue(app.text("preferences-kept").contains(file.toString()));
    app.click("preferences-close");
    assertFalse(app.shown("preferences-card"));
  }

  @Test
  void listsRecentFilesAndDropsTheOneThatIsGone() throws Exception {
    Path run = folder.resolve("mine.jsonl");
    app.fx(() -> {
      app.window().runs().save(run);
      return true;
    });
    app.waitUntil(() -> app.fx(() -> recent().getItems().size()) == 3);
    again();
    assertEquals("mine.jsonl   " + folder, app.fx(() -> recent().getItems().getFirst().getText()));
    app.fx(() -> {
      recent().getItems().getFirst().fire();
      return true;
    });
    app.waitUntil(() -> app.text("state-pill").equals("Recorded · mine.jsonl"));
    Files.delete(run);
    app.press(KeyCode.CONTROL, KeyCode.K).type("mine").press(KeyCode.ENTER);
    app.waitUntil(() -> app.shown("error-strip"));
    assertEquals(
        "There is no " + run + " any more. It was taken from the recent files.",
        app.fx(() -> app.window().runs().noticeProperty().get().sentence()));
    assertEquals(1, app.fx(() -> recent().getItems().size()), "none but the word that none is");
  }

  @Test
  void saysThatABrokenFileWasSetAside() throws Exception {
    app.close();
    preferences.close();
    Files.writeString(file, "{\"theme\":");
    start();
    assertTrue(app.shown("error-strip"));
    assertEquals(Theme.LIGHT, app.fx(() -> app.window().settings().themeProperty().get()));
  }

  @Test
  void takesWhatItDoesNotUnderstandAsNotSaid() throws Exception {
    app.close();
    preferences.close();
    Files.writeString(
        file,
        "{\"theme\":7,\"motion\":\"wild\",\"leftWidth\":\"wide\",\"rightWidth\":1e9,\"recent\":[3,null,\"a\"],"
            + "\"window\":{\"x\":\"left\"},\"leftPane\":1,\"figure\":\"none\"}");
    start();
    assertFalse(app.shown("error-strip"));
    assertEquals(Theme.LIGHT, app.fx(() -> app.window().settings().themeProperty().get()));
    assertEquals(
        MainWindow.RIGHT_ROOM.most(),
        app.fx(() -> app.window().settings().rightWidthProperty().get()));
  }

  private Menu recent() {
    for (Menu menu : ((MenuBar) app.stage().getScene().lookup("#menus")).getMenus()) {
      for (MenuItem item : menu.getItems()) {
        if ("menu-recent".equals(item.getId())) {
          return (Menu) item;
        }
      }
    }
    throw new AssertionError("no menu of recent files");
  }
}
