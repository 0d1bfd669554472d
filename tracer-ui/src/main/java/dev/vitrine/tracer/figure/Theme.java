package dev.vitrine.tracer.figure;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The colours of one look, light or dark, as `tokens.css` gives them. Immutable.
public final class Theme {
  /// Where the one list of colours lies, beside this class; JavaFX loads the same file as a style sheet.
  public static final String TOKENS = "tokens.css";

  private static final Pattern TOKEN =
      Pattern.compile("-vt-([a-z0-9-]+):\\s*(#[0-9A-Fa-f]{6})\\s*;");

  private static final String SHEET = sheet();

  public static final Theme LIGHT = new Theme("light");
  public static final Theme DARK = new Theme("dark");

  private final String name;
  private final Map<Paint, String> colours = new EnumMap<>(Paint.class);

  private Theme(String name) {
    this.name = name;
    int from = SHEET.indexOf(".root.vt-" + name + " {");
    int to = SHEET.indexOf("\n}", from);
    if (from < 0 || to < 0) {
      throw new IllegalStateException(TOKENS + " has no block for the theme " + name);
    }
    Matcher token = TOKEN.matcher(SHEET.substring(from, to));
    while (token.find()) {
      Paint paint = Paint.valueOf(token.group(1).toUpperCase(Locale.ROOT).replace('-', '_'));
      colours.put(paint, token.group(2));
    }
    for (Paint paint : Paint.values()) {
      if (paint != Paint.NONE && !colours.containsKey(paint)) {
        throw new IllegalStateException(TOKENS + ", " + name + ": no -vt-" + paint.token());
      }
    }
  }

  /// `light` or `dark`; also the end of the CSS class `vt-light`, `vt-dark`.
  public String name() {
    return name;
  }

  /// The colour as `#RRGGBB`; `none` for [Paint#NONE].
  public String colour(Paint paint) {
    return colours.getOrDefault(paint, "none");
  }

  private static String sheet() {
    try (InputStream in = Theme.class.getResourceAsStream(TOKENS)) {
      if (in == null) {
        throw new IllegalStateException(TOKENS + " is missing beside " + Theme.class.getName());
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
