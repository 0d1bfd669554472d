package dev.vitrine.tracer.app;

import java.util.Locale;

/// Finds a name by some of its letters: those of each word that is typed must come in their order, and a letter counts for
/// more where a word begins and where it follows the one before.
final class Fuzzy {
  /// What does not match.
  static final int NOT = -1;

  private static final int LETTER = 1;
  private static final int FOLLOWS = 4;
  private static final int BEGINS = 6;
  private static final int FIRST = 2;

  private Fuzzy() {}

  /// How well the name fits what was typed: the more the better, 0 for nothing typed, [#NOT] where it does not.
  static int score(String typed, String name) {
    String where = name.toLowerCase(Locale.ROOT);
    int total = 0;
    for (String word : typed.strip().toLowerCase(Locale.ROOT).split("\\s+", -1)) {
      int best = NOT;
      for (int from = 0; from < where.length(); from++) {
        if (!word.isEmpty() && where.charAt(from) == word.charAt(0)) {
          best = Math.max(best, scoreFrom(word, where, from));
        }
      }
      if (word.isEmpty()) {
        best = 0;
      }
      if (best == NOT) {
        return NOT;
      }
      total += best;
    }
    return total;
  }

  private static int scoreFrom(String word, String name, int from) {
    int score = 0;
    int before = -2;
    int at = from;
    for (int i = 0; i < word.length(); i++) {
      at = name.indexOf(word.charAt(i), at);
      if (at < 0) {
        return NOT;
      }
      boolean begins = at == 0 || !Character.isLetterOrDigit(name.charAt(at - 1));
      score +=
          LETTER + (begins ? BEGINS : 0) + (at == 0 ? FIRST : 0) + (at == before + 1 ? FOLLOWS : 0);
      before = at;
      at++;
    }
    return score;
  }
}
