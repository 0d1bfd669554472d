package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.Format;
import dev.vitrine.tracer.render.png.NoFontException;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import java.util.function.Supplier;
import javafx.application.Platform;
import javafx.stage.FileChooser;
import javafx.stage.FileChooser.ExtensionFilter;
import javafx.stage.Window;
import org.jspecify.annotations.Nullable;

/// Writes the figure that is shown, as it is shown, to a file; or the whole run as one that moves. The file is made beside the
/// JavaFX thread, whole or not at all, and a sentence says what became of it.
final class FigureExport {
  /// A moving picture of a longer run would be too large for any page.
  static final int MOST_FRAMES = 2_000;

  /// What can be chosen: a format, still or moving.
  enum Choice {
    SVG(Format.SVG, "SVG picture", "*.svg"),
    PNG(Format.PNG, "PNG picture", "*.png"),
    MERMAID(Format.MERMAID, "Mermaid diagram", "*.mmd"),
    TEXT(Format.TEXT, "Text", "*.txt"),
    MOVING(Format.SVG, "Animated SVG of the whole run", "*.svg");

    private final Format format;
    private final String words;
    private final String pattern;

    Choice(Format format, String words, String pattern) {
      this.format = format;
      this.words = words;
      this.pattern = pattern;
    }
  }

  private final FigureModel model;
  private final Supplier<Theme> theme;
  private final Consumer<String> done;
  private final Consumer<String> failed;

  /// @param done is told where the file is, on the JavaFX thread
  /// @param failed is told why there is none
  FigureExport(
      FigureModel model, Supplier<Theme> theme, Consumer<String> done, Consumer<String> failed) {
    this.model = model;
    this.theme = theme;
    this.done = done;
    this.failed = failed;
  }

  /// Asks where to, and in which format.
  void ask(Window window) {
    FileChooser chooser = new FileChooser();
    chooser.setTitle("Export the figure");
    chooser.setInitialFileName(model.kindProperty().get().id());
    for (Choice choice : Choice.values()) {
      chooser.getExtensionFilters().add(new ExtensionFilter(choice.words, choice.pattern));
    }
    var file = chooser.showSaveDialog(window);
    if (file != null) {
      write(file.toPath(), choice(file.toPath(), chooser.getSelectedExtensionFilter()));
    }
  }

  /// An ending that says a format is believed before the filter.
  static Choice choice(Path file, @Nullable ExtensionFilter chosen) {
    Choice byFilter = Choice.SVG;
    for (Choice choice : Choice.values()) {
      boolean wanted = chosen != null && choice.words.equals(chosen.getDescription());
      byFilter = wanted ? choice : byFilter;
    }
    String name = String.valueOf(file.getFileName()).toLowerCase(Locale.ROOT);
    for (Choice choice : Choice.values()) {
      if (name.endsWith("." + choice.format.extension())) {
        return choice.format == byFilter.format ? byFilter : choice;
      }
    }
    return byFilter;
  }

  void write(Path chosen, Choice choice) {
    Figure still = model.figureProperty().get().figure();
    FigureKind<?> kind = model.kindProperty().get();
    TraceStore store = model.store();
    FigureOptions page = FigureOptions.page().withNames(model.namesProperty().get());
    Theme colours = theme.get();
    Path file = withExtension(chosen, choice.format);
    Thread.ofVirtual()
        .name("export")
        .start(() -> {
          try {
            if (choice == Choice.MOVING && store.size() > MOST_FRAMES) {
              later(failed, tooLong(store));
              return;
            }
            put(
                file,
                choice == Choice.MOVING
                    ? choice.format.moving(Pictures.frames(kind, store, page), colours)
                    : choice.format.bytes(still, colours));
            later(done, "The figure is in " + file.toAbsolutePath() + ".");
          } catch (IOException e) {
            later(failed, "Cannot write " + file + ": " + reason(e) + ". Choose another place.");
          } catch (NoFontException e) {
            later(failed, Objects.requireNonNull(e.getMessage()));
          }
        });
  }

  private static void later(Consumer<String> listener, String sentence) {
    Platform.runLater(() -> listener.accept(sentence));
  }

  private static String tooLong(TraceStore store) {
    return String.format(
        Locale.ROOT,
        "This run has %,d steps, and a moving picture at most %,d. Export one moment, or record a"
            + " shorter run.",
        store.size(),
        MOST_FRAMES);
  }

  private static Path withExtension(Path file, Format format) {
    String name = String.valueOf(file.getFileName());
    String end = "." + format.extension();
    return name.toLowerCase(Locale.ROOT).endsWith(end) ? file : file.resolveSibling(name + end);
  }

  private static void put(Path file, byte[] bytes) throws IOException {
    Path partial = file.resolveSibling("." + file.getFileName() + ".part");
    try {
      Files.write(partial, bytes);
      Files.move(partial, file, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(partial);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such folder";
      case AccessDeniedException _ -> "permission denied";
      default -> String.valueOf(e.getMessage());
    };
  }
}
