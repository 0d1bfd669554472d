package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.client.Client;
import dev.vitrine.tracer.client.Content;
import dev.vitrine.tracer.client.Outgoing;
import dev.vitrine.tracer.explain.Explanation;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.scenario.Hook;
import dev.vitrine.tracer.scenario.ReadyHandler;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.scenario.Serving;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Labeled;
import javafx.scene.control.TextInputControl;
import javafx.scene.input.KeyCode;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The card on which the server is set up anew, used as a person uses it.
class ServerCardTest {
  private static final long HELLO2_BYTES = "hello from 2\n".length();

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
  void changesThePatternsWhileTheServerRuns() {
    ownMux();
    LiveServer before = server();
    app.click("server-route-add");
    int row = rows();
    set("server-route-" + row + "-pattern", "/second");
    choose("server-route-" + row + "-handler", ReadyHandler.HELLO2);
    assertEquals("200 OK", answer("/second"));
    assertNotEquals(HELLO2_BYTES, lastClient().last().bodyBytes(), "the pattern / answers still");
    Client open = lastClient();
    assertEquals("Change it now", app.text("server-apply"));
    assertEquals(ServerChange.AT_ONCE.sentence(), app.text("server-said"));
    long told = app.count("RoutesKnown");
    app.click("server-apply");
    app.waitUntil(() -> app.count("RoutesKnown") == told + 1);
    assertEquals("200 OK", answer("/second", open), "on the connection that was open");
    assertEquals(HELLO2_BYTES, open.last().bodyBytes());
    app.click("server-route-" + row + "-remove");
    assertEquals(row - 1, rows());
    app.click("server-apply");
    app.waitUntil(() -> app.count("RoutesKnown") == told + 2);
    assertEquals("200 OK", answer("/second", open));
    assertNotEquals(HELLO2_BYTES, open.last().bodyBytes());
    assertSame(before, server());
    assertEquals(ServerChange.NONE.sentence(), app.text("server-said"));
    assertTrue(app.node("server-apply").isDisabled(), "there is nothing to change any more");
  }

  @Test
  void saysWhatTheMuxSaysAndLeavesTheServerAlone() {
    ownMux();
    LiveServer before = server();
    Serving runs = app.fx(this::serving);
    app.click("server-route-add");
    int row = rows();
    set("server-route-" + row + "-pattern", "nowhere");
    app.click("server-apply");
    assertTrue(app.text("server-said").contains("host/path missing /"), app.text("server-said"));
    set("server-route-" + row + "-pattern", "/twice");
    app.click("server-route-add");
    set("server-route-" + (row + 1) + "-pattern", "/twice");
    app.click("server-apply");
    assertTrue(app.text("server-said").contains("conflicts with pattern \"/twice\""));
    assertEquals(runs, app.fx(this::serving));
    set("server-route-" + (row + 1) + "-pattern", "/once");
    app.click("server-apply");
    app.waitUntil(() -> app.fx(() -> serving().routes().containsKey("/once")));
    assertSame(before, server());
    assertEquals(ServerChange.NONE.sentence(), app.text("server-said"), "it is mended");
  }

  @Test
  void saysThatATimeoutIsNone() {
    LiveServer before = server();
    app.click("server-page-2");
    set("server-read-header", "soon");
    app.click("server-apply");
    assertTrue(app.text("server-said").startsWith("“soon” is no length of time."));
    assertSame(before, server());
  }

  @ParameterizedTest
  @CsvSource({
    "server-read, read, 'POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 9\r\n\r\n1'",
    "server-read-header, readHeader, 'GET / HTTP/1.1\r\n'",
    "server-idle, idle, 'GET / HTTP/1.1\r\nHost: x\r\n\r\n'",
  })
  void setsATimeLimitByANewStart(String field, String limit, String sent) throws IOException {
    app.click("server-page-2");
    set(field, "40ms");
    assertEquals(ServerChange.ANEW.sentence(), app.text("server-said"));
    start();
    try (Socket client = connect()) {
      client
          .getOutputStream()
          .write(sent.replace("\\r\\n", "\r\n").getBytes(StandardCharsets.UTF_8));
      app.waitUntil(() -> timedOut(limit));
    }
  }

