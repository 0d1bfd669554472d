package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.scenario.Recorder;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeoutException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// `vitrine record`: plays a scenario against a real server and writes what it did.
@Command(
    name = "record",
    mixinStandardHelpOptions = true,
    description = "Play a scenario against a real server and write its trace.")
final class RecordCommand implements Callable<Integer> {
  @Option(
      names = "--scenario",
      required = true,
      paramLabel = "ID|FILE",
      description = "Which one: of those that 'vitrine scenarios' lists, or in a file.")
  private String scenario;

  @Option(
      names = "--normalise",
      description = "One order, fixed ports and times: the same bytes on every machine.")
  private boolean normalise;

  @Option(names = "--out", required = true, paramLabel = "FILE", description = "The trace.")
  private Path out;

  RecordCommand() {}

  @Override
  public Integer call() throws FailedException, InterruptedException {
    Scenario wanted = ChosenScenario.of(scenario);
    TraceFile trace;
    try {
      trace = normalise ? Recorder.normalised(wanted) : Recorder.file(wanted);
    } catch (Recorder.RaceException e) {
      throw new FailedException(
          "The scenario " + scenario + " " + e.getMessage() + ": leave out --normalise.", e);
    } catch (IOException | TimeoutException e) {
      throw new FailedException("The scenario " + scenario + " failed: " + e.getMessage() + ".", e);
    }
    Outputs.write(out, trace.text());
    return 0;
  }
}
