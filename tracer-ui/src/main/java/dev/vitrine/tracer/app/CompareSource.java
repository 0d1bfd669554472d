package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Happened;
import dev.vitrine.tracer.source.SourceRegion;
import dev.vitrine.tracer.source.Sources;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;

/// What both runs say at a step, and the lines of the server that took it.
final class CompareSource extends VBox {
  private final TextFlow head = RichText.flow("", "source-head");
  private final CodeView code = new CodeView("compare-code");

  CompareSource() {
    setId("compare-source");
    head.setId("compare-words");
    VBox.setVgrow(code, Priority.ALWAYS);
    getStyleClass().add("figure-area");
    getChildren().addAll(head, code);
    setMinWidth(0);
  }

  void show(Comparison comparison, int row) {
    Entry step = comparison.told(row);
    Optional<SourceRegion> region = Sources.of(step.event());
    String words =
        comparison.alignment().rows().get(row).differs()
            ? "Left: " + said(comparison, row, true) + "\nRight: " + said(comparison, row, false)
            : "Both: " + said(comparison, row, true);
    RichText.fill(head, words + region.map(r -> "\nJava `" + r.label() + '`').orElse(""));
    Chrome.show(code, region.isPresent());
    region.ifPresent(r -> code.show(r, step.event() + "("));
  }

  private static String said(Comparison comparison, int row, boolean left) {
    return comparison
        .entry(row, left)
        .map(e -> "`" + e.event() + "` " + Happened.in(e))
        .orElse("no such step");
  }
}
