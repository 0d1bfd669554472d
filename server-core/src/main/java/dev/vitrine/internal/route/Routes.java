package dev.vitrine.internal.route;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedSet;

/// The registrations at one moment, and what they mean for a request. Immutable: a request that has
/// taken it decides by it, whatever is registered meanwhile. Go: `findHandler` and
/// `matchOrRedirect` in `server.go`.
public final class Routes<H> {
  private final RoutingTree<H> tree;
  private final int size;

  private Routes(RoutingTree<H> tree, int size) {
    this.tree = tree;
    this.size = size;
  }

  static <H> Routes<H> empty() {
    return new Routes<>(RoutingTree.empty(), 0);
  }

  Routes<H> with(RoutePattern pattern, H handler) {
    return new Routes<>(tree.with(new Route<>(pattern, handler, size)), size + 1);
  }

  /// How many patterns are registered.
  public int size() {
    return size;
  }

  /// The patterns in the order of registration.
  public List<String> patterns() {
    List<Route<H>> routes = tree.routes();
    routes.sort(Comparator.comparingInt(Route::number));
    List<String> patterns = new ArrayList<>(routes.size());
    for (Route<H> r : routes) {
      patterns.add(r.pattern().toString());
    }
    return patterns;
  }

  // @start region="route"
  /// Decides what to do with a request.
  ///
  /// Paths are cleaned first, and a client that asked for an unclean one is sent to the clean one,
  /// whether that exists or not. `CONNECT` has a host for a target, nothing there is cleaned.
  ///
  /// @param host what the request names as its host, perhaps with a port
  /// @param urlHost the host in the target itself, empty when there is none
  /// @param escapedPath the path of the target, percent-encoded
  public Decision<H> decide(String method, String host, String urlHost, String escapedPath) {
    if (method.equals("CONNECT")) {
      return decideConnect(host, urlHost, escapedPath);
    }
    String bareHost = bare(host);
    String path = PathCleaner.clean(escapedPath);
    Route<H> route = tree.match(bareHost, method, path);
    Route<H> subtree = subtree(route, bareHost, method, path);
    if (subtree != null) {
      return toSubtree(escapedPath, subtree.pattern().toString());
    }
    // Clean is the very same string: see PathCleaner. What is cleaned here is still percent-encoded
    // and will be encoded once more, as in Go: "/a//b%20c" leads to "/a/b%2520c".
    if (!path.equals(escapedPath)) {
      return new Decision.Redirected<>(path, route == null ? "" : route.pattern().toString());
    }
    return route == null ? missed(bareHost, path) : route.matched(path);
  }

  // @end region="route"

  private String bare(String host) {
    return tree.namesHosts() ? HostText.withoutPort(host) : "";
  }

  private Decision<H> decideConnect(String host, String urlHost, String path) {
    Route<H> subtree = subtree(tree.match(urlHost, "CONNECT", path), urlHost, "CONNECT", path);
    if (subtree != null) {
      Decision.Redirected<H> there = toSubtree(path, "");
      return new Decision.Redirected<>(there.path(), PathText.toText(there.path()));
    }
    Route<H> route = tree.match(host, "CONNECT", path);
    return route == null ? missed(urlHost, path) : route.matched(path);
  }

  // @start region="redirect"
  /// What is registered for exactly this path with a slash behind it, when nothing is for the path
  /// itself: asked for "/tree", a server that has "/tree/" sends the client there.
  private Route<H> subtree(Route<H> route, String host, String method, String path) {
    if (path.isEmpty() || path.endsWith("/") || route != null && route.isExact(path)) {
      return null;
    }
    String withSlash = path + "/";
    Route<H> below = tree.match(host, method, withSlash);
    return below != null && below.isExact(withSlash) ? below : null;
  }

  private Decision.Redirected<H> toSubtree(String escapedPath, String pattern) {
    String bytes = PathCleaner.clean(PathText.decode(escapedPath));
    return new Decision.Redirected<>(bytes + "/", pattern);
  }

  // @end region="redirect"

  // @start region="miss"
  /// Nothing matches: 405 when it is only for the method, also of what a slash would lead to.
  private Decision<H> missed(String host, String path) {
    SortedSet<String> methods = tree.allowed(host, path);
    if (!path.endsWith("/")) {
      methods.addAll(tree.allowed(host, path + "/"));
    }
    return new Decision.Missed<>(List.copyOf(methods));
  }

  // @end region="miss"

  /// Why [#decide] chose the pattern it did; for a request that it matched. Costs a second walk, so
  /// only those who watch ask.
  public Reasons reasons(String method, String host, String escapedPath) {
    Exploration<H> seen = new Exploration<>(false);
    explore(method, host, escapedPath, seen);
    return Reasons.of(seen.matched());
  }

  /// The decision, why, and what became of every pattern. Costs time for each pattern.
  ///
  /// The parameters are those of [#decide].
  public Explanation<H> explain(String method, String host, String urlHost, String escapedPath) {
    Decision<H> decision = decide(method, host, urlHost, escapedPath);
    Exploration<H> seen = new Exploration<>(true);
    explore(method, host, escapedPath, seen);
    List<Verdict> verdicts = new ArrayList<>(seen.failed());
    boolean matched = decision instanceof Decision.Matched;
    Verdict.Outcome first = matched ? Verdict.Outcome.CHOSEN : Verdict.Outcome.BEATEN;
    for (Route<H> r : seen.matched()) {
      verdicts.add(new Verdict(r.pattern().toString(), r.number(), first, -1));
      first = Verdict.Outcome.BEATEN;
    }
    if (decision instanceof Decision.Redirected<H> redirected) {
      verdicts.replaceAll(v -> v.pattern().equals(redirected.pattern()) ? v.afterRedirect() : v);
    }
    verdicts.sort(Comparator.comparingInt(Verdict::number));
    Reasons reasons = matched ? Reasons.of(seen.matched()) : null;
    return new Explanation<>(decision, reasons, List.copyOf(verdicts));
  }

  private void explore(String method, String host, String escapedPath, Exploration<H> seen) {
    if (method.equals("CONNECT")) {
      tree.explore(host, method, escapedPath, seen);
    } else {
      tree.explore(bare(host), method, PathCleaner.clean(escapedPath), seen);
    }
  }
}
