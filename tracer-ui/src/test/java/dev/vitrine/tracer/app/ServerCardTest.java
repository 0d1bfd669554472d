package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.client.Client;
import dev.vitrine.tracer.client.Content;
import dev.vitrine.tracer.client.Outgoing;
import dev.vitrine.tracer.scenario.ReadyHandler;
import dev.vitrine.tracer.scenario.Serving;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.ComboBox;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The card on which the server is set up anew, used as a person uses it.
class ServerCardTest {
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
    app.press(KeyCode.SHORTCUT, KeyCode.SHIFT, KeyCode.V);
    app.waitUntil(() -> app.shown("server-card"));
    app.waitUntil(() -> app.text("server-stand").startsWith("It listens: http://localhost:"));
  }

  @AfterEach
  void close() {
    app.close();
  }

  @Test
  void startsAServerWithThePatternsOfTheCard() {
    ownMux();
    app.click("server-route-add");
    int row = rows();
    set("server-route-" + row + "-pattern", "/second");
    choose("server-route-" + row + "-handler", ReadyHandler.HELLO2);
    start();
    assertEquals("200 OK", answer("/second"));
    app.click("server-route-" + row + "-remove");
    assertEquals(row - 1, rows());
    start();
    assertFalse(app.fx(() -> serving().routes().containsKey("/second")));
  }

  @Test
  void saysWhatTheMuxSaysAndLeavesTheServerAlone() {
    ownMux();
    app.click("server-route-add");
    int row = rows();
    LiveServer before = server();
    set("server-route-" + row + "-pattern", "nowhere");
    app.click("server-start");
    assertTrue(app.text("server-said").contains("host/path missing /"), app.text("server-said"));
    set("server-route-" + row + "-pattern", "/twice");
    app.click("server-route-add");
    set("server-route-" + (row + 1) + "-pattern", "/twice");
    app.click("server-start");
    assertTrue(app.text("server-said").contains("conflicts with pattern \"/twice\""));
    assertSame(before, server());
    set("server-route-" + (row + 1) + "-pattern", "/once");
    start();
    assertFalse(app.shown("server-said"), "what was wrong is mended");
  }

  @Test
  void saysThatATimeoutIsNone() {
    LiveServer before = server();
    set("server-read-header", "soon");
    app.click("server-start");
    assertTrue(app.text("server-said").startsWith("“soon” is no length of time."));
    assertSame(before, server());
  }

  @Test
  void itsClientsSpeakTlsToATlsServer() {
    app.click("server-tls");
    start();
    app.waitUntil(() -> app.text("server-stand").startsWith("It listens: https://localhost:"));
    assertEquals("200 OK", answer("/"));
    assertTrue(app.happened("TlsHandshakeFinished"));
  }

  @Test
  void acceptFailsBeforeItSucceeds() {
    set("server-accept-failures", "2");
    start();
    assertEquals("200 OK", answer("/"));
    assertEquals(
        2,
        app.session().store().snapshot().stream()
            .filter(e -> e.event().equals("AcceptFailed"))
            .count());
  }

  @Test
  void aServerWhoseAcceptFailsForGoodHasEnded() {
    app.click("server-accept-ends");
    start();
    assertEquals("200 OK", answer("/"));
    app.waitUntil(() -> app.text("server-stand").equals("No server is running"));
  }

  @Test
  void shutsDownGracefullyAndStartsAgain() {
    assertEquals("200 OK", answer("/"));
    Serving before = app.fx(this::serving);
    app.click("server-shutdown");
    app.waitUntil(() -> app.happened("ServerStopped"));
    app.waitUntil(() -> app.text("server-stand").equals("No server is running"));
    app.click("server-again");
    app.waitUntil(() -> app.text("server-stand").startsWith("It listens"));
    assertEquals(before, app.fx(this::serving));
    assertEquals("200 OK", answer("/"));
  }

  @Test
  void letsAHandlerGoOnThatWaits() {
    ownMux();
    app.click("server-route-add");
    int row = rows();
    set("server-route-" + row + "-pattern", "/slow");
    choose("server-route-" + row + "-handler", ReadyHandler.WAITS);
    start();
    send("/slow");
    app.waitUntil(() -> app.happened("HandlerStarted"));
    app.waitUntil(() -> app.shown("server-release"));
    // The handler may not wait yet when the first cue is given.
    app.waitUntil(() -> {
      app.click("server-release");
      return last().equals("200 OK");
    });
  }

  @Test
  void closesWithEscape() {
    app.press(KeyCode.ESCAPE);
    app.waitUntil(() -> !app.shown("server-card"));
  }

  // A mux of the card's own, whatever the first scenario has.
  private void ownMux() {
    if (app.fx(() -> serving().defaultMux())) {
      app.click("server-default-mux");
    }
  }

  private void start() {
    LiveServer before = server();
    app.click("server-start");
    app.waitUntil(() -> server() != before);
    app.waitUntil(() -> app.text("server-stand").startsWith("It listens"));
  }

  private String answer(String target) {
    send(target);
    app.waitUntil(() -> !last().startsWith("waits"));
    return last();
  }

  private void send(String target) {
    app.fx(() -> {
      app.window()
          .workbench()
          .send(
              null, new Outgoing("GET", target, List.of(), List.of(), new Content.Typed(""), true));
      return true;
    });
  }

  private String last() {
    List<Client> clients = app.fx(() -> app.window().workbench().clients());
    return clients.getLast().last().text();
  }

  private LiveServer server() {
    return app.fx(() -> app.session().serverProperty().get());
  }

  private Serving serving() {
    return app.window().workbench().serving();
  }

  private int rows() {
    return app.fx(() -> {
      int rows = 0;
      while (app.stage().getScene().lookup("#server-route-" + (rows + 1) + "-pattern") != null) {
        rows++;
      }
      return rows;
    });
  }

  private void set(String id, String text) {
    app.fx(() -> {
      ((TextInputControl) app.node(id)).setText(text);
      return true;
    });
  }

  @SuppressWarnings("unchecked") // the handlers' choices hold nothing else
  private void choose(String id, ReadyHandler handler) {
    app.fx(() -> {
      ((ComboBox<ReadyHandler>) app.node(id)).setValue(handler);
      return true;
    });
  }
}
