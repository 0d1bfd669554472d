package dev.vitrine.tracer.app;

import dev.vitrine.tracer.app.Action.Section;
import dev.vitrine.tracer.book.Chapter;
import dev.vitrine.tracer.book.Passage;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.render.fx.Fonts;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import java.io.File;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.application.Platform;
import javafx.geometry.Pos;
import javafx.scene.Scene;
import javafx.scene.control.Menu;
import javafx.scene.control.MenuBar;
import javafx.stage.FileChooser;
import org.jspecify.annotations.Nullable;

/// Puts models and views together in one stage, and looks at the server once a frame while it is
/// open.
final class AppWindow implements AutoCloseable {
  private static final double WIDTH = 1440;
  private static final double HEIGHT = 900;

  private final javafx.stage.Stage stage;
  private final Runnable onClosed;
  private final PreferenceFile preferences;
  private final Remembered remembered;
  private final WindowPlace place;
  private final PreferencesCard preferencesCard;
  private final Session session = new Session();
  private final Settings settings = new Settings();
  private final Workbench workbench = new Workbench(session);
  private final RecentFiles recent = new RecentFiles();
  private final Runs runs = new Runs(session, recent, workbench::close);
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
  private final FigureExport export =
      new FigureExport(
          model,
          settings.themeProperty()::get,
          figure.errors()::tell,
          sentence -> figure.errors().show(sentence, "Export again…", this::exportFigure));
  private final TransportBar transport =
      new TransportBar(session, filter, targets, this::breakpoints);
  private final FirstRunCard firstRun =
      new FirstRunCard(this::startWithOneRequest, this::dismissFirstRun);
  private final FirstNotes notes = new FirstNotes(session, model);
  private final Actions actions = new Actions();
  private final Keys keys =
      new Keys(
          actions,
          () -> figure.view().motion().finish(),
          number -> session.connectionProperty().set(number));
  private final Inspector inspector = new Inspector(session, model, this::read);
  private final Overlay overlay = new Overlay();
  private final Palette palette = new Palette(this::paletteItems, overlay::close);
  private final KeysCard keysCard = new KeysCard(overlay::close);
  private @Nullable BookReader book;
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
          figure.work().pulse();
        }
      };

  /// @param preferences what was remembered, and where it goes
  /// @param onClosed called once, on the JavaFX thread, when the window has closed
  AppWindow(javafx.stage.Stage stage, PreferenceFile preferences, Runnable onClosed) {
    this.stage = stage;
    this.preferences = preferences;
    this.remembered = new Remembered(preferences);
    this.place = new WindowPlace(stage);
    this.preferencesCard = new PreferencesCard(settings, recent, preferences, overlay::close);
    this.onClosed = onClosed;
    Fonts.load();
    bindActions();
    MenuBar menus =
        Menus.bar(
            actions,
            Map.of(
                Section.FILES,
                List.of(recent.menu(runs::open)),
                Section.STEPS,
                List.of(stepSizes())));
    LeftPane left =
        new LeftPane(
            Scenarios.all(),
            sendCard,
            chosen -> workbench.play(chosen, session.pausedProperty().get()));
    workbench.scenarioProperty().subscribe(left::mark);
    window =
        new MainWindow(
            settings,
            new TopBar(session, workbench, model, settings, menus),
            left,
            new Rail(this::toggleLeft),
            figure,
            inspector,
            transport,
            new TimelineRegion(new StageChips(session, filter), new TableChoice(table), timeline),
            table,
            overlay);
    Scene scene = new Scene(window, WIDTH, HEIGHT);
    settings.themeProperty().subscribe(theme -> Styles.apply(scene, theme));
    scene
        .getPreferences()
        .reducedMotionProperty()
        .subscribe(reduced -> settings.systemReducesProperty().set(reduced));
    keys.installOn(scene);
    stage.setScene(scene);
    stage.setTitle("Vitrine");
    stage.setMinWidth(640);
    stage.setMinHeight(480);
    stage.setOnCloseRequest(_ -> close());
    FileDrop.on(scene, runs::open);
    remembered.restore(settings, session, model, recent);
    place.restore(preferences);
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
    runs.workProperty().subscribe(figure.work()::show);
    figure.work().setOnCancel(runs::cancel);
    preferences.setOnTrouble(
        sentence -> Platform.runLater(() -> figure.errors().show(sentence, "OK", () -> {})));
    if (!preferences.trouble().isEmpty()) {
      figure.errors().show(preferences.trouble(), "OK", () -> {});
    }
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
    remembered.remember(place.now());
    runs.cancel();
    workbench.close();
    runs.close();
    if (book != null) {
      book.close();
    }
    stage.hide();
    onClosed.run();
  }

  void restart() {
    workbench.start(Scenarios.all().getFirst(), false);
  }

  Actions actions() {
    return actions;
  }

  void send() {
    sendCard.send();
  }

  private void openTrace() {
    File chosen = traceChooser("Open a trace").showOpenDialog(stage);
    if (chosen != null) {
      runs.open(chosen.toPath());
    }
  }

  private void saveTrace() {
    File chosen = traceChooser("Save this run").showSaveDialog(stage);
    if (chosen != null) {
      runs.save(chosen.toPath());
    }
  }

  private void exportFigure() {
    export.ask(stage);
  }

  private void compare() {
    File chosen = traceChooser("Compare with").showOpenDialog(stage);
    if (chosen != null) {
      compare(chosen.toPath());
    }
  }

  /// Compares the run that is shown with a recorded one, in a window of its own.
  CompareWindow compare(Path other) {
    Comparison.Side shown = Comparison.Side.of("This run", session.store());
    CompareWindow window = new CompareWindow(stage, settings, shown, other);
    window.show();
    return window;
  }

  FigureExport export() {
    return export;
  }

  private void attach() {
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

  void compose() {
    dismissFirstRun();
    figure.toggle(composer, Pos.TOP_LEFT);
    composer.focusFirst();
  }

  void changeServer() {
    dismissFirstRun();
    serverCard.fill();
    figure.toggle(serverCard, Pos.TOP_LEFT);
    serverCard.focusFirst();
  }

  private void showKeys() {
    overlay.toggle(keysCard, Pos.CENTER, keysCard.closing());
  }

  private void showPreferences() {
    overlay.toggle(preferencesCard, Pos.CENTER, preferencesCard.closing());
  }

  private void showPalette() {
    overlay.toggle(palette, Pos.TOP_CENTER, palette.open());
  }

  private void read(Passage passage) {
    book().open(passage);
  }

  private void readAboutStep() {
    inspector
        .passage()
        .ifPresentOrElse(this::read, () -> book().open(Chapter.LISTENING.path(), ""));
  }

  /// A run that a chapter names waits before its first step, for whoever reads about it.
  private void playHeld(Scenario scenario) {
    dismissFirstRun();
    workbench.play(scenario, true);
  }

  /// Made when somebody first wants to read: the window opens without it.
  BookReader book() {
    BookReader reader = book;
    if (reader == null) {
      reader = new BookReader(settings, this::playHeld);
      book = reader;
    }
    return reader;
  }

  private void followConnection() {
    keys.expectNumber();
    session.say("Type the number of a connection; 0 is all.");
  }

  private void fit() {
    figure.fit();
    timeline.fit();
  }

  private void breakpoints() {
    BreakpointsCard.toggleOver(figure, session.breakpoints());
  }

  private void bindActions() {
    actions.bind(ActionTable.OPEN, this::openTrace);
    actions.bind(ActionTable.ATTACH, this::attach);
    actions.bind(ActionTable.SAVE, this::saveTrace);
    actions.bind(ActionTable.EXPORT, this::exportFigure);
    actions.bind(ActionTable.COMPARE, this::compare);
    actions.bind(ActionTable.RESTART, this::restart);
    actions.bind(
        ActionTable.CANCEL, runs::cancel, runs.workProperty().map(_ -> true).orElse(false));
    actions.bind(ActionTable.PREFERENCES, this::showPreferences);
    actions.bind(ActionTable.QUIT, this::close);
    actions.bind(ActionTable.THEME, settings::toggleTheme);
    actions.bindSwitch(
        ActionTable.REDUCED_MOTION, settings::toggleMotion, settings.reducedMotionProperty());
    actions.bindSwitch(ActionTable.LEFT_PANE, this::toggleLeft, settings.leftPaneOpenProperty());
    actions.bind(ActionTable.FIND, transport::focusFind);
    actions.bindSwitch(ActionTable.FOLLOW_TABLE, table.followsProperty());
    actions.bind(ActionTable.COPY, table::copy);
    for (int tab = 0; tab < Inspector.TABS.size(); tab++) {
      int place = tab;
      actions.bind(Inspector.TABS.get(tab), () -> inspector.choose(place));
    }
    for (Stage stage : Stage.values()) {
      actions.bind(ActionTable.stage(stage), () -> filter.toggle(stage));
    }
    for (int place = 0; place < Figures.all().size(); place++) {
      int chosen = place;
      actions.bind(ActionTable.figure(place), () -> model.choose(chosen));
    }
    bindTime();
    actions.bind(ActionTable.SEND, this::send);
    actions.bind(ActionTable.COMPOSE, this::compose);
    actions.bind(ActionTable.CHANGE_SERVER, this::changeServer);
    actions.bind(
        ActionTable.NAMES, model::nextNames, model.kindProperty().map(FigureKind::hasNames));
    actions.bind(
        ActionTable.ACROSS, model::nextAcross, model.acrossProperty().map(Optional::isPresent));
    actions.bind(ActionTable.FIT, this::fit);
    actions.bind(ActionTable.PALETTE, this::showPalette);
    actions.bind(ActionTable.BOOK, this::readAboutStep);
    actions.bind(ActionTable.KEYS, this::showKeys);
  }

  private void bindTime() {
    var somethingBefore = session.cursorProperty().greaterThan(0);
    actions.bind(ActionTable.PLAY, session::togglePlay);
    actions.bind(ActionTable.STEP, session::step);
    actions.bind(ActionTable.STEP_BACK, session::stepBack, somethingBefore);
    actions.bind(ActionTable.STEP_CONNECTION, session::stepConnection);
    actions.bind(ActionTable.STEP_BACK_CONNECTION, session::stepBackConnection, somethingBefore);
    actions.bind(ActionTable.FIRST, session::first, somethingBefore);
    actions.bind(ActionTable.LATEST, session::latest);
    actions.bind(ActionTable.LEAP_BACK, () -> timeline.leap(-1), somethingBefore);
    actions.bind(ActionTable.LEAP, () -> timeline.leap(1));
    actions.bind(ActionTable.STEP_TO, transport::chooseStep);
    actions.bind(ActionTable.NEXT_ERROR, targets::nextError);
    var size = session.granularityProperty();
    actions.bind(ActionTable.GRANULARITY, () -> size.set(size.get().next()));
    actions.bindSwitch(ActionTable.OTHERS_RUN, session.othersRunProperty());
    actions.bind(ActionTable.FOLLOW_CONNECTION, this::followConnection);
    var speed = session.speedProperty();
    actions.bind(ActionTable.SLOWER, () -> speed.set(speed.get().slower()));
    actions.bind(ActionTable.FASTER, () -> speed.set(speed.get().faster()));
    actions.bind(ActionTable.BREAKPOINTS, this::breakpoints);
  }

  private Menu stepSizes() {
    Menu menu = new Menu("One step goes");
    menu.getItems().setAll(StepChoice.sizes(session));
    return menu;
  }

  private List<Palette.Item> paletteItems() {
    List<Palette.Item> items = new ArrayList<>();
    for (Action action : ActionTable.ALL) {
      if (!action.equals(ActionTable.PALETTE)) {
        items.add(
            new Palette.Item(
                action.name(),
                action.section().menu(),
                action.keys(),
                actions.enabled(action).getValue(),
                () -> actions.run(action)));
      }
    }
    for (Scenario scenario : Scenarios.all()) {
      items.add(
          new Palette.Item(
              scenario.title(),
              "Scenario",
              "",
              true,
              () -> workbench.play(scenario, session.pausedProperty().get())));
    }
    for (Path file : recent.list()) {
      items.add(
          new Palette.Item(
              String.valueOf(file.getFileName()), "Recent", "", true, () -> runs.open(file)));
    }
    return items;
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
              () -> workbench.start(workbench.serving().withPort(0), false));
    }
  }

  /// Whether the theme is dark, for pictures of the window.
  void dark(boolean dark) {
    Platform.requestNextPulse();
    settings.themeProperty().set(dark ? Theme.DARK : Theme.LIGHT);
  }
}
