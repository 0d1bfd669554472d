package dev.vitrine.tracer.app;

import java.util.ArrayList;
import java.util.List;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.scene.control.CheckMenuItem;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.control.RadioMenuItem;
import javafx.scene.control.SeparatorMenuItem;
import javafx.scene.control.ToggleGroup;

/// Chooses how far one step goes, and whether others run while one connection steps.
final class StepChoice extends MenuButton {
  private final BooleanProperty compact = new SimpleBooleanProperty();

  StepChoice(Session session) {
    Chrome.named(this, "step-by", ActionTable.GRANULARITY.tooltip());
    setMinWidth(USE_PREF_SIZE);
    getItems().setAll(sizes(session));
    CheckMenuItem others = new CheckMenuItem(ActionTable.OTHERS_RUN.name());
    others.selectedProperty().bindBidirectional(session.othersRunProperty());
    getItems().addAll(new SeparatorMenuItem(), others);
    session.granularityProperty().subscribe(now -> show(now));
    compact.subscribe(() -> show(session.granularityProperty().get()));
  }

  /// Whether there is little room: then one word stands for all.
  BooleanProperty compactProperty() {
    return compact;
  }

  private void show(Granularity now) {
    setText(compact.get() ? now.shortWord() : "by " + now.word());
  }

  /// The sizes alone, for a menu.
  static List<MenuItem> sizes(Session session) {
    List<MenuItem> items = new ArrayList<>();
    ToggleGroup group = new ToggleGroup();
    for (Granularity each : Granularity.ALL) {
      RadioMenuItem item = new RadioMenuItem("By " + each.word() + ": " + each.explained());
      item.setToggleGroup(group);
      item.setOnAction(_ -> session.granularityProperty().set(each));
      session.granularityProperty().subscribe(now -> item.setSelected(now == each));
      items.add(item);
    }
    return items;
  }
}
