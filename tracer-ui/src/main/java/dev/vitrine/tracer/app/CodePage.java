package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Explanation;
import dev.vitrine.tracer.explain.GoFunction;
import dev.vitrine.tracer.source.GoInstallation;
import dev.vitrine.tracer.source.SourceRegion;
import dev.vitrine.tracer.source.Sources;
import dev.vitrine.tracer.trace.Entry;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The file of the server in which the step was taken, the region that took it marked, and below it
/// the same place in Go where this machine has a Go installation.
final class CodePage extends VBox {
  /// Lower than this, two files would both be too low to read: then Go's is only named.
  private static final double ROOM_FOR_BOTH = 280;

  private final TextFlow head = RichText.flow("", "source-head");
  private final CodeView code = new CodeView("code");
  private final SplitPane both = new SplitPane(code);
  private final Label none =
      Chrome.label("The code of this step is shown here as soon as there is one.", "empty-text");
  private final Map<String, Optional<SourceRegion>> regions = new HashMap<>();
  private final @Nullable GoPane go;
  private String title = "";
  private String goTitle = "";

  CodePage(Inspected inspected, Optional<GoInstallation> installed) {
    setId("code-page");
    head.setId("source-head");
    none.setMaxWidth(240);
    both.setOrientation(Orientation.VERTICAL);
    both.setId("code-split");
    go = installed.map(found -> new GoPane(found, this::placeGo)).orElse(null);
    StackPane body = new StackPane(none, both);
    VBox.setVgrow(body, Priority.ALWAYS);
    getChildren().addAll(head, body);
    inspected.stepProperty().subscribe(this::refresh);
    heightProperty().subscribe(this::placeGo);
  }

  private void refresh(@Nullable Entry step) {
    Optional<SourceRegion> region =
        step == null ? Optional.empty() : regions.computeIfAbsent(step.event(), Sources::of);
    Chrome.show(head, region.isPresent());
    Chrome.show(both, region.isPresent());
    Chrome.show(none, region.isEmpty());
    Optional<GoFunction> function = step == null ? Optional.empty() : Explanation.of(step).go();
    title = "Java\u2002`" + region.map(SourceRegion::label).orElse("") + '`';
    goTitle = function.map(f -> "\nGo\u2002\u2002`" + f.label() + '`').orElse("");
    if (step != null && region.isPresent()) {
      code.show(region.get(), step.event() + "(");
    }
    if (go != null) {
      go.show(function.orElse(null));
    }
    placeGo();
  }

  private void placeGo() {
    GoPane pane = go;
    boolean below = pane != null && pane.shows() && getHeight() >= ROOM_FOR_BOTH;
    RichText.fill(head, below ? title : title + goTitle);
    if (pane == null || below == both.getItems().contains(pane)) {
      return;
    }
    if (below) {
      both.getItems().add(pane);
    } else {
      both.getItems().remove(pane);
    }
  }
}
