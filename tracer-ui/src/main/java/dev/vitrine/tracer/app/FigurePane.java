package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Names;
import dev.vitrine.tracer.render.fx.FigureView;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.ScrollEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The centre of the window: the figure's title, what went wrong if anything, and the figure itself.
final class FigurePane extends VBox {
  private static final double ZOOM = 1.2;

  private final FigureView view = new FigureView();
  private final ErrorStrip errors = new ErrorStrip();
  private final WorkStrip work = new WorkStrip();
  private final FigureModel model;
  private final Label title = Chrome.label("", "title");
  private final Label subtitle = Chrome.label("");
  private final StackPane area = new StackPane();

  FigurePane(Session session, Settings settings, FigureModel model) {
    this.model = model;
    setId("figure-pane");
    title.setId("figure-title");
    title.textProperty().bind(model.kindProperty().map(FigureKind::title));
    title.setMinWidth(USE_PREF_SIZE);
    subtitle.setId("figure-subtitle");
    subtitle.textProperty().bind(model.subtitleProperty());
    HBox bar = new HBox(title, subtitle, Chrome.spacer(), names(), across(), fitButton());
    bar.getStyleClass().add("figure-bar");

    ScrollPane scroll = new ScrollPane(view);
    scroll.setId("figure-scroll");
    scroll.getStyleClass().add("figure-scroll");
    scroll.setFitToWidth(true);
    scroll.setFitToHeight(true);
    scroll.setPannable(true);
    area.getStyleClass().add("figure-area");
    area.getChildren().add(scroll);
    area.getChildren().add(waiting());
    area.setMinSize(0, 0);
    VBox.setVgrow(area, Priority.ALWAYS);
    getChildren().addAll(bar, errors, work, area);
    view.setOnPressed(model::press);
    scroll
        .viewportBoundsProperty()
        .subscribe(room -> {
          if (room.getWidth() > 1 && room.getHeight() > 1) {
            model.room(room.getWidth(), room.getHeight());
          }
        });
    scroll.addEventFilter(ScrollEvent.SCROLL, this::zoom);

    view.motion().reducedProperty().bind(settings.reducedMotionProperty());
    view.motion().travelMillisProperty().bind(session.speedProperty().map(Speed::motionMillis));
    settings.themeProperty().subscribe(theme -> view.show(theme));
    model.figureProperty().subscribe(now -> show(now, scroll));
  }

  /// Over the figure while a long run is folded for it.
  private VBox waiting() {
    ProgressBar bar = new ProgressBar();
    bar.setId("folded");
    bar.progressProperty().bind(model.foldedProperty());
    VBox box = new VBox(8, Chrome.label("Going through the steps up to here…"), bar);
    box.setId("folding");
    box.getStyleClass().add("first-card");
    box.setMaxSize(USE_PREF_SIZE, USE_PREF_SIZE);
    model.foldedProperty().subscribe(share -> Chrome.show(box, share.doubleValue() < 1));
    return box;
  }

  private HBox names() {
    Segments segments = new Segments("names");
    String n = ActionTable.NAMES.keys();
    segments.choices(
        List.of("Figure", "Java", "Go"),
        List.of(
            "Labels of the figure: as in the source text  (" + n + ")",
            "Labels of the figure: as in this server's source  (" + n + ")",
            "Labels of the figure: as in Go's source  (" + n + ")"),
        number -> model.namesProperty().set(Names.ALL.get(number)));
    segments.getStyleClass().add("small");
    model.namesProperty().subscribe(names -> segments.select(Names.ALL.indexOf(names)));
    HBox box = new HBox(8, Chrome.label("Names", "secondary"), segments);
    box.setAlignment(Pos.CENTER);
    model.kindProperty().subscribe(kind -> Chrome.show(box, kind.hasNames()));
    return box;
  }

  private HBox across() {
    String w = ActionTable.ACROSS.keys();
    Segments segments = new Segments("across");
    segments.choices(
        List.of("Time", "Steps"),
        List.of(
            "Width is the server's time, which stands still while the server is held  (" + w + ")",
            "Width is steps: each is as wide as the others  (" + w + ")"),
        number -> model.choose(Across.ALL.get(number)));
    segments.getStyleClass().add("small");
    HBox box = new HBox(8, Chrome.label("Width", "secondary"), segments);
    box.setAlignment(Pos.CENTER);
    model
        .acrossProperty()
        .subscribe(across -> {
          Chrome.show(box, across.isPresent());
          across.ifPresent(meaning -> segments.select(Across.ALL.indexOf(meaning)));
        });
    return box;
  }

  private Button fitButton() {
    return Chrome.iconButton("fit", Icon.fit(), "Fit", ActionTable.FIT.tooltip(), this::fit);
  }

  /// Shows the whole figure again, as large as there is room.
  void fit() {
    view.fit();
    model.fit();
  }

  private void zoom(ScrollEvent e) {
    if (!e.isShortcutDown() || e.getDeltaY() == 0) {
      return;
    }
    e.consume();
    double factor = e.getDeltaY() > 0 ? ZOOM : 1 / ZOOM;
    Point2D at = view.sceneToLocal(e.getSceneX(), e.getSceneY());
    if (!model.zoom(view.toFigure(at.getX(), at.getY()).getX(), factor)) {
      view.magnify(factor);
    }
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

  /// What takes its time is shown here.
  WorkStrip work() {
    return work;
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

  /// Lays a card over the figure, or takes it away when it is there.
  void toggle(Node card, Pos where) {
    if (area.getChildren().contains(card)) {
      remove(card);
    } else {
      lay(card, where);
    }
  }

  /// Takes the card away again.
  void remove(Node card) {
    area.getChildren().remove(card);
  }
}
