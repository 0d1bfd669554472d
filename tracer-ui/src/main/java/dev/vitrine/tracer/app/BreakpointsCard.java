package dev.vitrine.tracer.app;

import dev.vitrine.tracer.trace.EventKinds;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.util.StringConverter;

/// A card over the figure that lists the breakpoints: each can be switched off, changed and removed.
final class BreakpointsCard extends VBox {
  private static final double WIDTH = 470;
  private static final double TALLEST_LIST = 190;

  private final Breakpoints breakpoints;
  private final VBox rows = new VBox(6);
  private boolean editing;

  private BreakpointsCard(Breakpoints breakpoints, Runnable close) {
    this.breakpoints = breakpoints;
    setId("breakpoints-card");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().add("first-card");
    rows.setId("breakpoints-list");
    ScrollPane scroll = new ScrollPane(rows);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(TALLEST_LIST);
    var explained =
        Chrome.label(
            "The server is held at a step that matches, and playing the past stops there.");
    explained.setWrapText(true);
    var add =
        Chrome.button(
            "breakpoint-add",
            "Add a breakpoint",
            null,
            "One more: choose what it looks at, and write which",
            () -> breakpoints.list().add(new Breakpoint(Breakpoint.Sort.EVENT, "", true)));
    var done = Chrome.button("breakpoints-close", "Close", null, "Close this card  (B)", close);
    done.getStyleClass().add("primary");
    HBox buttons = new HBox(8, add, Chrome.spacer(), done);
    getChildren().addAll(Chrome.label("Breakpoints", "headline"), explained, scroll, buttons);
    fill();
    ListChangeListener<Breakpoint> refill =
        _ -> {
          if (!editing) {
            fill();
          }
        };
    // As long as it is seen, and no longer.
    sceneProperty()
        .subscribe(scene -> {
          breakpoints.list().removeListener(refill);
          if (scene != null) {
            breakpoints.list().addListener(refill);
          }
        });
  }

  /// Shows the card, or takes it away when it is there.
  static void toggleOver(FigurePane pane, Breakpoints breakpoints) {
    var shown = pane.lookup("#breakpoints-card");
    if (shown != null) {
      pane.remove(shown);
      return;
    }
    BreakpointsCard[] card = new BreakpointsCard[1];
    card[0] = new BreakpointsCard(breakpoints, () -> pane.remove(card[0]));
    pane.lay(card[0], Pos.TOP_CENTER);
  }

  private void fill() {
    rows.getChildren().clear();
    for (int i = 0; i < breakpoints.list().size(); i++) {
      rows.getChildren().add(row(i));
    }
    if (breakpoints.list().isEmpty()) {
      rows.getChildren().add(Chrome.label("None yet.", "secondary"));
    }
  }

  private HBox row(int place) {
    Breakpoint breakpoint = breakpoints.list().get(place);
    String id = "breakpoint-" + (place + 1);
    CheckBox on = new CheckBox();
    on.setId(id + "-on");
    on.setSelected(breakpoint.enabled());
    on.setTooltip(Chrome.tooltip("Whether it holds the server"));
    on.setAccessibleText("On");
    on.selectedProperty().addListener((_, _, now) -> change(place, at(place).with(now)));

    ComboBox<Breakpoint.Sort> sort = new ComboBox<>();
    sort.setId(id + "-sort");
    sort.getItems().setAll(Breakpoint.Sort.ALL);
    sort.setConverter(new SortWords());
    sort.setValue(breakpoint.sort());
    sort.setTooltip(Chrome.tooltip("What of a step is looked at"));
    sort.setAccessibleText("What of a step is looked at");
    sort.setMinWidth(124);

    ComboBox<String> events = new ComboBox<>();
    events.setId(id + "-event");
    events.getItems().setAll(EventKinds.names().stream().sorted().toList());
    events.setValue(breakpoint.value());
    events.setTooltip(Chrome.tooltip("The kind of event"));
    events.setAccessibleText("The kind of event");
    events.setMaxWidth(Double.MAX_VALUE);
    events.valueProperty().addListener((_, _, now) -> change(place, at(place).with(now)));
    TextField value = new TextField(breakpoint.value());
    value.setId(id + "-value");
    value.setTooltip(Chrome.tooltip("Which one"));
    value.setAccessibleText("Which one");
    value.textProperty().addListener((_, _, now) -> change(place, at(place).with(now)));
    HBox.setHgrow(events, Priority.ALWAYS);
    HBox.setHgrow(value, Priority.ALWAYS);
    Runnable offer =
        () -> {
          boolean event = sort.getValue() == Breakpoint.Sort.EVENT;
          Chrome.show(events, event);
          Chrome.show(value, !event);
          value.setPromptText(sort.getValue().example());
        };
    offer.run();
    sort.valueProperty()
        .addListener((_, _, now) -> {
          change(place, new Breakpoint(now, "", at(place).enabled()));
          value.clear();
          events.setValue("");
          offer.run();
        });
    var remove =
        Chrome.iconButton(
            id + "-remove",
            Icon.cross(),
            "Remove",
            "Remove this breakpoint",
            () -> breakpoints.list().remove(place));
    HBox row = new HBox(8, on, sort, events, value, remove);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private Breakpoint at(int place) {
    return breakpoints.list().get(place);
  }

  // The row that is written in stays as it is.
  private void change(int place, Breakpoint changed) {
    editing = true;
    breakpoints.list().set(place, changed);
    editing = false;
  }

  private static final class SortWords extends StringConverter<Breakpoint.Sort> {
    @Override
    public String toString(Breakpoint.Sort sort) {
      return sort == null ? "" : sort.word();
    }

    @Override
    public Breakpoint.Sort fromString(String word) {
      return Breakpoint.Sort.ALL.stream()
          .filter(sort -> sort.word().equals(word))
          .findFirst()
          .orElseThrow();
    }
  }
}
