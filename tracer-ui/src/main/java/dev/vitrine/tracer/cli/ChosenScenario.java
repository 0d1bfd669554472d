package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.file.WholeFile;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.ScenarioFile;
import dev.vitrine.tracer.scenario.ScenarioFormatException;
import dev.vitrine.tracer.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The scenario that an argument names: one of the list by its id, or one in a file.
final class ChosenScenario {
  private ChosenScenario() {}

  /// @param name an id or the path of a file; where both are there, the id counts
  static Scenario of(String name) throws FailedException {
    Optional<Scenario> listed = Scenarios.find(name);
    if (listed.isPresent()) {
      return listed.get();
    }
    Path file = file(name);
    if (file == null) {
      throw new FailedException(
          "There is no scenario and no file "
              + name
              + ". Name a file, or choose one of: "
              + known()
              + ".");
    }
    return read(file).scenario();
  }

  private static @Nullable Path file(String name) {
    try {
      Path file = Path.of(name);
      return Files.exists(file) ? file : null;
    } catch (InvalidPathException _) {
      return null;
    }
  }

  /// The scenario of a file; a failure names the file and the line.
  static ScenarioFile read(Path file) throws FailedException {
    try {
      return ScenarioFile.read(file);
    } catch (ScenarioFormatException e) {
      throw new FailedException(file + ":" + e.line() + ": " + e.getMessage() + ".", e);
    } catch (IOException e) {
      throw new FailedException("Cannot read " + file + ": " + WholeFile.reason(e) + ".", e);
    }
  }

  private static String known() {
    return Scenarios.all().stream().map(Scenario::id).collect(Collectors.joining(", "));
  }
}
