package dev.vitrine.tracer.render.png;

import dev.vitrine.tracer.figure.Font.Face;
import dev.vitrine.tracer.figure.TextMeasure;
import java.awt.Font;
import java.awt.FontFormatException;
import java.awt.GraphicsEnvironment;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;

/// The fonts of the figures for Java2D: the faces that Vitrine carries, and for what they lack the fonts of the machine.
final class Faces {
  /// Families that are known to be good for Chinese and Korean, the best first.
  private static final List<String> KNOWN =
      List.of(
          "Noto Sans CJK SC",
          "Noto Sans CJK KR",
          "Source Han Sans SC",
          "PingFang SC",
          "Apple SD Gothic Neo",
          "Microsoft YaHei",
          "Malgun Gothic",
          "WenQuanYi Micro Hei",
          "NanumGothic");

  private static final Map<Face, Font> CARRIED = carried();

  private Faces() {}

  /// A piece of a text that one font can set.
  record Run(String text, Font font) {}

  /// `text` in pieces, each with a font that has its characters. What no font has is set as the face sets the unknown, but
  /// an East Asian character, whose loss would be a word's, is an error.
  ///
  /// @throws NoFontException where no font of `machine` has an East Asian character
  static List<Run> runs(
      String text, dev.vitrine.tracer.figure.Font font, Supplier<List<Font>> machine) {
    Font carried = Objects.requireNonNull(CARRIED.get(font.face()));
    float size = (float) font.size();
    List<Run> runs = new ArrayList<>();
    StringBuilder piece = new StringBuilder();
    Font current = carried;
    for (int c : text.codePoints().toArray()) {
      Font next = carried.canDisplay(c) ? carried : other(c, machine, carried, font.face());
      if (!next.equals(current) && !piece.isEmpty()) {
        runs.add(new Run(piece.toString(), current.deriveFont(size)));
        piece.setLength(0);
      }
      current = next;
      piece.appendCodePoint(c);
    }
    if (!piece.isEmpty()) {
      runs.add(new Run(piece.toString(), current.deriveFont(size)));
    }
    return runs;
  }

  private static Font other(int c, Supplier<List<Font>> machine, Font carried, Face face) {
    for (Font font : machine.get()) {
      if (font.canDisplay(c)) {
        return face.weight() >= 600 ? font.deriveFont(Font.BOLD) : font;
      }
    }
    if (TextMeasure.isFullWidth(c)) {
      throw new NoFontException(c);
    }
    return carried;
  }

  /// The fonts of this machine, the known families first.
  static List<Font> ofTheMachine() {
    return Machine.FONTS;
  }

  /// Listing the fonts of a machine takes a while: only who needs one pays.
  private static final class Machine {
    static final List<Font> FONTS =
        Arrays.stream(GraphicsEnvironment.getLocalGraphicsEnvironment().getAllFonts())
            .sorted((a, b) -> Integer.compare(rank(a), rank(b)))
            .toList();

    private static int rank(Font font) {
      int place = KNOWN.indexOf(font.getFamily(Locale.ROOT));
      boolean regular =
          font.getFontName(Locale.ROOT).matches(".*(Regular|Medium|SC|KR)$") || !font.isPlain();
      return 2 * (place < 0 ? KNOWN.size() : place) + (regular ? 0 : 1);
    }
  }

  private static Map<Face, Font> carried() {
    Map<Face, Font> fonts = new EnumMap<>(Face.class);
    for (Face face : Face.values()) {
      // The font modules open their packages, so the class loader may hand out the files.
      try (InputStream in =
          Faces.class.getClassLoader().getResourceAsStream(face.file().substring(1))) {
        if (in == null) {
          throw new IllegalStateException("The font " + face.file() + " is missing");
        }
        fonts.put(face, Font.createFont(Font.TRUETYPE_FONT, in));
      } catch (IOException e) {
        throw new UncheckedIOException("The font " + face.file() + " cannot be read", e);
      } catch (FontFormatException e) {
        throw new IllegalStateException("The font " + face.file() + " cannot be read", e);
      }
    }
    return fonts;
  }
}
