package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.concurrent.TimeoutException;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The card on which a request is put together, used as a person uses it.
class ComposerTest {
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
    app.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.ENTER);
    app.waitUntil(() -> app.shown("composer"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void sendsAFormFromSeveralClientsAtOnce() {
    app.click("composer-body-kind-2");
    set("composer-target", "/hello");
    set("composer-body", "name=Jo\nwhere=here");
    app.fx(() -> {
      Spinner<?> clients = (Spinner<?>) app.node("composer-clients");
      clients.increment(2);
      return true;
    });
    app.click("composer-send");
    app.waitUntil(() -> app.fx(() -> app.window().workbench().clients().size()) == 3);
    app.waitUntil(() ->
        app.fx(() ->
            app.window().workbench().clients().stream()
                .allMatch(c -> c.last().text().equals("200 OK"))));
    assertTrue(app.fx(() -> happened("HeaderRead", "application/x-www-form-urlencoded")));
  }

  @Test
  void sendsRawBytesAndShowsWhatIsWrongWithThem() {
    app.click("composer-kind-2");
    set("composer-bytes", "G\\q");
    app.click("composer-send");
    assertTrue(app.text("composer-said").startsWith("\\q at character 2 is no byte."));
    set("composer-bytes", "NOT HTTP\\r\\n\\p{1ms}\\r\\n");
    app.click("composer-send");
    app.waitUntil(() -> app.fx(() -> happened("RequestRejected", "400")));
    assertFalse(app.shown("composer-said"), "what was wrong is mended");
  }

  @Test
  void copiesALineForCurl() {
    set("composer-target", "/a");
    app.click("composer-copy");
    String host = app.fx(() -> app.window().workbench().host());
    assertEquals(
        "curl -i -X POST http://" + host + "/a",
        app.fx(() -> Clipboard.getSystemClipboard().getString()));
  }

  @Test
  void saysThatAFileIsMissing() {
    app.click("composer-body-kind-3").click("composer-send");
    assertEquals("Choose the file to upload first.", app.text("composer-said"));
  }

  @Test
  void closesWithEscape() {
    app.press(KeyCode.ESCAPE);
    app.waitUntil(() -> !app.shown("composer"));
  }

  private boolean happened(String event, String value) {
    var store = app.session().store();
    for (int i = 0; i < store.size(); i++) {
      if (store.get(i).event().equals(event)
          && dev.vitrine.tracer.explain.Explanation.of(store.get(i))
              .values()
              .containsValue(value)) {
        return true;
      }
    }
    return false;
  }

  private void set(String id, String text) {
    app.fx(() -> {
      ((TextInputControl) app.node(id)).setText(text);
      return true;
    });
  }
}
