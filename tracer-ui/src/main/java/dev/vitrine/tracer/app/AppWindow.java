package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.fx.Fonts;
import dev.vitrine.tracer.scenario.Scenarios;
import java.io.File;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.MenuBar;
import javafx.scene.control.MenuButton;
import javafx.stage.FileChooser;
import javafx.stage.Stage;
import org.jspecify.annotations.Nullable;

/// Puts models and views together in one stage, and looks at the server once a frame while it is
/// open.
final class AppWindow implements WindowActions, AutoCloseable {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final Stage stage;
  private final Runnable onClosed;
  private final Session session = new Session();
  private final Settings settings = new Settings();
  private final Workbench workbench = new Workbench(session);
  private final Runs runs = new Runs(session, workbench::close);
  private final AttachCard attachCard = new AttachCard(runs::attach, this::attach);
  private final Filter filter = new Filter(session.connectionProperty());
  private final EventRows rows = new EventRows(session.store(), filter);
  private final EventTable table = new EventTable(session, filter, rows);
  private final Timeline timeline = new Timeline(session, rows, settings);
  private final StepTargets targets = new StepTargets(session);
  private final SendCard sendCard = new SendCard(workbench, this::compose);
  private final ComposerCard composer = new ComposerCard(workbench, this::compose);
  private final ServerCard serverCard =
      new ServerCard(workbench, session.pausedProperty()::get, this::changeServer);
  private final FigureModel model = new FigureModel(session);
  private final FigurePane figure = new FigurePane(session, settings, model);
  private final TransportBar transport =
      new TransportBar(session, filter, targets, this::breakpoints);
  private final FirstRunCard firstRun =
      new FirstRunCard(this::startWithOneRequest, this::dismissFirstRun);
  private final FirstNotes notes = new FirstNotes(session, model);
  private final MainWindow window;
  private final AnimationTimer everyFrame =
      new AnimationTimer() {
        @Override
        public void handle(long now) {
          session.pulse(System.nanoTime());
          model.pulse();
          table.pulse();
          workbench.pulse();
          runs.pulse();
        }
      };

  /// @param onClosed called once, on the JavaFX thread, when the window has closed
  AppWindow(Stage stage, Runnable onClosed) {
    this.stage = stage;
    this.onClosed = onClosed;
    Fonts.load();
    MenuBar menus = Menus.bar(session, model, settings, this);
    LeftPane left =
        new LeftPane(
            Scenarios.all(),
            sendCard,
            chosen -> workbench.play(chosen, session.pausedProperty().get()));
    workbench.scenarioProperty().subscribe(left::mark);
    window =
        new MainWindow(
            settings,
            new TopBar(session, model, settings, menus),
            left,
            new Rail(this::toggleLeft),
            figure,
            new Inspector(session, model),
            transport,
            new TimelineRegion(new StageChips(session, filter), new TableChoice(table), timeline),
            table);
    Scene scene = new Scene(window, WIDTH, HEIGHT);
    settings.themeProperty().subscribe(theme -> Styles.apply(scene, theme));
    scene
        .getPreferences()
        .reducedMotionProperty()
        .subscribe(reduced -> settings.reducedMotionProperty().set(reduced));
    new Keys(session, model, this).installOn(scene);
    stage.setScene(scene);
    stage.setTitle("Vitrine");
    stage.setMinWidth(640);
    stage.setMinHeight(480);
    stage.setOnCloseRequest(_ -> close());
    FileDrop.on(scene, runs::open);
  }

  Session session() {
    return session;
  }

  Settings settings() {
    return settings;
  }

  Workbench workbench() {
    return workbench;
  }

  FigureModel model() {
    return model;
  }

  FigurePane figurePane() {
    return figure;
  }

