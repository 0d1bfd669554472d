package dev.vitrine.internal.route;

import dev.vitrine.internal.text.Quote;

/// Where patterns are registered. Thread-safe: registrations wait for each other, requests for
/// nobody, since each registration leaves a new [Routes] behind.
///
/// Go holds a read lock for each request instead (`ServeMux.mu`).
public final class RoutingTable<H> {
  private final Object lock = new Object();
  private RoutingIndex index = new RoutingIndex();

  private volatile Routes<H> routes = Routes.empty();

  /// An empty table.
  public RoutingTable() {}

  /// What is registered now.
  public Routes<H> routes() {
    return routes;
  }

  /// Registers a handler.
  ///
  /// @throws IllegalArgumentException for a malformed pattern, and for one that conflicts with a
  ///     registered one; the message says why. Nothing is changed then
  public void register(String pattern, H handler) {
    RoutePattern parsed = RoutePattern.parse(pattern);
    synchronized (lock) {
      RoutePattern other = index.conflictWith(parsed);
      if (other != null) {
        throw new IllegalArgumentException(
            "pattern "
                + Quote.quote(pattern)
                + " conflicts with pattern "
                + Quote.quote(other.toString())
                + ":\n"
                + Conflict.describe(parsed, other));
      }
      routes = routes.with(parsed, handler);
      index.add(parsed);
    }
  }

  /// Takes over what another table holds, which is not used afterwards.
  public void become(RoutingTable<H> other) {
    synchronized (lock) {
      index = other.index;
      routes = other.routes;
    }
  }
}
