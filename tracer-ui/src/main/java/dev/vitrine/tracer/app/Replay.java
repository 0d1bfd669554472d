package dev.vitrine.tracer.app;

import javafx.beans.property.ObjectProperty;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;

/// Plays the past: the cursor runs by itself over what was recorded, until it is at the edge or at a
/// breakpoint.
final class Replay {
  /// At full speed a whole run is over after so many frames, however long it is.
  private static final int FRAMES = 240;

  /// What became of it in a frame.
  enum Outcome {
    MOVES,
    ARRIVED,
    STOPPED
  }

  private final Cursor cursor;
  private final Breakpoints breakpoints;
  private final ObjectProperty<Speed> speed;
  private final ReadOnlyBooleanWrapper running = new ReadOnlyBooleanWrapper();
  private long next;

  Replay(Cursor cursor, Breakpoints breakpoints, ObjectProperty<Speed> speed) {
    this.cursor = cursor;
    this.breakpoints = breakpoints;
    this.speed = speed;
  }

  ReadOnlyBooleanProperty runningProperty() {
    return running.getReadOnlyProperty();
  }

  void start() {
    running.set(true);
    next = System.nanoTime();
  }

  void stop() {
    running.set(false);
  }

  /// Goes on when it is time. `now` is `System.nanoTime()`.
  Outcome pulse(long now) {
    if (!running.get() || now - next < 0) {
      return Outcome.MOVES;
    }
    next = now + speed.get().replayNanos();
    int steps = speed.get() == Speed.FULL ? Math.max(1, cursor.size() / FRAMES) : 1;
    for (int i = 0; i < steps && !cursor.atEdge(); i++) {
      int at = cursor.position() + 1;
      if (i == steps - 1 || breaks(at) || at == cursor.size()) {
        cursor.stepTo(at);
      } else {
        cursor.moveTo(at);
      }
      if (breaks(at)) {
        running.set(false);
        return Outcome.STOPPED;
      }
    }
    if (cursor.atEdge()) {
      running.set(false);
      return Outcome.ARRIVED;
    }
    return Outcome.MOVES;
  }

  private boolean breaks(int position) {
    return breakpoints.at(cursor.store().get(position - 1)).isPresent();
  }
}
