package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.Spinner;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
  void sendsMethodTargetHeadersBodyAndCookiesAsTheyAreTyped() {
    app.fx(() -> {
      ((ComboBox<?>) app.node("composer-method")).getEditor().setText("PROPFIND");
      return true;
    });
    set("composer-target", "/a?b=c");
    set("composer-headers", "X-One: 1\nX-Two: 2");
    set("composer-cookies", "user=jo; theme=dark");
    set("composer-body", "hello");
    app.click("composer-send");
    app.waitUntil(() -> app.text("composer-outcome").equals("Client 1: 200 OK"));
    for (String value : List.of("1", "2", "user=jo; theme=dark", "5")) {
      assertTrue(app.fx(() -> happened("HeaderRead", value)), value);
    }
    assertTrue(app.fx(() -> happened("RequestLineRead", "PROPFIND")));
    assertTrue(app.fx(() -> happened("RequestLineRead", "/a?b=c")));
  }

  @Test
  void uploadsAFile(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("notes.txt"), "some notes");
    app.click("composer-body-kind-3");
    set("composer-file", file.toString());
    set("composer-body", "title=Notes");
    app.click("composer-send");
    app.waitUntil(() -> app.text("composer-outcome").equals("Client 1: 200 OK"));
    assertTrue(
        app.fx(() ->
            happened("HeaderRead", "multipart/form-data; boundary=----vitrine-form-boundary")));
  }

  @Test
  void sendsAgainOverTheConnectionThatIsOpenOrOverANewOne() {
    app.click("composer-send");
    app.waitUntil(() -> app.text("composer-outcome").equals("Client 1: 200 OK"));
    assertEquals("client 2", app.text("composer-client"));
    app.fx(() -> {
      MenuButton from = (MenuButton) app.node("composer-client");
      from.show();
      assertEquals(
          List.of("New client 2", "Client 1 again"),
          from.getItems().stream().map(MenuItem::getText).toList());
      from.getItems().getLast().fire();
      from.hide();
      return true;
    });
    assertEquals("client 1", app.text("composer-client"));
    assertTrue(app.node("composer-clients").isDisabled(), "one connection has one client");
    app.click("composer-send");
    app.waitUntil(() -> app.count("ResponseFinished") == 2);
    assertEquals(1, app.count("Accepted"));
    assertEquals("client 2", app.text("composer-client"), "the next one is new again");
    app.click("composer-keep-alive").click("composer-send");
    app.waitUntil(() -> app.text("composer-outcome").equals("Client 2: 200 OK"));
    app.waitUntil(() -> app.happened("ConnectionClosed"));
    assertTrue(app.fx(() -> happened("HeaderRead", "close")));
  }

  @Test
  void takesTheNumberOfClientsAsItStandsInTheField() {
    app.fx(() -> {
      ((Spinner<?>) app.node("composer-clients")).getEditor().setText("4");
      ((Button) app.node("composer-send")).fire();
      return true;
    });
    app.waitUntil(
        () -> app.text("composer-outcome").equals("4 clients: 4 answered, 0 wait, 0 failed"));
    app.fx(() -> {
      ((Spinner<?>) app.node("composer-clients")).getEditor().setText("4000");
      ((Button) app.node("composer-send")).fire();
      return true;
    });
    assertEquals(
        "“4000” cannot be the number of clients. Write a number from 1 to 1000.",
        app.text("composer-said"));
  }

  @Test
  void theLineForAShellWorksFromOutsideWhileTheServerRunsAndWhileItIsHeld() throws Exception {
    assumeTrue(Files.isExecutable(Path.of("/usr/bin/curl")), "there is no curl here");
    set("composer-target", "/a");
    app.click("composer-copy");
    String line = app.fx(() -> Clipboard.getSystemClipboard().getString());
    assertTrue(run(line).get().startsWith("HTTP/1.1 200 OK"));
    app.fx(() -> {
      app.session().pause();
      return true;
    });
    CompletableFuture<String> held = run(line);
    app.waitUntil(() -> {
      app.fx(() -> {
        app.session().step();
        return true;
      });
      return app.count("ResponseFinished") == 2;
    });
    app.fx(() -> {
      app.session().resume();
      return true;
    });
    assertTrue(held.get().startsWith("HTTP/1.1 200 OK"));
    assertEquals(2, app.count("Accepted"));
  }

  @Test
  void saysThatNoServerListensForTheLine() {
    app.fx(() -> {
      app.window().workbench().shutdown();
      return true;
    });
    app.waitUntil(() ->
        app.fx(() -> app.window().workbench().standProperty().get()) == LiveServer.Stand.ENDED);
    app.click("composer-copy");
    assertEquals("No server listens. Start one, then copy the line.", app.text("composer-said"));
  }

  private static CompletableFuture<String> run(String line) throws IOException {
    Process shell = new ProcessBuilder("sh", "-c", line + " -s").start();
    return CompletableFuture.supplyAsync(
        () -> {
          try (var out = shell.inputReader()) {
            return out.readAllAsString();
          } catch (IOException e) {
            throw new UncheckedIOException(e);
          }
        },
        Thread::startVirtualThread);
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
