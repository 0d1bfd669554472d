package dev.vitrine.internal.route;

import java.util.Locale;

/// Why the chosen pattern beat the next best one, in the order in which the tree asks.
public enum Rule {
  /// No other pattern matches.
  ONLY,
  /// It names the host, the other takes any.
  HOST,
  /// It names the method (or `HEAD` where the other has `GET`), the other takes more.
  METHOD,
  /// Where they first differ it has a literal, the other `{name}`.
  LITERAL,
  /// Where they first differ the other takes the whole rest of the path, and this one says more.
  LONGER;

  /// The word that the event `Routed` carries.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// What decided between a pattern and the next best that matches the same request.
  static Rule between(RoutePattern winner, RoutePattern other) {
    if (!winner.host().equals(other.host())) {
      return HOST;
    }
    if (!winner.method().equals(other.method())) {
      return METHOD;
    }
    int i = 0;
    while (winner.segments().get(i).compare(other.segments().get(i)) == Relation.EQUIVALENT) {
      i++;
    }
    return other.segments().get(i).isMulti() ? LONGER : LITERAL;
  }
}
