package dev.vitrine.tracer.app;

import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ButtonBase;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.util.Duration;
import org.jspecify.annotations.Nullable;

/// Small parts that every region of the window is made of.
final class Chrome {
  private Chrome() {}

  /// A button with a word, and a drawing before it. `id` is what tests look up.
  static Button button(
      String id, String text, @Nullable Icon icon, String tooltip, Runnable action) {
    Button button = new Button(text, icon);
    named(button, id, tooltip);
    button.setOnAction(_ -> action.run());
    return button;
  }

  /// A button with a drawing alone: the tooltip's first words are its accessible name.
  static Button iconButton(String id, Icon icon, String name, String tooltip, Runnable action) {
    Button button = button(id, "", icon, tooltip, action);
    button.getStyleClass().add("icon-button");
    button.setAccessibleText(name);
    return button;
  }

  static void named(ButtonBase button, String id, String tooltip) {
    button.setId(id);
    button.setTooltip(tooltip(tooltip));
    button.setAccessibleHelp(tooltip);
  }

  static Tooltip tooltip(String text) {
    Tooltip tooltip = new Tooltip(text);
    tooltip.setShowDelay(Duration.millis(500));
    return tooltip;
  }

  static Label label(String text, String... styleClasses) {
    Label label = new Label(text);
    label.getStyleClass().addAll(styleClasses);
    return label;
  }

  /// Takes what room is left in a row.
  static Region spacer() {
    Region spacer = new Region();
    HBox.setHgrow(spacer, Priority.ALWAYS);
    return spacer;
  }

  /// Shows or hides a node together with the room it takes.
  static void show(Node node, boolean shown) {
    node.setVisible(shown);
    node.setManaged(shown);
  }
}
