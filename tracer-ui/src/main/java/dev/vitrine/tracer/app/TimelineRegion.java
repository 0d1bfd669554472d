package dev.vitrine.tracer.app;

import javafx.scene.layout.VBox;

/// The chips of the stages over the timeline that they filter.
final class TimelineRegion extends VBox {
  TimelineRegion(StageChips chips, Timeline timeline) {
    getStyleClass().add("timeline-region");
    setMinWidth(0);
    getChildren().addAll(chips, timeline);
  }
}
