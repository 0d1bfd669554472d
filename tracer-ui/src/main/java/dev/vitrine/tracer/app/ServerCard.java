package dev.vitrine.tracer.app;

import dev.vitrine.tracer.scenario.Hook;
import dev.vitrine.tracer.scenario.Serving;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/// A card over the figure on which the server is set up anew, shut down and started again.
final class ServerCard extends VBox {
  private static final double WIDTH = 540;
  private static final String NO_HOOK = "not set";

  private final Workbench workbench;
  private final BooleanSupplier held;
  private final RouteRows routes = new RouteRows();
  private final CheckBox defaultMux =
      check(
          "server-default-mux",
          "No handler: the default mux",
          "Its one pattern is /, sayhelloName");
  private final TextField readHeader = field("server-read-header", "none", "Read-header timeout");
  private final TextField idle = field("server-idle", "none", "Idle timeout");
  private final TextField headerBytes = field("server-header-bytes", "1048576", "Header bytes");
  private final TextField failures = field("server-accept-failures", "0", "Failures of accept");
  private final CheckBox tls =
      check(
          "server-tls",
          "TLS, with a certificate made on the spot",
          "Clients of this window trust it");
  private final CheckBox ends =
      check(
          "server-accept-ends",
          "Accept fails for good after the first client",
          "As when its socket breaks");
  private final ComboBox<String> connContext = new ComboBox<>();
  private final CheckBox connState =
      check("server-conn-state", "ConnState hook", "It " + words(Hook.CONN_STATE));
  private final Label stand = Chrome.label("", "secondary");
  private final Label said = Chrome.label("", "composer-said");
  private final Button release;
  private final Button shutdown;

