package dev.vitrine.tracer.scenario;

import java.util.List;
import java.util.Optional;

/// Every scenario there is, in the order in which a course would take them.
public final class Scenarios {
  private static final List<Scenario> ALL =
      List.of(
          BasicScenarios.firstRequest(),
          BasicScenarios.twoClients(),
          BasicScenarios.postForm(),
          BasicScenarios.keepAlive(),
          FailureScenarios.acceptFailures());

  private Scenarios() {}

  public static List<Scenario> all() {
    return ALL;
  }

  public static Optional<Scenario> find(String id) {
    return ALL.stream().filter(s -> s.id().equals(id)).findFirst();
  }
}
