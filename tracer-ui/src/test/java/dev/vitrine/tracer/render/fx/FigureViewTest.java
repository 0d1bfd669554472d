package dev.vitrine.tracer.render.fx;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Mark.Travel;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Theme;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import javafx.scene.Group;
import javafx.scene.Node;
import javafx.scene.paint.Color;
import javafx.scene.shape.Rectangle;
import javafx.scene.text.Text;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// The display list as nodes of a scene.
class FigureViewTest {
  @BeforeAll
  static void startToolkit() throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    fx(() -> {
      Fonts.load();
      return true;
    });
  }

  @Test
  void buildsAgainOnlyTheMarksThatDiffer() {
    FigureView view = shown(figure(box("node:a", Progress.DONE), box("node:b", Progress.NOT_YET)));
    Node a = view.node("node:a");
    Node b = view.node("node:b");
    fx(() -> {
      view.show(figure(box("node:a", Progress.DONE), box("node:b", Progress.NOW)), false);
      return true;
    });
    assertSame(a, view.node("node:a"));
    assertNotSame(b, view.node("node:b"));
    assertEquals("node-b", view.node("node:b").getId());
    assertTrue(view.node("node:b").getStyleClass().contains("NOW"));
  }

  @Test
  void takesEveryColourFromTheTheme() {
    FigureView view = shown(figure(box("node:a", Progress.DONE)));
    assertEquals(Color.web(Theme.LIGHT.colour(Paint.LISTEN_FILL)), fill(view));
    fx(() -> {
      view.show(Theme.DARK);
      return true;
    });
    assertEquals(Color.web(Theme.DARK.colour(Paint.LISTEN_FILL)), fill(view));
  }

  @Test
  void setsTextAtItsMeasuredWidth() {
    Shape.Text text =
        Shape.Text.of(
            100,
            40,
            "CLIENT SOCKET",
            dev.vitrine.tracer.figure.Font.monoBold(12.5),
            Paint.INK,
            Anchor.MIDDLE);
    Mark label =
        new Mark("label:a", Kind.LABEL, Optional.empty(), Progress.DONE, "", List.of(text));
    FigureView view = shown(figure(label));
    Text node = (Text) ((Group) view.node("label:a")).getChildren().getFirst();
    double width = fx(() -> node.getBoundsInParent().getWidth());
    assertEquals(text.width(), width, 1.0);
    assertEquals(text.left(), fx(() -> node.getBoundsInParent().getMinX()), 1.0);
  }

  @Test
  void sendsATokenAlongItsWayAndEndsItWithTheNextFigure() {
    Outline way = Outline.from(0, 0).line(100, 0);
    Mark token =
        new Mark(
            "token:1",
            Kind.TOKEN,
            Optional.of(Stage.READ),
            Progress.NOW,
            "client 1",
            List.of(new Shape.Ellipse(100, 0, 11, 11, Ink.fill(Paint.INK))),
            Optional.of(new Travel(way, new Point(100, 0))));
    FigureView view = shown(figure(box("node:a", Progress.DONE)));
    Node moving =
        fx(() -> {
          view.show(figure(box("node:a", Progress.DONE), token), true);
          return view.node("token:1");
        });
    assertNotEquals(0, fx(moving::getTranslateX));
    fx(() -> {
      view.show(figure(token, box("node:a", Progress.NOT_YET)), true);
      return true;
    });
    assertEquals(0, fx(moving::getTranslateX));
  }

  @Test
  void standsStillWithReducedMotion() {
    Mark token =
        new Mark(
            "token:1",
            Kind.TOKEN,
            Optional.of(Stage.READ),
            Progress.NOW,
            "client 1",
            List.of(new Shape.Ellipse(100, 0, 11, 11, Ink.fill(Paint.INK))),
            Optional.of(new Travel(Outline.from(0, 0).line(100, 0), new Point(100, 0))));
    FigureView view = new FigureView();
    double at =
        fx(() -> {
          view.motion().reducedProperty().set(true);
          view.show(figure(token), true);
          return view.node("token:1").getTranslateX();
        });
    assertEquals(0, at);
  }

  @Test
  void asksForRoomBeforeItsTextGetsTooSmall() {
    FigureView view = shown(figure(box("node:a", Progress.DONE)));
    assertEquals(200, fx(() -> view.minWidth(-1)));
    double scale =
        fx(() -> {
          view.resize(400, 400);
          view.layout();
          return view.node("node:a").getParent().getTransforms().getFirst().getMxx();
        });
    assertEquals(2, scale);
  }

  private static Color fill(FigureView view) {
    return (Color) ((Rectangle) ((Group) view.node("node:a")).getChildren().getFirst()).getFill();
  }

  private static FigureView shown(Figure figure) {
    FigureView view = new FigureView();
    fx(() -> {
      view.show(figure, false);
      return true;
    });
    return view;
  }

  private static Figure figure(Mark... marks) {
    return new Figure("test", 200, 100, "A figure", "Nothing happens.", List.of(marks));
  }

  private static Mark box(String id, Progress progress) {
    return new Mark(
        id,
        Kind.NODE,
        Optional.of(Stage.LISTEN),
        progress,
        id,
        List.of(
            new Shape.Rect(10, 10, 50, 20, 7, Ink.of(Paint.LISTEN_FILL, Paint.LISTEN_LINE, 2))));
  }

  private static <T> T fx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(TimeUnit.SECONDS.toMillis(20), action);
  }
}
