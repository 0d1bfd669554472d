package dev.vitrine.internal.route;

import java.util.List;
import java.util.function.Consumer;

/// A node of the tree that routes requests. Immutable. Go: `routingNode`.
///
/// The steps from the root are the host, the method, then the segments of the path, each a literal or
/// a wildcard:
///
/// ```
/// GET /a/b, /a/{x}/c:   root --any host--> * --GET--> * --a--> * --b--> GET /a/b
///                                            --any--> * --a--> * --{x}--> * --c--> /a/{x}/c
/// ```
///
/// The more specific way is tried first: a literal before `{name}`, that before the rest. A way that
/// ends nowhere is walked back, and the next is tried. It is enough to take the first that leads to
/// the end, because patterns of which neither is more specific are refused when they are registered.
final class RoutingNode<H> {
  private static final RoutingNode<?> EMPTY =
      new RoutingNode<>(null, RoutingChildren.none(), null, null);

  /// The registration whose pattern ends here; null when none does.
  private final Route<H> route;

  private final RoutingChildren<H> literals;

  /// Behind `{name}`, or for any host or method; null when nothing is there.
  private final RoutingNode<H> any;

  /// The registration that takes the rest of the path, whatever it is; null when none does.
  private final Route<H> rest;

  private RoutingNode(
      Route<H> route, RoutingChildren<H> literals, RoutingNode<H> any, Route<H> rest) {
    this.route = route;
    this.literals = literals;
    this.any = any;
    this.rest = rest;
  }

  @SuppressWarnings("unchecked") // holds no H
  static <H> RoutingNode<H> empty() {
    return (RoutingNode<H>) EMPTY;
  }

  /// The same tree with one more registration.
  ///
  /// @param way the segments that are left to the place where it belongs
  /// @throws IllegalArgumentException when another one stands there, which needs an empty segment
  RoutingNode<H> with(List<Segment> way, Route<H> r) {
    if (way.isEmpty()) {
      checkFree(route, r);
      return new RoutingNode<>(r, literals, any, rest);
    }
    Segment s = way.getFirst();
    List<Segment> onwards = way.subList(1, way.size());
    if (s.isMulti()) {
      checkFree(rest, r);
      return new RoutingNode<>(route, literals, any, r);
    }
    // No host, no method, and, as in Go, an empty segment between two slashes: like a wildcard.
    if (s.isSingle() || s.text().isEmpty()) {
      RoutingNode<H> next = any == null ? empty() : any;
      return new RoutingNode<>(route, literals, next.with(onwards, r), rest);
    }
    RoutingNode<H> next = literals.find(s.text(), 0, s.text().length());
    next = next == null ? empty() : next;
    return new RoutingNode<>(route, literals.with(s.text(), next.with(onwards, r)), any, rest);
  }

  private static void checkFree(Route<?> there, Route<?> r) {
    if (there != null) {
      throw new IllegalArgumentException(
          r.pattern() + " has an empty segment where " + there.pattern() + " has a wildcard.");
    }
  }

  /// The node behind a host or a method; null when there is none.
  RoutingNode<H> literal(String name) {
    return literals.find(name, 0, name.length());
  }

  /// The node for any host or any method; null when there is none.
  RoutingNode<H> any() {
    return any;
  }

  RoutingChildren<H> literals() {
    return literals;
  }

  // @start region="match"
  /// The most specific registration below this node that matches the rest of the path; null when
  /// none does. Go: `matchPath`.
  ///
  /// @param path percent-encoded
  /// @param from where the rest begins, at a slash; the path's length when nothing is left
  Route<H> match(String path, int from) {
    if (from == path.length()) {
      return route;
    }
    int start = from + 1;
    int end = segmentEnd(path, start);
    RoutingNode<H> literal = literal(path, start, end);
    Route<H> found = literal == null ? null : literal.match(path, end);
    if (found == null && any != null && !isEnd(path, start, end)) {
      found = any.match(path, end);
    }
    return found != null ? found : rest;
  }

  // @end region="match"

  /// Walks every way that the path can take from here, the more specific first, where [#match]
  /// stops at the first end.
  ///
  /// @param place the number of the segment that comes next, from 0
  void explore(String path, int from, int place, Exploration<H> seen) {
    if (from == path.length()) {
      if (route != null) {
        seen.matched(route);
      }
      forEachBelow(r -> seen.failed(r, Verdict.Outcome.PATH_TOO_SHORT, place));
      return;
    }
    if (route != null) {
      seen.failed(route, Verdict.Outcome.PATH_TOO_LONG, place);
    }
    int start = from + 1;
    int end = segmentEnd(path, start);
    RoutingNode<H> literal = literal(path, start, end);
    if (literal != null) {
      literal.explore(path, end, place + 1, seen);
    }
    if (seen.wantsFailures()) {
      for (RoutingNode<H> other : literals.nodes()) {
        if (other != literal) {
          other.forEach(r -> seen.failed(r, Verdict.Outcome.SEGMENT, place));
        }
      }
    }
    if (any != null && !isEnd(path, start, end)) {
      any.explore(path, end, place + 1, seen);
    } else if (any != null) {
      any.forEach(r -> seen.failed(r, Verdict.Outcome.SEGMENT, place));
    }
    if (rest != null) {
      seen.matched(rest);
    }
  }

  private static int segmentEnd(String path, int start) {
    int slash = path.indexOf('/', start);
    return slash < 0 ? path.length() : slash;
  }

  /// Whether this is the nothing behind the last slash, which `{name}` does not match. "%2F" alone
  /// counts as that too: Go decodes it to a slash before it looks.
  private static boolean isEnd(String path, int start, int end) {
    return start == path.length()
        || end - start == 3 && path.regionMatches(true, start, "%2F", 0, 3);
  }

  /// The node behind the literal that is this segment, decoded; null when there is none.
  private RoutingNode<H> literal(String path, int start, int end) {
    if (start == path.length()) {
      return literals.find("/", 0, 1); // behind the last slash: {$}
    }
    if (path.indexOf('%', start, end) < 0) {
      return literals.find(path, start, end);
    }
    String decoded = PathText.decode(path, start, end);
    return literals.find(decoded, 0, decoded.length());
  }

  /// Every registration at or below this node.
  void forEach(Consumer<Route<H>> action) {
    if (route != null) {
      action.accept(route);
    }
    forEachBelow(action);
  }

  private void forEachBelow(Consumer<Route<H>> action) {
    for (RoutingNode<H> child : literals.nodes()) {
      child.forEach(action);
    }
    if (any != null) {
      any.forEach(action);
    }
    if (rest != null) {
      action.accept(rest);
    }
  }
}
