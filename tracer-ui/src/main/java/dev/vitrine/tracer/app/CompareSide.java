package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.render.fx.FigureView;
import javafx.geometry.Bounds;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// One run of a comparison: its name, its step and its figure.
final class CompareSide extends VBox {
  private static final int ROWS = 2;

  private final FigureView view = new FigureView();
  private final ScrollPane scroll = new ScrollPane(view);
  private final Label name = Chrome.label("", "title");
  private final Label step = Chrome.label("");

  /// @param choose asks for another run on this side
  CompareSide(String id, Runnable choose) {
    setId("compare-" + id);
    name.setId("compare-" + id + "-name");
    step.setId("compare-" + id + "-step");
    view.setId("compare-" + id + "-figure");
    name.setMinWidth(USE_PREF_SIZE);
    HBox bar =
        new HBox(
            name,
            step,
            Chrome.spacer(),
            Chrome.button(
                "compare-" + id + "-open",
                "Another run…",
                null,
                "Put another run on this side",
                choose));
    bar.getStyleClass().add("figure-bar");
    scroll.getStyleClass().add("figure-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPannable(true);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    getStyleClass().add("figure-area");
    getChildren().addAll(bar, scroll);
    setMinSize(0, 0);
    view.motion().reducedProperty().set(true);
  }

  FigureView view() {
    return view;
  }

  /// Shows a figure, what is now in sight.
  void show(Figure figure) {
    view.show(figure, false);
    layout();
    Bounds now = view.now();
    Bounds sight = scroll.getViewportBounds();
    scroll.setHvalue(
        FigurePane.revealing(
            scroll.getHvalue(), view.getWidth(), sight.getWidth(), now.getMinX(), now.getMaxX()));
    scroll.setVvalue(
        FigurePane.revealing(
            scroll.getVvalue(), view.getHeight(), sight.getHeight(), now.getMinY(), now.getMaxY()));
  }

  void name(String words) {
    name.setText(words);
  }

  void step(String words) {
    step.setText(words);
  }

  /// The room that this side has.
  FigureOptions options() {
    var room = scroll.getViewportBounds();
    FigureOptions options = FigureOptions.window().withRows(ROWS);
    return room.getWidth() > 1 && room.getHeight() > 1
        ? options.withRoom(room.getWidth(), room.getHeight())
        : options;
  }

  void onRoom(Runnable listener) {
    scroll.viewportBoundsProperty().subscribe(listener);
  }
}
