package dev.vitrine.internal.route;

import dev.vitrine.http.Url;
import java.util.List;

/// A decision with everything that led to it: what the routing figure draws.
///
/// @param decision what a server with these patterns does
/// @param reasons why that pattern was chosen; null when none was
/// @param verdicts what became of each registered pattern, in the order of registration
public record Explanation<H>(Decision<H> decision, Reasons reasons, List<Verdict> verdicts) {
  /// What a mux with these patterns does with a request, both as a trace tells them: `RoutesKnown`
  /// and `RequestRead`. The handler of a pattern is the pattern's own text.
  ///
  /// @param host as the request names it, perhaps with a port
  /// @param target as it stood in the request line
  /// @throws IllegalArgumentException when a mux would refuse the patterns
  /// @throws dev.vitrine.http.UrlSyntaxException when a server would refuse the target
  public static Explanation<String> of(
      List<String> patterns, String method, String host, String target) {
    RoutingTable<String> table = new RoutingTable<>();
    for (String p : patterns) {
      table.register(p, p);
    }
    return of(table.routes(), method, host, target);
  }

  /// The same for patterns that are registered already, each as its own handler.
  ///
  /// @throws dev.vitrine.http.UrlSyntaxException when a server would refuse the target
  public static Explanation<String> of(
      Routes<String> routes, String method, String host, String target) {
    // RFC 9112 section 3.2.3: CONNECT names a host and a port and nothing else.
    if (method.equals("CONNECT") && !target.startsWith("/")) {
      return routes.explain(method, host, target, "");
    }
    Url url = Url.parseRequestUri(target);
    return routes.explain(method, host, url.host(), url.escapedPath());
  }
}
