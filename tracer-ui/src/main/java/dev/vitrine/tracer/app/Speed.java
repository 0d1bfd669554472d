package dev.vitrine.tracer.app;

import java.time.Duration;
import java.util.List;

/// How long the running server is held at each step, so that eyes can follow it. `FULL` holds
/// nothing: the server then runs as fast as it can.
enum Speed {
  TENTH("0.1×", 0.1),
  QUARTER("0.25×", 0.25),
  HALF("0.5×", 0.5),
  ONE("1×", 1),
  TWICE("2×", 2),
  FOUR_TIMES("4×", 4),
  FULL("full", Double.POSITIVE_INFINITY);

  /// A token's way along one arrow at speed 1, in milliseconds; a step is held as long.
  static final double STEP_MILLIS = 420;

  /// From the slowest to the fastest, as they stand on the slider.
  static final List<Speed> ALL = List.of(values());

  private final String label;
  private final double factor;

  Speed(String label, double factor) {
    this.label = label;
    this.factor = factor;
  }

  /// What stands beside the slider.
  String label() {
    return label;
  }

  /// How long each step is held; zero at full speed.
  Duration perEvent() {
    return Duration.ofNanos(Math.round(STEP_MILLIS * 1_000_000 / factor));
  }

  /// How long a token travels; as short as at speed 4 when the server is not slowed.
  double motionMillis() {
    return this == FULL ? STEP_MILLIS / FOUR_TIMES.factor : STEP_MILLIS / factor;
  }

  /// How long a recorded step stays when the cursor runs by itself; 0 for the next frame.
  long replayNanos() {
    return this == FULL ? 0 : Math.round(motionMillis() * 1_000_000);
  }

  /// Its place on the slider, from 0.
  int place() {
    return ALL.indexOf(this);
  }

  Speed slower() {
    return ALL.get(Math.max(0, place() - 1));
  }

  Speed faster() {
    return ALL.get(Math.min(ALL.size() - 1, place() + 1));
  }
}
