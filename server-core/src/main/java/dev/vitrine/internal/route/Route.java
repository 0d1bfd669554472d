package dev.vitrine.internal.route;

import java.util.Arrays;
import java.util.List;

/// One registration. Immutable.
final class Route<H> {
  private final RoutePattern pattern;
  private final H handler;
  private final int number;

  /// The decision for this route when there are no values to tell apart; else null.
  private final Decision.Matched<H> plain;

  /// @param number counts registrations from 0
  Route(RoutePattern pattern, H handler, int number) {
    this.pattern = pattern;
    this.handler = handler;
    this.number = number;
    this.plain =
        pattern.names().isEmpty() ? new Decision.Matched<>(pattern, handler, List.of()) : null;
  }

  RoutePattern pattern() {
    return pattern;
  }

  int number() {
    return number;
  }

  /// The decision for a path, percent-encoded, that the pattern matches.
  Decision.Matched<H> matched(String path) {
    return plain != null ? plain : new Decision.Matched<>(pattern, handler, values(path));
  }

  /// What the wildcards took: cut at slashes first, decoded then, so that "%2F" is part of a value.
  private List<String> values(String path) {
    String[] values = new String[pattern.names().size()];
    int i = 0;
    int start = 1;
    for (Segment s : pattern.segments()) {
      int slash = s.isMulti() ? -1 : path.indexOf('/', start);
      int end = slash < 0 ? path.length() : slash;
      if (s.isNamed()) {
        values[i++] = PathText.toText(PathText.decode(path, start, end));
      }
      start = end + 1;
    }
    return Arrays.asList(values);
  }

  // @start region="exact"
  /// Whether this pattern takes the path whole, and not as one of many below it: if not, the same
  /// path with a slash behind it is looked for. Go: `exactMatch`.
  ///
  /// @param path one that the pattern matches
  boolean isExact(String path) {
    if (!pattern.lastSegment().isMulti()) {
      return true;
    }
    // Exact too when the wildcard took nothing: behind the last slash there is nothing, and there
    // are as many slashes as segments.
    if (!path.isEmpty() && !path.endsWith("/")) {
      return false;
    }
    int slashes = 0;
    for (int i = 0; i < path.length(); i++) {
      if (path.charAt(i) == '/') {
        slashes++;
      }
    }
    return pattern.segments().size() == slashes;
  }

  // @end region="exact"
}
