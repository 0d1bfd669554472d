package dev.vitrine.tracer.app;

import dev.vitrine.tracer.book.Passage;
import dev.vitrine.tracer.source.GoInstallation;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// The right of the window: the step in words, and below it, in tabs, its code and all its fields.
final class Inspector extends VBox {
  /// What shows each tab, in their order.
  static final List<Action> TABS = List.of(ActionTable.CODE, ActionTable.BYTES, ActionTable.FIELDS);

  private final ToggleGroup group = new ToggleGroup();
  private final HBox strip = new HBox();
  private final StackPane pages = new StackPane();

  private final Inspected inspected;

  /// @param read opens the book at a passage
  Inspector(Session session, FigureModel figures, Consumer<Passage> read) {
    inspected = new Inspected(session, figures);
    setId("inspector");
    getStyleClass().add("inspector");
    strip.getStyleClass().add("tab-strip");
    addTab(ActionTable.CODE, new CodePage(inspected, GoInstallation.find()));
    addTab(ActionTable.BYTES, new BytesPage(session, figures));
    addTab(ActionTable.FIELDS, new FieldsPage(inspected));
    VBox.setVgrow(pages, Priority.ALWAYS);
    pages.setMinHeight(120);
    getChildren().addAll(new StepCard(session, inspected, read), strip, pages);
  }

  /// Where the book explains the step that is told of.
  Optional<Passage> passage() {
    return inspected.passage();
  }

  /// Shows the tab at this place, from 0.
  void choose(int place) {
    if (strip.getChildren().get(place) instanceof ToggleButton tab) {
      tab.fire();
    }
  }

  private void addTab(Action action, Node page) {
    ToggleButton tab = new ToggleButton(action.name());
    Chrome.named(tab, "tab-" + action.id(), action.tooltip());
    tab.getStyleClass().add("tab-button");
    tab.setToggleGroup(group);
    tab.setOnAction(_ -> {
      tab.setSelected(true);
      List.copyOf(pages.getChildren()).forEach(other -> Chrome.show(other, other.equals(page)));
    });
    boolean firstTab = pages.getChildren().isEmpty();
    tab.setSelected(firstTab);
    Chrome.show(page, firstTab);
    strip.getChildren().add(tab);
    pages.getChildren().add(page);
  }
}
