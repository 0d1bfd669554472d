package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.FigureAt;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Sought;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.function.Predicate;
import java.util.function.Supplier;
import javafx.beans.property.BooleanProperty;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which step is shown, and the commands that change it: the one model of the window. The [Cursor] is where one
/// looks, [LiveControl] the server under the hand, [Replay] what runs by itself over the past; here is how a
/// person's commands go to the one or the other.
///
/// Left of the live edge the cursor moves over what was recorded, and the server stays where it is. At the
/// edge a step forward is a step of the real server, let go by its gate, and what it does then comes in by
/// itself.
///
/// Lives on the JavaFX thread. Nothing here waits for the server: `pulse` looks at the store once a
/// frame.
final class Session {
  private final Cursor cursor = new Cursor();
  private final Breakpoints breakpoints = new Breakpoints();
  private final LiveControl live = new LiveControl(breakpoints);
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper recording = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper attached = new ReadOnlyStringWrapper("");
  private final LongProperty connection = new SimpleLongProperty();
  private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.ONE);
  private final ObjectProperty<Granularity> granularity =
      new SimpleObjectProperty<>(Granularity.EVENT);
  private final BooleanProperty othersRun = new SimpleBooleanProperty();
  private final Replay replay = new Replay(cursor, breakpoints, speed);
  private final Rate rate = new Rate();
  private StepIndex index = new StepIndex();
  private @Nullable Supplier<FigureAt<?>> shownFigure;

  // What the last command waits for: that something is held, a step of the figure from here; else
  // none.
  private boolean nothingHeld;
  private int figureStepFrom = -1;

  Session() {
    speed.addListener(_ -> live.delay(speed.get().perEvent()));
  }

  // Properties

  /// The server of this run; null while there is none, as with a recorded trace.
  ReadOnlyObjectProperty<LiveServer> serverProperty() {
    return live.serverProperty();
  }

  /// What the run has emitted; another store for each run.
  ReadOnlyObjectProperty<TraceStore> storeProperty() {
    return cursor.storeProperty();
  }

  TraceStore store() {
    return cursor.store();
  }

  /// The stage of each record, and how many there are of each.
  StepIndex index() {
    return index;
  }

  /// How many of the oldest records are left out.
  ReadOnlyIntegerProperty firstProperty() {
    return cursor.firstProperty();
  }

  /// Records that were there at the last frame: the live edge.
  ReadOnlyIntegerProperty sizeProperty() {
    return cursor.sizeProperty();
  }

  /// Records that the figure shows.
  ReadOnlyIntegerProperty cursorProperty() {
    return cursor.positionProperty();
  }

  /// Whether the last move was one step forward: then tokens travel.
  boolean byStep() {
    return cursor.byStep();
  }

  /// Whether the cursor goes along with the live edge.
  ReadOnlyBooleanProperty followingProperty() {
    return cursor.followingProperty();
  }

  /// Whether the cursor runs by itself over what was recorded, towards the edge.
  ReadOnlyBooleanProperty replayingProperty() {
    return replay.runningProperty();
  }

  /// Whether the gate holds the server at its next step.
  ReadOnlyBooleanProperty pausedProperty() {
    return live.pausedProperty();
  }

  /// How many threads of the server stand at the gate.
  ReadOnlyIntegerProperty heldProperty() {
    return live.heldProperty();
  }

  /// The step under the cursor; null before the first.
  ReadOnlyObjectProperty<Entry> currentProperty() {
    return cursor.currentProperty();
  }

  /// One sentence on why the last command did nothing, or what held the server; else empty.
  ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  /// Whether more steps come in than frames can draw, and how many; else empty.
  ReadOnlyStringProperty rateProperty() {
    return rate.wordsProperty();
  }

  /// The connection that is followed; 0 for all.
  LongProperty connectionProperty() {
    return connection;
  }

  /// How long each step of the running server is held, and how fast the past is played.
  ObjectProperty<Speed> speedProperty() {
    return speed;
  }

  /// How far one step goes.
  ObjectProperty<Granularity> granularityProperty() {
    return granularity;
  }

  /// Whether the other connections run while one is stepped into; else they wait.
  BooleanProperty othersRunProperty() {
    return othersRun;
  }

  /// The name of the trace that is shown; empty for a live server.
  ReadOnlyStringProperty recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  /// Where the server is held, and where the past stops playing.
  Breakpoints breakpoints() {
    return breakpoints;
  }

  /// The name of the other process's run that is followed; empty for every other.
  ReadOnlyStringProperty attachedProperty() {
    return attached.getReadOnlyProperty();
  }

  // Commands

  /// Says something in a sentence beside the transport, until the next command.
  void say(String sentence) {
    hint.set(sentence);
  }

  /// Says which figure is shown: what one step of the figure is, it knows.
  void stepsOf(Supplier<FigureAt<?>> figure) {
    shownFigure = figure;
  }

  /// Shows the run of another process while it goes on.
  void showFollowed(TraceStore trace, String name) {
    show(trace, null);
    attached.set(name);
  }

  /// Shows a trace that was recorded before, from its first step.
  void showRecorded(TraceStore trace, String name) {
    show(trace, null);
    recording.set(name);
    first();
  }

  /// Shows another run as it happens. The former server, if any, is not closed here.
  void show(TraceStore newStore, @Nullable LiveServer newServer) {
    recording.set("");
    attached.set("");
    begin();
    connection.set(0);
    index = new StepIndex();
    live.begin(newServer);
    cursor.begin(newStore);
    rate.begin();
    live.delay(speed.get().perEvent());
    pulse(System.nanoTime());
  }

  /// Looks at what the server did since the last frame. `now` is `System.nanoTime()`.
  void pulse(long now) {
    index.grow(store(), store().size());
    cursor.grow(index.size());
    rate.pulse(now, cursor.size());
    live.pulse();
    if (nothingHeld && live.heldProperty().get() > 0) {
      nothingHeld = false;
      hint.set("");
    }
    if (figureStepFrom >= 0) {
      int found = FigureSteps.after(figure(), figureStepFrom, cursor.size());
      if (found > 0) {
        figureStepFrom = -1;
        cursor.stepTo(found);
        cursor.stay();
      }
    }
    breakpoints.takeHit().ifPresent(this::stoppedAt);
    switch (replay.pulse(now)) {
      case MOVES -> {}
      case ARRIVED -> {
        live.resume();
        cursor.follow();
      }
      case STOPPED -> breakpoints.at(currentProperty().get()).ifPresent(this::stoppedAt);
    }
  }

  /// Play: lets the server run, after showing what it has done already. Pause: holds the server at
  /// its next step.
  void togglePlay() {
    hint.set("");
    if (replayingProperty().get()) {
      replay.stop();
    } else if (!cursor.atEdge()) {
      replay.start();
    } else if (live.present()) {
      if (live.serverProperty().get().gate().isPaused()) {
        resume();
      } else {
        pause();
      }
    }
  }

  void pause() {
    replay.stop();
    live.pause();
  }

  void resume() {
    live.resume();
    cursor.follow();
  }

  /// One step on, as far as [#granularityProperty] says: over what was recorded, or, at the edge, of the server
  /// itself.
  void step() {
    switch (granularity.get()) {
      case EVENT -> stepOn(0);
      case FIGURE -> stepFigure();
      case REQUEST, CONNECTION -> stepTo(sought());
    }
  }

  /// The next event of the connection that is followed or shown, passing over the others.
  void stepConnection() {
    stepOn(chosenConnection());
  }

  /// Shows the step before, as far back as [#granularityProperty] says. The server stays where it is.
  void stepBack() {
    begin();
    int before = cursor.position() - 2; // the position of the entry before the one that is shown
    switch (granularity.get()) {
      case EVENT -> cursor.moveTo(cursor.position() - 1);
      case FIGURE ->
          cursor.moveTo(FigureSteps.before(figure(), cursor.position(), cursor.store().first()));
      case REQUEST, CONNECTION -> back(before, sought());
    }
  }

  /// Shows the step before on the connection that is followed or shown.
  void stepBackConnection() {
    begin();
    long wanted = chosenConnection();
    back(cursor.position() - 2, Sought.connection(wanted == 0 ? Sought.ANY : wanted));
  }

  /// Before the first step there is nothing to see: the first step is what *first* shows.
  void first() {
    seek(1);
  }

  /// Back to what happens now.
  void latest() {
    seek(cursor.size());
  }

  /// Shows the state after `position` records, clamped to what there is.
  void seek(int position) {
    begin();
    cursor.moveTo(position);
  }

  /// On to the next step that matches: in what was recorded, else the server runs until it comes.
  void stepTo(Predicate<Entry> wanted) {
    begin();
    for (int at = cursor.position(); at < cursor.size(); at++) {
      if (wanted.test(store().get(at))) {
        cursor.stepTo(at + 1);
        return;
      }
    }
    runTo(wanted);
  }

  private void stepTo(Sought sought) {
    begin();
    int found = store().next(cursor.position(), sought);
    if (found >= 0 && found < cursor.size()) {
      cursor.stepTo(found + 1);
    } else {
      runTo(sought::matches);
    }
  }

  private void runTo(Predicate<Entry> wanted) {
    if (!live.present()) {
      hint.set("No such step follows in this trace.");
      return;
    }
    cursor.follow();
    live.runTo(record -> wanted.test(new Entry.Step(record)));
  }

  private void stepOn(long only) {
    begin();
    int found = store().next(cursor.position(), Sought.connection(only == 0 ? Sought.ANY : only));
    if (found >= 0 && found < cursor.size()) {
      cursor.stepTo(found + 1);
      return;
    }
    if (!live.present()) {
      hint.set("This is the last step of the trace.");
      return;
    }
    cursor.follow();
    if (!live.serverProperty().get().gate().isPaused()) {
      live.pause();
    } else if (only != 0 && othersRun.get()) {
      live.runTo(record -> record.connectionId() == only);
    } else if (!live.step(only)) {
      nothingHeld = true;
      hint.set(
          only == 0
              ? "Nothing is held: the server waits for a client."
              : "Connection " + only + " is not held: it waits, or has ended.");
    }
  }

  private void stepFigure() {
    begin();
    int found = FigureSteps.after(figure(), cursor.position(), cursor.size());
    if (found > 0) {
      cursor.stepTo(found);
    } else if (!live.present()) {
      hint.set("This is the last step of the trace.");
    } else {
      // Others may go on before they are held too: the cursor stays at the first step that differs.
      figureStepFrom = cursor.position();
      live.runTo(FigureSteps.stop(figure(), store(), figureStepFrom));
    }
  }

  private void back(int from, Sought sought) {
    int found = store().previous(from, sought);
    if (found >= 0) {
      cursor.moveTo(found + 1);
    }
  }

  private FigureAt<?> figure() {
    if (shownFigure == null) {
      throw new IllegalStateException("no figure is shown yet");
    }
    return shownFigure.get();
  }

  /// What a step of the chosen size ends at; while a connection is followed, of that one.
  private Sought sought() {
    boolean all = connection.get() == 0 || granularity.get() == Granularity.CONNECTION;
    return Sought.connection(all ? Sought.ANY : connection.get())
        .without(granularity.get().without());
  }

  private void begin() {
    replay.stop();
    hint.set("");
    nothingHeld = false;
    figureStepFrom = -1;
  }

  private void stoppedAt(Breakpoint breakpoint) {
    hint.set("Stopped at a breakpoint: " + breakpoint.words() + ".");
  }

  private long chosenConnection() {
    if (connection.get() != 0) {
      return connection.get();
    }
    Entry shown = currentProperty().get();
    return shown == null ? 0 : shown.connectionId();
  }
}
