package dev.vitrine.peer;

import java.util.Random;

/// How much the tests against Go ask: as much as a build has time for, or, with `-Dsoak=N`, N times as
/// much, and, with `-Dseed=N`, other questions.
public final class Soak {
  private static final int FACTOR = Integer.getInteger("soak", 1);
  private static final long SEED = Long.getLong("seed", 0);

  private Soak() {}

  /// How often to ask, where a build asks this often.
  public static int rounds(int rounds) {
    return rounds * FACTOR;
  }

  /// What chooses the questions, where a build has this seed.
  public static Random random(long seed) {
    return new Random(seed + SEED);
  }
}