  @Test
  void setsTheWriteLimitAndTheLimitOfAHead() {
    app.click("server-page-2");
    set("server-write", "30s");
    set("server-header-bytes", "100");
    start();
    assertEquals(Duration.ofSeconds(30), app.fx(() -> serving().writeTimeout()));
    app.fx(() -> {
      List<Content.Pair> long5000 = List.of(new Content.Pair("X", "x".repeat(5000)));
      app.window()
          .workbench()
          .send(null, new Outgoing("GET", "/", long5000, List.of(), new Content.Typed(""), true));
      return true;
    });
    app.waitUntil(() -> lastAnswer().startsWith("431"));
  }

  @Test
  void switchesKeepAliveOffAtOnceAndKeepsWhatWasTyped() {
    LiveServer before = server();
    assertEquals("200 OK", answer("/"));
    app.waitUntil(() -> app.happened("IdleStarted"));
    app.click("server-page-2");
    set("server-idle", "7s");
    app.click("server-keep-alives");
    app.waitUntil(() -> app.happened("ConnectionClosed"));
    assertEquals("200 OK", answer("/"));
    app.waitUntil(() -> app.count("ConnectionClosed") == 2);
    assertSame(before, server());
    app.click("server-keep-alives");
    assertTrue(app.fx(() -> serving().keepAlives()));
    assertEquals("7s", text("server-idle"));
  }

  @Test
  void itsClientsSpeakTlsToATlsServerWhoseCertificateIsMadeBesideTheWindow() {
    LiveServer before = server();
    app.click("server-page-3").click("server-tls");
    String shown =
        app.fx(() -> {
          ((Button) app.stage().getScene().lookup("#server-apply")).fire();
          return app.stage().getScene().lookup("#server-progress").isVisible()
                  && app.session().serverProperty().get() == before
              ? workbench().preparationProperty().get()
              : "no progress";
        });
    assertEquals("A certificate is being made…", shown);
    app.waitUntil(() -> app.text("server-stand").startsWith("It listens: https://localhost:"));
    assertFalse(app.shown("server-progress"));
    assertEquals("200 OK", answer("/"));
    assertTrue(app.happened("TlsHandshakeFinished"));
  }

  @Test
  void listensWhereItIsAskedToAndAgainAtTheSamePlace() throws IOException {
    int port = PortChoice.listen(0);
    app.click("server-page-3");
    assertEquals("A free port is chosen.", app.text("server-port-note"));
    set("server-port", String.valueOf(port));
    start();
    assertEquals("It listens: http://localhost:" + port, app.text("server-stand"));
    LiveServer first = server();
    app.click("server-again");
    app.waitUntil(() -> server() != first);
    app.waitUntil(() -> app.text("server-stand").equals("It listens: http://localhost:" + port));
    assertEquals("200 OK", answer("/"));
  }

  @Test
  void setsTheHooksOfEachNewConnection() {
    ownMux();
    app.click("server-route-add");
    int row = rows();
    set("server-route-" + row + "-pattern", "/who");
    choose("server-route-" + row + "-handler", ReadyHandler.FROM_CONTEXT);
    app.click("server-apply");
    app.waitUntil(() -> app.fx(() -> serving().routes().containsKey("/who")));
    assertEquals("200 OK", answer("/who"));
    assertEquals("hello nobody\n".length(), lastClient().last().bodyBytes());
    app.click("server-page-3").click("server-conn-state");
    chooseHook(1);
    assertEquals(ServerChange.ANEW.sentence(), app.text("server-said"));
    start();
    assertEquals(List.of(Hook.CONN_CONTEXT, Hook.CONN_STATE), app.fx(() -> serving().hooks()));
    assertEquals("200 OK", answer("/who"));
    assertEquals("hello roshi\n".length(), lastClient().last().bodyBytes());
    assertTrue(app.happened("ContextDerived"));
    chooseHook(2);
    start();
    send("/who");
    app.waitUntil(() -> app.text("server-stand").startsWith("It failed: "));
    chooseHook(0);
    app.click("server-conn-state");
    start();
    assertEquals(List.of(), app.fx(() -> serving().hooks()));
  }

