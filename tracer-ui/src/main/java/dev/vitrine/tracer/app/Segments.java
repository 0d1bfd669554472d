package dev.vitrine.tracer.app;

import java.util.List;
import java.util.function.Consumer;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;

/// A row of choices of which exactly one holds: the figures, for example.
final class Segments extends HBox {
  private final ToggleGroup group = new ToggleGroup();

  Segments(String id) {
    setId(id);
    getStyleClass().add("segments");
    setAccessibleRole(AccessibleRole.TOOL_BAR);
  }

  /// Marks the choice that holds, by its number from 0.
  void select(int number) {
    if (getChildren().get(number) instanceof ToggleButton button) {
      button.setSelected(true);
    }
  }

  /// Sets the choices; the first one holds. `chosen` is called with the number of each new choice.
  void choices(List<String> words, List<String> tooltips, Consumer<Integer> chosen) {
    getChildren().clear();
    for (int i = 0; i < words.size(); i++) {
      ToggleButton button = new ToggleButton(words.get(i));
      Chrome.named(button, getId() + "-" + (i + 1), tooltips.get(i));
      button.getStyleClass().add("segment");
      if (words.size() == 1) {
        button.getStyleClass().add("only");
      } else if (i == 0) {
        button.getStyleClass().add("first");
      } else if (i == words.size() - 1) {
        button.getStyleClass().add("last");
      }
      button.setToggleGroup(group);
      button.setSelected(i == 0);
      int number = i;
      button.setOnAction(_ -> {
        button.setSelected(true);
        chosen.accept(number);
      });
      getChildren().add(button);
    }
  }
}
