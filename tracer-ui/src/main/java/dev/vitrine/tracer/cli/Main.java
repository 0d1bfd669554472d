package dev.vitrine.tracer.cli;

import picocli.CommandLine;
import picocli.CommandLine.Command;

/// The command line `vitrine`: reads the arguments and calls what they name.
@Command(name = "vitrine", mixinStandardHelpOptions = true, version = "Vitrine 0.1.0")
public final class Main implements Runnable {
  Main() {}

  /// Ends the process with picocli's exit code: 0, or 2 for wrong usage.
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /// Runs one command in this process and returns its exit code.
  static int execute(String... args) {
    return new CommandLine(new Main()).execute(args);
  }

  @Override
  public void run() {
    CommandLine.usage(this, System.out);
  }
}
