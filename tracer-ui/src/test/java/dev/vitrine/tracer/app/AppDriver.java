package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Mark;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import javafx.application.Platform;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.scene.input.PickResult;
import javafx.scene.input.ScrollEvent;
import javafx.stage.Stage;
import org.testfx.api.FxRobot;
import org.testfx.api.FxToolkit;
import org.testfx.util.WaitForAsyncUtils;

/// A person at the window: presses, types, looks. The one class of the tests that knows TestFX.
///
/// It waits for what happens and never for a time; the limit of a wait is there for a test that
/// fails.
final class AppDriver implements AutoCloseable {
  private static final int LIMIT_SECONDS = 20;

  private final FxRobot robot = new FxRobot();
  private final AppWindow window;
  private final Stage stage;
  private volatile boolean closed;

  private AppDriver(double width, double height, PreferenceFile preferences, AppOptions options)
      throws TimeoutException {
    FxToolkit.registerPrimaryStage();
    Platform.setImplicitExit(false);
    record Opened(Stage stage, AppWindow window) {}
    Opened opened =
        fx(() -> {
          Stage newStage = new Stage();
          AppWindow newWindow = new AppWindow(newStage, preferences, () -> closed = true);
          newStage.setX(0);
          newStage.setY(0);
          newStage.setWidth(width);
          newStage.setHeight(height);
          newWindow.open(options);
          return new Opened(newStage, newWindow);
        });
    stage = opened.stage();
    window = opened.window();
  }

  /// Opens the window as large as the headless screen, at full speed, its server listening.
  static AppDriver open() throws TimeoutException {
    return open(1000, 1000);
  }

  static AppDriver open(double width, double height) throws TimeoutException {
    AppDriver driver = new AppDriver(width, height, PreferenceFile.none(), AppOptions.live());
    driver.fx(() -> {
      driver.window.session().speedProperty().set(Speed.FULL);
      driver.window.settings().motionProperty().set(Motion.REDUCED);
      return true;
    });
    driver.waitUntil(() -> driver.shownEvent().equals("AcceptWaiting"));
    return driver;
  }

  /// Opens the window as somebody left it who used it before: nothing is changed for the test.
  static AppDriver openAgain(PreferenceFile preferences) throws TimeoutException {
    AppDriver driver = new AppDriver(1000, 1000, preferences, AppOptions.live());
    driver.waitUntil(() -> driver.happened("AcceptWaiting"));
    return driver;
  }

  /// Opens the window with a recorded trace.
  static AppDriver open(AppOptions options) throws TimeoutException {
    AppDriver driver = new AppDriver(1000, 1000, PreferenceFile.none(), options);
    driver.waitUntil(() -> driver.cursor() > 0);
    return driver;
  }

  Session session() {
    return window.session();
  }

  AppWindow window() {
    return window;
  }

  Stage stage() {
    return stage;
  }

  boolean closed() {
    return closed;
  }

  /// Clicks the control with this id.
  AppDriver click(String id) {
    Node node = node(id);
    robot.clickOn(node);
    return this;
  }

  /// Clicks at a place of a control, in its own pixels.
  AppDriver clickAt(String id, double x, double y) {
    robot.clickOn(node(id).localToScreen(x, y));
    return this;
  }

  AppDriver press(KeyCode... keys) {
    robot.push(keys);
    return this;
  }

  /// Turns the wheel over a place of a control with Ctrl held: up for a positive number of notches. The
  /// headless platform's robot has no wheel.
  AppDriver zoom(String id, double x, double y, int notches) {
    Node node = node(id);
    fx(() -> {
      for (int i = 0; i < Math.abs(notches); i++) {
        node.fireEvent(wheel(node, x, y, Math.signum(notches) * 40));
      }
      return true;
    });
    return this;
  }

  private static ScrollEvent wheel(Node node, double x, double y, double delta) {
    Point2D scene = node.localToScene(x, y);
    Point2D screen = node.localToScreen(x, y);
    return new ScrollEvent(
        ScrollEvent.SCROLL,
        scene.getX(),
        scene.getY(),
        screen.getX(),
        screen.getY(),
        false,
        true,
        false,
        false,
        false,
        false,
        0,
        delta,
        0,
        delta,
        ScrollEvent.HorizontalTextScrollUnits.NONE,
        0,
        ScrollEvent.VerticalTextScrollUnits.NONE,
        0,
        0,
        new PickResult(node, scene.getX(), scene.getY()));
  }

  AppDriver type(String text) {
    robot.write(text, 0);
    return this;
  }

  /// Opens the request card from the rail, where a window of the headless screen's size has it.
  AppDriver openRequestCard() {
    click("rail-send");
    waitUntil(() -> node("send").isVisible());
    return this;
  }

  /// The text of a label or button; "" while there is none of this id.
  String text(String id) {
    return fx(() -> stage.getScene().lookup("#" + id) instanceof Labeled l ? l.getText() : "");
  }

  boolean shown(String id) {
    return fx(() -> {
      Node node = stage.getScene().lookup("#" + id);
      return node != null
          && node.localToScene(node.getLayoutBounds()).getWidth() > 0
          && shown(node);
    });
  }

  private static boolean shown(Node node) {
    for (Node at = node; at != null; at = at.getParent()) {
      if (!at.isVisible()) {
        return false;
      }
    }
    return true;
  }

  Node node(String id) {
    return Objects.requireNonNull(fx(() -> stage.getScene().lookup("#" + id)), id);
  }

  /// How far a mark of the figure has come; null when it is not there.
  Mark.Progress progress(String markId) {
    return fx(() -> {
      var figure = window.figurePane().view().figure();
      return figure == null ? null : figure.mark(markId).map(Mark::progress).orElse(null);
    });
  }

  /// The event under the cursor; "" before the first.
  String shownEvent() {
    return fx(() ->
        session().currentProperty().get() == null ? "" : session().currentProperty().get().event());
  }

  /// Whether the run that is shown holds an event of this name.
  boolean happened(String event) {
    return count(event) > 0;
  }

  /// How often an event of this name is in the run that is shown.
  long count(String event) {
    return session().store().snapshot().stream().filter(e -> e.event().equals(event)).count();
  }

  int cursor() {
    return fx(() -> session().cursorProperty().get());
  }

  int size() {
    return fx(() -> session().sizeProperty().get());
  }

  int held() {
    return fx(() -> session().heldProperty().get());
  }

  /// Where the window's server listens.
  java.net.InetSocketAddress address() {
    return fx(() -> session().serverProperty().get().listening()).join();
  }

  /// Waits until a condition, asked on this thread, holds.
  AppDriver waitUntil(BooleanSupplier condition) {
    try {
      WaitForAsyncUtils.waitFor(LIMIT_SECONDS, TimeUnit.SECONDS, condition::getAsBoolean);
    } catch (TimeoutException e) {
      throw new AssertionError("It did not happen; the step shown is " + shownEvent(), e);
    }
    return this;
  }

  /// Runs something on the JavaFX thread and waits for its result.
  <T> T fx(Callable<T> action) {
    return WaitForAsyncUtils.waitForAsyncFx(LIMIT_SECONDS * 1000L, action);
  }

  @Override
  public void close() {
    if (!closed) {
      fx(() -> {
        window.close();
        return true;
      });
    }
  }
}
