package dev.vitrine.tracer.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.layout.HBox;
import org.jspecify.annotations.Nullable;

/// The strip under the figure bar that says what takes its time, how far it is, and ends it.
final class WorkStrip extends HBox {
  /// What is done within this time flickers no strip at anybody.
  private static final long PATIENCE_NANOS = 200_000_000;

  private final Label words = Chrome.label("");
  private final ProgressBar bar = new ProgressBar(0);
  private @Nullable LongWork work;
  private Runnable onCancel = () -> {};
  private long since;

  WorkStrip() {
    setId("work-strip");
    getStyleClass().add("work-strip");
    words.setId("work-words");
    bar.setId("work-share");
    bar.setAccessibleText("How far it is");
    Button cancel =
        Chrome.button(
            "work-cancel", "Cancel", null, ActionTable.CANCEL.tooltip(), () -> onCancel.run());
    cancel.setMinWidth(USE_PREF_SIZE);
    getChildren().addAll(words, bar, Chrome.spacer(), cancel);
    Chrome.show(this, false);
  }

  /// Shows this work; null for none.
  void show(@Nullable LongWork now) {
    work = now;
    since = System.nanoTime();
    Chrome.show(this, false);
    if (now != null) {
      words.setText(now.words());
    }
  }

  /// Looks, once a frame, how far it is.
  void pulse() {
    if (work != null) {
      bar.setProgress(work.share());
      Chrome.show(this, System.nanoTime() - since > PATIENCE_NANOS);
    }
  }

  /// @param onCancel what its button does
  void setOnCancel(Runnable onCancel) {
    this.onCancel = onCancel;
  }
}
