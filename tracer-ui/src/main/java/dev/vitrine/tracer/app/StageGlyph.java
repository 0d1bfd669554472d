package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Stage;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/// The sign of a stage: its form says what its colour says. On a selected row it is ink, so that
/// colour never stands on colour.
final class StageGlyph extends Region {
  private static final double GRID = 14;

  private final double size;

  /// @param stage null for an event of no stage: a ring with nothing in it
  /// @param size width and height in pixels
  StageGlyph(@Nullable Stage stage, double size) {
    this.size = size;
    setMouseTransparent(true);
    setMinSize(size, size);
    setPrefSize(size, size);
    setMaxSize(size, size);
    show(stage);
  }

  /// Shows another stage's sign.
  void show(@Nullable Stage stage) {
    getChildren().clear();
    getStyleClass().setAll("stage-glyph", stage == null ? "unknown" : stage.label());
    switch (stage) {
      case null -> drawn("M0 -4.6A4.6 4.6 0 1 0 0 4.6A4.6 4.6 0 1 0 0 -4.6Z", 1.5);
      case LISTEN -> filled("M-4.1 -4.1H4.1V4.1H-4.1Z");
      case ACCEPT -> filled("M0 -4.8A4.8 4.8 0 1 0 0 4.8A4.8 4.8 0 1 0 0 -4.8Z");
      case CONNECTION -> drawn("M0 -3.8A3.8 3.8 0 1 0 0 3.8A3.8 3.8 0 1 0 0 -3.8Z", 2.1);
      case READ -> filled("M-4 -5L5 0L-4 5Z");
      case DISPATCH -> filled("M0 -5.5L5.5 0L0 5.5L-5.5 0Z");
      case RESPONSE -> filled("M4 -5L-5 0L4 5Z");
      case REUSE -> {
        drawn("M1 -3.9A3.9 3.9 0 1 0 4 0.5", 2);
        filled("M0.2 -6.6L4.6 -3.4L0.2 -1Z");
      }
      case SHUTDOWN -> filled("M-4.9 -1.9H4.9V1.9H-4.9Z");
      case ERROR -> drawn("M-3.7 -3.7L3.7 3.7M3.7 -3.7L-3.7 3.7", 2.2);
    }
  }

  private void filled(String path) {
    add(path).getStyleClass().add("glyph-fill");
  }

  private void drawn(String path, double width) {
    SVGPath drawn = add(path);
    drawn.getStyleClass().add("glyph-line");
    drawn.setStrokeWidth(width);
    drawn.setStrokeLineCap(StrokeLineCap.ROUND);
  }

  private SVGPath add(String content) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.setManaged(false);
    path.getTransforms()
        .addAll(new Translate(size / 2, size / 2), new Scale(size / GRID, size / GRID));
    getChildren().add(path);
    return path;
  }
}
