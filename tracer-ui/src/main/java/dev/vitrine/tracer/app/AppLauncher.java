package dev.vitrine.tracer.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import javafx.application.Platform;
import javafx.stage.Stage;

/// Starts the app, or says in one sentence why there can be none.
public final class AppLauncher {
  private static final String NO_DISPLAY =
      "vitrine: the app needs a display, and there is none. Set DISPLAY, or use the other commands:"
          + " vitrine --help.";

  private AppLauncher() {}

  /// Opens the window and blocks until it is closed. Call it once in a process, not on the JavaFX
  /// thread.
  ///
  /// @param options what the window shows first
  /// @param err where the one line goes when the window cannot open
  /// @return 0 after the window was closed, 1 when it could not open
  public static int run(AppOptions options, PrintStream err) {
    if (!displayExpected(
        System.getenv(),
        System.getProperty("os.name", ""),
        System.getProperty("glass.platform", ""))) {
      err.println(NO_DISPLAY);
      return 1;
    }
    CompletableFuture<Void> closed = new CompletableFuture<>();
    PreferenceFile preferences = PreferenceFile.read(place());
    try {
      Platform.startup(() -> open(options, preferences, closed));
    } catch (RuntimeException | LinkageError _) {
      // No connection to the display, or no graphics library to draw with.
      err.println(NO_DISPLAY);
      return 1;
    }
    try {
      closed.get();
      preferences.close();
      return 0;
    } catch (ExecutionException e) {
      err.println("vitrine: the window could not open: " + e.getMessage());
      return 1;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return 1;
    }
  }

  /// Whether it is worth asking for a window: elsewhere than on Linux there is always a display, and
  /// JavaFX's headless platform needs none.
  static boolean displayExpected(
      Map<String, String> environment, String system, String glassPlatform) {
    return !system.toLowerCase(Locale.ROOT).contains("linux")
        || glassPlatform.equalsIgnoreCase("Headless")
        || !environment.getOrDefault("DISPLAY", "").isEmpty();
  }

  private static Path place() {
    return PreferenceFile.place(
        System.getenv(),
        System.getProperty("os.name", ""),
        Path.of(System.getProperty("user.home", ".")));
  }

  private static void open(
      AppOptions options, PreferenceFile preferences, CompletableFuture<Void> closed) {
    try {
      new AppWindow(new Stage(), preferences, () -> closed.complete(null)).open(options);
    } catch (RuntimeException | LinkageError e) {
      closed.completeExceptionally(e);
    }
  }
}
