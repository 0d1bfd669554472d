package dev.vitrine.tracer.app;

import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.function.Predicate;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleObjectProperty;
import org.jspecify.annotations.Nullable;

/// Which step is shown, and the commands that change it: the one model of the window.
///
/// The *cursor* counts the records that are applied to the figure, from 0 to `size`. Left of the
/// live edge (`size`) it moves freely over what was recorded, and the server stays where it is. At
/// the edge a step forward is a step of the real server, let go by its gate, and what it does then
/// comes in by itself: while *following*, the cursor stays at the edge.
///
/// Lives on the JavaFX thread. Nothing here waits for the server: `pulse` looks at the store once a
/// frame.
final class Session {
  private final ReadOnlyObjectWrapper<LiveServer> server = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyObjectWrapper<TraceStore> store =
      new ReadOnlyObjectWrapper<>(new TraceStore());
  private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyBooleanWrapper replaying = new ReadOnlyBooleanWrapper();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper held = new ReadOnlyIntegerWrapper();
  private final ReadOnlyObjectWrapper<Entry> current = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyStringWrapper hint = new ReadOnlyStringWrapper("");
  private final ReadOnlyStringWrapper recording = new ReadOnlyStringWrapper("");
  private final LongProperty connection = new SimpleLongProperty();
  private final ObjectProperty<Speed> speed = new SimpleObjectProperty<>(Speed.ONE);
  private StepIndex index = new StepIndex();
  private long nextReplayStep;

  Session() {
    speed.addListener(_ -> applySpeed());
    cursor.addListener(_ -> current.set(recordBefore(cursor.get())));
  }

  // Properties

  /// The server of this run; null while there is none, as with a recorded trace.
  ReadOnlyObjectProperty<LiveServer> serverProperty() {
    return server.getReadOnlyProperty();
  }

  /// What the run has emitted; another store for each run.
  ReadOnlyObjectProperty<TraceStore> storeProperty() {
    return store.getReadOnlyProperty();
  }

  TraceStore store() {
    return store.get();
  }

  /// The stage of each record, and how many there are of each.
  StepIndex index() {
    return index;
  }

  /// Records that were there at the last frame: the live edge.
  ReadOnlyIntegerProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /// Records that the figure shows.
  ReadOnlyIntegerProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /// Whether the cursor goes along with the live edge.
  ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// Whether the cursor runs by itself over what was recorded, towards the edge.
  ReadOnlyBooleanProperty replayingProperty() {
    return replaying.getReadOnlyProperty();
  }

  /// Whether the gate holds the server at its next step.
  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /// How many threads of the server stand at the gate.
  ReadOnlyIntegerProperty heldProperty() {
    return held.getReadOnlyProperty();
  }

  /// The step under the cursor; null before the first.
  ReadOnlyObjectProperty<Entry> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /// One sentence on why the last command did nothing; empty when it did something.
  ReadOnlyStringProperty hintProperty() {
    return hint.getReadOnlyProperty();
  }

  /// The connection that is followed; 0 for all.
  LongProperty connectionProperty() {
    return connection;
  }

  /// How long each step of the running server is held.
  ObjectProperty<Speed> speedProperty() {
    return speed;
  }

  /// The name of the trace that is shown; empty for a live server.
  ReadOnlyStringProperty recordingProperty() {
    return recording.getReadOnlyProperty();
  }

  // Commands

  /// Shows a trace that was recorded before, from its first step.
  void showRecorded(TraceStore trace, String name) {
    show(trace, null);
    recording.set(name);
    first();
  }

  /// Shows another run as it happens. The former server, if any, is not closed here.
  void show(TraceStore newStore, @Nullable LiveServer newServer) {
    recording.set("");
    replaying.set(false);
    following.set(true);
    connection.set(0);
    hint.set("");
    index = new StepIndex();
    cursor.set(0);
    size.set(0);
    server.set(newServer);
    store.set(newStore);
    applySpeed();
    pulse(System.nanoTime());
  }

  /// Looks at what the server did since the last frame. `now` is `System.nanoTime()`.
  void pulse(long now) {
    index.grow(store(), store().size());
    size.set(index.size());
    LiveServer live = server.get();
    paused.set(live != null && live.gate().isPaused());
    held.set(live == null ? 0 : live.gate().held().size());
    if (replaying.get() && now - nextReplayStep >= 0) {
      nextReplayStep = now + speed.get().replayNanos();
      moveTo(cursor.get() + 1);
      if (cursor.get() == size.get()) {
        arrive();
      }
    }
    if (following.get()) {
      cursor.set(size.get());
    }
    if (held.get() > 0) {
      hint.set("");
    }
  }

