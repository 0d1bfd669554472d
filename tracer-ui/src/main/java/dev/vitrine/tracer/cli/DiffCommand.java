package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.trace.TraceDiff;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// `vitrine diff`: whether two traces tell the same.
@Command(
    name = "diff",
    mixinStandardHelpOptions = true,
    description =
        "Compare two traces. Times, ports, thread names and how connections interleave do not"
            + " count. Exit code 0: the same; 1: different.")
final class DiffCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Parameters(index = "0", paramLabel = "A", description = "A trace.")
  private Path left;

  @Parameters(index = "1", paramLabel = "B", description = "Another.")
  private Path right;

  DiffCommand() {}

  @Override
  public Integer call() throws FailedException {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    List<String> differences =
        TraceDiff.between(
            InputFile.read(left, err).entries(), InputFile.read(right, err).entries());
    differences.forEach(out::println);
    out.flush();
    if (differences.isEmpty()) {
      return 0;
    }
    throw new FailedException(
        left + " and " + right + " differ in " + differences.size() + " places.");
  }
}
