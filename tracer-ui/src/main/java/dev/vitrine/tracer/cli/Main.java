package dev.vitrine.tracer.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.ExitCode;
import picocli.CommandLine.ParameterException;

/// The command line `vitrine`: reads the arguments and calls what they name. Without a command it is the app.
///
/// Exit codes: 0 done; 1 failed, with exactly one line on standard error that says why and what to do; 2
/// wrong usage.
@Command(
    name = "vitrine",
    mixinStandardHelpOptions = true,
    version = "Vitrine 0.1.0",
    description = "A glass case around a real HTTP server.",
    subcommands = {
      AppCommand.class,
      ServeCommand.class,
      ScenariosCommand.class,
      RecordCommand.class,
      RenderCommand.class,
      PrintCommand.class,
      DiffCommand.class,
      CheckCommand.class
    })
public final class Main implements Callable<Integer> {
  Main() {}

  /// Ends the process with the command's exit code.
  public static void main(String[] args) {
    System.exit(execute(args));
  }

  /// Runs one command in this process and returns its exit code.
  static int execute(String... args) {
    return commandLine().execute(args);
  }

  static CommandLine commandLine() {
    CommandLine line = new CommandLine(new Main());
    line.setCaseInsensitiveEnumValuesAllowed(true);
    line.setParameterExceptionHandler(Main::wrongUsage);
    line.setExecutionExceptionHandler((e, command, _) -> {
      oneLine(command.getErr(), e);
      return ExitCode.SOFTWARE;
    });
    return line;
  }

  private static int wrongUsage(ParameterException e, String[] args) {
    CommandLine command = e.getCommandLine();
    command.getErr().println(e.getMessage());
    command.getErr().println("Try '" + command.getCommandSpec().qualifiedName() + " --help'.");
    return ExitCode.USAGE;
  }

  /// What went wrong as one line, whatever the message holds.
  private static void oneLine(PrintWriter err, Exception e) {
    String message = e.getMessage();
    String words = message == null || message.isBlank() ? e.getClass().getSimpleName() : message;
    err.println("vitrine: " + words.lines().findFirst().orElse(words));
  }

  @Override
  public Integer call() {
    return AppCommand.open();
  }
}
