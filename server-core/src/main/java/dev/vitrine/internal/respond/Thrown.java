package dev.vitrine.internal.respond;

import java.util.Arrays;

/// Remembers what a response threw at its handler, so that it is known again when the handler lets it
/// escape: that is not a panic.
///
/// Bounded: a handler that goes on after thousands of errors fills no memory. The first ones are kept
/// and the latest, which are those that escape.
final class Thrown {
  private static final int LIMIT = 16;

  // A chain longer than this is somebody's mistake, a ring for example.
  private static final int MAX_CAUSES = 64;

  private Throwable[] seen = new Throwable[1];
  private int count;

  void add(Throwable t) {
    if (count == seen.length && count < LIMIT) {
      seen = Arrays.copyOf(seen, count * 2);
    }
    if (count < seen.length) {
      seen[count++] = t;
    } else {
      seen[LIMIT - 1] = t;
    }
  }

  /// Whether `t` or one of its causes is one of those.
  @SuppressWarnings("ReferenceEquality") // this very exception is meant, not one like it
  boolean holds(Throwable t) {
    Throwable at = t;
    for (int depth = 0; at != null && depth < MAX_CAUSES; depth++) {
      for (int i = 0; i < count; i++) {
        if (seen[i] == at) {
          return true;
        }
      }
      at = at.getCause();
    }
    return false;
  }
}
