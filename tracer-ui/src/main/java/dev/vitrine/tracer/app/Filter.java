package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Stages;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventKinds;
import dev.vitrine.tracer.trace.Sought;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.BitSet;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import javafx.beans.property.LongProperty;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.SimpleLongProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

/// Which steps the table and the timeline show: by stage, by connection and request, by text.
final class Filter {
  private final Set<Stage> hidden = EnumSet.noneOf(Stage.class);
  private final LongProperty connection;
  private final LongProperty request = new SimpleLongProperty();
  private final StringProperty text = new SimpleStringProperty("");
  private final ReadOnlyIntegerWrapper version = new ReadOnlyIntegerWrapper();

  Filter(LongProperty connection) {
    this.connection = connection;
    connection.addListener(_ -> {
      request.set(0);
      changed();
    });
    request.addListener(_ -> changed());
    text.addListener(_ -> changed());
  }

  // Properties

  /// What is searched for; empty for nothing.
  StringProperty textProperty() {
    return text;
  }

  /// The request of the followed connection that is shown; 0 for all.
  LongProperty requestProperty() {
    return request;
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
    return hidden.isEmpty() && connection.get() == 0 && request.get() == 0 && text.get().isBlank();
  }

  /// What is wanted now, for whoever looks for it on another thread.
  Wanted wanted() {
    BitSet without = EventKinds.where(event -> !shows(event));
    Sought sought =
        Sought.connection(connection.get() == 0 ? Sought.ANY : connection.get())
            .request(request.get() == 0 ? Sought.ANY : request.get())
            .without(without);
    return new Wanted(sought, text.get().strip().toLowerCase(Locale.ROOT));
  }

  private boolean shows(TraceEvent event) {
    return !hidden.contains(Stages.of(event))
        || (Stages.isFailure(event) && !hidden.contains(Stage.ERROR));
  }

  /// Whether the text is found in the step. Nothing to search for is found everywhere.
  boolean matchesText(Entry step) {
    return wanted().holdsText(step);
  }

  /// What a filter lets through at a moment. Immutable; any thread may ask it.
  ///
  /// @param text in small letters; "" for any
  record Wanted(Sought sought, String text) {
    /// The position of the next step from `from` on that is shown, before `end`; `end` when there is none.
    int next(TraceStore store, int from, int end) {
      int at = from;
      while (at < end) {
        at = store.next(at, sought);
        if (at < 0 || at >= end) {
          return end;
        }
        if (holdsText(store.get(at))) {
          return at;
        }
        at++;
      }
      return end;
    }

    boolean holdsText(Entry step) {
      return text.isEmpty() || Search.finds(step, text);
    }

    /// Whether each step must be read whole to know.
    boolean readsSteps() {
      return !text.isEmpty();
    }
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
