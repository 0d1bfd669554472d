package dev.vitrine.tracer.app;

import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import java.nio.file.Path;
import java.util.Optional;

/// Where a link of the book leads.
sealed interface BookLink {
  String COMMAND = "vitrine app --scenario ";

  /// A run to watch.
  record Play(Scenario scenario) implements BookLink {}

  /// A page, or a section of it.
  ///
  /// @param to relative to the page with the link; "" for that page itself
  /// @param anchor "" for the beginning
  record Section(String to, String anchor) implements BookLink {}

  /// An address elsewhere.
  record Outside(String address) implements BookLink {}

  /// What a link's destination means.
  static BookLink of(String destination) {
    if (destination.contains("://")) {
      return new Outside(destination);
    }
    int hash = destination.indexOf('#');
    return hash < 0
        ? new Section(destination, "")
        : new Section(destination.substring(0, hash), destination.substring(hash + 1));
  }

  /// What a piece of code means that is a command to watch a run; empty for any other.
  static Optional<BookLink> ofCommand(String code) {
    return code.startsWith(COMMAND)
        ? Scenarios.find(code.substring(COMMAND.length())).map(Play::new)
        : Optional.empty();
  }

  /// The path below `docs` to which `to` leads from a page there.
  static String resolved(String page, String to) {
    return to.isEmpty()
        ? page
        : Path.of(page).resolveSibling(to).normalize().toString().replace('\\', '/');
  }
}
