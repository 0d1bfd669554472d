package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Explanation;
import dev.vitrine.tracer.trace.Entry;
import java.util.LinkedHashMap;
import java.util.Map;
import javafx.geometry.Insets;
import javafx.scene.control.ScrollPane;
import javafx.scene.layout.GridPane;
import org.jspecify.annotations.Nullable;

/// Everything that the record under the cursor holds, its envelope first.
final class FieldsPage extends ScrollPane {
  private final GridPane grid = new GridPane();

  FieldsPage(Inspected inspected) {
    setId("fields-page");
    getStyleClass().add("figure-scroll");
    setFitToWidth(true);
    grid.getStyleClass().add("fields");
    grid.setPadding(new Insets(10, 16, 10, 16));
    setContent(grid);
    inspected.stepProperty().subscribe(this::refresh);
  }

  private void refresh(@Nullable Entry step) {
    if (step == null) {
      grid.getChildren().clear();
      return;
    }
    Map<String, String> all = new LinkedHashMap<>();
    all.put("seq", String.valueOf(step.seq()));
    all.put("nanos", String.valueOf(step.nanos()));
    all.put("server", String.valueOf(step.serverId()));
    all.put("connection", String.valueOf(step.connectionId()));
    all.put("request", String.valueOf(step.requestNo()));
    all.put("thread id", String.valueOf(step.threadId()));
    all.put("thread", step.threadName());
    all.put("event", step.event());
    all.putAll(Explanation.of(step).values());
    FieldGrid.fill(grid, all);
  }
}
