package dev.vitrine.internal.route;

import java.util.ArrayList;
import java.util.List;

/// What a walk along every way through the tree met. Only made when somebody watches.
final class Exploration<H> {
  private final List<Route<H>> matched = new ArrayList<>();
  private final List<Verdict> failed;

  /// @param failures whether the patterns that do not match are of interest too
  Exploration(boolean failures) {
    failed = failures ? new ArrayList<>() : null;
  }

  boolean wantsFailures() {
    return failed != null;
  }

  void matched(Route<H> r) {
    matched.add(r);
  }

  /// @param place the number of the segment that failed, from 0; -1 before the path
  void failed(Route<H> r, Verdict.Outcome outcome, int place) {
    if (failed != null) {
      failed.add(new Verdict(r.pattern().toString(), r.number(), outcome, place));
    }
  }

  /// Those that match, the most specific first.
  List<Route<H>> matched() {
    return matched;
  }

  /// Those that do not, with the test that each failed.
  List<Verdict> failed() {
    return failed;
  }
}
