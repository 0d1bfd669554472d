package dev.vitrine.tracer.app;

import dev.vitrine.tracer.client.Client;
import dev.vitrine.tracer.client.Outgoing;
import dev.vitrine.tracer.client.Request;
import java.util.List;
import java.util.Locale;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Circle;
import javafx.scene.text.Text;
import org.jspecify.annotations.Nullable;

/// The card that sends a real request, and below it who waits for an answer and who got which.
final class SendCard extends VBox {
  private static final int CLIENTS_IN_SIGHT = 3;

  private final Requests requests;
  private final ComboBox<String> method = new ComboBox<>();
  private final TextField target = new TextField("/hello");
  private final TextArea text = new TextArea();
  private final CheckBox keepAlive = new CheckBox("Keep alive");
  private final ClientChoice client;
  private final VBox lines = new VBox(2);

  /// @param compose opens the card on which a request is put together in every detail
  SendCard(Requests requests, Runnable compose) {
    this.requests = requests;
    setId("send-card");
    getStyleClass().add("send-card");

    method.setId("method");
    method.getItems().setAll(List.of("GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS"));
    method.setValue("GET");
    method.setMinWidth(84);
    method.setPrefWidth(84);
    method.setAccessibleText("Method");
    target.setId("target");
    target.getStyleClass().add("mono");
    target.setAccessibleText("Request target");
    target.setOnAction(_ -> send());
    HBox.setHgrow(target, Priority.ALWAYS);
    text.setId("request-text");
    text.getStyleClass().add("mono");
    text.setPromptText("Headers, then a body");
    text.setAccessibleText("Headers and body");
    text.setPrefHeight(54);
    text.setMinHeight(54);
    keepAlive.setId("keep-alive");
    keepAlive.setSelected(true);
    keepAlive.setTooltip(Chrome.tooltip("Leave the connection open after the answer"));
    Button send =
        Chrome.button("send", "Send", Icon.send(), ActionTable.SEND.tooltip(), this::send);
    send.getStyleClass().add("primary");

    client = new ClientChoice("client", requests, () -> {});
    HBox head = new HBox(Chrome.label("Send a request"), Chrome.spacer(), client);
    head.getStyleClass().add("section-head");

    Button more =
        Chrome.iconButton(
            "compose", Icon.more(), "Compose a request", ActionTable.COMPOSE.tooltip(), compose);
    HBox last = new HBox(6, keepAlive, Chrome.spacer(), more, send);
    last.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    lines.setId("clients");
    VBox fields = new VBox(new HBox(6, method, target), text, last, lines);
    fields.getStyleClass().add("send-fields");
    getChildren().addAll(head, fields);
    requests.versionProperty().subscribe(this::refresh);
    refresh();
  }

  /// Sends what the fields say.
  void send() {
    requests.send(
        client.chosen(),
        Outgoing.typed(
            method.getValue(), target.getText().strip(), text.getText(), keepAlive.isSelected()));
    client.reset();
    refresh();
  }

  /// The lines of the fields, for who opens the card from the rail.
  void focusTarget() {
    target.requestFocus();
  }

  private void refresh() {
    List<Client> all = requests.clients();
    List<Client> shown = all.subList(Math.max(0, all.size() - CLIENTS_IN_SIGHT), all.size());
    lines
        .getChildren()
        .setAll(shown.stream().map(c -> new ClientLine(requests.numberOf(c), c.last())).toList());
    Chrome.show(lines, !shown.isEmpty());
  }

  /// One client: its number as in the figure, and what became of its newest request.
  private static final class ClientLine extends HBox {
    ClientLine(long number, Client.Exchange exchange) {
      getStyleClass().addAll("client-line", exchange.stand().name().toLowerCase(Locale.ROOT));
      Circle disc = new Circle(9);
      disc.getStyleClass().add("client-dot");
      Text digits = new Text(String.valueOf(number));
      digits.getStyleClass().add("client-number");
      Label answer =
          Chrome.label(
              exchange.stand() == Client.Exchange.Stand.ANSWERED
                  ? exchange.text() + " · " + exchange.bodyBytes() + " bytes"
                  : exchange.text(),
              "answer");
      answer.setId("answer-" + number);
      getChildren().addAll(new StackPane(disc, digits), answer);
    }
  }

  /// What the card needs of the run: its clients, and a count that changes with them.
  interface Requests {
    List<Client> clients();

    /// The number that a client has in the figure.
    long numberOf(Client client);

    /// The number that the next new client will have there.
    long nextNumber();

    ReadOnlyIntegerProperty versionProperty();

    /// Where the server listens, `localhost:9091`; the port is 0 while it does not.
    String host();

    /// Whether it speaks TLS.
    boolean tls();

    /// Sends from a client whose connection is open and idle, or from a new one.
    void send(@Nullable Client client, Request request);
  }
}
