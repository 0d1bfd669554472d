package dev.vitrine.tracer.app;

import dev.vitrine.tracer.client.Client;
import dev.vitrine.tracer.client.Request;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import javafx.scene.control.Button;
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
  private final Label outcome = FormParts.note("composer-outcome", "");
  private final ClientChoice from;
  private final Button copy;
  private List<Client> sent = List.of();
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

    clients.setId("composer-clients");
    clients.setEditable(true);
    clients.setPrefWidth(84);
    clients.setAccessibleText("How many new clients send it at once");
    clients.setTooltip(Chrome.tooltip("How many new clients send it at once"));
    from = new ClientChoice("composer-client", requests, this::oneOrMany);
    said.setId("composer-said");
    said.setWrapText(true);
    Chrome.show(said, false);

    var send =
        Chrome.button(
            "composer-send", "Send", Icon.send(), "Send it from so many new clients", this::send);
    send.getStyleClass().add("primary");
    copy =
        Chrome.button(
            "composer-copy", "", null, "Copy a line for a shell that sends the same", this::copy);
    var done = Chrome.button("composer-close", "Close", null, "Close this card  (Esc)", close);
    done.getStyleClass().add("flat");
    HBox buttons = new HBox(8, send, copy, Chrome.spacer(), done);
    HBox many =
        FormParts.row(
            FormParts.name("From"),
            from,
            Chrome.spacer(),
            clients,
            FormParts.name("clients at once"));
    HBox head = new HBox(Chrome.label("Compose a request", "headline"), Chrome.spacer(), kind);
    head.setAlignment(javafx.geometry.Pos.CENTER_LEFT);
    getChildren().addAll(head, pages, many, said, outcome, buttons);
    choose(0);
    requests.versionProperty().subscribe(this::showOutcome);
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
    copy.setText(bare ? "Copy as nc" : "Copy as curl");
  }

  // An open connection belongs to one client.
  private void oneOrMany() {
    clients.setDisable(from.chosen() != null);
  }

  private void showOutcome() {
    Map<Client.Exchange.Stand, Long> stands =
        sent.stream().collect(Collectors.groupingBy(c -> c.last().stand(), Collectors.counting()));
    outcome.setText(
        sent.size() == 1
            ? "Client " + requests.numberOf(sent.getFirst()) + ": " + sent.getFirst().last().text()
            : sent.size()
                + " clients: "
                + stands.getOrDefault(Client.Exchange.Stand.ANSWERED, 0L)
                + " answered, "
                + stands.getOrDefault(Client.Exchange.Stand.WAITING, 0L)
                + " wait, "
                + stands.getOrDefault(Client.Exchange.Stand.FAILED, 0L)
                + " failed");
    Chrome.show(outcome, !sent.isEmpty());
  }

  /// What the fields say. IllegalArgumentException, with a sentence, where they say nothing that can be sent.
  private Request request() {
    return bare ? raw.request() : polite.request();
  }

  private void send() {
    try {
      Request request = request();
      Client open = from.chosen();
      int many = open == null ? many() : 1;
      for (int i = 0; i < many; i++) {
        requests.send(open, request);
      }
      List<Client> all = requests.clients();
      sent = open == null ? all.subList(Math.max(0, all.size() - many), all.size()) : List.of(open);
      from.reset();
      showOutcome();
      say("");
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
    }
  }

  // As it stands in the field, whether or not the field still has the focus.
  private int many() {
    return ServerPlan.number(
        clients.getEditor().getText(), 1, MOST_CLIENTS, "the number of clients");
  }

  private void copy() {
    try {
      if (requests.host().endsWith(":0")) {
        throw new IllegalArgumentException("No server listens. Start one, then copy the line.");
      }
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
