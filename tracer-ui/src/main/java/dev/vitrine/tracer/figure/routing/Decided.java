package dev.vitrine.tracer.figure.routing;

import dev.vitrine.http.UrlSyntaxException;
import dev.vitrine.internal.route.Decision;
import dev.vitrine.internal.route.Explanation;
import dev.vitrine.internal.route.Rule;
import dev.vitrine.internal.route.Verdict;
import dev.vitrine.tracer.figure.routing.Asked.Line;
import dev.vitrine.tracer.figure.routing.Asked.Outcome;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What became of each pattern for one request: winner first, then the candidates as each would have been chosen
/// without those before it, then the rest in the order of registration. The trace says who won and who were
/// candidates; the server's own matcher says where each of the others failed, and is asked again with two patterns for
/// what decided between them.
///
/// @param rows one for each pattern
/// @param explained false when the matcher's answer is not that of the trace, as behind a handler that changed
///     the path: then only what the trace says is told
record Decided(List<Row> rows, boolean explained) {
  /// What became of one pattern.
  ///
  /// @param number counts registrations from 0
  /// @param place as [Verdict#place]
  /// @param values what its wildcards took; empty when it does not match or has none
  /// @param rule for a candidate that lost: what decided between it and the winner
  record Row(
      String pattern,
      int number,
      Fate fate,
      int place,
      Map<String, String> values,
      Optional<Rule> rule) {}

  enum Fate {
    /// Nothing is decided yet.
    OPEN,
    CHOSEN,
    CANDIDATE,
    /// It would match where the client is sent.
    AFTER_REDIRECT,
    HOST,
    METHOD,
    SEGMENT,
    TOO_SHORT,
    TOO_LONG,
    /// It lost, and where is not known.
    LOST;

    boolean matches() {
      return this == CHOSEN || this == CANDIDATE || this == AFTER_REDIRECT;
    }
  }

  /// @param request what was asked; without one, or before the decision, every row is open
  static Decided of(Known known, Optional<Asked> request) {
    if (request.isEmpty() || request.get().pending()) {
      return open(known.patterns());
    }
    Asked asked = request.get();
    Optional<Explanation<String>> why = explanation(known, asked);
    if (why.isPresent() && agrees(why.get(), asked.outcome())) {
      return explained(why.get(), asked.line());
    }
    return told(known.patterns(), asked.outcome());
  }

  /// Those that match.
  List<Row> matching() {
    return rows.stream().filter(r -> r.fate().matches()).toList();
  }

  private static Decided open(List<String> patterns) {
    List<Row> rows = new ArrayList<>();
    for (String pattern : patterns) {
      rows.add(row(pattern, rows.size(), Fate.OPEN));
    }
    return new Decided(rows, true);
  }

  private static Row row(String pattern, int number, Fate fate) {
    return new Row(pattern, number, fate, -1, Map.of(), Optional.empty());
  }

  private static Optional<Explanation<String>> explanation(Known known, Asked asked) {
    if (known.routes().isEmpty() || asked.line().target().equals("*")) {
      return Optional.empty();
    }
    try {
      Line line = asked.line();
      return Optional.of(
          Explanation.of(known.routes().get(), line.method(), line.host(), line.target()));
    } catch (UrlSyntaxException _) {
      return Optional.empty(); // a server of a later version took what this one refuses
    }
  }

  private static boolean agrees(Explanation<String> why, Outcome outcome) {
    return switch (outcome) {
      case Outcome.Chosen(String pattern, _, List<String> candidates, _) ->
          why.decision() instanceof Decision.Matched<String> m
              && m.pattern().toString().equals(pattern)
              && why.reasons().candidates().equals(candidates);
      case Outcome.Missed _ -> why.decision() instanceof Decision.Missed<String>;
      case Outcome.Redirected _ -> why.decision() instanceof Decision.Redirected<String>;
      case Outcome.Pending _ -> false;
    };
  }

  private static Decided explained(Explanation<String> why, Line line) {
    List<String> candidates = why.reasons() == null ? List.of() : why.reasons().candidates();
    List<Row> rows = new ArrayList<>();
    for (Verdict v : why.verdicts()) {
      Fate fate = fate(v.outcome());
      boolean matches = fate.matches();
      boolean lost = fate == Fate.CANDIDATE && !candidates.isEmpty();
      rows.add(
          new Row(
              v.pattern(),
              v.number(),
              fate,
              v.place(),
              matches ? values(v.pattern(), line) : Map.of(),
              lost ? between(candidates.getFirst(), v.pattern(), line) : Optional.empty()));
    }
    return new Decided(sorted(rows, candidates), true);
  }

  private static Fate fate(Verdict.Outcome outcome) {
    return switch (outcome) {
      case CHOSEN -> Fate.CHOSEN;
      case BEATEN -> Fate.CANDIDATE;
      case AFTER_REDIRECT -> Fate.AFTER_REDIRECT;
      case HOST -> Fate.HOST;
      case METHOD -> Fate.METHOD;
      case SEGMENT -> Fate.SEGMENT;
      case PATH_TOO_SHORT -> Fate.TOO_SHORT;
      case PATH_TOO_LONG -> Fate.TOO_LONG;
    };
  }

  private static Map<String, String> values(String pattern, Line line) {
    return pattern.indexOf('{') >= 0
            && alone(List.of(pattern), line).decision() instanceof Decision.Matched<String> m
        ? m.pathValues()
        : Map.of();
  }

  private static Optional<Rule> between(String winner, String other, Line line) {
    return Optional.ofNullable(alone(List.of(winner, other), line).reasons())
        .map(reasons -> reasons.rule());
  }

  private static Explanation<String> alone(List<String> patterns, Line line) {
    return Explanation.of(patterns, line.method(), line.host(), line.target());
  }

  /// What the trace alone tells.
  private static Decided told(List<String> patterns, Outcome outcome) {
    List<String> candidates = List.of();
    Map<String, String> values = Map.of();
    if (outcome instanceof Outcome.Chosen chosen) {
      candidates = chosen.candidates();
      values = chosen.pathValues();
    }
    List<Row> rows = new ArrayList<>();
    for (String pattern : patterns) {
      int place = candidates.indexOf(pattern);
      int number = rows.size();
      rows.add(
          place == 0
              ? new Row(pattern, number, Fate.CHOSEN, -1, values, Optional.empty())
              : row(pattern, number, place > 0 ? Fate.CANDIDATE : Fate.LOST));
    }
    return new Decided(sorted(rows, candidates), false);
  }

  private static List<Row> sorted(List<Row> rows, List<String> candidates) {
    return rows.stream()
        .sorted(
            Comparator.comparingInt((Row r) -> place(r, candidates)).thenComparingInt(Row::number))
        .toList();
  }

  /// The winner, the candidates, those for a redirect, the rest.
  private static int place(Row row, List<String> candidates) {
    int candidate = candidates.indexOf(row.pattern());
    if (candidate >= 0) {
      return candidate;
    }
    return candidates.size() + (row.fate().matches() ? 0 : 1);
  }
}