  /// @param held whether a server that is started stands before its first step
  ServerCard(Workbench workbench, BooleanSupplier held, Runnable close) {
    super();
    this.workbench = workbench;
    this.held = held;
    setId("server-card");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().add("first-card");
    stand.setId("server-stand");
    said.setId("server-said");
    said.setWrapText(true);
    said.setMinHeight(USE_PREF_SIZE);
    connContext.setId("server-conn-context");
    connContext
        .getItems()
        .setAll(NO_HOOK, words(Hook.CONN_CONTEXT), words(Hook.CONN_CONTEXT_MISSING));
    connContext.setAccessibleText("ConnContext hook");
    connContext.setTooltip(Chrome.tooltip("What the hook ConnContext does for a new connection"));
    connContext.setPrefWidth(300);
    connContext.setMaxWidth(Double.MAX_VALUE);
    HBox.setHgrow(connContext, Priority.ALWAYS);

    var add = Chrome.button("server-route-add", "Add a pattern", null, "One more row", routes::add);
    release =
        Chrome.button(
            "server-release",
            "Let waiting handlers go on",
            null,
            "Handlers that wait for a cue now get it",
            workbench::release);
    shutdown =
        Chrome.button(
            "server-shutdown",
            "Shut down gracefully",
            null,
            "No new clients; who is being answered is answered to the end",
            workbench::shutdown);
    HBox head = row(Chrome.label("Change the server", "headline"), Chrome.spacer(), stand);
    getChildren().addAll(head, routes, row(add, Chrome.spacer(), defaultMux), limits(), hooks());
    getChildren()
        .addAll(
            row(tls, Chrome.spacer(), connState),
            row(ends, Chrome.spacer(), release),
            said,
            buttons(close));
    routes.disableProperty().bind(defaultMux.selectedProperty());
    add.disableProperty().bind(defaultMux.selectedProperty());
    workbench.standProperty().subscribe(this::showStand);
    workbench.versionProperty().subscribe(_ -> showStand(workbench.standProperty().get()));
    setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ESCAPE) {
        close.run();
        e.consume();
      }
    });
  }

  private GridPane limits() {
    GridPane grid = new GridPane();
    grid.setHgap(10);
    grid.setVgap(6);
    grid.addRow(
        0, Chrome.label("Read-header timeout"), readHeader, Chrome.label("Idle timeout"), idle);
    grid.addRow(
        1,
        Chrome.label("Most bytes of a head"),
        headerBytes,
        Chrome.label("Accept fails first"),
        row(failures, Chrome.label("times")));
    return grid;
  }

  private HBox hooks() {
    return row(Chrome.label("ConnContext hook"), connContext);
  }

  private HBox buttons(Runnable close) {
    var start =
        Chrome.button(
            "server-start",
            "Start with this",
            null,
            "A new server in place of this one",
            this::start);
    start.getStyleClass().add("primary");
    var again =
        Chrome.button(
            "server-again",
            "Start again",
            null,
            "The server of the moment, set up as it was",
            this::again);
    var done = Chrome.button("server-close", "Close", null, "Close this card  (Esc)", close);
    done.getStyleClass().add("flat");
    return row(start, shutdown, again, Chrome.spacer(), done);
  }

  /// Says in the fields how the server of the moment is set up.
  void fill() {
    ServerPlan plan = ServerPlan.of(workbench.serving());
    routes.show(plan.routes());
    defaultMux.setSelected(plan.defaultMux());
    readHeader.setText(plan.readHeaderTimeout());
    idle.setText(plan.idleTimeout());
    headerBytes.setText(plan.maxHeaderBytes());
    failures.setText(plan.acceptFailures());
    tls.setSelected(plan.tls());
    ends.setSelected(plan.acceptEnds());
    connContext.setValue(
        plan.hooks().stream()
            .filter(hook -> hook != Hook.CONN_STATE)
            .map(ServerCard::words)
            .findFirst()
            .orElse(NO_HOOK));
    connState.setSelected(plan.hooks().contains(Hook.CONN_STATE));
    say("");
  }

  /// The field that a person begins with.
  void focusFirst() {
    defaultMux.requestFocus();
  }

  private ServerPlan plan() {
    List<Hook> hooks = new ArrayList<>();
    for (Hook hook : Hook.values()) {
      boolean chosen =
          hook == Hook.CONN_STATE
              ? connState.isSelected()
              : words(hook).equals(connContext.getValue());
      if (chosen) {
        hooks.add(hook);
      }
    }
    return new ServerPlan(
        routes.routes(),
        defaultMux.isSelected(),
        readHeader.getText(),
        idle.getText(),
        headerBytes.getText(),
        tls.isSelected(),
        hooks,
        failures.getText(),
        ends.isSelected());
  }

  private void start() {
    try {
      begin(plan().serving());
    } catch (IllegalArgumentException e) {
      say(String.valueOf(e.getMessage()));
    }
  }

  private void again() {
    begin(workbench.serving());
  }

  private void begin(Serving serving) {
    workbench.start(serving, held.getAsBoolean());
    say("");
  }

  private void showStand(LiveServer.Stand now) {
    stand.setText(
        switch (now) {
          case STARTS -> "It starts";
          case LISTENS ->
              "It listens: " + (workbench.tls() ? "https://" : "http://") + workbench.host();
          case SHUTS_DOWN -> "It is shutting down";
          case ENDED -> "No server is running";
        });
    shutdown.setDisable(now != LiveServer.Stand.LISTENS);
    boolean waits =
        ServerPlan.of(workbench.serving()).routes().stream().anyMatch(ServerPlan.Route::waits);
    Chrome.show(release, waits && now != LiveServer.Stand.ENDED);
  }

  private void say(String sentence) {
    said.setText(sentence);
    Chrome.show(said, !sentence.isEmpty());
  }

  private static String words(Hook hook) {
    return hook.does().replace("`", "");
  }

  private static HBox row(Node... nodes) {
    HBox row = new HBox(8, nodes);
    row.setAlignment(Pos.CENTER_LEFT);
    return row;
  }

  private static CheckBox check(String id, String text, String tooltip) {
    CheckBox box = new CheckBox(text);
    Chrome.named(box, id, tooltip);
    return box;
  }

  private static TextField field(String id, String prompt, String name) {
    TextField field = new TextField();
    field.setId(id);
    field.getStyleClass().add("mono");
    field.setPrefWidth(96);
    field.setMaxWidth(96);
    field.setPromptText(prompt);
    field.setAccessibleText(name);
    field.setTooltip(Chrome.tooltip(name));
    return field;
  }
}
