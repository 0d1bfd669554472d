package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.trace.TraceStore;
import dev.vitrine.tracer.trace.Traffic;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeoutException;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// How far a step goes, where the server is held, and how the past plays.
class TimeTest {
  private AppDriver app;

  @BeforeEach
  void open() throws TimeoutException {
    app = AppDriver.open();
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
  }

  private void send(int times) {
    app.openRequestCard();
    for (int i = 1; i <= times; i++) {
      String answer = "answer-" + i;
      app.click("send").waitUntil(() -> app.text(answer).startsWith("200"));
    }
  }

  @Test
  void stepsByRequestAndByConnectionOverThePast() {
    show(Traffic.store(2_000, 3));
    app.press(KeyCode.S).press(KeyCode.S);
    assertEquals("request", app.text("step-by"));
    app.press(KeyCode.RIGHT);
    assertEquals("RequestLineRead", app.shownEvent());
    int first = app.cursor();
    app.press(KeyCode.RIGHT);
    assertEquals("RequestLineRead", app.shownEvent());
    assertTrue(app.cursor() > first);
    app.press(KeyCode.LEFT);
    assertEquals(first, app.cursor());
    app.press(KeyCode.C).press(KeyCode.DIGIT2);
    for (int i = 0; i < 3; i++) {
      app.press(KeyCode.RIGHT);
      assertEquals(2, app.fx(() -> app.session().currentProperty().get().connectionId()));
    }
    app.press(KeyCode.S);
    assertEquals("conn", app.text("step-by"));
    app.press(KeyCode.RIGHT).press(KeyCode.RIGHT);
    assertEquals("Accepted", app.shownEvent());
    int accepted = app.cursor();
    app.press(KeyCode.RIGHT).press(KeyCode.LEFT);
    assertEquals(accepted, app.cursor());
  }

  @Test
  void stepsByStepOfTheFigureOverThePast() {
    show(Traffic.store(400, 1));
    app.press(KeyCode.S);
    assertEquals("figure", app.text("step-by"));
    Set<Object> places = new HashSet<>();
    Object before = now();
    for (int i = 0; i < 5; i++) {
      app.press(KeyCode.RIGHT);
      assertTrue(!now().equals(before), "something else is now");
      before = now();
      places.add(before);
    }
    int cursor = app.cursor();
    app.press(KeyCode.LEFT);
    assertTrue(app.cursor() < cursor);
    assertTrue(places.contains(now()));
  }

  private Object now() {
    return app.fx(() -> app.window().model().fold().now(app.session().cursorProperty().get()));
  }

  @Test
  void stepsTheHeldServerByStepOfTheFigure() {
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    app.openRequestCard().click("send").waitUntil(() -> app.held() > 0);
    app.press(KeyCode.S);
    for (int i = 0; i < 4; i++) {
      Object before = now();
      app.press(KeyCode.RIGHT);
      app.waitUntil(() -> app.held() > 0 && !now().equals(before));
      assertTrue(app.text("state-pill").startsWith("Paused"));
    }
  }

  @Test
  void choosesTheSizeOfAStepFromItsMenu() {
    app.click("step-by");
    List<MenuItem> items = app.fx(() -> List.copyOf(((StepChoice) app.node("step-by")).getItems()));
    app.fx(() -> {
      items.get(2).fire();
      return true;
    });
    assertEquals("request", app.text("step-by"));
    assertTrue(app.fx(() -> ((RadioMenuItem) items.get(2)).isSelected()));
  }

  @Test
  void holdsTheRealServerAtABreakpoint() {
    app.click("breakpoints").waitUntil(() -> app.shown("breakpoints-card"));
    app.click("breakpoint-add").waitUntil(() -> app.shown("breakpoint-1-event"));
    app.fx(() -> {
      eventBox("breakpoint-1-event").setValue("HandlerStarted");
      return true;
    });
    assertEquals("1", app.text("breakpoints"));
    app.press(KeyCode.B).waitUntil(() -> !app.shown("breakpoints-card"));
    app.openRequestCard().click("send").waitUntil(() -> app.held() > 0);
    app.waitUntil(() -> app.shownEvent().equals("HandlerStarted"));
    assertTrue(app.text("state-pill").startsWith("Paused"));
    assertEquals("waits for an answer", app.text("answer-1"));
    assertEquals("Stopped at a breakpoint: event HandlerStarted.", app.text("hint"));

    app.fx(() -> {
      app.session().breakpoints().list().clear();
      return true;
    });
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("answer-1").startsWith("200"));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<String> eventBox(String id) {
    return (ComboBox<String>) app.node(id);
  }

  @Test
  void changesSwitchesOffAndRemovesBreakpoints() {
    app.press(KeyCode.B).click("breakpoint-add").click("breakpoint-add");
    app.waitUntil(() -> app.shown("breakpoint-2-sort"));
    app.fx(() -> {
      sortBox("breakpoint-2-sort").setValue(Breakpoint.Sort.STATUS);
      return true;
    });
    app.click("breakpoint-2-value").type("5xx");
    assertEquals(
        new Breakpoint(Breakpoint.Sort.STATUS, "5xx", true),
        app.fx(() -> app.session().breakpoints().list().get(1)));
    app.click("breakpoint-2-on");
    assertEquals(
        new Breakpoint(Breakpoint.Sort.STATUS, "5xx", false),
        app.fx(() -> app.session().breakpoints().list().get(1)));
    app.click("breakpoint-1-remove").waitUntil(() -> !app.shown("breakpoint-2-sort"));
    assertEquals(1, app.fx(() -> app.session().breakpoints().list().size()));
    assertTrue(app.fx(() -> !((CheckBox) app.node("breakpoint-1-on")).isSelected()));
    app.click("breakpoints-close").waitUntil(() -> !app.shown("breakpoints-card"));
  }

  @SuppressWarnings("unchecked")
  private ComboBox<Breakpoint.Sort> sortBox(String id) {
    return (ComboBox<Breakpoint.Sort>) app.node(id);
  }

  @Test
  void playsThePastAndStopsAtABreakpoint() {
    show(Traffic.store(60, 2));
    app.fx(() -> {
      app.session()
          .breakpoints()
          .list()
          .add(new Breakpoint(Breakpoint.Sort.PATTERN, "/item/{id}", true));
      return true;
    });
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("hint").startsWith("Stopped"));
    assertEquals("Routed", app.shownEvent());
    app.fx(() -> {
      app.session().breakpoints().list().clear();
      return true;
    });
    app.press(KeyCode.SPACE).waitUntil(() -> app.cursor() == app.size());
    assertEquals("Play", app.text("play"));
  }

  @Test
  void letsOthersRunWhileOneConnectionSteps() {
    send(1);
    app.press(KeyCode.SPACE).waitUntil(() -> app.text("state-pill").startsWith("Paused"));
    app.fx(() -> {
      app.session().othersRunProperty().set(true);
      app.session().connectionProperty().set(2);
      return true;
    });
    app.click("send").waitUntil(() -> app.held() > 0);
    app.press(KeyCode.SHIFT, KeyCode.RIGHT);
    app.waitUntil(() ->
        app.held() > 0 && app.fx(() -> app.session().currentProperty().get().connectionId() == 2));
    int before = app.cursor();
    app.press(KeyCode.SHIFT, KeyCode.RIGHT);
    app.waitUntil(() -> app.cursor() > before && app.held() > 0);
    assertEquals(2, app.fx(() -> app.session().currentProperty().get().connectionId()));
  }
}
