package dev.vitrine.tracer.app;

import dev.vitrine.tracer.scenario.Serving;
import java.util.List;
import java.util.function.BooleanSupplier;
import javafx.css.PseudoClass;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressBar;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/// A card over the figure on which the server is changed while it runs, set up anew, shut down and started
/// again. What was typed stays until the server is as the card says, or [#showWhatRuns].
final class ServerCard extends VBox {
  private static final double WIDTH = 560;
  private static final PseudoClass WRONG = PseudoClass.getPseudoClass("wrong");

  private final Workbench workbench;
  private final BooleanSupplier held;
  private final PatternsPage patterns;
  private final LimitsPage limits;
  private final SocketPage socket;
  private final FailuresPage failures;
  private final StandLine stand;
  private final Label said = FormParts.note("server-said", "");
  private final ProgressBar progress = new ProgressBar();
  private final Button apply;
  private final Button undo;
  private final Button release;
  private final Button shutdown;
  private Serving filledFrom;
  private boolean filling;
  private String complaint = "";

  /// @param held whether a server that is started stands before its first step
  ServerCard(Workbench workbench, BooleanSupplier held, Runnable close) {
    super();
    this.workbench = workbench;
    this.held = held;
    this.filledFrom = workbench.serving();
    setId("server-card");
    setMaxSize(WIDTH, USE_PREF_SIZE);
    setPrefWidth(WIDTH);
    getStyleClass().addAll("first-card", "server-card");
    release =
        Chrome.button(
            "server-release",
            "Let handlers go on",
            null,
            "Handlers that wait for a cue now get it",
            workbench::release);
    patterns = new PatternsPage(this::refresh, release);
    limits = new LimitsPage(this::refresh, this::keepAlives);
    socket = new SocketPage(this::refresh);
    failures = new FailuresPage(this::refresh, new Hand());
    stand = new StandLine(workbench, held);
    progress.setId("server-progress");
    progress.setPrefWidth(90);
    progress.setMinWidth(Region.USE_PREF_SIZE);
    apply = Chrome.button("server-apply", "Change it", null, "Make it so", this::apply);
    apply.getStyleClass().add("primary");
    undo =
        Chrome.button(
            "server-undo",
            "Undo",
            null,
            "Show in the fields how the server is set up",
            this::showWhatRuns);
    undo.getStyleClass().add("flat");
    shutdown =
        Chrome.button(
            "server-shutdown",
            "Shut down gracefully",
            null,
            "No new clients; who is being answered is answered to the end",
            workbench::shutdown);
    for (Button button : List.of(apply, undo, shutdown)) {
      button.setMinWidth(USE_PREF_SIZE);
    }
    HBox head =
        FormParts.row(Chrome.label("Change the server", "headline"), Chrome.spacer(), stand);
    HBox note = FormParts.row(progress, said);
    note.setMinHeight(34);
    HBox.setHgrow(said, Priority.ALWAYS);
    getChildren().addAll(head, pages(), note, buttons(close));
    workbench.standProperty().subscribe(this::refresh);
    workbench.versionProperty().subscribe(this::refresh);
    workbench.preparationProperty().subscribe(this::refresh);
    workbench.refusalProperty().subscribe(this::complain);
    showWhatRuns();
    setOnKeyPressed(e -> {
      if (e.getCode() == KeyCode.ESCAPE) {
        close.run();
        e.consume();
      }
    });
  }

  // All pages take the room of the largest, so that nothing jumps.
  private VBox pages() {
    List<Region> pages = List.of(patterns, limits, socket, failures);
    Segments choice = new Segments("server-page");
    choice.getStyleClass().add("small");
    choice.choices(
        List.of("Patterns", "Limits", "Socket and hooks", "Failures"),
        List.of(
            "Which requests go where",
            "How long and how much a client may take",
            "Port, TLS, and what each new connection goes through",
            "Let accept fail"),
        number -> {
          for (int i = 0; i < pages.size(); i++) {
            pages.get(i).setVisible(i == number);
          }
        });
    for (int i = 1; i < pages.size(); i++) {
      pages.get(i).setVisible(false);
    }
    StackPane stack = new StackPane();
    stack.getChildren().setAll(pages);
    stack.setAlignment(Pos.TOP_LEFT);
    return new VBox(10, FormParts.row(choice), stack);
  }

  private HBox buttons(Runnable close) {
    var again =
        Chrome.button(
            "server-again",
            "Start again",
            null,
            "The server of the moment, set up as it was",
            () -> begin(workbench.serving()));
    again.setMinWidth(USE_PREF_SIZE);
    var done = Chrome.button("server-close", "Close", null, "Close this card  (Esc)", close);
    done.getStyleClass().add("flat");
    done.setMinWidth(USE_PREF_SIZE);
    return FormParts.row(apply, shutdown, again, Chrome.spacer(), undo, done);
  }

