package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Happened;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;
import org.jspecify.annotations.Nullable;

/// Which steps the table and the timeline show: by stage, by connection, by text.
final class Filter {
  private final Set<Stage> hidden = EnumSet.noneOf(Stage.class);
  private final LongProperty connection;
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();

  Filter(LongProperty connection) {
    this.connection = connection;
    connection.addListener(_ -> changed());
    text.addListener(_ -> changed());
  }

  // Properties

  /// What is searched for; empty for nothing.
  StringProperty textProperty() {
    return text;
  }

  /// Counts the changes of this filter: who shows rows listens here.
  ReadOnlyIntegerProperty versionProperty() {
    return version.getReadOnlyProperty();
  }

  boolean isHidden(Stage stage) {
    return hidden.contains(stage);
  }

  /// Whether every step is shown.
  boolean isOpen() {
    return hidden.isEmpty() && connection.get() == 0 && text.get().isBlank();
  }

  boolean shows(Entry step) {
    Stage stage = Steps.stage(step);
    boolean error = Steps.isError(step);
    return (connection.get() == 0 || step.connectionId() == connection.get())
        && (error ? !hidden.contains(Stage.ERROR) || stageShown(stage) : stageShown(stage))
        && matchesText(step);
  }

  /// Whether the text is found in the event's name or in what happened. Nothing to search for is
  /// found everywhere.
  boolean matchesText(Entry step) {
    String wanted = text.get().strip().toLowerCase(Locale.ROOT);
    return wanted.isEmpty()
        || step.event().toLowerCase(Locale.ROOT).contains(wanted)
        || Happened.in(step).toLowerCase(Locale.ROOT).contains(wanted);
  }

  private boolean stageShown(@Nullable Stage stage) {
    return stage == null || !hidden.contains(stage);
  }

  // Commands

  void toggle(Stage stage) {
    if (!hidden.remove(stage)) {
      hidden.add(stage);
    }
    changed();
  }

  /// Hides all other stages; a second time shows all again.
  void only(Stage stage) {
    Set<Stage> others = EnumSet.complementOf(EnumSet.of(stage));
    if (hidden.equals(others)) {
      hidden.clear();
    } else {
      hidden.clear();
      hidden.addAll(others);
    }
    changed();
  }

  private void changed() {
    version.set(version.get() + 1);
  }
}
