package dev.vitrine.tracer.app;

import dev.vitrine.tracer.scenario.Scenario;
import java.util.List;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/// The scenarios, each a server and a script to play with it, and below them the request card.
final class LeftPane extends VBox {
  private final ListView<Scenario> list = new ListView<>();

  LeftPane(List<Scenario> scenarios, SendCard sendCard, Consumer<Scenario> run) {
    setId("left-pane");
    getStyleClass().add("left-pane");
    HBox head =
        new HBox(
            Chrome.label("Scenarios"),
            Chrome.spacer(),
            Chrome.label(String.valueOf(scenarios.size()), "count"));
    head.getStyleClass().add("section-head");
    list.setId("scenarios");
    list.getStyleClass().add("scenario-list");
    list.getItems().setAll(scenarios);
    list.setAccessibleText("Scenarios");
    list.setTooltip(Chrome.tooltip("Set up a server and play a script"));
    list.setCellFactory(_ -> new ScenarioCell(list, run));
    list.setOnKeyPressed(e -> {
      Scenario chosen = list.getSelectionModel().getSelectedItem();
      if (e.getCode() == KeyCode.ENTER && chosen != null) {
        run.accept(chosen);
      }
    });
    VBox.setVgrow(list, Priority.ALWAYS);
    getChildren().addAll(head, list, sendCard);
  }

  /// Marks the scenario whose server runs; null for none.
  void mark(@Nullable Scenario running) {
    if (running == null) {
      list.getSelectionModel().clearSelection();
    } else {
      list.getSelectionModel().select(running);
    }
  }

  private static final class ScenarioCell extends ListCell<Scenario> {
    /// Padding, number and gap, in pixels.
    private static final double BESIDE_SUMMARY = 58;

    private final Label number = Chrome.label("", "number");
    private final Label title = Chrome.label("", "title");
    private final Label summary = Chrome.label("", "summary");
    private final HBox row = new HBox(10, number, new VBox(1, title, summary));

    ScenarioCell(ListView<Scenario> list, Consumer<Scenario> run) {
      // As wide as the list, never wider: the sentence wraps.
      setPrefWidth(0);
      summary.setWrapText(true);
      summary.setMinHeight(USE_PREF_SIZE);
      summary.prefWidthProperty().bind(list.widthProperty().subtract(BESIDE_SUMMARY));
      summary.maxWidthProperty().bind(list.widthProperty().subtract(BESIDE_SUMMARY));
      row.setAlignment(Pos.TOP_LEFT);
      setOnMouseClicked(e -> {
        if (e.getButton() == MouseButton.PRIMARY && getItem() != null) {
          run.accept(getItem());
        }
      });
    }

    @Override
    protected void updateItem(@Nullable Scenario scenario, boolean empty) {
      super.updateItem(scenario, empty);
      if (empty || scenario == null) {
        setGraphic(null);
        setAccessibleText(null);
        return;
      }
      number.setText(String.valueOf(getIndex() + 1));
      title.setText(scenario.title());
      summary.setText(scenario.watch());
      setAccessibleText(scenario.title() + ": " + scenario.watch());
      setGraphic(row);
    }
  }
}
