package dev.vitrine.tracer.app;

import dev.vitrine.tracer.client.RawRequest;
import dev.vitrine.tracer.client.Request;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

/// The field in which the bare bytes of a request are typed.
final class RawFields extends VBox {
  private static final String EXAMPLE =
      """
      GET / HTTP/1.1\\r\\n
      Host: localhost\\r\\n
      \\p{500ms}
      \\r\\n\
      """;

  private final TextArea bytes = new TextArea(EXAMPLE);

  RawFields() {
    super(8);
    bytes.setId("composer-bytes");
    bytes.getStyleClass().add("mono");
    bytes.setAccessibleText("Bytes to send");
    bytes.setPrefRowCount(9);
    Label help =
        Chrome.label(
            "\\r \\n \\t \\0 \\\\ \\xHH are bytes, \\p{500ms} is a pause; the end of a line in"
                + " this field means nothing. All of the answers are shown.",
            "summary");
    help.setWrapText(true);
    getChildren().addAll(bytes, help);
  }

  /// IllegalArgumentException, with a sentence, where what was typed is no byte, or nothing.
  Request request() {
    RawRequest request = RawRequest.parse(bytes.getText());
    if (request.pieces().isEmpty()) {
      throw new IllegalArgumentException("Type the bytes to send first.");
    }
    return request;
  }
}
