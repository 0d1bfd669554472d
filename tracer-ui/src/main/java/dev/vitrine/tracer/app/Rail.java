package dev.vitrine.tracer.app;

import javafx.scene.layout.VBox;

/// What is left of the left pane when it is closed or the window is narrow: two buttons that open it
/// over the figure.
final class Rail extends VBox {
  Rail(Runnable toggle) {
    setId("rail");
    getStyleClass().add("left-rail");
    var scenarios =
        Chrome.iconButton(
            "rail-scenarios", Icon.list(), "Scenarios", ActionTable.LEFT_PANE.tooltip(), toggle);
    var send =
        Chrome.iconButton(
            "rail-send", Icon.send(), "Send a request", ActionTable.SEND.explained(), toggle);
    scenarios.getStyleClass().add("flat");
    send.getStyleClass().add("flat");
    getChildren().addAll(scenarios, send);
  }
}
