package dev.vitrine.tracer.app;

import dev.vitrine.tracer.trace.TraceStore;
import java.util.Arrays;
import java.util.concurrent.ConcurrentLinkedQueue;

/// Looks on a thread of its own for the steps that a filter lets through, where each must be read whole.
final class RowScan {
  private static final int PORTION = 4096;

  private final int end;
  private final ConcurrentLinkedQueue<int[]> found = new ConcurrentLinkedQueue<>();
  private volatile int scanned;
  private volatile boolean cancelled;

  private RowScan(int from, int end) {
    this.end = end;
    this.scanned = from;
  }

  static RowScan start(TraceStore store, Filter.Wanted wanted, int from, int end) {
    RowScan scan = new RowScan(from, end);
    Thread.ofPlatform().daemon().name("find").start(() -> scan.run(store, wanted));
    return scan;
  }

  private void run(TraceStore store, Filter.Wanted wanted) {
    while (scanned < end && !cancelled) {
      int stop = Math.min(end, scanned + PORTION);
      int[] portion = new int[PORTION];
      int count = 0;
      for (int at = wanted.next(store, scanned, stop);
          at < stop;
          at = wanted.next(store, at + 1, stop)) {
        portion[count++] = at;
      }
      if (count > 0) {
        found.add(Arrays.copyOf(portion, count));
      }
      scanned = stop;
    }
  }

  /// The positions that were found since the last call, in order, and how far it looked.
  ///
  /// @return the position up to which all are taken now
  int take(java.util.function.Consumer<int[]> taker) {
    int sure = scanned;
    for (int[] portion = found.poll(); portion != null; portion = found.poll()) {
      taker.accept(portion);
    }
    return sure;
  }

  boolean done() {
    return scanned >= end;
  }

  void cancel() {
    cancelled = true;
  }
}
