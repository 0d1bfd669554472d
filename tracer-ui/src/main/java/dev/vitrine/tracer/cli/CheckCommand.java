package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.scenario.ScenarioCheck;
import dev.vitrine.tracer.scenario.ScenarioCheck.Fault;
import dev.vitrine.tracer.scenario.ScenarioFile;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `vitrine check`: plays a scenario file against a real server and looks whether all is as the file says.
@Command(
    name = "check",
    mixinStandardHelpOptions = true,
    description = "Play a scenario file and see whether the server does what it says.")
final class CheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "SCENARIO-FILE", description = "See docs/scenario-format.md.")
  private Path file;

  CheckCommand() {}

  @Override
  public Integer call() throws FailedException, InterruptedException {
    ScenarioFile scenario = ChosenScenario.read(file);
    List<Fault> faults = ScenarioCheck.faults(scenario);
    if (!faults.isEmpty()) {
      Fault first = faults.getFirst();
      String more =
          faults.size() == 1 ? "" : " (and " + (faults.size() - 1) + " more after this one)";
      throw new FailedException(
          file
              + (first.line() == 0 ? "" : ":" + first.line())
              + ": "
              + first.what()
              + more
              + "; mend the line, or the server's set-up.");
    }
    return 0;
  }
}
