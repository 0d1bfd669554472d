package dev.vitrine.tracer.app;

import javafx.scene.layout.VBox;

/// The chips of the stages over the timeline that they filter.
final class TimelineRegion extends VBox {
  TimelineRegion(StageChips chips, TableChoice table, Timeline timeline) {
    getStyleClass().add("timeline-region");
    setMinWidth(0);
    chips.getChildren().addAll(Chrome.spacer(), table);
    getChildren().addAll(chips, timeline);
  }
}
