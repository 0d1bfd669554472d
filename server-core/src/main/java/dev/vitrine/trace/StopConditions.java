package dev.vitrine.trace;

import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Predicate;

/// At which steps a gate that runs pauses: its breakpoints, and what [StepGate#runTo] waits for.
///
/// The conditions are foreign code, so they are asked without a lock, on the thread that took the
/// step. Whether one still counts when its answer is there, is asked again under the gate's lock:
/// somebody may have taken it away meanwhile.
final class StopConditions {
  /// One condition.
  private final class Stop implements StepGate.Breakpoint {
    final Predicate<TraceRecord> when;

    Stop(Predicate<TraceRecord> when) {
      this.when = when;
    }

    @Override
    public void remove() {
      breakpoints.remove(this);
    }
  }

  private final List<Stop> breakpoints = new CopyOnWriteArrayList<>();
  private volatile Stop target; // of runTo; null when there is none

  StepGate.Breakpoint breakOn(Predicate<TraceRecord> when) {
    Stop stop = new Stop(when);
    breakpoints.add(stop);
    return stop;
  }

  /// Waits for one step, once.
  void runTo(Predicate<TraceRecord> when) {
    target = new Stop(when);
  }

  /// Waits for no step any more; breakpoints stay.
  void forgetTarget() {
    target = null;
  }

  boolean none() {
    return target == null && breakpoints.isEmpty();
  }

  /// The condition that matches a step, for [#meet]; null when none does.
  StepGate.Breakpoint match(TraceRecord r) {
    Stop sought = target;
    if (sought != null && sought.when.test(r)) {
      return sought;
    }
    for (Stop stop : breakpoints) {
      if (stop.when.test(r)) {
        return stop;
      }
    }
    return null;
  }

  /// Whether a condition that matched still counts; a target is met once. Under the gate's lock.
  @SuppressWarnings("ReferenceEquality") // this very condition is meant
  boolean meet(StepGate.Breakpoint matched) {
    if (matched != null && matched == target) {
      target = null;
      return true;
    }
    return breakpoints.contains(matched);
  }
}
