package dev.vitrine.tracer.app;

import javafx.css.PseudoClass;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/// The strip under the figure bar that says in one sentence what failed, and offers what to do.
final class ErrorStrip extends HBox {
  private static final PseudoClass TOLD = PseudoClass.getPseudoClass("told");

  private final Icon cross = Icon.cross();
  private final Label sentence = Chrome.label("");
  private final Button remedy = new Button();

  ErrorStrip() {
    getStyleClass().add("error-strip");
    setId("error-strip");
    sentence.setId("error-sentence");
    remedy.setId("error-remedy");
    sentence.setWrapText(true);
    sentence.setMinHeight(USE_PREF_SIZE);
    HBox.setHgrow(sentence, Priority.ALWAYS);
    sentence.setMaxWidth(Double.MAX_VALUE);
    remedy.setMinWidth(USE_PREF_SIZE);
    Button dismiss =
        Chrome.iconButton(
            "error-dismiss", Icon.cross(), "Dismiss", "Hide this message", this::hide);
    dismiss.getStyleClass().add("flat");
    getChildren().addAll(cross, sentence, remedy, dismiss);
    hide();
  }

  /// Says what was done: nothing failed, and nothing is to be done.
  void tell(String text) {
    sentence.setText(text);
    failed(false);
    Chrome.show(this, true);
  }

  private void failed(boolean failed) {
    Chrome.show(cross, failed);
    Chrome.show(remedy, failed);
    pseudoClassStateChanged(TOLD, !failed);
  }

  void show(String text, String remedyText, Runnable action) {
    failed(true);
    sentence.setText(text);
    remedy.setText(remedyText);
    remedy.setOnAction(_ -> {
      hide();
      action.run();
    });
    Chrome.show(this, true);
  }

  private void hide() {
    Chrome.show(this, false);
  }
}
