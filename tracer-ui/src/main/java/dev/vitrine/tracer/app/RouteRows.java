package dev.vitrine.tracer.app;

import dev.vitrine.tracer.app.ServerPlan.Route;
import dev.vitrine.tracer.scenario.ReadyHandler;
import java.util.ArrayList;
import java.util.List;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.ComboBox;
import javafx.scene.control.ListCell;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The patterns of a mux and what answers them, each a row that can be changed and removed.
final class RouteRows extends VBox {
  private static final double TALLEST_LIST = 112;
  private static final double HANDLER_WIDTH = 150;

  private final VBox list = new VBox(6);
  private final List<Row> rows = new ArrayList<>();
  private final Runnable changed;
  private boolean added;

  /// @param changed told when a person has changed something
  RouteRows(Runnable changed) {
    super(6);
    this.changed = changed;
    ScrollPane scroll = new ScrollPane(list);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setFitToWidth(true);
    scroll.setMaxHeight(TALLEST_LIST);
    // What was added is seen.
    list.heightProperty()
        .subscribe(_ -> {
          if (added) {
            scroll.setVvalue(1);
          }
        });
    getChildren().add(scroll);
  }

  void show(List<Route> routes) {
    added = false;
    rows.clear();
    routes.forEach(route -> rows.add(new Row(route)));
    lay();
  }

  /// One more row, with the caret in it.
  void add() {
    Row row = new Row(new Route("", ReadyHandler.HELLO));
    rows.add(row);
    added = true;
    lay();
    changed.run();
    row.pattern.requestFocus();
  }

  List<Route> routes() {
    return rows.stream().map(Row::route).toList();
  }

  private void lay() {
    list.getChildren().setAll(rows);
    for (int i = 0; i < rows.size(); i++) {
      rows.get(i).name("server-route-" + (i + 1));
    }
    if (rows.isEmpty()) {
      list.getChildren().add(Chrome.label("None: every request is answered 404.", "secondary"));
    }
  }

  private final class Row extends HBox {
    private final Route first;
    private final TextField pattern = new TextField();
    private final ComboBox<ReadyHandler> handler = new ComboBox<>();
    private final Button remove;

    Row(Route route) {
      super(8);
      first = route;
      setAlignment(Pos.CENTER_LEFT);
      pattern.setText(route.pattern());
      pattern.getStyleClass().add("mono");
      pattern.setPromptText("[METHOD ][HOST]/[PATH]");
      pattern.setAccessibleText("Pattern");
      pattern.setTooltip(Chrome.tooltip("Which requests: [METHOD ][HOST]/[PATH]"));
      HBox.setHgrow(pattern, Priority.ALWAYS);
      handler.getItems().setAll(ReadyHandler.values());
      handler.setCellFactory(_ -> new Words());
      handler.setButtonCell(new Name());
      handler.setValue(route.handler());
      handler.setMinWidth(HANDLER_WIDTH);
      handler.setPrefWidth(HANDLER_WIDTH);
      handler.setAccessibleText("What answers");
      handler.setTooltip(Chrome.tooltip("What answers"));
      pattern.textProperty().addListener((_, _, _) -> changed.run());
      handler.valueProperty().addListener((_, _, _) -> changed.run());
      remove =
          Chrome.iconButton("", Icon.cross(), "Remove", "Remove this pattern", this::removeThis);
      getChildren().addAll(pattern, handler, remove);
    }

    private void removeThis() {
      added = false;
      rows.remove(this);
      lay();
      changed.run();
    }

    private void name(String id) {
      pattern.setId(id + "-pattern");
      handler.setId(id + "-handler");
      remove.setId(id + "-remove");
    }

    // A cue that a scenario has given its handler stays with it.
    private Route route() {
      ReadyHandler chosen = handler.getValue();
      return chosen == first.handler()
          ? new Route(pattern.getText().strip(), chosen, first.argument())
          : new Route(pattern.getText().strip(), chosen);
    }
  }

  private static final class Name extends ListCell<ReadyHandler> {
    @Override
    protected void updateItem(@Nullable ReadyHandler item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null || empty ? "" : item.id());
    }
  }

  private static final class Words extends ListCell<ReadyHandler> {
    @Override
    protected void updateItem(@Nullable ReadyHandler item, boolean empty) {
      super.updateItem(item, empty);
      setText(item == null || empty ? "" : item.id() + ": " + item.does().replace("`", ""));
    }
  }
}
