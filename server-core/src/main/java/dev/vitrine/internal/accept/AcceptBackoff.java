package dev.vitrine.internal.accept;

/// How long the accept loop waits after a temporary failure: 5 ms, then twice as long each time, at
/// most 1 s; one success sets it back to nothing.
///
/// Go: `tempDelay` in `(*Server).Serve`. Without the wait a server that has run out of descriptors
/// would spin at full speed on a failing accept(2) and keep the very connections from ending whose
/// descriptors it needs.
final class AcceptBackoff {
  static final long FIRST_NANOS = 5_000_000;
  static final long LONGEST_NANOS = 1_000_000_000;

  private long delayNanos;
  private long attempt;

  // @start region="backoff-delay"
  /// Counts one more failure in a row and returns how long to wait, in nanoseconds.
  long failed() {
    attempt++;
    delayNanos = delayNanos == 0 ? FIRST_NANOS : Math.min(2 * delayNanos, LONGEST_NANOS);
    return delayNanos;
  }

  /// Forgets the failures; returns whether there were any.
  boolean succeeded() {
    boolean afterFailure = attempt > 0;
    attempt = 0;
    delayNanos = 0;
    return afterFailure;
  }

  // @end region="backoff-delay"

  /// Failures in a row, counted from 1; 0 after a success.
  long attempt() {
    return attempt;
  }

  /// `nanos` as Go prints a `time.Duration` of whole milliseconds: `5ms`, `640ms`, `1s`.
  static String text(long nanos) {
    return nanos == LONGEST_NANOS ? "1s" : nanos / 1_000_000 + "ms";
  }
}
