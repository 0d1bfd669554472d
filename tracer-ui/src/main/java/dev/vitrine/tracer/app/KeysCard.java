package dev.vitrine.tracer.app;

import dev.vitrine.tracer.app.Action.Section;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A card that lists all keys, menu by menu.
final class KeysCard extends VBox {
  private static final double COLUMN = 408;
  private static final double KEYS = 112;
  private static final double GAP = 28;
  private static final double PADDING = 58;

  private final Button close;

  KeysCard(Runnable onClose) {
    setId("keys-card");
    setMaxSize(2 * COLUMN + GAP + PADDING, USE_PREF_SIZE);
    getStyleClass().add("first-card");
    Map<String, GridPane> menus = new LinkedHashMap<>();
    for (Section section : Section.ALL) {
      GridPane grid = menus.computeIfAbsent(section.menu(), KeysCard::menu);
      for (Action action : ActionTable.ALL) {
        if (action.section() == section) {
          row(grid, action);
        }
      }
    }
    FlowPane columns = new FlowPane(GAP, 14);
    columns.getChildren().setAll(menus.values());
    ScrollPane scroll = new ScrollPane(columns);
    scroll.getStyleClass().add("plain-scroll");
    scroll.setId("keys-scroll");
    scroll.setFitToWidth(true);
    scroll.setMinHeight(0);
    VBox.setVgrow(scroll, Priority.ALWAYS);
    close = Chrome.button("keys-close", "Close", null, "Close this card  (Esc)", onClose);
    close.getStyleClass().add("primary");
    getChildren()
        .addAll(
            Chrome.label("Keys", "headline"),
            scroll,
            new HBox(
                8,
                close,
                Chrome.label(
                    "Find any of them by name: " + ActionTable.PALETTE.keys(), "secondary")));
    ((HBox) getChildren().getLast()).setAlignment(javafx.geometry.Pos.CENTER_LEFT);
  }

  /// Who has the focus while the card is shown.
  Button closing() {
    return close;
  }

  private static GridPane menu(String title) {
    GridPane grid = new GridPane();
    grid.setHgap(12);
    grid.setVgap(4);
    grid.setPrefWidth(COLUMN);
    grid.setMaxWidth(COLUMN);
    grid.add(Chrome.label(title, "strong"), 0, 0, 2, 1);
    return grid;
  }

  private static void row(GridPane grid, Action action) {
    Label keys =
        Chrome.label(
            action.strokes().stream()
                .map(Stroke::text)
                .distinct()
                .limit(2)
                .collect(Collectors.joining(" or ")),
            "mono");
    keys.setMinWidth(KEYS);
    keys.setPrefWidth(KEYS);
    keys.setWrapText(true);
    Label words = Chrome.label(action.name());
    words.setWrapText(true);
    words.setTooltip(Chrome.tooltip(action.explained()));
    grid.addRow(grid.getRowCount(), keys, words);
  }
}
