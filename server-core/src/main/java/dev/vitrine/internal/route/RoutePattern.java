package dev.vitrine.internal.route;

import java.util.ArrayList;
import java.util.List;

/// What a handler is registered for: `[METHOD ][HOST]/[PATH]`, the path made of literals, `{name}`,
/// `{name...}` and `{$}`. Immutable. Go: `pattern` in `pattern.go`.
///
/// `GET` also stands for `HEAD`; without a method all methods match, without a host all hosts.
public final class RoutePattern {
  private final String source;
  private final String method;
  private final String host;
  private final List<Segment> segments;
  private final List<String> names;

  RoutePattern(String source, String method, String host, List<Segment> segments) {
    this.source = source;
    this.method = method;
    this.host = host;
    this.segments = List.copyOf(segments);
    List<String> named = new ArrayList<>();
    for (Segment s : segments) {
      if (s.isNamed()) {
        named.add(s.text());
      }
    }
    this.names = List.copyOf(named);
  }

  /// Reads a pattern, with Go's rules.
  ///
  /// @throws IllegalArgumentException when Go would refuse it; the message says what and where (the
  ///     offset counts bytes of the pattern in UTF-8)
  public static RoutePattern parse(String pattern) {
    return new PatternParser(pattern).parse();
  }

  /// The method, empty for any.
  public String method() {
    return method;
  }

  /// The host, empty for any.
  public String host() {
    return host;
  }

  /// The names of its wildcards, in order; the slash at the end has none.
  public List<String> names() {
    return names;
  }

  List<Segment> segments() {
    return segments;
  }

  Segment lastSegment() {
    return segments.getLast();
  }

  // @start region="precedence"
  /// Whether some request would match both and neither is entitled to it. A host beats no host;
  /// otherwise the more specific one wins, and if there is none, the two cannot stand side by side.
  boolean conflictsWith(RoutePattern other) {
    if (!host.equals(other.host)) {
      return false; // one host beats none, and two different hosts never meet
    }
    Relation relation = compareMethods(other).and(comparePaths(other));
    return relation == Relation.EQUIVALENT || relation == Relation.OVERLAPS;
  }

  Relation compareMethods(RoutePattern other) {
    if (method.equals(other.method)) {
      return Relation.EQUIVALENT;
    }
    if (method.isEmpty() || other.method.isEmpty()) {
      return Relation.of(method.isEmpty(), other.method.isEmpty());
    }
    if (method.equals("GET") && other.method.equals("HEAD")) {
      return Relation.MORE_GENERAL;
    }
    if (method.equals("HEAD") && other.method.equals("GET")) {
      return Relation.MORE_SPECIFIC;
    }
    return Relation.DISJOINT;
  }

  Relation comparePaths(RoutePattern other) {
    int length = segments.size();
    int otherLength = other.segments.size();
    Relation relation = Relation.EQUIVALENT;
    for (int i = 0; i < Math.min(length, otherLength); i++) {
      relation = relation.and(segments.get(i).compare(other.segments.get(i)));
      if (relation == Relation.DISJOINT) {
        return relation;
      }
    }
    if (length == otherLength) {
      return relation;
    }
    // The shorter one reaches what the longer one matches only by taking all that is left.
    if (length < otherLength) {
      return lastSegment().isMulti() ? relation.and(Relation.MORE_GENERAL) : Relation.DISJOINT;
    }
    return other.lastSegment().isMulti() ? relation.and(Relation.MORE_SPECIFIC) : Relation.DISJOINT;
  }

  // @end region="precedence"

  /// The pattern as it was written.
  @Override
  public String toString() {
    return source;
  }
}
