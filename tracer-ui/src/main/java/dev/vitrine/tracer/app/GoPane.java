package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.GoFunction;
import dev.vitrine.tracer.source.GoInstallation;
import dev.vitrine.tracer.source.SourceRegion;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import javafx.application.Platform;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.scene.text.TextFlow;
import org.jspecify.annotations.Nullable;

/// The same place in Go's own source, read from the Go installation of this machine.
final class GoPane extends VBox {
  private final TextFlow head = RichText.flow("", "source-head");
  private final CodeView code = new CodeView("go-code");
  private final GoInstallation go;
  private final Runnable found;
  private final Map<GoFunction, Optional<SourceRegion>> regions = new HashMap<>();
  private @Nullable GoFunction wanted;

  /// @param found is called, on the JavaFX thread, when [#shows] has become true or false
  GoPane(GoInstallation go, Runnable found) {
    this.go = go;
    this.found = found;
    setId("go-pane");
    head.setId("go-head");
    getStyleClass().add("go-pane");
    VBox.setVgrow(code, Priority.ALWAYS);
    getChildren().addAll(head, code);
  }

  /// Shows a function, or nothing. The file is read on a thread of its own.
  void show(@Nullable GoFunction function) {
    wanted = function;
    if (function == null || regions.containsKey(function)) {
      present();
      return;
    }
    Thread.ofVirtual()
        .start(() -> {
          Optional<SourceRegion> region = go.function(function.file(), function.name());
          Platform.runLater(() -> {
            regions.put(function, region);
            present();
          });
        });
  }

  /// Whether the function that is wanted is there.
  boolean shows() {
    return wanted != null && regions.getOrDefault(wanted, Optional.empty()).isPresent();
  }

  private void present() {
    GoFunction function = wanted;
    if (function != null) {
      regions
          .getOrDefault(function, Optional.empty())
          .ifPresent(region -> {
            RichText.fill(
                head,
                "Go\u2002\u2002`"
                    + region.name()
                    + "`\n"
                    + go.version()
                    + " · `"
                    + region.path()
                    + '`');
            code.show(region, function.spot());
          });
    }
    found.run();
  }
}