  @Test
  void explainsThePortOfTheTextsAndListensThereOrAtItsStandIn() {
    app.click("server-page-3");
    set("server-port", "81");
    assertTrue(app.text("server-port-note").startsWith("The source texts listen on port 81."));
    start();
    assertEquals(app.fx(() -> workbench().portNote()), app.text("server-port-note"));
    assertTrue(app.text("server-port-note").contains("81"), app.text("server-port-note"));
    assertEquals("200 OK", answer("/"));
  }

  @Test
  void saysThatAPortIsTakenAndLeavesTheServerAlone() throws IOException {
    LiveServer before = server();
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      app.click("server-page-3");
      set("server-port", String.valueOf(taken.getLocalPort()));
      app.click("server-apply");
      app.waitUntil(() ->
          app.text("server-said")
              .equals(
                  "Port "
                      + taken.getLocalPort()
                      + " is taken by another program. Choose another one, or leave the field"
                      + " empty."));
      assertSame(before, server());
      assertEquals(String.valueOf(taken.getLocalPort()), text("server-port"));
    }
  }

  @Test
  void offersAFreePortForTheSameSetUpWhereItsOwnWasTakenMeanwhile() throws IOException {
    int port = PortChoice.listen(0);
    ownMux();
    app.click("server-page-3");
    set("server-port", String.valueOf(port));
    app.click("server-page-2");
    set("server-idle", "7s");
    start();
    Serving wanted = app.fx(this::serving);
    app.click("server-shutdown");
    app.waitUntil(() -> app.text("server-stand").equals("It has stopped"));
    try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
      app.click("server-again");
      app.waitUntil(() -> app.text("error-sentence").startsWith("Cannot listen: "));
      assertTrue(app.text("state-pill").startsWith("Failed: "), app.text("state-pill"));
      app.click("error-remedy");
      app.waitUntil(() -> app.text("server-stand").startsWith("It listens"));
      assertEquals(wanted.withPort(0), app.fx(this::serving));
    }
  }

  @Test
  void acceptFailsBeforeItSucceeds() {
    app.click("server-page-4");
    set("server-accept-failures", "2");
    start();
    assertEquals("200 OK", answer("/"));
    assertEquals(2, app.count("AcceptFailed"));
  }

  @Test
  void aServerWhoseAcceptFailsForGoodHasFailed() {
    app.click("server-page-4").click("server-accept-ends");
    start();
    assertEquals("200 OK", answer("/"));
    app.waitUntil(() -> app.text("server-stand").equals("It failed: Bad file descriptor"));
    assertEquals("Failed: Bad file descriptor", app.text("state-pill"));
  }

  @Test
  void acceptFailsAtOnceWhileNobodyConnectsAndRecovers() {
    LiveServer before = server();
    app.click("server-page-4");
    set("server-inject-times", "3");
    app.click("server-inject");
    app.waitUntil(() -> app.count("BackingOff") == 3);
    app.waitUntil(() -> app.text("server-failures-note").startsWith("Accept has failed and waits"));
    app.waitUntil(() ->
        detailedLoop().matches("(waits|has waited) 20 ms before it accepts again, attempt 3;.*"));
    assertEquals("200 OK", answer("/"));
    app.waitUntil(() -> detailedLoop().equals("the loop's next turn"));
    assertTrue(app.happened("BackoffReset"));
    assertTrue(app.happened("Listening"), "its steps are those of every server");
    assertSame(before, server());
    app.click("server-inject-ends").click("server-inject");
    app.waitUntil(() -> app.text("server-stand").equals("It failed: Bad file descriptor"));
    assertEquals(6, app.count("BackingOff"));
    set("server-inject-times", "many");
    assertTrue(app.node("server-inject").isDisabled(), "nobody accepts any more");
  }

  @Test
  void saysThatTheFailuresAreNoNumber() {
    app.click("server-page-4");
    set("server-inject-times", "many");
    app.click("server-inject");
    assertTrue(app.text("server-said").startsWith("“many” cannot be the failures of accept."));
  }

  @Test
  void runsOutOfDescriptorsInAProcessOfItsOwnAndRecoversWhenTold() {
    app.click("server-page-4").click("server-own-process");
    start();
    app.waitUntil(() -> app.text("server-stand").contains(", process "));
    ProcessHandle process = app.fx(() -> server().process()).orElseThrow();
    assertEquals("200 OK", answer("/"));
    assertEquals("200 OK", answer("/"));
    app.waitUntil(() -> app.happened("AcceptFailed"));
    app.waitUntil(
        () -> app.text("server-failures-note").startsWith("The process may open no file more"));
    send("/");
    app.click("server-give-back");
    app.waitUntil(() -> app.happened("BackoffReset"));
    app.waitUntil(() -> lastAnswer().equals("200 OK"));
    app.waitUntil(() -> app.text("server-failures-note").startsWith("Accept needs a file"));
    long failed = app.count("AcceptFailed");
    app.click("server-use-up");
    app.waitUntil(() -> {
      send("/");
      return app.count("AcceptFailed") > failed;
    });
    app.close();
    assertFalse(process.onExit().join().isAlive(), "it ends with the window");
  }

  @Test
  void shutsDownGracefullyAndStartsAgain() {
    assertEquals("200 OK", answer("/"));
    Serving before = app.fx(this::serving);
    app.click("server-shutdown");
    app.waitUntil(() -> app.happened("ServerStopped"));
    app.waitUntil(() -> app.text("server-stand").equals("It has stopped"));
    assertEquals("Stopped", app.text("state-pill"));
    assertEquals("Start it", app.text("server-apply"));
    app.click("server-again");
    app.waitUntil(() -> app.text("server-stand").startsWith("It listens"));
    assertEquals(before, app.fx(this::serving));
    assertEquals("200 OK", answer("/"));
  }

  @Test
  void thePillSaysWhereTheServerStands() {
    assertEquals("Running", app.text("state-pill"));
    LiveServer before = server();
    String first =
        app.fx(() -> {
          workbench().start(serving(), true);
          app.session().resume();
          return ((Labeled) app.stage().getScene().lookup("#state-pill")).getText();
        });
    assertEquals("Starting", first);
    app.waitUntil(() -> server() != before && app.text("state-pill").equals("Running"));
    String then =
        app.fx(() -> {
          workbench().shutdown();
          return ((Labeled) app.stage().getScene().lookup("#state-pill")).getText();
        });
    assertEquals("Draining", then);
    app.waitUntil(() -> app.text("state-pill").equals("Stopped"));
  }

  @Test
  void shutsDownStepByStepWhileItIsHeld() {
    assertEquals("200 OK", answer("/"));
    app.waitUntil(() -> app.happened("IdleStarted"));
    app.press(KeyCode.ESCAPE).press(KeyCode.SPACE);
    app.waitUntil(() -> app.fx(() -> app.session().pausedProperty().get()));
    app.fx(() -> {
      app.window().changeServer();
      return true;
    });
    app.click("server-shutdown");
    app.waitUntil(() -> app.held() > 0);
    assertEquals("It shuts down, and is held", app.text("server-stand"));
    assertTrue(app.text("state-pill").startsWith("Paused after step "), app.text("state-pill"));
    stepUntil(() -> app.happened("Draining"));
    app.waitUntil(() -> app.text("server-stand").startsWith("It drains: 0 active, "));
    assertTrue(app.text("server-stand").endsWith(", and is held"), app.text("server-stand"));
    stepUntil(() -> app.text("server-stand").equals("It has stopped"));
    assertEquals("Stopped", app.text("state-pill"), "nothing is held any more");
    assertTrue(app.happened("ServerStopped"));
  }

  @Test
  void keepsWhatWasTypedUntilItIsTakenBack() {
    app.click("server-page-2");
    assertFalse(app.shown("server-undo"));
    set("server-idle", "9s");
    app.press(KeyCode.ESCAPE);
    app.waitUntil(() -> !app.shown("server-card"));
    app.fx(() -> {
      app.window().workbench().start(Scenarios.all().getLast(), false);
      app.window().changeServer();
      return true;
    });
    assertEquals("9s", text("server-idle"));
    app.click("server-undo");
    assertEquals("", text("server-idle"));
    assertFalse(app.shown("server-undo"));
  }

  @Test
  void letsAHandlerGoOnThatWaits() {
    ownMux();
    long told = app.count("RoutesKnown");
    app.click("server-route-add");
    int row = rows();
    set("server-route-" + row + "-pattern", "/slow");
    choose("server-route-" + row + "-handler", ReadyHandler.WAITS);
    app.click("server-apply");
    app.waitUntil(() -> app.count("RoutesKnown") > told);
    send("/slow");
    app.waitUntil(() -> app.happened("HandlerStarted"));
    app.waitUntil(() -> app.shown("server-release"));
    // The handler may not wait yet when the first cue is given.
    app.waitUntil(() -> {
      app.click("server-release");
      return lastAnswer().equals("200 OK");
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
      start();
    }
  }

  private void start() {
    LiveServer before = server();
    app.click("server-apply");
    app.waitUntil(() -> server() != before);
    app.waitUntil(() -> app.text("server-stand").startsWith("It listens"));
  }

  // What the detailed figure says of the accept loop's way back.
  private String detailedLoop() {
    return app.fx(() -> {
      int place = Figures.all().stream().map(FigureKind::id).toList().indexOf("detailed");
      app.window().model().choose(place);
      Figure figure = app.window().figurePane().view().figure();
      return figure == null ? "" : figure.mark("edge:again").map(Mark::title).orElse("");
    });
  }

  private void stepUntil(BooleanSupplier done) {
    app.waitUntil(() -> {
      if (done.getAsBoolean()) {
        return true;
      }
      app.fx(() -> {
        app.session().step();
        return true;
      });
      return false;
    });
  }

  private String answer(String target) {
    send(target);
    app.waitUntil(() -> !lastAnswer().startsWith("waits"));
    return lastAnswer();
  }

  private String answer(String target, Client open) {
    app.waitUntil(open::reusable);
    send(target, open);
    app.waitUntil(() -> !open.last().text().startsWith("waits"));
    assertSame(open, lastClient(), "no new client");
    return open.last().text();
  }

  private void send(String target) {
    send(target, null);
  }

  private void send(String target, @Nullable Client client) {
    app.fx(() -> {
      workbench()
          .send(
              client,
              new Outgoing("GET", target, List.of(), List.of(), new Content.Typed(""), true));
      return true;
    });
  }

  private Client lastClient() {
    return app.fx(() -> workbench().clients()).getLast();
  }

  private String lastAnswer() {
    return lastClient().last().text();
  }

  private Workbench workbench() {
    return app.window().workbench();
  }

  private Socket connect() throws IOException {
    InetSocketAddress at = app.address();
    return new Socket(at.getAddress(), at.getPort());
  }

  private boolean timedOut(String limit) {
    return app.session().store().snapshot().stream()
        .anyMatch(
            e -> e.event().equals("TimedOut") && Explanation.of(e).values().containsValue(limit));
  }

  private String text(String field) {
    return app.fx(() -> ((TextInputControl) app.node(field)).getText());
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

  private void chooseHook(int place) {
    app.fx(() -> {
      ((ComboBox<?>) app.node("server-conn-context")).getSelectionModel().select(place);
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
