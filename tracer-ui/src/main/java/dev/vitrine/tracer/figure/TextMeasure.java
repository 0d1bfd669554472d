package dev.vitrine.tracer.figure;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// How wide a text is, without any toolkit: the sum of the advance widths of its characters, from a table
/// that is generated from the shipped fonts (`widths.txt`) and compared with them by a test. Kerning is left
/// out; renderers set the text at this width, and layouts keep [#SLACK] besides.
public final class TextMeasure {
  /// By how much more room than its width a label is given, as a factor.
  public static final double SLACK = 1.1;

  private static final String ELLIPSIS = "…";

  /// Advance widths of one face in thousandths of an em, by code point.
  private record Widths(Map<Integer, Integer> advances, int missing) {
    int of(int codePoint) {
      if (isFullWidth(codePoint)) {
        return 1000;
      }
      return advances.getOrDefault(codePoint, missing);
    }
  }

  private static final Map<Font.Face, Widths> TABLE = read();

  private TextMeasure() {}

  /// The advance width of `text` in figure units.
  public static double width(String text, Font font) {
    Widths widths = Objects.requireNonNull(TABLE.get(font.face()));
    long sum = text.codePoints().mapToLong(widths::of).sum();
    return sum * font.size() / 1000;
  }

  /// `text`, or where it is wider than `room`, its beginning and its end with `…` between: in an address the
  /// port matters, in a path its first and its last part.
  public static String fit(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    int[] chars = text.codePoints().toArray();
    int head = chars.length / 2;
    int tail = chars.length - head;
    while (head + tail > 0) {
      if (head >= tail && head > 0) {
        head--;
      } else {
        tail--;
      }
      String cut =
          new String(chars, 0, head) + ELLIPSIS + new String(chars, chars.length - tail, tail);
      if (width(cut, font) <= room) {
        return cut;
      }
    }
    return ELLIPSIS;
  }

  /// `text` in lines no wider than `room`, broken between words; a word that is wider alone is cut by [#fit]. What
  /// does not go into `most` lines is cut at the end of the last.
  public static List<String> lines(String text, Font font, double room, int most) {
    List<String> lines = new ArrayList<>();
    StringBuilder line = new StringBuilder();
    for (String word : text.split(" ", -1)) {
      String longer = line.isEmpty() ? word : line + " " + word;
      boolean last = lines.size() == most - 1;
      if (!line.isEmpty() && !last && width(longer, font) > room) {
        lines.add(line.toString());
        line.setLength(0);
        line.append(fit(word, font, room));
      } else {
        line.replace(0, line.length(), line.isEmpty() ? fit(word, font, room) : longer);
      }
    }
    lines.add(begun(line.toString(), font, room));
    return lines;
  }

  /// `text`, or as much of its beginning as `room` holds, and `…`.
  public static String begun(String text, Font font, double room) {
    if (width(text, font) <= room) {
      return text;
    }
    int end = text.length();
    while (end > 0 && width(text.substring(0, end) + ELLIPSIS, font) > room) {
      end = text.offsetByCodePoints(end, -1);
    }
    return text.substring(0, end) + ELLIPSIS;
  }

  /// Characters that East Asian fonts set in a full square: Hangul, kana, ideographs, full-width forms.
  public static boolean isFullWidth(int c) {
    return (c >= 0x1100 && c <= 0x115F)
        || (c >= 0x2E80 && c <= 0xA4CF)
        || (c >= 0xAC00 && c <= 0xD7A3)
        || (c >= 0xF900 && c <= 0xFAFF)
        || (c >= 0xFE30 && c <= 0xFE4F)
        || (c >= 0xFF00 && c <= 0xFF60)
        || (c >= 0xFFE0 && c <= 0xFFE6)
        || (c >= 0x20000 && c <= 0x3FFFD);
  }

  private static Map<Font.Face, Widths> read() {
    Map<Font.Face, Widths> table = new EnumMap<>(Font.Face.class);
    try (InputStream in = TextMeasure.class.getResourceAsStream("widths.txt")) {
      if (in == null) {
        throw new IllegalStateException("widths.txt is missing beside " + TextMeasure.class);
      }
      BufferedReader lines =
          new BufferedReader(new InputStreamReader(in, StandardCharsets.US_ASCII));
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        if (!line.startsWith("#")) {
          readFace(line, table);
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return table;
  }

  /// `SANS missing 640 32:281,288,… 160:…`: runs of neighbouring code points, each from its first.
  private static void readFace(String line, Map<Font.Face, Widths> table) {
    String[] words = line.split(" ", -1);
    Map<Integer, Integer> advances = new HashMap<>();
    for (int i = 3; i < words.length; i++) {
      int colon = words[i].indexOf(':');
      int codePoint = Integer.parseInt(words[i].substring(0, colon));
      for (String advance : words[i].substring(colon + 1).split(",", -1)) {
        advances.put(codePoint++, Integer.parseInt(advance));
      }
    }
    table.put(
        Font.Face.valueOf(words[0]), new Widths(Map.copyOf(advances), Integer.parseInt(words[2])));
  }
}
