package dev.vitrine.tracer.app;

import dev.vitrine.tracer.render.fx.FigureView;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The centre of the window: the figure's title, what went wrong if anything, and the figure itself.
final class FigurePane extends VBox {
  private final FigureView view = new FigureView();
  private final ErrorStrip errors = new ErrorStrip();
  private final Label subtitle = Chrome.label("Figure 3.9");
  private final StackPane area = new StackPane();

  FigurePane(Session session, Settings settings, FigureModel model) {
    setId("figure-pane");
    HBox bar = new HBox(Chrome.label("Work flow", "title"), subtitle, Chrome.spacer());
    bar.getStyleClass().add("figure-bar");
    subtitle.setId("figure-subtitle");
    subtitle.textProperty().bind(model.subtitleProperty());

    ScrollPane scroll = new ScrollPane(view);
    scroll.setId("figure-scroll");
    scroll.getStyleClass().add("figure-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPannable(true);
    area.getStyleClass().add("figure-area");
    area.getChildren().add(scroll);
    area.setMinSize(0, 0);
    VBox.setVgrow(area, Priority.ALWAYS);
    getChildren().addAll(bar, errors, area);

    view.motion().reducedProperty().bind(settings.reducedMotionProperty());
    view.motion().travelMillisProperty().bind(session.speedProperty().map(Speed::motionMillis));
    settings.themeProperty().subscribe(theme -> view.show(theme));
    model.figureProperty().subscribe(now -> show(now, scroll));
  }

  private void show(FigureModel.Frame frame, ScrollPane scroll) {
    view.show(frame.figure(), frame.animated());
    Bounds sight = scroll.getViewportBounds();
    Bounds now = view.now();
    if (now.getWidth() > 0) {
      scroll.setHvalue(
          revealing(
              scroll.getHvalue(), view.getWidth(), sight.getWidth(), now.getMinX(), now.getMaxX()));
      scroll.setVvalue(
          revealing(
              scroll.getVvalue(),
              view.getHeight(),
              sight.getHeight(),
              now.getMinY(),
              now.getMaxY()));
    }
  }

  /// Where to scroll, from 0 to 1, so that `from` to `to` is in sight: where it was when it is.
  static double revealing(double value, double all, double sight, double from, double to) {
    double room = all - sight;
    if (room <= 0) {
      return value;
    }
    double start = value * room;
    if (from >= start && to <= start + sight) {
      return value;
    }
    return Math.clamp(((from + to) / 2 - sight / 2) / room, 0, 1);
  }

  FigureView view() {
    return view;
  }

  ErrorStrip errors() {
    return errors;
  }

  /// Lays a card over the figure.
  void lay(Node card, Pos where) {
    StackPane.setAlignment(card, where);
    StackPane.setMargin(card, new Insets(24));
    area.getChildren().add(card);
  }

  /// Takes the card away again.
  void remove(Node card) {
    area.getChildren().remove(card);
  }
}