  /// Shows the window with what the options ask for: as a rule a server on a free loopback port.
  void open(AppOptions options) {
    stage.show();
    everyFrame.start();
    workbench.failureProperty().subscribe(this::showFailure);
    runs.noticeProperty().subscribe(this::showNotice);
    if (options.followed() != null) {
      runs.follow(options.followed());
      return;
    }
    if (options.recorded() != null) {
      session.showRecorded(options.recorded(), options.name());
      return;
    }
    if (options.scenario() != null) {
      workbench.play(options.scenario(), false);
      return;
    }
    restart();
    figure.lay(firstRun, Pos.TOP_RIGHT);
    figure.lay(notes, Pos.TOP_LEFT);
    // The first action, whatever it is, says that the card is not needed any more.
    workbench.versionProperty().addListener(_ -> dismissFirstRun());
    session.pausedProperty().addListener(_ -> dismissFirstRun());
  }

  /// Ends the server, then the window.
  @Override
  public void close() {
    everyFrame.stop();
    workbench.close();
    runs.close();
    stage.hide();
    onClosed.run();
  }

  @Override
  public void restart() {
    workbench.start(Scenarios.all().getFirst(), false);
  }

  @Override
  public void quit() {
    close();
  }

  @Override
  public void find() {
    transport.focusFind();
  }

  @Override
  public void send() {
    sendCard.send();
  }

  @Override
  public void openTrace() {
    File chosen = traceChooser("Open a trace").showOpenDialog(stage);
    if (chosen != null) {
      runs.open(chosen.toPath());
    }
  }

  @Override
  public void saveTrace() {
    File chosen = traceChooser("Save this run").showSaveDialog(stage);
    if (chosen != null) {
      runs.save(chosen.toPath(), file -> {});
    }
  }

  @Override
  public void attach() {
    dismissFirstRun();
    figure.toggle(attachCard, Pos.TOP_LEFT);
    attachCard.focusUrl();
  }

  Runs runs() {
    return runs;
  }

  private static FileChooser traceChooser(String title) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle(title);
    chooser.getExtensionFilters().add(new FileChooser.ExtensionFilter("Traces", "*.jsonl"));
    return chooser;
  }

  private void showNotice(Runs.@Nullable Notice notice) {
    if (notice != null) {
      figure.errors().show(notice.sentence(), notice.remedy(), notice.action());
    }
  }

  @Override
  public void compose() {
    dismissFirstRun();
    figure.toggle(composer, Pos.TOP_LEFT);
    composer.focusFirst();
  }

  @Override
  public void changeServer() {
    dismissFirstRun();
    serverCard.fill();
    figure.toggle(serverCard, Pos.TOP_LEFT);
    serverCard.focusFirst();
  }

  @Override
  public void keys() {
    KeysCard.showOver(figure);
  }

  @Override
  public void stepTo() {
    if (stage.getScene().lookup("#step-to") instanceof MenuButton menu) {
      menu.show();
    }
  }

  @Override
  public void fit() {
    figure.fit();
    timeline.fit();
  }

  @Override
  public void breakpoints() {
    BreakpointsCard.toggleOver(figure, session.breakpoints());
  }

  @Override
  public void followTable() {
    table.followsProperty().set(!table.followsProperty().get());
  }

  @Override
  public void leap(int direction) {
    timeline.leap(direction);
  }

  @Override
  public void skipMotion() {
    figure.view().motion().finish();
  }

  @Override
  public void nextError() {
    targets.nextError();
  }

  private void toggleLeft() {
    window.toggleLeft();
  }

  private void startWithOneRequest() {
    workbench.play(Scenarios.all().getFirst(), true);
    notes.begin();
  }

  private void dismissFirstRun() {
    figure.remove(firstRun);
  }

  private void showFailure(String sentence) {
    if (sentence != null) {
      figure
          .errors()
          .show(
              "Cannot listen: " + sentence + ". Choose another port.",
              "Use a free port",
              this::restart);
    }
  }

  /// Whether the theme is dark, for pictures of the window.
  void dark(boolean dark) {
    Platform.requestNextPulse();
    settings.themeProperty().set(dark ? Theme.DARK : Theme.LIGHT);
  }
}