  /// Play: lets the server run, after showing what it has done already. Pause: holds the server at
  /// its next step.
  void togglePlay() {
    hint.set("");
    if (replaying.get()) {
      replaying.set(false);
    } else if (cursor.get() < size.get()) {
      replaying.set(true);
      nextReplayStep = System.nanoTime();
    } else if (server.get() != null) {
      if (server.get().gate().isPaused()) {
        resume();
      } else {
        pause();
      }
    }
  }

  void pause() {
    replaying.set(false);
    LiveServer live = server.get();
    if (live != null) {
      live.gate().pause();
      paused.set(true);
    }
  }

  void resume() {
    LiveServer live = server.get();
    if (live != null) {
      live.gate().resume();
      paused.set(false);
      following.set(true);
    }
  }

  /// One step on: over what was recorded, or, at the edge, of the server itself.
  void step() {
    stepOn(0);
  }

  /// The same for the connection that is followed or shown, passing over the others.
  void stepConnection() {
    stepOn(chosenConnection());
  }

  /// Shows the step before. The server stays where it is.
  void stepBack() {
    replaying.set(false);
    hint.set("");
    moveTo(cursor.get() - 1);
  }

  /// Shows the step before on the connection that is followed or shown.
  void stepBackConnection() {
    long wanted = chosenConnection();
    seekBackward(r -> wanted == 0 || r.connectionId() == wanted);
  }

  /// Before the first step there is nothing to see: the first step is what *first* shows.
  void first() {
    seek(1);
  }

  /// Back to what happens now.
  void latest() {
    seek(size.get());
  }

  /// Shows the state after `position` records, clamped to what there is.
  void seek(int position) {
    replaying.set(false);
    hint.set("");
    moveTo(position);
  }

  /// On to the next step that matches: in what was recorded, else the server runs until it comes.
  void stepTo(Predicate<Entry> wanted) {
    replaying.set(false);
    hint.set("");
    for (int at = cursor.get() + 1; at <= size.get(); at++) {
      if (wanted.test(store().get(at - 1))) {
        moveTo(at);
        return;
      }
    }
    LiveServer live = server.get();
    if (live == null) {
      hint.set("No such step follows in this trace.");
      return;
    }
    following.set(true);
    live.gate().runTo(r -> wanted.test(new Entry.Step(r)));
  }

  private void stepOn(long onlyConnection) {
    replaying.set(false);
    hint.set("");
    for (int at = cursor.get() + 1; at <= size.get(); at++) {
      if (onlyConnection == 0 || store().get(at - 1).connectionId() == onlyConnection) {
        moveTo(at);
        return;
      }
    }
    LiveServer live = server.get();
    if (live == null) {
      hint.set("This is the last step of the trace.");
      return;
    }
    following.set(true);
    if (!live.gate().isPaused()) {
      pause();
    } else if (!(onlyConnection == 0 ? live.gate().step() : live.gate().step(onlyConnection))) {
      hint.set(
          onlyConnection == 0
              ? "Nothing is held: the server waits for a client."
              : "Connection " + onlyConnection + " is not held: it waits, or has ended.");
    }
  }

  private void seekBackward(Predicate<Entry> wanted) {
    replaying.set(false);
    for (int at = cursor.get() - 1; at >= 1; at--) {
      if (wanted.test(store().get(at - 1))) {
        moveTo(at);
        return;
      }
    }
  }

  private void moveTo(int position) {
    int clamped = Math.clamp(position, Math.min(1, size.get()), size.get());
    following.set(clamped == size.get());
    cursor.set(clamped);
  }

  private void arrive() {
    replaying.set(false);
    if (server.get() != null) {
      resume();
    }
  }

  private long chosenConnection() {
    if (connection.get() != 0) {
      return connection.get();
    }
    return current.get() == null ? 0 : current.get().connectionId();
  }

  private @Nullable Entry recordBefore(int position) {
    return position == 0 ? null : store().get(position - 1);
  }

  private void applySpeed() {
    if (server.get() != null) {
      server.get().gate().delay(speed.get().perEvent());
    }
  }
}
