package dev.vitrine.tracer.app;

import java.util.List;
import javafx.beans.binding.Bindings;
import javafx.collections.ListChangeListener;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.MenuButton;
import javafx.scene.control.Slider;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.text.Text;
import javafx.scene.text.TextFlow;

/// The row under the figure that moves time: first, back, play, step, step to, speed; and where the
/// cursor is.
final class TransportBar extends HBox {
  private static final double COMPACT_BELOW = 1280;
  private static final double FIND_WIDTH = 190;

  private final TextField find = new TextField();
  private final MenuButton stepTo = new MenuButton();

  TransportBar(Session session, Filter filter, StepTargets targets, Runnable showBreakpoints) {
    setId("transport");
    // Else it would never get so narrow that its words give way.
    setMinWidth(0);
    getStyleClass().add("transport");
    Button play =
        Chrome.button("play", "Play", Icon.play(), ActionTable.PLAY.tooltip(), session::togglePlay);
    play.getStyleClass().addAll("primary", "play");
    bindPlay(play, session);

    stepTo.setText("Step to…");
    stepTo.setGraphic(Icon.forward());
    Chrome.named(stepTo, "step-to", ActionTable.STEP_TO.tooltip());
    targets.fill(stepTo);

    Button back =
        Chrome.button(
            "step-back",
            "Step back",
            Icon.stepBack(),
            ActionTable.STEP_BACK.tooltip(),
            session::stepBack);
    Button step =
        Chrome.button("step", "Step", Icon.step(), ActionTable.STEP.tooltip(), session::step);
    StepChoice stepBy = new StepChoice(session);
    back.setAccessibleText("Step back");
    stepTo.setAccessibleText("Step to");
    getChildren()
        .addAll(
            Chrome.iconButton(
                "first", Icon.first(), "First", ActionTable.FIRST.tooltip(), session::first),
            back,
            play,
            step,
            stepBy,
            stepTo,
            breakpoints(session, showBreakpoints));
    List.of(play, step, back, stepTo).forEach(b -> b.setMinWidth(USE_PREF_SIZE));
    Label speedWord = addSpeed(session);
    Label hint = Chrome.label("", "secondary");
    hint.setId("hint");
    hint.textProperty().bind(session.hintProperty());
    hint.setMinWidth(0);
    Label rate = Chrome.label("", "secondary");
    rate.setId("rate");
    rate.textProperty().bind(session.rateProperty());
    rate.setTooltip(Chrome.tooltip("No step is lost: each can be gone to"));
    rate.setMinWidth(0);
    session.rateProperty().subscribe(words -> Chrome.show(rate, !words.isEmpty()));
    getChildren().addAll(hint, Chrome.spacer(), rate, position(session));

    ConnectionMenu connection = new ConnectionMenu(session);
    RequestMenu request = new RequestMenu(session, filter);
    Label time = Chrome.label("", "time");
    time.setId("time");
    time.textProperty()
        .bind(
            Bindings.createStringBinding(
                () ->
                    session.currentProperty().get() == null
                        ? ""
                        : Times.millis(session.currentProperty().get().nanos()),
                session.currentProperty()));
    time.setMinWidth(USE_PREF_SIZE);
    Label dot = Chrome.label("·", "secondary");
    getChildren().addAll(dot, time, connection, request);

    find.setId("find");
    find.setPromptText("Find an event or a byte…");
    find.getStyleClass().add("find");
    find.setTooltip(Chrome.tooltip(ActionTable.FIND.tooltip()));
    find.setAccessibleText("Find");
    find.textProperty().bindBidirectional(filter.textProperty());
    find.setMinWidth(110);
    find.setOnAction(_ -> session.stepTo(filter::matchesText));
    getChildren().add(find);

    // A narrow window keeps every control and drops words that a tooltip says as well.
    widthProperty()
        .map(width -> width.doubleValue() < COMPACT_BELOW)
        .subscribe(compact -> {
          back.setText(compact ? "" : "Step back");
          stepTo.setText(compact ? "" : "Step to…");
          Chrome.show(speedWord, !compact);
          Chrome.show(time, !compact);
          Chrome.show(dot, !compact);
          if (compact) {
            getStyleClass().add("compact");
          } else {
            getStyleClass().remove("compact");
          }
          stepBy.compactProperty().set(compact);
          connection.compactProperty().set(compact);
          request.compactProperty().set(compact);
          find.setPrefWidth(compact ? 120 : FIND_WIDTH);
          find.setMaxWidth(compact ? 120 : FIND_WIDTH);
        });
  }

