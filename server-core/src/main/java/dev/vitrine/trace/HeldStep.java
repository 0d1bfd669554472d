package dev.vitrine.trace;

import java.util.concurrent.locks.Condition;

/// A thread that waits at a gate with the step it took. Guarded by the gate's lock.
final class HeldStep {
  private final TraceRecord record;
  private final Condition go;
  private final long arrival;
  private boolean shown;
  private boolean released;

  HeldStep(TraceRecord record, Condition go, long arrival) {
    this.record = record;
    this.go = go;
    this.arrival = arrival;
  }

  TraceRecord record() {
    return record;
  }

  /// How many came to the gate before it; tells two apart that somebody handed on twice.
  long arrival() {
    return arrival;
  }

  /// Signalled whenever the thread shall look again whether it may go.
  Condition go() {
    return go;
  }

  /// Whether the gate is paused and listeners were told, as opposed to slow motion.
  boolean shown() {
    return shown;
  }

  void shown(boolean shown) {
    this.shown = shown;
  }

  boolean released() {
    return released;
  }

  void release() {
    released = true;
    go.signal();
  }
}
