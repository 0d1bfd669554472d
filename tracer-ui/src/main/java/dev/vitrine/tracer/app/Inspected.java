package dev.vitrine.tracer.app;

import dev.vitrine.tracer.book.Passage;
import dev.vitrine.tracer.trace.Entry;
import java.util.Optional;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/// Which step the inspector tells of: the one that a person selected in the figure, else the one under the cursor.
/// Selecting moves no cursor.
final class Inspected {
  private final Session session;
  private final FigureModel figures;
  private final ReadOnlyObjectWrapper<Entry> step = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyIntegerWrapper cursor = new ReadOnlyIntegerWrapper();

  Inspected(Session session, FigureModel figures) {
    this.session = session;
    this.figures = figures;
    session.currentProperty().subscribe(_ -> refresh());
    figures.pickedProperty().subscribe(_ -> refresh());
  }

  /// The step; null before the first.
  ReadOnlyObjectProperty<Entry> stepProperty() {
    return step.getReadOnlyProperty();
  }

  /// How many records there are up to the step, itself included.
  ReadOnlyIntegerProperty cursorProperty() {
    return cursor.getReadOnlyProperty();
  }

  /// Whether it is a selected one, which need not be that under the cursor.
  boolean selected() {
    return figures.pickedProperty().get() != 0;
  }

  /// Where the book explains it; empty before the first step, and for one that only a later version knows.
  Optional<Passage> passage() {
    Entry now = step.get();
    return now == null ? Optional.empty() : Passage.of(now.event());
  }

  private void refresh() {
    Entry current = session.currentProperty().get();
    long picked = figures.pickedProperty().get();
    if (current == null || picked == 0) {
      cursor.set(session.cursorProperty().get());
      step.set(current);
      return;
    }
    int at = session.store().cursorAt(current.serverId(), picked);
    cursor.set(at);
    step.set(at == 0 ? current : session.store().get(at - 1));
  }
}
