package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Stages;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventKinds;
import org.jspecify.annotations.Nullable;

/// What an entry of a trace is to the eye.
final class Steps {
  private Steps() {}

  /// The stage of a kind of event, as a store numbers them; null for a gap and for an event of a later
  /// version.
  static @Nullable Stage stage(int kind) {
    TraceEvent blank = EventKinds.blank(kind);
    return blank == null ? null : Stages.of(blank);
  }

  /// Whether events of this kind are counted among the errors.
  static boolean isError(int kind) {
    TraceEvent blank = EventKinds.blank(kind);
    return blank != null && Stages.isFailure(blank);
  }

  /// The stage that colours it; null for a gap and for an event of a later version.
  static @Nullable Stage stage(Entry entry) {
    return entry instanceof Entry.Step(var step, _) ? Stages.of(step.event()) : null;
  }

  /// Whether it is counted among the errors.
  static boolean isError(Entry entry) {
    return entry instanceof Entry.Step(var step, _) && Stages.isFailure(step.event());
  }

  /// The sign that stands for it: a failure is shown as one, whatever its stage.
  static @Nullable Stage sign(Entry entry) {
    return isError(entry) ? Stage.ERROR : stage(entry);
  }
}
