package dev.vitrine.tracer.app;

import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// What a person sees first: what this is, and the one button with which to begin. Never modal: it
/// lies beside the figure and is gone with the first action.
final class FirstRunCard extends VBox {
  /// Beside the spine of the figure: no box is covered.
  private static final double WIDTH = 364;

  FirstRunCard(Runnable startWithOneRequest, Runnable dismiss) {
    setId("first-run");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().add("first-card");
    Label headline = Chrome.label("A real server in a glass case.", "headline");
    Label text =
        Chrome.label(
            "Each box is a step the server takes. Start it, stop it between two steps, and look"
                + " inside.");
    text.setWrapText(true);
    var start =
        Chrome.button(
            "start-with-one-request",
            "Start with one request",
            null,
            "A fresh server, held before its first step, and one client",
            startWithOneRequest);
    start.getStyleClass().add("primary");
    var later = Chrome.button("first-run-dismiss", "Not now", null, "Close this card", dismiss);
    later.getStyleClass().add("flat");
    HBox buttons = new HBox(8, start, later);
    VBox.setMargin(buttons, new javafx.geometry.Insets(6, 0, 0, 0));
    getChildren().addAll(headline, text, buttons);
  }
}