  /// Says in the fields how the server of the moment is set up, unless a person has typed something else.
  void fill() {
    if (!edited()) {
      showWhatRuns();
    }
  }

  /// Says in the fields how the server of the moment is set up.
  private void showWhatRuns() {
    filledFrom = workbench.serving();
    ServerPlan plan = ServerPlan.of(filledFrom);
    filling = true;
    patterns.fill(plan);
    limits.fill(plan);
    socket.fill(plan);
    failures.fill(plan);
    filling = false;
    complain("");
  }

  /// The field that a person begins with.
  void focusFirst() {
    patterns.focusFirst();
  }

  private boolean edited() {
    return !plan().equals(ServerPlan.of(filledFrom));
  }

  private ServerPlan plan() {
    return new ServerPlan(
        patterns.defaultMux() ? List.of() : patterns.routes(),
        patterns.defaultMux(),
        socket.port().strip(),
        socket.tls(),
        limits.keepAlives(),
        limits.read(),
        limits.readHeader(),
        limits.write(),
        limits.idle(),
        limits.headerBytes(),
        socket.hooks(),
        failures.first(),
        failures.ends(),
        failures.freeDescriptors());
  }

  private void apply() {
    try {
      Serving wanted = plan().serving();
      switch (change(wanted)) {
        case AT_ONCE -> workbench.exchange(wanted);
        case NONE, ANEW, START -> begin(wanted);
      }
      complain("");
    } catch (IllegalArgumentException e) {
      complain(String.valueOf(e.getMessage()));
    }
  }

  private void begin(Serving serving) {
    workbench.start(serving, held.getAsBoolean());
  }

  private void keepAlives(boolean enabled) {
    workbench.keepAlives(enabled);
  }

  private ServerChange change(Serving wanted) {
    LiveServer.Stand now = workbench.standProperty().get();
    return ServerChange.of(
        workbench.serving(),
        wanted,
        now == LiveServer.Stand.STARTS || now == LiveServer.Stand.LISTENS);
  }

  private void complain(String sentence) {
    complaint = sentence;
    refresh();
  }

  // What the fields and the server of the moment mean for what can be done.
  private void refresh() {
    if (filling) {
      return;
    }
    if (!workbench.serving().equals(filledFrom)) {
      boolean asBefore = !edited();
      filledFrom = workbench.serving();
      if (asBefore) {
        showWhatRuns(); // which comes back here
        return;
      }
    }
    LiveServer.Stand now = workbench.standProperty().get();
    boolean listens = now == LiveServer.Stand.LISTENS;
    LiveServer server = workbench.server();
    boolean waits =
        ServerPlan.of(workbench.serving()).routes().stream().anyMatch(ServerPlan.Route::waits);
    shutdown.setDisable(!listens);
    Chrome.show(release, waits && now != LiveServer.Stand.ENDED);
    failures.show(
        listens,
        workbench.serving().freeDescriptors().isPresent(),
        server != null && server.backsOff());
    undo.setVisible(edited());
    Chrome.show(progress, !workbench.preparationProperty().get().isEmpty());
    explain();
  }

  private void explain() {
    try {
      Serving wanted = plan().serving();
      ServerChange change = change(wanted);
      apply.setText(
          switch (change) {
            case AT_ONCE -> "Change it now";
            case NONE, ANEW -> "Start anew";
            case START -> "Start it";
          });
      apply.setDisable(change == ServerChange.NONE);
      socket.explainPort(
          wanted.port() == workbench.serving().port() && !workbench.portNote().isEmpty()
              ? workbench.portNote()
              : PortChoice.about(wanted.port()));
      say(change.sentence());
    } catch (IllegalArgumentException _) {
      apply.setDisable(false); // it says what is wrong when it is pressed
      say("");
    }
  }

  private void say(String otherwise) {
    String preparation = workbench.preparationProperty().get();
    boolean wrong = preparation.isEmpty() && !complaint.isEmpty();
    said.setText(wrong ? complaint : preparation.isEmpty() ? otherwise : preparation);
    said.pseudoClassStateChanged(WRONG, wrong);
  }

  private final class Hand implements FailuresPage.Hand {
    @Override
    public void failAccepts(int times, boolean thenForGood) {
      workbench.failAccepts(times, thenForGood);
    }

    @Override
    public void freeDescriptors(boolean free) {
      workbench.freeDescriptors(free);
    }

    @Override
    public void say(String sentence) {
      complain(sentence);
    }
  }
}
