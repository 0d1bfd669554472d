package dev.vitrine.tracer.app;

import dev.vitrine.tracer.client.Request;
import java.util.List;
import javafx.scene.control.Label;
import javafx.scene.control.Spinner;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card over the figure on which a request is put together in every detail: fields, cookies, a form,
/// a file, or the bare bytes; from one client or from many at once.
final class ComposerCard extends VBox {
  private static final double WIDTH = 460;
  private static final int MOST_CLIENTS = 1000;

  private final SendCard.Requests requests;
  private final PoliteFields polite = new PoliteFields();
  private final RawFields raw = new RawFields();
  private final Spinner<Integer> clients = new Spinner<>(1, MOST_CLIENTS, 1);
  private final Label said = Chrome.label("", "composer-said");
  private boolean bare;

  ComposerCard(SendCard.Requests requests, Runnable close) {
    this.requests = requests;
    setId("composer");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().add("first-card");
    Segments kind = new Segments("composer-kind");
    kind.choices(
        List.of("Request", "Raw bytes"),
        List.of("A request as a polite client sends it", "Bytes that no polite client sends"),
        this::choose);
    StackPane pages = new StackPane(polite, raw);
    choose(0);

    clients.setId("composer-clients");
    clients.setEditable(true);
    clients.setPrefWidth(84);
    clients.setAccessibleText("How many new clients send it at once");
    clients.setTooltip(Chrome.tooltip("How many new clients send it at once"));
    said.setId("composer-said");
    said.setWrapText(true);
    Chrome.show(said, false);

    var send =
        Chrome.button(
            "composer-send", "Send", Icon.send(), "Send it from so many new clients", this::send);
    send.getStyleClass().add("primary");
    var copy =
        Chrome.button(
            "composer-copy",
            "Copy as curl",
            null,
            "Copy a line for a shell that sends the same",
            this::copy);
    var done = Chrome.button("composer-close", "Close", null, "Close this card  (Esc)", close);
    done.getStyleClass().add("flat");
    HBox buttons = new HBox(8, send, copy, Chrome.spacer(), done);
    HBox many = new HBox(8, clients, Chrome.label("clients at once"));
    many.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    HBox head = new HBox(Chrome.label("Compose a request", "headline"), Chrome.spacer(), kind);
    head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getChildren().addAll(head, pages, many, said, buttons);
    setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ESCAPE) {
        close.run();
        e.consume();
      }
    });
  }

  private void choose(int page) {
    bare = page == 1;
    Chrome.show(polite, !bare);
    Chrome.show(raw, bare);
  }

  /// What the fields say. IllegalArgumentException, with a sentence, where they say nothing that can be sent.
  private Request request() {
    return bare ? raw.request() : polite.request();
  }

  private void send() {
    try {
      Request request = request();
      for (int i = 0; i < clients.getValue(); i++) {
        requests.send(null, request);
      }
      say("");
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
    }
  }

  private void copy() {
    try {
      ClipboardContent content = new ClipboardContent();
      content.putString(request().commandLine(requests.host(), requests.tls()));
      Clipboard.getSystemClipboard().setContent(content);
      say("Copied. It works while this server runs: " + requests.host() + ".");
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
    }
  }

  private void say(String sentence) {
    said.setText(sentence);
    Chrome.show(said, !sentence.isEmpty());
  }

  /// The field that a person begins with.
  void focusFirst() {
    polite.focusTarget();
  }
}
