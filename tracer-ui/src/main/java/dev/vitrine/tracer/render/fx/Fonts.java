package dev.vitrine.tracer.render.fx;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import javafx.scene.text.Font;

/// The two type faces of Vitrine, bundled so that a figure has the same widths everywhere.
public final class Fonts {
  /// Sentences, labels, titles.
  public static final String TEXT = "Inter";

  /// Names of nodes, live values, code and bytes.
  public static final String MONO = "JetBrains Mono";

  private static final String INTER = "com/formdev/flatlaf/fonts/inter/Inter-";
  private static final String JETBRAINS = "com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-";
  private static final List<String> FILES =
      List.of(
          INTER + "Regular.otf",
          INTER + "SemiBold.otf",
          INTER + "Bold.otf",
          JETBRAINS + "Regular.ttf",
          JETBRAINS + "Bold.ttf",
          JETBRAINS + "Italic.ttf");

  private Fonts() {}

  /// Makes both faces known to JavaFX; later calls do nothing new. Throws when a file is missing
  /// from the installation, for a figure in another face would not fit its boxes.
  public static void load() {
    for (String file : FILES) {
      load(file);
    }
  }

  // The font modules open their packages, so the class loader may hand out the files.
  private static void load(String file) {
    try (InputStream in = Fonts.class.getClassLoader().getResourceAsStream(file)) {
      if (in == null || Font.loadFont(in, 13) == null) {
        throw new IllegalStateException("The font " + file + " is missing");
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The font " + file + " cannot be read", e);
    }
  }
}
