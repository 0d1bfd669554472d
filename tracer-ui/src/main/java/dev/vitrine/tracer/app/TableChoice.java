package dev.vitrine.tracer.app;

import java.util.Locale;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.TableColumn;
import javafx.scene.control.ToggleButton;
import javafx.scene.layout.HBox;

/// Beside the chips: whether the table goes along with the cursor, and which columns it has.
final class TableChoice extends HBox {
  TableChoice(EventTable table) {
    setSpacing(6);
    ToggleButton follow = new ToggleButton("", Icon.follow());
    Chrome.named(follow, "follow", ActionTable.FOLLOW_TABLE.tooltip());
    follow.setAccessibleText("Follow the cursor");
    follow.getStyleClass().addAll("icon-button", "small-button");
    follow.selectedProperty().bindBidirectional(table.followsProperty());
    MenuButton columns = new MenuButton("", Icon.columns());
    Chrome.named(columns, "columns", "Which columns the table has");
    columns.setAccessibleText("Columns");
    columns.getStyleClass().addAll("icon-button", "small-button");
    for (TableColumn<?, ?> column : table.getColumns()) {
      if (!column.getText().isEmpty()) {
        CheckMenuItem item = new CheckMenuItem(column.getText());
        item.setId("column-" + column.getText().toLowerCase(Locale.ROOT).replace(' ', '-'));
        item.selectedProperty().bindBidirectional(column.visibleProperty());
        columns.getItems().add(item);
      }
    }
    getChildren().addAll(follow, columns);
    setMinWidth(USE_PREF_SIZE);
  }
}
