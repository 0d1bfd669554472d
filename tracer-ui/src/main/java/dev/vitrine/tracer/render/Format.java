package dev.vitrine.tracer.render;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.mermaid.MermaidRenderer;
import dev.vitrine.tracer.render.png.PngRenderer;
import dev.vitrine.tracer.render.svg.SvgRenderer;
import dev.vitrine.tracer.render.text.TextRenderer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;

/// The kinds of file that a figure can be written to. All are drawn from the one [Figure].
public enum Format {
  SVG("svg"),
  PNG("png"),
  MERMAID("mmd"),
  TEXT("txt");

  /// All of them, in the order in which they are offered.
  public static final List<Format> ALL = List.of(values());

  private final String extension;

  Format(String extension) {
    this.extension = extension;
  }

  /// The end of a file's name, without the dot.
  public String extension() {
    return extension;
  }

  /// On the command line: `svg`.
  public String word() {
    return name().toLowerCase(Locale.ROOT);
  }

  /// Whether a run can be shown one step after the other.
  public boolean moves() {
    return this == SVG;
  }

  /// The bytes of the file. Text is UTF-8.
  ///
  /// @throws dev.vitrine.tracer.render.png.NoFontException for a PNG with characters that no font of this machine has
  public byte[] bytes(Figure figure, Theme theme) {
    return switch (this) {
      case SVG -> SvgRenderer.render(figure, theme).getBytes(StandardCharsets.UTF_8);
      case PNG -> PngRenderer.render(figure, theme);
      case MERMAID -> MermaidRenderer.render(figure, theme).getBytes(StandardCharsets.UTF_8);
      case TEXT -> TextRenderer.render(figure).getBytes(StandardCharsets.UTF_8);
    };
  }

  /// A whole run as one file.
  ///
  /// @param frames at least one, all of one size
  /// @throws IllegalArgumentException for a format that does not move
  public byte[] moving(List<Figure> frames, Theme theme) {
    if (!moves()) {
      throw new IllegalArgumentException(word() + " shows one moment");
    }
    return SvgRenderer.animated(frames, theme).getBytes(StandardCharsets.UTF_8);
  }
}
