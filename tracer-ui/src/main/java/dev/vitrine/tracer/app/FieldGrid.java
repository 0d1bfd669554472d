package dev.vitrine.tracer.app;

import java.util.Map;
import javafx.scene.control.Label;
import javafx.scene.layout.GridPane;

/// Sets names and values beside each other.
final class FieldGrid {
  private static final double NAME_WIDTH = 78;

  private FieldGrid() {}

  /// Replaces what the grid shows.
  static void fill(GridPane grid, Map<String, String> fields) {
    grid.getChildren().clear();
    int row = 0;
    for (Map.Entry<String, String> field : fields.entrySet()) {
      Label name = Chrome.label(field.getKey(), "field-name");
      name.setMinWidth(NAME_WIDTH);
      Label value = Chrome.label(field.getValue(), "field-value");
      value.setWrapText(true);
      grid.addRow(row++, name, value);
    }
  }
}
