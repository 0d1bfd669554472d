package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Names;
import dev.vitrine.tracer.figures.Figures;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import javafx.scene.input.KeyCode;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Which figure is shown, how large, and with whose names.
class FigureBarTest {
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
  void showsEachFigureByItsSegmentAndByItsKey() {
    List<FigureKind<?>> all = Figures.all();
    for (int i = all.size() - 1; i >= 0; i--) {
      String id = all.get(i).id();
      app.click("figures-" + (i + 1)).waitUntil(() -> figureName().equals(id));
      assertEquals(all.get(i).title(), app.text("figure-title"));
    }
    for (int i = all.size() - 1; i >= 0; i--) {
      String id = all.get(i).id();
      app.press(KeyCode.CONTROL, KeyCode.valueOf("DIGIT" + (i + 1)));
      app.waitUntil(() -> figureName().equals(id));
    }
  }

  @Test
  void changesTheNamesWithAKeyWhereAFigureHasThem() {
    app.press(KeyCode.N);
    assertEquals(Names.FIGURE, app.fx(() -> app.window().model().namesProperty().get()));
    app.press(KeyCode.CONTROL, KeyCode.DIGIT2).press(KeyCode.N);
    assertEquals(Names.JAVA, app.fx(() -> app.window().model().namesProperty().get()));
    app.press(KeyCode.N).press(KeyCode.N);
    assertEquals(Names.FIGURE, app.fx(() -> app.window().model().namesProperty().get()));
  }

  /// A server that is held takes its steps at one time: then width is steps, until somebody chooses.
  @Test
  void letsWidthStandForStepsOrTime() {
    app.press(KeyCode.CONTROL, KeyCode.DIGIT3).waitUntil(() -> figureName().equals("lanes"));
    app.waitUntil(() -> across().isPresent());
    app.click("across-1").waitUntil(() -> across().equals(Optional.of(Across.TIME)));
    app.click("across-2").waitUntil(() -> across().equals(Optional.of(Across.STEPS)));
    app.press(KeyCode.W).waitUntil(() -> across().equals(Optional.of(Across.TIME)));
    app.press(KeyCode.CONTROL, KeyCode.DIGIT1).waitUntil(() -> across().isEmpty());
    assertFalse(app.shown("across-1"));
  }

  private Optional<Across> across() {
    return app.fx(() -> app.window().model().acrossProperty().get());
  }

  @Test
  void magnifiesWithTheWheelAndFitsAgain() {
    double fitting = factor();
    app.zoom("figure", 200, 100, 3);
    app.waitUntil(() -> factor() > 1.3 * fitting);
    app.press(KeyCode.DIGIT0).waitUntil(() -> factor() == fitting);
    app.zoom("figure", 200, 100, 1).waitUntil(() -> factor() > fitting);
    app.click("fit").waitUntil(() -> factor() == fitting);
  }

  @Test
  void followsTheConnectionWhoseTokenIsPressed() {
    app.openRequestCard().click("send").waitUntil(() -> app.text("answer-1").startsWith("200"));
    app.press(KeyCode.ESCAPE).click("figure-title");
    app.waitUntil(() -> app.shown("token-1"));
    app.click("token-1").waitUntil(() -> app.text("connection").equals("Conn: 1"));
    assertTrue(app.fx(() -> app.session().connectionProperty().get() == 1));
  }

  private String figureName() {
    return app.fx(() -> {
      var shown = app.window().figurePane().view().figure();
      return shown == null ? "" : shown.name();
    });
  }

  private double factor() {
    return app.fx(() -> app.window().figurePane().view().factor());
  }
}
