package dev.vitrine.trace;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Predicate;

/// Who is held at a gate: every thread that waits there, in the order in which they may go on.
///
/// That order is the one in which the steps were taken, server by server. A thread that goes on comes
/// back with a later number, so each gets its turn before any gets its second. Guarded by the gate's
/// lock.
final class HeldSteps {
  private static final Comparator<HeldStep> ORDER =
      Comparator.comparingLong((HeldStep s) -> s.record().serverId())
          .thenComparingLong(s -> s.record().seq())
          .thenComparingLong(HeldStep::arrival);

  private final ReentrantLock lock;
  private final TreeSet<HeldStep> waiting = new TreeSet<>(ORDER);
  private long arrivals;

  HeldSteps(ReentrantLock lock) {
    this.lock = lock;
  }

  HeldStep add(TraceRecord r) {
    HeldStep step = new HeldStep(r, lock.newCondition(), ++arrivals);
    waiting.add(step);
    return step;
  }

  void remove(HeldStep step) {
    waiting.remove(step);
  }

  /// Lets the first go that is shown as held and matches; false when there is none.
  boolean releaseFirst(Predicate<TraceRecord> which) {
    for (HeldStep step : waiting) {
      if (isHeld(step) && which.test(step.record())) {
        step.release();
        return true;
      }
    }
    return false;
  }

  /// Lets all go that match, in their order.
  void releaseAll(Predicate<TraceRecord> which) {
    for (HeldStep step : waiting) {
      if (which.test(step.record())) {
        step.release();
      }
    }
  }

  /// Has all look again at what the gate does now.
  void wakeAll() {
    waiting.forEach(step -> step.go().signal());
  }

  /// The steps that are shown as held, in their order; a copy.
  List<TraceRecord> records() {
    List<TraceRecord> records = new ArrayList<>();
    for (HeldStep step : waiting) {
      if (isHeld(step)) {
        records.add(step.record());
      }
    }
    return records;
  }

  private static boolean isHeld(HeldStep step) {
    return step.shown() && !step.released();
  }
}
