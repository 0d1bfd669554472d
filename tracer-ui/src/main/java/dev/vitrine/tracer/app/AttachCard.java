package dev.vitrine.tracer.app;

import java.util.function.Consumer;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

/// The card on which the address of another process's stream is given.
final class AttachCard extends VBox {
  private static final double WIDTH = 420;

  private final TextField url = new TextField("http://127.0.0.1:9091/");

  AttachCard(Consumer<String> attach, Runnable close) {
    setId("attach-card");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().add("first-card");
    url.setId("attach-url");
    url.getStyleClass().add("mono");
    url.setAccessibleText("Address of the stream");
    Label text =
        Chrome.label(
            "Start vitrine serve --stream in another terminal. It prints the address of its stream.");
    text.setWrapText(true);
    Runnable go =
        () -> {
          close.run();
          attach.accept(url.getText().strip());
        };
    url.setOnAction(_ -> go.run());
    var button = Chrome.button("attach-go", "Attach", null, "Follow that server's steps", go);
    button.getStyleClass().add("primary");
    var cancel = Chrome.button("attach-close", "Close", null, "Close this card  (Esc)", close);
    cancel.getStyleClass().add("flat");
    getChildren()
        .addAll(
            Chrome.label("Attach to a running server", "headline"),
            text,
            url,
            new HBox(8, button, cancel));
    setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ESCAPE) {
        close.run();
        e.consume();
      }
    });
  }

  void focusUrl() {
    url.requestFocus();
    url.selectAll();
  }
}
