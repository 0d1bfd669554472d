package dev.vitrine.tracer.scenario;

import java.util.Collection;
import java.util.Comparator;
import java.util.Locale;
import java.util.Optional;

/// What to say to somebody who wrote a word that there is not.
final class Words {
  private Words() {}

  /// What is wrong, which word is closest, and all that there are.
  static String unknown(String wrong, String word, Collection<String> known) {
    return wrong + meant(word, known) + " Known: " + String.join(", ", known);
  }

  /// The same without all of them, where they are too many for a line.
  static String unknown(String wrong, String word, Collection<String> known, String where) {
    return wrong + meant(word, known) + " " + where;
  }

  private static String meant(String word, Collection<String> known) {
    return closest(word, known).map(w -> "; is \"" + w + "\" meant?").orElse(".");
  }

  /// The word that takes the fewest changes of a letter, when those are few.
  static Optional<String> closest(String word, Collection<String> known) {
    return known.stream()
        .min(Comparator.comparingInt(w -> distance(word, w)))
        .filter(w -> distance(word, w) <= Math.max(1, word.length() / 3));
  }

  /// How many letters to put in, leave out, replace or swap with their neighbour.
  private static int distance(String one, String other) {
    String a = one.toLowerCase(Locale.ROOT);
    String b = other.toLowerCase(Locale.ROOT);
    int[][] to = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          to[i][j] = i + j;
          continue;
        }
        boolean same = a.charAt(i - 1) == b.charAt(j - 1);
        int least = Math.min(to[i - 1][j], to[i][j - 1]) + 1;
        least = Math.min(least, to[i - 1][j - 1] + (same ? 0 : 1));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          least = Math.min(least, to[i - 2][j - 2] + 1);
        }
        to[i][j] = least;
      }
    }
    return to[a.length()][b.length()];
  }
}
