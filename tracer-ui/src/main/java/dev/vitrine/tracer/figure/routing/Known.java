package dev.vitrine.tracer.figure.routing;

import dev.vitrine.internal.route.Routes;
import dev.vitrine.internal.route.RoutingTable;
import java.util.List;
import java.util.Optional;

/// The patterns that a mux has told, in the order of registration.
///
/// @param routes the same as the server's router knows them; empty when this version's would refuse them, as
///     those of a later version
record Known(List<String> patterns, Optional<Routes<String>> routes) {
  static Known of(List<String> patterns) {
    RoutingTable<String> table = new RoutingTable<>();
    try {
      patterns.forEach(p -> table.register(p, p));
      return new Known(List.copyOf(patterns), Optional.of(table.routes()));
    } catch (IllegalArgumentException _) {
      // Shown as they are; only the verdicts on those that lost are not known then.
      return new Known(List.copyOf(patterns), Optional.empty());
    }
  }
}
