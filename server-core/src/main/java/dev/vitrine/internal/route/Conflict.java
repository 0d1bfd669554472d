package dev.vitrine.internal.route;

import dev.vitrine.internal.text.Quote;

/// Says why two patterns cannot stand side by side, with paths to try. Go: `describeConflict`.
final class Conflict {
  private Conflict() {}

  // @start region="conflict"
  /// The reason, for two patterns that conflict, in Go's words; each names a path that both match.
  static String describe(RoutePattern a, RoutePattern b) {
    Relation methods = a.compareMethods(b);
    Relation paths = a.comparePaths(b);
    String example = Quote.quote(commonPath(a, b));
    if (methods.and(paths) == Relation.EQUIVALENT) {
      return a + " matches the same requests as " + b + ", for example " + example;
    }
    if (paths == Relation.OVERLAPS) {
      return a
          + " and "
          + b
          + " both match some paths, like "
          + example
          + ".\n"
          + "But neither is more specific than the other.\n"
          + only(a, b)
          + "\n"
          + only(b, a);
    }
    boolean moreMethods = methods == Relation.MORE_GENERAL;
    return a
        + (moreMethods ? " matches more methods than " : " matches fewer methods than ")
        + b
        + ", but has a more "
        + (moreMethods ? "specific" : "general")
        + " path pattern; both match, for example, "
        + example;
  }

  private static String only(RoutePattern a, RoutePattern b) {
    return a + " matches " + Quote.quote(differencePath(a, b)) + ", but " + b + " doesn't.";
  }

  // @end region="conflict"

  /// A path, percent-encoded, that both match. There must be one.
  static String commonPath(RoutePattern a, RoutePattern b) {
    StringBuilder path = new StringBuilder();
    int length = Math.max(a.segments().size(), b.segments().size());
    for (int i = 0; i < length; i++) {
      append(path, narrower(a, b, i));
    }
    return path.toString();
  }

  /// The segment that leaves less choice: where one pattern takes anything, the other says what. (Go
  /// takes the second one's wherever the first has a wildcard: "/{x}/{y}" and "/a/{rest...}" would meet
  /// at "/a/", which the first does not match.)
  private static Segment narrower(RoutePattern a, RoutePattern b, int i) {
    if (i >= a.segments().size()) {
      return b.segments().get(i);
    }
    Segment own = a.segments().get(i);
    if (i >= b.segments().size()) {
      return own;
    }
    Segment other = b.segments().get(i);
    return own.kind().compareTo(other.kind()) < 0 ? own : other;
  }

  /// A path, percent-encoded, that `a` matches and `b` does not. They must overlap.
  static String differencePath(RoutePattern a, RoutePattern b) {
    StringBuilder path = new StringBuilder();
    for (int i = 0; i < a.segments().size(); i++) {
      Segment own = a.segments().get(i);
      Segment other = i < b.segments().size() ? b.segments().get(i) : null;
      if (own.isMulti() && other != null && !other.isMulti()) {
        // Ending here is shorter than `b` can be, unless `b` ends with {$}.
        path.append('/');
        if (other.equals(Segment.END)) {
          path.append(own.text().isEmpty() ? "x" : encodedName(own));
        }
        return path.toString();
      }
      if (own.isSingle() && other != null && other.isLiteral()) {
        boolean same = PathText.toBytes(own.text()).equals(other.text());
        path.append('/').append(encodedName(own)).append(same ? "x" : "");
      } else {
        append(path, own);
      }
    }
    return path.toString();
  }

  private static void append(StringBuilder path, Segment s) {
    path.append('/');
    if (s.isSingle()) {
      path.append(encodedName(s));
    } else if (s.isLiteral() && !s.equals(Segment.END)) {
      path.append(PathText.encode(s.text()));
    }
  }

  private static String encodedName(Segment s) {
    return PathText.encode(PathText.toBytes(s.text()));
  }
}
