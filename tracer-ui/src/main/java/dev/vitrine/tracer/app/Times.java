package dev.vitrine.tracer.app;

import java.util.Locale;

/// How a time of a trace is written.
final class Times {
  private Times() {}

  /// Nanoseconds since the run began as milliseconds with three places: `4.812 ms`.
  static String millis(long nanos) {
    return String.format(Locale.ROOT, "%d.%03d ms", nanos / 1_000_000, nanos / 1_000 % 1_000);
  }
}
