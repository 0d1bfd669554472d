package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.app.AppLauncher;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;

/// `vitrine app`: the window. The only command that needs a display.
@Command(name = "app", mixinStandardHelpOptions = true, description = "Open the app.")
final class AppCommand implements Callable<Integer> {
  AppCommand() {}

  /// Opens the window and blocks until it is closed; the exit code.
  static int open() {
    return AppLauncher.run(System.err);
  }

  @Override
  public Integer call() {
    return open();
  }
}
