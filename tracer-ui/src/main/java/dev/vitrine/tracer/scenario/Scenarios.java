package dev.vitrine.tracer.scenario;

import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Every scenario there is, in the order in which a course would take them.
public final class Scenarios {
  private static final List<Scenario> ALL =
      Stream.of(
              BasicScenarios.all(),
              MessageScenarios.all(),
              RoutingScenarios.all(),
              FailureScenarios.all(),
              RefusalScenarios.all(),
              ConnectionScenarios.all())
          .flatMap(List::stream)
          .toList();

  private Scenarios() {}

  public static List<Scenario> all() {
    return ALL;
  }

  /// Those that happen the same way each time, so that a recording of them can be kept.
  public static List<Scenario> recordable() {
    return ALL.stream().filter(s -> s.race().isEmpty()).toList();
  }

  public static Optional<Scenario> find(String id) {
    return ALL.stream().filter(s -> s.id().equals(id)).findFirst();
  }
}
