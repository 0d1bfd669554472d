package dev.vitrine.internal.text;

/// Text in double quotes, as messages show what came from outside: nothing in it can break a line of
/// the log or move a terminal's cursor. Go: `strconv.Quote`.
public final class Quote {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Quote() {}

  /// The text in quotes; control characters as `\n`, `\x00` or `\u0080`, and so on.
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2);
    out.append('"');
    for (int i = 0; i < text.length(); i++) {
      append(out, text.charAt(i), '"');
    }
    return out.append('"').toString();
  }

  /// One char in single quotes. Go: `strconv.QuoteRune`.
  public static String quote(char c) {
    StringBuilder out = new StringBuilder(8);
    out.append('\'');
    append(out, c, '\'');
    return out.append('\'').toString();
  }

  private static void append(StringBuilder out, char c, char quote) {
    if (c == quote) {
      out.append('\\').append(c);
      return;
    }
    switch (c) {
      case '\\' -> out.append("\\\\");
      case 7 -> out.append("\\a");
      case '\b' -> out.append("\\b");
      case '\f' -> out.append("\\f");
      case '\n' -> out.append("\\n");
      case '\r' -> out.append("\\r");
      case '\t' -> out.append("\\t");
      case 11 -> out.append("\\v");
      default -> {
        if (c < ' ' || c == 0x7f) {
          out.append("\\x").append(HEX[c >> 4]).append(HEX[c & 15]);
        } else if (c < 0x7f) {
          out.append(c);
        } else if (c < 0xa1 || c == 0xad || c >= 0x2000 && c <= 0x206f || c == 0xfeff) {
          out.append("\\u").append(HEX[c >> 12]).append(HEX[(c >> 8) & 15]);
          out.append(HEX[(c >> 4) & 15]).append(HEX[c & 15]);
        } else {
          out.append(c);
        }
      }
    }
  }
}
