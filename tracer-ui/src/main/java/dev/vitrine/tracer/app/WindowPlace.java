package dev.vitrine.tracer.app;

import java.util.List;
import java.util.Map;
import javafx.geometry.Rectangle2D;
import javafx.stage.Screen;
import javafx.stage.Stage;

/// Where the window is on the screens: remembered, and brought back to where it can be seen.
final class WindowPlace {
  /// So much of the window's head must be on a screen that it can be taken hold of, in pixels.
  private static final double HOLD = 120;

  private static final double HEAD = 30;

  private final Stage stage;
  private Rectangle2D normal = Rectangle2D.EMPTY;

  WindowPlace(Stage stage) {
    this.stage = stage;
    stage.xProperty().subscribe(this::look);
    stage.yProperty().subscribe(this::look);
    stage.widthProperty().subscribe(this::look);
    stage.heightProperty().subscribe(this::look);
  }

  /// Puts the window where it was, as far as there are screens; call it before the window is shown.
  void restore(PreferenceFile file) {
    if (!(file.value("window") instanceof Map<?, ?> said)) {
      return;
    }
    double width = number(said, "width");
    double height = number(said, "height");
    if (width < stage.getMinWidth() || height < stage.getMinHeight()) {
      return;
    }
    Rectangle2D wanted = new Rectangle2D(number(said, "x"), number(said, "y"), width, height);
    List<Rectangle2D> screens = Screen.getScreens().stream().map(Screen::getVisualBounds).toList();
    Rectangle2D place = on(screens, wanted);
    stage.setX(place.getMinX());
    stage.setY(place.getMinY());
    stage.setWidth(place.getWidth());
    stage.setHeight(place.getHeight());
    stage.setMaximized(Boolean.TRUE.equals(said.get("maximized")));
  }

  /// As it is now, for the file.
  Map<String, Object> now() {
    return Map.of(
        "window",
        Map.of(
            "x", normal.getMinX(),
            "y", normal.getMinY(),
            "width", normal.getWidth(),
            "height", normal.getHeight(),
            "maximized", stage.isMaximized()));
  }

  /// Where a window goes that was at `wanted`: there, when its head can be taken hold of on one of the screens; else onto the first
  /// screen, no larger than that.
  static Rectangle2D on(List<Rectangle2D> screens, Rectangle2D wanted) {
    Rectangle2D head = new Rectangle2D(wanted.getMinX(), wanted.getMinY(), wanted.getWidth(), HEAD);
    for (Rectangle2D screen : screens) {
      double across =
          Math.min(head.getMaxX(), screen.getMaxX()) - Math.max(head.getMinX(), screen.getMinX());
      boolean below = head.getMinY() >= screen.getMinY() && head.getMaxY() <= screen.getMaxY();
      if (across >= HOLD && below) {
        return wanted;
      }
    }
    Rectangle2D first = screens.getFirst();
    double width = Math.min(wanted.getWidth(), first.getWidth());
    double height = Math.min(wanted.getHeight(), first.getHeight());
    return new Rectangle2D(
        first.getMinX() + (first.getWidth() - width) / 2,
        first.getMinY() + (first.getHeight() - height) / 2,
        width,
        height);
  }

  private void look() {
    boolean known = stage.getWidth() > 0 && stage.getHeight() > 0 && !Double.isNaN(stage.getX());
    if (known && !stage.isMaximized() && !stage.isIconified() && !stage.isFullScreen()) {
      normal = new Rectangle2D(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight());
    }
  }

  private static double number(Map<?, ?> said, String key) {
    return said.get(key) instanceof Number n && Double.isFinite(n.doubleValue())
        ? n.doubleValue()
        : 0;
  }
}
