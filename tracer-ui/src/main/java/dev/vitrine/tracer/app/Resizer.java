package dev.vitrine.tracer.app;

import java.util.function.DoubleConsumer;
import java.util.function.DoubleSupplier;
import javafx.geometry.Orientation;
import javafx.scene.Cursor;
import javafx.scene.layout.Region;

/// The divider between two regions: drag to give one of them more room, double click to restore.
final class Resizer extends Region {
  private static final double GRIP = 6;

  private double pressedAt;
  private double sizeAtPress;

  /// @param orientation `VERTICAL` stands between left and right, `HORIZONTAL` between above and
  ///     below
  /// @param sign 1 when dragging right or down makes the region larger, -1 when smaller
  Resizer(
      Orientation orientation,
      int sign,
      DoubleSupplier size,
      DoubleConsumer resize,
      Runnable restore) {
    getStyleClass().add("resizer");
    boolean upright = orientation == Orientation.VERTICAL;
    setCursor(upright ? Cursor.H_RESIZE : Cursor.V_RESIZE);
    if (upright) {
      setMinWidth(GRIP);
      setMaxWidth(GRIP);
    } else {
      setMinHeight(GRIP);
      setMaxHeight(GRIP);
    }
    setOnMousePressed(e -> {
      pressedAt = upright ? e.getScreenX() : e.getScreenY();
      sizeAtPress = size.getAsDouble();
    });
    setOnMouseDragged(e -> {
      double now = upright ? e.getScreenX() : e.getScreenY();
      resize.accept(sizeAtPress + sign * (now - pressedAt));
    });
    setOnMouseClicked(e -> {
      if (e.getClickCount() == 2) {
        restore.run();
      }
    });
  }
}
