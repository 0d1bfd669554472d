package dev.vitrine.internal.route;

import java.util.ArrayList;
import java.util.List;

/// Why a pattern was chosen.
///
/// @param rule what decided between it and the next best one
/// @param candidates every pattern that matches, the chosen one first, then as each would have been
///     chosen without those before it
public record Reasons(Rule rule, List<String> candidates) {
  /// @param matched the most specific first; at least one
  static <H> Reasons of(List<Route<H>> matched) {
    List<String> candidates = new ArrayList<>(matched.size());
    for (Route<H> r : matched) {
      candidates.add(r.pattern().toString());
    }
    Rule rule =
        matched.size() == 1
            ? Rule.ONLY
            : Rule.between(matched.get(0).pattern(), matched.get(1).pattern());
    return new Reasons(rule, List.copyOf(candidates));
  }
}