  /// Puts the caret into the search field.
  void focusFind() {
    find.requestFocus();
    find.selectAll();
  }

  /// Opens the choice of steps to go to.
  void chooseStep() {
    stepTo.show();
  }

  private static void bindPlay(Button play, Session session) {
    Runnable refresh =
        () -> {
          boolean running =
              session.replayingProperty().get()
                  || (session.serverProperty().get() != null
                      && !session.pausedProperty().get()
                      && session.followingProperty().get());
          play.setText(running ? "Pause" : "Play");
          play.setGraphic(running ? Icon.pause() : Icon.play());
          play.getTooltip()
              .setText(
                  running
                      ? "Hold the server at its next step  (" + ActionTable.PLAY.keys() + ")"
                      : ActionTable.PLAY.tooltip());
        };
    session.replayingProperty().subscribe(refresh);
    session.serverProperty().subscribe(refresh);
    session.pausedProperty().subscribe(refresh);
    session.followingProperty().subscribe(refresh);
    refresh.run();
  }

  private static Button breakpoints(Session session, Runnable show) {
    Button button =
        Chrome.button(
            "breakpoints", "", Icon.breakpoint(), ActionTable.BREAKPOINTS.tooltip(), show);
    button.setMinWidth(USE_PREF_SIZE);
    var list = session.breakpoints().list();
    Runnable refresh =
        () -> {
          long on = list.stream().filter(Breakpoint::enabled).count();
          button.setText(on == 0 ? "" : String.valueOf(on));
          button.setAccessibleText("Breakpoints: " + on);
        };
    list.addListener((ListChangeListener<Breakpoint>) _ -> refresh.run());
    refresh.run();
    return button;
  }

  private Label addSpeed(Session session) {
    Label word = Chrome.label("Speed", "secondary");
    HBox.setMargin(word, new javafx.geometry.Insets(0, 0, 0, 14));
    word.setMinWidth(USE_PREF_SIZE);
    Slider slider = new Slider(0, Speed.ALL.size() - 1, session.speedProperty().get().place());
    slider.setId("speed");
    slider.getStyleClass().add("speed");
    slider.setMajorTickUnit(1);
    slider.setMinorTickCount(0);
    slider.setSnapToTicks(true);
    slider.setBlockIncrement(1);
    slider.setTooltip(Chrome.tooltip(ActionTable.SLOWER.explained() + "  ([ slower, ] faster)"));
    slider.setAccessibleText("Speed");
    slider
        .valueProperty()
        .subscribe(value ->
            session.speedProperty().set(Speed.ALL.get((int) Math.round(value.doubleValue()))));
    session.speedProperty().subscribe(speed -> slider.setValue(speed.place()));
    Label value = Chrome.label("", "speed-value");
    value.setId("speed-value");
    value.textProperty().bind(session.speedProperty().map(Speed::label));
    getChildren().addAll(word, slider, value);
    return word;
  }

  private static TextFlow position(Session session) {
    Text now = new Text();
    now.getStyleClass().add("now");
    now.setId("step-now");
    now.textProperty().bind(session.cursorProperty().asString());
    Text all = new Text();
    all.textProperty().bind(Bindings.concat(" of ", session.sizeProperty()));
    TextFlow position = new TextFlow(new Text("Step "), now, all);
    position.setId("position");
    position.getStyleClass().add("position");
    position.setMaxHeight(USE_PREF_SIZE);
    position.setMinWidth(USE_PREF_SIZE);
    return position;
  }
}
