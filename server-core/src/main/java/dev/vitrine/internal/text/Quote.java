package dev.vitrine.internal.text;

import java.nio.charset.StandardCharsets;

/// Text in double quotes, as messages show what came from outside: nothing in it can break a line of
/// the log or move a terminal's cursor. Go: `strconv.Quote`.
public final class Quote {
  private static final char[] HEX = "0123456789abcdef".toCharArray();

  private Quote() {}

  /// The text in quotes; what is no printable character as `\\n`, `\\x00`, `\\u0085` and so on.
  public static String quote(String text) {
    StringBuilder out = new StringBuilder(text.length() + 2).append('"');
    int c;
    for (int i = 0; i < text.length(); i += Character.charCount(c)) {
      c = text.codePointAt(i);
      append(out, c, '"');
    }
    return out.append('"').toString();
  }

  /// Bytes, one char each, in quotes: read as UTF-8, and each byte that is none as `\\xff`.
  public static String bytes(String latin1) {
    byte[] bytes = latin1.getBytes(StandardCharsets.ISO_8859_1);
    StringBuilder out = new StringBuilder(bytes.length + 2).append('"');
    for (int i = 0; i < bytes.length; ) {
      int length = lengthOfCharacter(bytes, i);
      if (length == 0) {
        appendHex(out.append("\\x"), bytes[i] & 0xff, 2);
        i++;
      } else {
        append(out, new String(bytes, i, length, StandardCharsets.UTF_8).codePointAt(0), '"');
        i += length;
      }
    }
    return out.append('"').toString();
  }

  /// How many bytes the UTF-8 character that begins here has; 0 when none does. RFC 3629 section 4.
  private static int lengthOfCharacter(byte[] b, int at) {
    int first = b[at] & 0xff;
    int length = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (first > 0xf4 || at + length > b.length) {
      return 0;
    }
    for (int i = 1; i < length; i++) {
      int c = b[at + i] & 0xff;
      // Behind the first byte, some second ones would spell a character that has a shorter form,
      // half
      // of a surrogate pair, or one past the last.
      int least = i > 1 ? 0x80 : first == 0xe0 ? 0xa0 : first == 0xf0 ? 0x90 : 0x80;
      int most = i > 1 ? 0xbf : first == 0xed ? 0x9f : first == 0xf4 ? 0x8f : 0xbf;
      if (c < least || c > most) {
        return 0;
      }
    }
    return length;
  }

  /// One char in single quotes. Go: `strconv.QuoteRune`.
  public static String quote(char c) {
    StringBuilder out = new StringBuilder(8).append('\'');
    append(out, c, '\'');
    return out.append('\'').toString();
  }

  private static void append(StringBuilder out, int c, char quote) {
    if (c == quote) {
      out.append('\\').append(quote);
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
        if (isPrintable(c)) {
          out.appendCodePoint(c);
        } else if (c < ' ' || c == 0x7f) {
          appendHex(out.append("\\x"), c, 2);
        } else if (c <= 0xffff) {
          appendHex(out.append("\\u"), c, 4);
        } else {
          appendHex(out.append("\\U"), c, 8);
        }
      }
    }
  }

  private static void appendHex(StringBuilder out, int value, int digits) {
    for (int shift = (digits - 1) * 4; shift >= 0; shift -= 4) {
      out.append(HEX[value >> shift & 15]);
    }
  }

  /// Letters, marks, numbers, punctuation, symbols and the plain space. Go: `unicode.IsPrint`.
  private static boolean isPrintable(int c) {
    return switch (Character.getType(c)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      case Character.SPACE_SEPARATOR -> c == ' ';
      default -> true;
    };
  }
}
