package dev.vitrine.tracer.app;

import java.io.IOException;
import java.io.InterruptedIOException;

/// Something that takes its time on a thread of its own, how far it is, and whether anybody still wants it. The thread that works
/// calls [#reached]; the JavaFX thread looks at [#share] once a frame.
final class LongWork {
  private final String words;
  private volatile double share;
  private volatile boolean cancelled;

  /// @param words what is done, for the person who waits: `Opening run.jsonl…`
  LongWork(String words) {
    this.words = words;
  }

  String words() {
    return words;
  }

  /// From 0 to 1.
  double share() {
    return share;
  }

  boolean cancelled() {
    return cancelled;
  }

  /// The thread that works learns of it at its next [#reached].
  void cancel() {
    cancelled = true;
  }

  /// Says how far it is.
  ///
  /// @throws InterruptedIOException when it is wanted no longer
  void reached(double part) throws IOException {
    if (cancelled) {
      throw new InterruptedIOException("cancelled");
    }
    share = part;
  }
}
