package dev.vitrine.internal.route;

import java.nio.charset.StandardCharsets;

/// The text of one path segment: percent-encoding off and on, bytes and text. RFC 3986 section 2.1.
/// Go: `pathUnescape`.
final class PathText {
  private static final char[] UPPER_HEX = "0123456789ABCDEF".toCharArray();

  private PathText() {}

  /// Decodes to bytes, one char each; a segment with a malformed escape stands for itself, as in Go.
  static String decode(String s) {
    return decode(s, 0, s.length());
  }

  /// Decodes a part of a path. Without an escape in it, it costs no more than the substring.
  static String decode(String s, int from, int to) {
    int percent = s.indexOf('%', from, to);
    if (percent < 0) {
      return s.substring(from, to);
    }
    StringBuilder out = new StringBuilder(to - from).append(s, from, percent);
    for (int i = percent; i < to; i++) {
      char c = s.charAt(i);
      if (c == '%') {
        int high = i + 2 < to ? hex(s.charAt(i + 1)) : -1;
        int low = i + 2 < to ? hex(s.charAt(i + 2)) : -1;
        if (high < 0 || low < 0) {
          return s.substring(from, to);
        }
        c = (char) (high << 4 | low);
        i += 2;
      }
      out.append(c);
    }
    return out.toString();
  }

  /// Encodes the bytes of one segment so that [#decode(String)] gives them back.
  static String encode(String bytes) {
    StringBuilder out = new StringBuilder(bytes.length());
    for (int i = 0; i < bytes.length(); i++) {
      char c = bytes.charAt(i);
      if (isUnreserved(c)) {
        out.append(c);
      } else {
        out.append('%').append(UPPER_HEX[c >> 4 & 15]).append(UPPER_HEX[c & 15]);
      }
    }
    return out.toString();
  }

  private static boolean isUnreserved(char c) {
    return c >= 'a' && c <= 'z'
        || c >= 'A' && c <= 'Z'
        || c >= '0' && c <= '9'
        || "-_.~$&+:=@".indexOf(c) >= 0;
  }

  /// Text as UTF-8, one char a byte.
  static String toBytes(String text) {
    return isAscii(text)
        ? text
        : new String(text.getBytes(StandardCharsets.UTF_8), StandardCharsets.ISO_8859_1);
  }

  /// Bytes, one char each, read as UTF-8; malformed sequences become U+FFFD.
  static String toText(String bytes) {
    return isAscii(bytes)
        ? bytes
        : new String(bytes.getBytes(StandardCharsets.ISO_8859_1), StandardCharsets.UTF_8);
  }

  private static boolean isAscii(String s) {
    for (int i = 0; i < s.length(); i++) {
      if (s.charAt(i) >= 0x80) {
        return false;
      }
    }
    return true;
  }

  private static int hex(char c) {
    if (c >= '0' && c <= '9') {
      return c - '0';
    }
    char lower = (char) (c | 0x20);
    return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
  }
}
