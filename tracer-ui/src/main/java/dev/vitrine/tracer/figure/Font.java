package dev.vitrine.tracer.figure;

/// A font of the figures: one of the faces that Vitrine carries, at a size in figure units (pixels at
/// scale 1).
public record Font(Face face, double size) {
  /// The faces in use. Widths of each are shipped in `widths.txt`; the files are those of the two font jars.
  public enum Face {
    SANS("Inter", 400, "/com/formdev/flatlaf/fonts/inter/Inter-Regular.otf"),
    SANS_SEMIBOLD("Inter", 600, "/com/formdev/flatlaf/fonts/inter/Inter-SemiBold.otf"),
    SANS_BOLD("Inter", 700, "/com/formdev/flatlaf/fonts/inter/Inter-Bold.otf"),
    MONO(
        "JetBrains Mono",
        400,
        "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Regular.ttf"),
    MONO_BOLD(
        "JetBrains Mono", 700, "/com/formdev/flatlaf/fonts/jetbrains_mono/JetBrainsMono-Bold.ttf");

    private final String family;
    private final int weight;
    private final String file;

    Face(String family, int weight, String file) {
      this.family = family;
      this.weight = weight;
      this.file = file;
    }

    public String family() {
      return family;
    }

    /// As in CSS: 400 regular, 600 semi-bold, 700 bold.
    public int weight() {
      return weight;
    }

    /// The font file as an absolute resource path in its jar.
    public String file() {
      return file;
    }

    public boolean mono() {
      return this == MONO || this == MONO_BOLD;
    }
  }

  public static Font sans(double size) {
    return new Font(Face.SANS, size);
  }

  public static Font semibold(double size) {
    return new Font(Face.SANS_SEMIBOLD, size);
  }

  public static Font bold(double size) {
    return new Font(Face.SANS_BOLD, size);
  }

  public static Font mono(double size) {
    return new Font(Face.MONO, size);
  }

  public static Font monoBold(double size) {
    return new Font(Face.MONO_BOLD, size);
  }
}
