package dev.vitrine.http;

import dev.vitrine.internal.text.Quote;
import java.nio.charset.StandardCharsets;

/// Percent-encoding, one part of a URL at a time: which byte may stand as it is depends on where it
/// stands. RFC 3986 section 2. Go: `url.escape`, `url.unescape` and their table.
///
/// Encoded text is ISO-8859-1 here, one char a byte, so that nothing is lost of what a client sent;
/// what it stands for is read as UTF-8 only at the end.
final class Escape {
  /// The part of a URL that a text belongs to.
  enum Part {
    PATH("$&+,/:;=@", "-_.~"),
    SEGMENT("$&+:=@", "-_.~"),
    HOST("!$&'()*+,;=:[]<>\"", "-_.~"),
    ZONE("!$&'()*+,;=:[]<>\"", "-_.~"),
    USER("$&+,;=", "-_.~"),
    QUERY("", "-_.~"),
    FRAGMENT("$&+,/:;=?@!()*", "-_.~");

    /// Whether a byte stands for itself in this part.
    @SuppressWarnings("ImmutableEnumChecker") // never changed once made
    private final boolean[] plain = new boolean[256];

    Part(String reserved, String unreserved) {
      for (char c : (reserved + unreserved).toCharArray()) {
        plain[c] = true;
      }
      for (char c = '0'; c <= '9'; c++) {
        plain[c] = true;
      }
      for (char c = 'a'; c <= 'z'; c++) {
        plain[c] = true;
        plain[c - 'a' + 'A'] = true;
      }
    }

    boolean isPlain(int c) {
      return c < 256 && plain[c];
    }
  }

  private static final char[] UPPER_HEX = "0123456789ABCDEF".toCharArray();

  private Escape() {}

  /// Decodes to bytes, one char each.
  ///
  /// @param s ISO-8859-1
  /// @throws UrlSyntaxException for a "%" without two hex digits, or a byte that a host never holds
  static String unescape(String s, Part part) {
    int escapes = check(s, part);
    boolean plus = part == Part.QUERY && s.indexOf('+') >= 0;
    if (escapes == 0 && !plus) {
      return s;
    }
    StringBuilder out = new StringBuilder(s.length() - 2 * escapes);
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '%') {
        out.append((char) (hex(s.charAt(i + 1)) << 4 | hex(s.charAt(i + 2))));
        i += 2;
      } else {
        out.append(plus && c == '+' ? ' ' : c);
      }
    }
    return out.toString();
  }

  /// Counts the escapes, all of them well formed.
  private static int check(String s, Part part) {
    int escapes = 0;
    for (int i = 0; i < s.length(); i++) {
      char c = s.charAt(i);
      if (c == '%') {
        escapes++;
        checkEscape(s, i, part);
        i += 2;
      } else if ((part == Part.HOST || part == Part.ZONE) && c < 0x80 && !part.isPlain(c)) {
        throw new UrlSyntaxException(
            "invalid character " + Quote.bytes(String.valueOf(c)) + " in host name");
      }
    }
    return escapes;
  }

  private static void checkEscape(String s, int at, Part part) {
    boolean whole = at + 2 < s.length() && isHex(s.charAt(at + 1)) && isHex(s.charAt(at + 2));
    if (!whole) {
      throw badEscape(s.substring(at, Math.min(at + 3, s.length())));
    }
    String escape = s.substring(at, at + 3);
    int value = hex(s.charAt(at + 1)) << 4 | hex(s.charAt(at + 2));
    // A host may escape only what is not ASCII (RFC 3986 section 3.2.2); a zone also its own "%"
    // (RFC 6874 section 2), what it could hold plainly, and the spaces of Windows' names.
    if (part == Part.HOST && value < 0x80 && !escape.equals("%25")) {
      throw badEscape(escape);
    }
    if (part == Part.ZONE && !escape.equals("%25") && value != ' ' && !Part.HOST.isPlain(value)) {
      throw badEscape(escape);
    }
  }

  private static UrlSyntaxException badEscape(String escape) {
    return new UrlSyntaxException("invalid URL escape " + Quote.bytes(escape));
  }

  /// Encodes bytes, one char each, so that they may stand in the part.
  static String escape(String bytes, Part part) {
    int i = 0;
    while (i < bytes.length() && part.isPlain(bytes.charAt(i))) {
      i++;
    }
    if (i == bytes.length()) {
      return bytes;
    }
    StringBuilder out = new StringBuilder(bytes.length() + 16).append(bytes, 0, i);
    for (; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (part.isPlain(c)) {
        out.append(c);
      } else if (c == ' ' && part == Part.QUERY) {
        out.append('+');
      } else {
        out.append('%').append(UPPER_HEX[c >> 4]).append(UPPER_HEX[c & 15]);
      }
    }
    return out.toString();
  }

  /// Text as UTF-8, one char a byte.
  static String toBytes(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= 0x80) {
        return new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
      }
    }
    return text;
  }

  /// Bytes, one char each, read as UTF-8; malformed sequences become U+FFFD.
  static String toText(String bytes) {
    for (int i = 0; i < bytes.length(); i++) {
      if (bytes.charAt(i) >= 0x80) {
        return new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
      }
    }
    return bytes;
  }

  /// What a caller wrote as one char a byte: the text itself when all chars are bytes, else, since a
  /// char past 255 can only be meant as text, its UTF-8 form.
  static String asBytes(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) > 0xff) {
        return toBytes(s);
      }
    }
    return s;
  }

  static boolean isHex(char c) {
    return c >= '0' && c <= '9' || c >= 'a' && c <= 'f' || c >= 'A' && c <= 'F';
  }

  private static int hex(char c) {
    if (c <= '9') {
      return c - '0';
    }
    return (c | 0x20) - 'a' + 10;
  }
}
