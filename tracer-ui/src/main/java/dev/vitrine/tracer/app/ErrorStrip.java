package dev.vitrine.tracer.app;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;

/// The strip under the figure bar that says in one sentence what failed, and offers what to do.
final class ErrorStrip extends HBox {
  private final Label sentence = Chrome.label("");
  private final Button remedy = new Button();

  ErrorStrip() {
    getStyleClass().add("error-strip");
    setId("error-strip");
    remedy.setId("error-remedy");
    Button dismiss =
        Chrome.iconButton(
            "error-dismiss", Icon.cross(), "Dismiss", "Hide this message", this::hide);
    dismiss.getStyleClass().add("flat");
    getChildren().addAll(Icon.cross(), sentence, Chrome.spacer(), remedy, dismiss);
    hide();
  }

  void show(String text, String remedyText, Runnable action) {
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
