package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Stage;
import java.util.ArrayList;
import java.util.List;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ToggleButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.HBox;

/// One chip for each stage: its sign, its name, how many steps it has; pressed, it hides or shows
/// them.
final class StageChips extends HBox {
  private static final PseudoClass HIDDEN = PseudoClass.getPseudoClass("hidden-stage");

  /// From this width on there is room for the word before the chips.
  private static final double WORDS_FROM = 1100;

  private final Session session;
  private final Filter filter;
  private final List<Chip> chips = new ArrayList<>();

  StageChips(Session session, Filter filter) {
    this.session = session;
    this.filter = filter;
    setId("chips");
    getStyleClass().add("chips");
    Label show = Chrome.label("Show");
    show.setMinWidth(USE_PREF_SIZE);
    getChildren().add(show);
    for (Stage stage : Stage.values()) {
      getChildren().add(chip(stage));
    }
    widthProperty().subscribe(width -> Chrome.show(show, width.doubleValue() >= WORDS_FROM));
    session.sizeProperty().subscribe(this::refresh);
    session.storeProperty().subscribe(this::refresh);
    filter.versionProperty().subscribe(this::refresh);
  }

  private ToggleButton chip(Stage stage) {
    String word = stage == Stage.ERROR ? "errors" : stage.label();
    Label count = Chrome.label("0", "count");
    HBox inside = new HBox(5, new StageGlyph(stage, 13), Chrome.label(word), count);
    inside.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    inside.setMouseTransparent(true);
    ToggleButton chip = new ToggleButton("", inside);
    Chrome.named(chip, "chip-" + word, ActionTable.stage(stage).tooltip());
    chip.getStyleClass().add("chip");
    chip.setSelected(true);
    chip.setMinWidth(USE_PREF_SIZE);
    chip.setOnAction(_ -> filter.toggle(stage));
    chip.addEventFilter(
        MouseEvent.MOUSE_RELEASED,
        e -> {
          if (e.isAltDown()) {
            e.consume();
            chip.disarm();
            filter.only(stage);
          }
        });
    chips.add(new Chip(stage, word, chip, count));
    return chip;
  }

  private void refresh() {
    for (Chip chip : chips) {
      int count = session.index().count(chip.stage());
      boolean hidden = filter.isHidden(chip.stage());
      chip.count().setText(String.valueOf(count));
      chip.button().setSelected(!hidden);
      chip.button()
          .pseudoClassStateChanged(HIDDEN, hidden || (chip.stage() == Stage.ERROR && count == 0));
      chip.button().setAccessibleText(chip.word() + ", " + count + (hidden ? ", hidden" : ""));
    }
  }

  private record Chip(Stage stage, String word, ToggleButton button, Label count) {}
}
