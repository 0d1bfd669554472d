package dev.vitrine.internal.route;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/// The tree as a whole: its first two levels are host and method, the rest is [RoutingNode].
/// Immutable. Go: `match` and `matchingMethods` in `routing_tree.go`.
///
/// A match costs as many look-ups as the path has segments, however many patterns there are. Only
/// patterns that share a beginning in which one has a literal where the other has a wildcard make it
/// go back, at most once for each such place.
final class RoutingTree<H> {
  private final RoutingNode<H> root;

  private RoutingTree(RoutingNode<H> root) {
    this.root = root;
  }

  static <H> RoutingTree<H> empty() {
    return new RoutingTree<>(RoutingNode.empty());
  }

  /// The same tree with one more registration.
  RoutingTree<H> with(Route<H> r) {
    List<Segment> way = new ArrayList<>();
    way.add(Segment.literal(r.pattern().host()));
    way.add(Segment.literal(r.pattern().method()));
    way.addAll(r.pattern().segments());
    return new RoutingTree<>(root.with(way, r));
  }

  /// Whether some pattern names a host; if none does, the host of a request is not looked at.
  boolean namesHosts() {
    return !root.literals().isEmpty();
  }

  /// The most specific registration that matches; null when none does.
  ///
  /// @param host without port
  /// @param path percent-encoded
  Route<H> match(String host, String method, String path) {
    Route<H> found = host.isEmpty() ? null : match(root.literal(host), method, path);
    return found != null ? found : match(root.any(), method, path);
  }

  private static <H> Route<H> match(RoutingNode<H> host, String method, String path) {
    if (host == null) {
      return null;
    }
    Route<H> found = matchPath(host.literal(method), path);
    if (found == null && method.equals("HEAD")) {
      found = matchPath(host.literal("GET"), path); // RFC 9110 section 9.3.2
    }
    return found != null ? found : matchPath(host.any(), path);
  }

  private static <H> Route<H> matchPath(RoutingNode<H> method, String path) {
    return method == null ? null : method.match(path, 0);
  }

  /// The methods that some pattern names and that would match host and path.
  SortedSet<String> allowed(String host, String path) {
    SortedSet<String> methods = new TreeSet<>();
    if (!host.isEmpty()) {
      addAllowed(root.literal(host), path, methods);
    }
    addAllowed(root.any(), path, methods);
    if (methods.contains("GET")) {
      methods.add("HEAD");
    }
    return methods;
  }

  private static <H> void addAllowed(RoutingNode<H> host, String path, SortedSet<String> methods) {
    if (host == null) {
      return;
    }
    for (String method : host.literals().keys()) {
      if (host.literal(method).match(path, 0) != null) {
        methods.add(method);
      }
    }
  }

  /// Walks as [#match] does, but every way, and in the same order.
  void explore(String host, String method, String path, Exploration<H> seen) {
    RoutingNode<H> named = host.isEmpty() ? null : root.literal(host);
    exploreHost(named, method, path, seen);
    exploreHost(root.any(), method, path, seen);
    if (seen.wantsFailures()) {
      for (RoutingNode<H> other : root.literals().nodes()) {
        if (other != named) {
          other.forEach(r -> seen.failed(r, Verdict.Outcome.HOST, -1));
        }
      }
    }
  }

  private static <H> void exploreHost(
      RoutingNode<H> host, String method, String path, Exploration<H> seen) {
    if (host == null) {
      return;
    }
    RoutingNode<H> exact = host.literal(method);
    RoutingNode<H> get = method.equals("HEAD") ? host.literal("GET") : null;
    explorePath(exact, path, seen);
    explorePath(get, path, seen);
    explorePath(host.any(), path, seen);
    if (seen.wantsFailures()) {
      for (RoutingNode<H> other : host.literals().nodes()) {
        if (other != exact && other != get) {
          other.forEach(r -> seen.failed(r, Verdict.Outcome.METHOD, -1));
        }
      }
    }
  }

  private static <H> void explorePath(RoutingNode<H> method, String path, Exploration<H> seen) {
    if (method != null) {
      method.explore(path, 0, 0, seen);
    }
  }

  /// Every registration, in no particular order.
  List<Route<H>> routes() {
    List<Route<H>> routes = new ArrayList<>();
    root.forEach(routes::add);
    return routes;
  }
}
