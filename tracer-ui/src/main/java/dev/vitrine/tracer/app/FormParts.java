package dev.vitrine.tracer.app;

import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;

/// What the pages of a card with fields are made of.
final class FormParts {
  private FormParts() {}

  static HBox row(Node... nodes) {
    HBox row = new HBox(8, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  static CheckBox check(String id, String text, String tooltip, Runnable changed) {
    CheckBox box = new CheckBox(text);
    Chrome.named(box, id, tooltip);
    box.selectedProperty().addListener((_, _, _) -> changed.run());
    return box;
  }

  /// A narrow field for a number or a length of time.
  static TextField field(String id, String prompt, String name, Runnable changed) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("mono");
    field.setPrefWidth(96);
    field.setMaxWidth(96);
    field.setMinWidth(Region.USE_PREF_SIZE);
    field.setPromptText(prompt);
    field.setAccessibleText(name);
    field.setTooltip(Chrome.tooltip(name));
    field.textProperty().addListener((_, _, _) -> changed.run());
    return field;
  }

  /// The name of a field or of a group of them, never cut.
  static Label name(String text) {
    Label label = Chrome.label(text);
    label.setMinWidth(Region.USE_PREF_SIZE);
    return label;
  }

  /// A sentence below fields, as long as it needs to be.
  static Label note(String id, String text) {
    Label label = Chrome.label(text, "card-note");
    label.setId(id);
    label.setWrapText(true);
    label.setMinHeight(Region.USE_PREF_SIZE);
    return label;
  }
}
