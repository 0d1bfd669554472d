package dev.vitrine.tracer.app;

import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// Where in the run the window looks: how many records are applied to the figure. Between the oldest that is
/// still there and the live edge it moves freely, whatever the server does; at the edge it goes along.
final class Cursor {
  private final ReadOnlyObjectWrapper<TraceStore> store =
      new ReadOnlyObjectWrapper<>(new TraceStore());
  private final ReadOnlyIntegerWrapper first = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper size = new ReadOnlyIntegerWrapper();
  private final ReadOnlyIntegerWrapper position = new ReadOnlyIntegerWrapper();
  private final ReadOnlyBooleanWrapper following = new ReadOnlyBooleanWrapper(true);
  private final ReadOnlyObjectWrapper<Entry> current = new ReadOnlyObjectWrapper<>();
  private boolean byStep;

  Cursor() {
    position.addListener(_ -> current.set(recordBefore(position.get())));
  }

  // Properties

  /// What the run has emitted; another store for each run.
  ReadOnlyObjectProperty<TraceStore> storeProperty() {
    return store.getReadOnlyProperty();
  }

  TraceStore store() {
    return store.get();
  }

  /// How many of the oldest records are left out.
  ReadOnlyIntegerProperty firstProperty() {
    return first.getReadOnlyProperty();
  }

  /// Records that were there at the last frame: the live edge.
  ReadOnlyIntegerProperty sizeProperty() {
    return size.getReadOnlyProperty();
  }

  /// Records that the figure shows.
  ReadOnlyIntegerProperty positionProperty() {
    return position.getReadOnlyProperty();
  }

  int position() {
    return position.get();
  }

  int size() {
    return size.get();
  }

  /// Whether the cursor goes along with the live edge.
  ReadOnlyBooleanProperty followingProperty() {
    return following.getReadOnlyProperty();
  }

  /// The step under the cursor; null before the first.
  ReadOnlyObjectProperty<Entry> currentProperty() {
    return current.getReadOnlyProperty();
  }

  /// Whether the last move was one step forward of whatever size: then tokens travel.
  boolean byStep() {
    return byStep;
  }

  boolean atEdge() {
    return position.get() == size.get();
  }

  // Commands

  /// Begins with another run, at its edge.
  void begin(TraceStore run) {
    following.set(true);
    byStep = false;
    position.set(0);
    first.set(0);
    size.set(0);
    store.set(run);
  }

  /// Takes in what there is now.
  void grow(int newSize) {
    first.set(store().first());
    size.set(newSize);
    if (following.get()) {
      byStep = newSize - position.get() == 1;
      position.set(newSize);
    } else if (position.get() < first.get()) {
      moveTo(first.get());
    }
  }

  /// Shows the state after so many records, clamped to what there is.
  void moveTo(int wanted) {
    move(wanted, false);
  }

  /// The same as one step forward.
  void stepTo(int wanted) {
    move(wanted, wanted > position.get());
  }

  /// Stays where it is, though it is at the edge.
  void stay() {
    following.set(false);
  }

  void follow() {
    following.set(true);
  }

  private void move(int wanted, boolean step) {
    int lowest = Math.min(first.get() + 1, size.get());
    int clamped = Math.clamp(wanted, lowest, size.get());
    following.set(clamped == size.get());
    byStep = step;
    position.set(clamped);
  }

  private @Nullable Entry recordBefore(int cursor) {
    return cursor == 0 ? null : store().get(cursor - 1);
  }
}
