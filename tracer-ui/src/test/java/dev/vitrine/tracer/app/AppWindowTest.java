package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.source.GoInstallation;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.Labeled;
import javafx.scene.control.ListView;
import javafx.scene.control.skin.VirtualFlow;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The window with its real server, used as a person uses it.
class AppWindowTest {
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
  void listensAsSoonAsItIsOpen() {
    for (String box : List.of("node:socket", "node:bind", "node:listen")) {
      assertEquals(Progress.DONE, app.progress(box), box);
    }
    assertEquals("Running", app.text("state-pill"));
    assertTrue(app.shown("first-run"));
  }

  @Test
  void lightsTheNodesInTheOrderOfTheFlowWhenARequestIsSent() {
    List<String> flow =
        List.of(
            "node:client-socket:1",
            "edge:request:1",
            "edge:read:1",
            "node:handler:1",
            "edge:write:1",
            "edge:response:1");
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    app.openRequestCard().click("send");
    List<String> lit = new ArrayList<>();
    while (!app.text("answer-1").startsWith("200 OK")) {
      stepOn();
      for (String mark : flow) {
        Progress progress = app.progress(mark);
        if (progress != null && progress != Progress.NOT_YET && !lit.contains(mark)) {
          lit.add(mark);
        }
      }
    }
    assertEquals(flow, lit);
  }

  @Test
  void holdsTheClientUntilTheLastStepIsTaken() {
    app.click("play").waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    app.openRequestCard().click("send").waitUntil(() -> app.held() > 0);
    assertEquals("waits for an answer", app.text("answer-1"));

    app.click("step");
    while (!app.shownEvent().equals("HandlerStarted")) {
      stepOn();
    }
    assertEquals("waits for an answer", app.text("answer-1"));
    assertEquals("Paused after step " + app.cursor(), app.text("state-pill"));

    while (!app.text("answer-1").startsWith("200 OK")) {
      stepOn();
    }
    assertTrue(app.text("state-pill").startsWith("Paused"));
  }

  @Test
  void playLetsAHeldServerAnswer() {
    app.press(KeyCode.SPACE);
    app.openRequestCard().click("send").waitUntil(() -> app.held() > 0);
    app.click("play").waitUntil(() -> app.text("answer-1").startsWith("200 OK"));
    assertEquals("Running", app.text("state-pill"));
  }

  @Test
  void tellsTwoClientsApart() {
    app.openRequestCard().click("send").click("send");
    app.waitUntil(
        () -> app.text("answer-1").startsWith("200") && app.text("answer-2").startsWith("200"));
    app.waitUntil(() -> app.progress("token:1") != null && app.progress("token:2") != null);
    assertNotEquals(null, app.progress("node:client-socket:2"));
    assertEquals("client 3", app.text("client"));
  }

  @Test
  void seesAndHoldsAClientFromOutside() throws IOException {
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    InetSocketAddress address = app.address();
    try (Socket outside = new Socket(address.getAddress(), address.getPort())) {
      outside
          .getOutputStream()
          .write("GET / HTTP/1.1\r\nHost: a\r\n\r\n".getBytes(StandardCharsets.ISO_8859_1));
      app.waitUntil(() -> app.held() > 0);
      assertEquals(0, outside.getInputStream().available());
      app.press(KeyCode.SPACE);
      assertEquals('H', outside.getInputStream().read());
    }
  }

  @Test
  void stepsBackAndForwardOverWhatHappenedWhileTheServerStays() {
    app.openRequestCard().click("send").waitUntil(() -> app.text("answer-1").startsWith("200"));
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    int edge = app.size();
    app.press(KeyCode.LEFT).press(KeyCode.LEFT);
    assertEquals(edge - 2, app.cursor());
    app.press(KeyCode.RIGHT);
    assertEquals(edge - 1, app.cursor());
    app.press(KeyCode.HOME);
    assertEquals(1, app.cursor());
    assertEquals("ListenAndServeCalled", app.text("step-title"));
    assertEquals(Progress.NOT_YET, app.progress("node:listen-socket"));
    app.press(KeyCode.SHIFT, KeyCode.RIGHT);
    assertEquals(2, app.cursor());
    app.press(KeyCode.END);
    assertEquals(edge, app.cursor());
    assertEquals(edge, app.size());
  }

  @Test
  void saysThatNothingIsHeldWhenTheServerWaitsForAClient() {
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    app.press(KeyCode.RIGHT);
    assertEquals("Nothing is held: the server waits for a client.", app.text("hint"));
  }

  @Test
  void keepsItsKeysFromAPersonWhoTypes() {
    app.click("find").type("gec");
    assertEquals("Running", app.text("state-pill"));
    assertFalse(app.text("speed-value").isEmpty());
    int cursor = app.cursor();
    app.press(KeyCode.LEFT).press(KeyCode.HOME);
    assertEquals(cursor, app.cursor());
  }

  @Test
  void changesSpeedAndThemeWithKeys() {
    app.press(KeyCode.OPEN_BRACKET);
    assertEquals("4×", app.text("speed-value"));
    app.press(KeyCode.OPEN_BRACKET).press(KeyCode.CLOSE_BRACKET).press(KeyCode.CLOSE_BRACKET);
    assertEquals("full", app.text("speed-value"));
    app.click("theme");
    assertTrue(app.fx(() -> app.stage().getScene().getRoot().getStyleClass().contains("vt-dark")));
  }

