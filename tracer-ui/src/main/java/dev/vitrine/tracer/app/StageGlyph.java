package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Glyph;
import dev.vitrine.tracer.figure.Glyph.Piece;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.render.svg.SvgRenderer;
import javafx.scene.layout.Region;
import javafx.scene.shape.SVGPath;
import javafx.scene.shape.StrokeLineCap;
import javafx.scene.transform.Scale;
import javafx.scene.transform.Translate;
import org.jspecify.annotations.Nullable;

/// The sign of a stage: its form says what its colour says. On a selected row it is ink, so that
/// colour never stands on colour.
final class StageGlyph extends Region {
  private static final Piece UNKNOWN = new Piece(Outline.arc(0, 0, 4.6, 0, 360).close(), 1.5);

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
    if (stage == null) {
      piece(UNKNOWN);
    } else {
      Glyph.of(stage).forEach(this::piece);
    }
  }

  private void piece(Piece piece) {
    SVGPath path = add(SvgRenderer.data(piece.outline()));
    path.getStyleClass().add(piece.filled() ? "glyph-fill" : "glyph-line");
    if (!piece.filled()) {
      path.setStrokeWidth(piece.stroke());
      path.setStrokeLineCap(StrokeLineCap.ROUND);
    }
  }

  private SVGPath add(String content) {
    SVGPath path = new SVGPath();
    path.setContent(content);
    path.setManaged(false);
    path.getTransforms()
        .addAll(new Translate(size / 2, size / 2), new Scale(size / Glyph.GRID, size / Glyph.GRID));
    getChildren().add(path);
    return path;
  }
}
