package dev.vitrine.tracer.app;

import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.Entry;
import java.util.List;
import java.util.Optional;
import javafx.collections.FXCollections;
import javafx.collections.ListChangeListener;
import javafx.collections.ObservableList;
import org.jspecify.annotations.Nullable;

/// The steps at which the server is held, as a list that a person edits. It outlives servers: the gate of each
/// asks it.
final class Breakpoints {
  private final ObservableList<Breakpoint> list = FXCollections.observableArrayList();

  // The enabled ones, for the server's threads; none there costs nothing there.
  private volatile List<Breakpoint> enabled = List.of();
  private volatile @Nullable Breakpoint hit;
  private @Nullable StepGate gate;
  private StepGate.@Nullable Breakpoint watched;

  Breakpoints() {
    list.addListener(
        (ListChangeListener<Breakpoint>)
            _ -> {
              enabled = list.stream().filter(Breakpoint::enabled).toList();
              install();
            });
  }

  /// In the order in which they were made. Lives on the JavaFX thread.
  ObservableList<Breakpoint> list() {
    return list;
  }

  /// From now on this gate holds its server here.
  void watch(StepGate next) {
    watched = null;
    gate = next;
    install();
  }

  /// The first enabled one that a step matches.
  Optional<Breakpoint> at(Entry entry) {
    for (Breakpoint each : enabled) {
      if (each.matches(entry)) {
        return Optional.of(each);
      }
    }
    return Optional.empty();
  }

  /// Which one held the server since this was last asked.
  Optional<Breakpoint> takeHit() {
    Breakpoint last = hit;
    hit = null;
    return Optional.ofNullable(last);
  }

  private void install() {
    StepGate now = gate;
    if (now == null) {
      return;
    }
    if (watched == null && !enabled.isEmpty()) {
      watched = now.breakOn(this::breaks);
    } else if (watched != null && enabled.isEmpty()) {
      watched.remove();
      watched = null;
    }
  }

  private boolean breaks(TraceRecord record) {
    Optional<Breakpoint> found = at(new Entry.Step(record));
    found.ifPresent(breakpoint -> hit = breakpoint);
    return found.isPresent();
  }
}
