package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figures.Figures;
import java.util.List;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// What a person selects in a figure is shown in the inspector and moves no cursor.
class FigureSelectionTest {
  private AppDriver app;

  @BeforeEach
  void answerOneRequest() throws TimeoutException {
    app = AppDriver.open();
    app.fx(() -> {
      app.window().send();
      return true;
    });
    // Both threads have come to rest: nothing draws the figure anew under the mouse.
    app.waitUntil(() -> app.happened("IdleStarted") && app.count("AcceptWaiting") == 2);
  }

  @AfterEach
  void close() {
    app.close();
  }

  private void choose(String id) {
    app.fx(() -> {
      app.window().model().kindProperty().set(Figures.find(id).orElseThrow());
      return true;
    });
  }

  // A figure that is laid out anew has new nodes: a person would press again, too.
  private void pressUntil(String id, BooleanSupplier done) {
    app.waitUntil(() -> {
      try {
        app.click(id);
      } catch (RuntimeException _) {
        return false;
      }
      return done.getAsBoolean();
    });
  }

  private List<String> marked() {
    return app.fx(() ->
        ((ListView<?>) app.node("bytes"))
            .getItems().stream()
                .map(HexLine.class::cast)
                .filter(HexLine::framed)
                .map(HexLine::text)
                .toList());
  }

  @Test
  void aFieldLightsItsStepItsCodeAndItsBytes() {
    choose("conversation");
    app.waitUntil(() -> app.shown("part-request-1"));
    int cursor = app.cursor();
    pressUntil("part-request-1", () -> app.text("step-title").equals("HeaderRead"));
    assertEquals(cursor, app.cursor(), "a selection is not the cursor");
    app.click("tab-bytes").waitUntil(() -> !marked().isEmpty());
    assertTrue(marked().getFirst().contains("48 6f 73 74 3a"), marked().toString());
    assertTrue(app.text("bytes-head").startsWith("received, offset "), app.text("bytes-head"));
    app.press(KeyCode.LEFT).waitUntil(() -> app.cursor() == cursor - 1);
    app.waitUntil(() -> !app.text("step-title").equals("HeaderRead"));
    assertTrue(marked().isEmpty(), "stepping looks at another step");
  }

  @Test
  void aPatternIsExplainedInTheBoxBelow() {
    choose("routing");
    app.waitUntil(() -> app.shown("pattern-0"));
    pressUntil("pattern-0", () -> app.text("step-title").equals("Routed"));
    app.waitUntil(() ->
        app.fx(() -> app.window().model().partProperty().get().orElse("").equals("pattern:0")));
  }

  @Test
  void aStateFollowsTheConnectionThatIsInIt() {
    choose("states");
    app.waitUntil(() -> app.shown("token-1"));
    pressUntil("token-1", () -> app.text("connection").endsWith(": 1"));
  }
}
