package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Explanation;
import dev.vitrine.tracer.source.SourceRegion;
import dev.vitrine.tracer.source.Sources;
import dev.vitrine.tracer.trace.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The file of the server in which the step was taken, the region that took it marked.
final class CodePage extends VBox {
  private final TextFlow head = RichText.flow("", "source-head");
  private final CodeView code = new CodeView();
  private final Label none =
      Chrome.label("The code of this step is shown here as soon as there is one.", "empty-text");
  private final Map<String, Optional<SourceRegion>> regions = new HashMap<>();

  CodePage(Session session) {
    setId("code-page");
    head.setId("source-head");
    none.setMaxWidth(240);
    StackPane body = new StackPane(none, code);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head, body);
    session.currentProperty().subscribe(this::refresh);
  }

  private void refresh(@Nullable Entry step) {
    Optional<SourceRegion> region =
        step == null ? Optional.empty() : regions.computeIfAbsent(step.event(), Sources::of);
    Chrome.show(head, region.isPresent());
    Chrome.show(code, region.isPresent());
    Chrome.show(none, region.isEmpty());
    if (step != null && region.isPresent()) {
      String go = Explanation.of(step).go();
      RichText.fill(
          head,
          "Java\u2002`"
              + region.get().label()
              + '`'
              + (go.isEmpty() ? "" : "\nGo\u2002\u2002`" + go + '`'));
      code.show(region.get(), step.event());
    }
  }
}