  @Test
  void showsTheCodeThatTookTheStep() {
    assertEquals("AcceptWaiting", app.text("step-title"));
    assertTrue(app.shown("code"));
    CodeView code = (CodeView) app.node("code");
    assertTrue(
        app.fx(() -> code.getItems().stream().anyMatch(l -> l.text().contains("AcceptWaiting"))));
    app.waitUntil(() -> app.fx(() -> emittingLineInSight(code)));
  }

  @Test
  void seeksFromTheTableAndTheTimeline() {
    app.fx(() -> {
      ((EventTable) app.node("events")).getSelectionModel().clearAndSelect(2);
      return true;
    });
    assertEquals(3, app.cursor());
    Timeline timeline = (Timeline) app.node("timeline");
    app.clickAt("timeline", app.fx(() -> timeline.xOf(2)), 28);
    assertEquals(2, app.cursor());
  }

  @Test
  void keepsTheRowUnderTheCursorInSight() {
    app.openRequestCard().click("send").waitUntil(() -> app.text("answer-1").startsWith("200"));
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    for (KeyCode key : List.of(KeyCode.END, KeyCode.LEFT, KeyCode.HOME, KeyCode.RIGHT)) {
      app.press(key).waitUntil(() -> rowInSight(app.cursor() - 1));
    }
    for (int position = 1; position <= app.size(); position += 3) {
      int wanted = position;
      app.fx(() -> {
        app.session().seek(wanted);
        return true;
      });
      app.waitUntil(() -> rowInSight(wanted - 1));
    }
  }

  private static boolean emittingLineInSight(CodeView code) {
    return code.lookupAll(".list-cell").stream()
        .filter(cell -> cell.getPseudoClassStates().toString().contains("emits"))
        .map(cell -> code.sceneToLocal(cell.localToScene(cell.getLayoutBounds())))
        .anyMatch(at -> at.getMinY() >= 0 && at.getMaxY() <= code.getHeight());
  }

  private boolean rowInSight(int row) {
    return app.fx(() -> {
      VirtualFlow<?> flow = (VirtualFlow<?>) app.stage().getScene().lookup("#events .virtual-flow");
      var first = flow.getFirstVisibleCell();
      var last = flow.getLastVisibleCell();
      if (first == null || row < first.getIndex() || row > last.getIndex()) {
        return false;
      }
      var cell = row == first.getIndex() ? first : last;
      var bounds = flow.sceneToLocal(cell.localToScene(cell.getLayoutBounds()));
      return (row > first.getIndex() || bounds.getMinY() >= -0.5)
          && (row < last.getIndex() || bounds.getMaxY() <= flow.getHeight() + 0.5);
    });
  }

  @Test
  void hidesTheStepsOfAStage() {
    EventTable table = (EventTable) app.node("events");
    int all = app.fx(() -> table.getItems().size());
    app.click("chip-listen");
    int fewer = app.fx(() -> table.getItems().size());
    assertTrue(fewer < all);
    app.click("chip-listen");
    assertEquals(all, app.fx(() -> table.getItems().size()));
  }

  @Test
  void endsTheServerWithTheWindow() {
    InetSocketAddress address = app.address();
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    app.close();
    assertTrue(app.closed());
    app.waitUntil(() -> refuses(address));
  }

  @Test
  void startsWithOneRequestHeldBeforeItsFirstStep() {
    app.click("start-with-one-request").waitUntil(() -> app.held() > 0 && app.cursor() == 1);
    assertEquals("Paused after step 1", app.text("state-pill"));
    assertEquals("ListenAndServeCalled", app.text("step-title"));
    assertFalse(app.shown("first-run"));
    app.press(KeyCode.RIGHT).waitUntil(() -> app.cursor() == 2);
    // The accept loop goes on beside the connection: its next wait may be the last step of all.
    app.press(KeyCode.SPACE).waitUntil(() -> app.happened("ConnectionClosed"));
  }

  private static boolean refuses(InetSocketAddress address) {
    try (Socket socket = new Socket(address.getAddress(), address.getPort())) {
      return !socket.isConnected();
    } catch (IOException _) {
      return true;
    }
  }

  // One step of the real server, and the wait until it is seen; nothing may be held for a moment
  // while the server waits for the client's next bytes.
  private void stepOn() {
    int before = app.size();
    app.press(KeyCode.RIGHT);
    app.waitUntil(
        () -> app.size() > before || app.held() > 0 || app.text("answer-1").startsWith("200"));
  }

  @Test
  void theSamePlaceInGoStandsBelowTheCodeWhereGoIsInstalled() {
    assumeTrue(GoInstallation.find().isPresent(), "there is no Go to show");
    app.waitUntil(() -> app.shown("go-code"));
    ListView<?> lines = (ListView<?>) app.node("go-code");
    assertTrue(lines.getItems().size() > 100, "the whole file can be read");
    assertTrue(app.shown("code"));
  }

  @Test
  void aStepSaysWhatItChanged() {
    app.openRequestCard().click("send");
    app.waitUntil(() -> app.text("answer-1").startsWith("200"));
    app.fx(() -> {
      for (int at = app.size(); !app.shownEvent().equals("HandlerStarted"); at--) {
        app.session().seek(at);
      }
      return true;
    });
    GridPane changes = (GridPane) app.node("step-changes");
    assertEquals(
        List.of("handlers running", "0 → 1"),
        app.fx(() -> changes.getChildren().stream().map(n -> ((Labeled) n).getText()).toList()));
  }
}
