package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.app.AppLauncher;
import dev.vitrine.tracer.app.AppOptions;
import dev.vitrine.tracer.follow.StreamedRun;
import dev.vitrine.tracer.trace.TraceStore;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `vitrine app`: the window. The only command that needs a display.
@Command(name = "app", mixinStandardHelpOptions = true, description = "Open the app.")
final class AppCommand implements Callable<Integer> {
  @Spec private CommandSpec spec;

  @Option(names = "--open", paramLabel = "FILE", description = "Walk through a recorded trace.")
  private @Nullable Path file;

  @Option(names = "--scenario", paramLabel = "ID|FILE", description = "Play a scenario.")
  private @Nullable String scenario;

  @Option(
      names = "--attach",
      paramLabel = "URL",
      description = "Follow another process: the address that serve --stream printed.")
  private @Nullable String attach;

  AppCommand() {}

  /// Opens the window and blocks until it is closed; the exit code.
  static int open() {
    return AppLauncher.run(AppOptions.live(), System.err);
  }

  @Override
  public Integer call() throws FailedException {
    return AppLauncher.run(options(), System.err);
  }

  private AppOptions options() throws FailedException {
    if (file != null && attach != null) {
      throw new ParameterException(spec.commandLine(), "--open and --attach exclude each other.");
    }
    if (attach != null) {
      try {
        return AppOptions.following(StreamedRun.attach(attach));
      } catch (IllegalArgumentException e) {
        throw new FailedException(String.valueOf(e.getMessage()), e);
      }
    }
    if (file != null) {
      TraceStore store = new TraceStore();
      InputFile.read(file, spec.commandLine().getErr()).entries().forEach(store::append);
      return AppOptions.recorded(store, file.getFileName().toString());
    }
    if (scenario != null) {
      return AppOptions.playing(ChosenScenario.of(scenario));
    }
    return AppOptions.live();
  }
}
