package dev.vitrine.http;

import dev.vitrine.internal.text.Tokens;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// A media type or a disposition with its parameters: `multipart/form-data; boundary=x`. RFC 2045
/// section 5.1, RFC 2183, and RFC 2231 for parameters in pieces or with a charset. Go:
/// `mime.ParseMediaType`.
///
/// @param type in lower case; empty when it is malformed
/// @param parameters names in lower case, values as ISO-8859-1, one char a byte
/// @param problem what is wrong, in Go's words; null when nothing is. A type with a bad parameter
///     behind it still stands, without any parameter
record MediaType(String type, Map<String, String> parameters, String problem) {
  private static final String SPACES = " \t\n\u000b\f\r";

  static MediaType parse(String text) {
    int semicolon = text.indexOf(';');
    String base = semicolon < 0 ? text : text.substring(0, semicolon);
    String type = strip(base).toLowerCase(Locale.ROOT);
    String problem = problemOf(type);
    if (problem != null) {
      return bad("", problem);
    }
    Map<String, String> plain = new HashMap<>();
    Map<String, Map<String, String>> pieces = new HashMap<>();
    Cursor c = new Cursor(text, base.length());
    for (c.skipSpaces(); !c.atEnd(); c.skipSpaces()) {
      int before = c.at;
      if (!c.parameter()) {
        if (strip(text.substring(before)).equals(";")) {
          break; // a semicolon with nothing behind it is common, and harmless
        }
        return bad(type, "mime: invalid media parameter");
      }
      int star = c.name.indexOf('*');
      Map<String, String> target =
          star < 0
              ? plain
              : pieces.computeIfAbsent(c.name.substring(0, star), absent -> new HashMap<>());
      String other = target.put(c.name, c.value);
      if (other != null && !other.equals(c.value)) {
        return bad("", "mime: duplicate parameter name");
      }
    }
    pieces.forEach((name, parts) -> join(plain, name, parts));
    return new MediaType(type, plain, null);
  }

  private static MediaType bad(String type, String problem) {
    return new MediaType(type, Map.of(), problem);
  }

  private static String problemOf(String type) {
    int end = token(type, 0);
    if (end == 0) {
      return "mime: no media type";
    }
    if (end == type.length()) {
      return null; // a disposition has no subtype
    }
    if (type.charAt(end) != '/') {
      return "mime: expected slash after first token";
    }
    int sub = token(type, end + 1);
    if (sub == end + 1) {
      return "mime: expected token after slash";
    }
    return sub == type.length() ? null : "mime: unexpected content after media subtype";
  }

  /// Puts a parameter that came in pieces together: "name*" alone, or "name*0", "name*1*", … RFC
  /// 2231 sections 3 and 4.
  private static void join(Map<String, String> plain, String name, Map<String, String> parts) {
    String single = parts.get(name + "*");
    if (single != null) {
      String decoded = withCharset(single);
      if (decoded != null) {
        plain.put(name, decoded);
      }
      return;
    }
    StringBuilder whole = new StringBuilder();
    int n = 0;
    for (; ; n++) {
      String piece = parts.get(name + "*" + n);
      if (piece == null) {
        String encoded = parts.get(name + "*" + n + "*");
        if (encoded == null) {
          break;
        }
        piece = n == 0 ? withCharset(encoded) : unescape(encoded);
      }
      whole.append(piece == null ? "" : piece);
    }
    if (n > 0) {
      plain.put(name, whole.toString());
    }
  }

  /// "utf-8'en'%e2%82%ac"; null for another charset or a bad escape.
  private static String withCharset(String value) {
    int first = value.indexOf('\'');
    int second = value.indexOf('\'', first + 1);
    if (first < 0 || second < 0) {
      return null;
    }
    String charset = value.substring(0, first).toLowerCase(Locale.ROOT);
    boolean known = charset.equals("utf-8") || charset.equals("us-ascii");
    return known ? unescape(value.substring(second + 1)) : null;
  }

  private static String unescape(String value) {
    try {
      return Escape.unescape(value, Escape.Part.PATH);
    } catch (UrlSyntaxException badEscape) {
      return null; // the piece then counts as empty, as in Go
    }
  }

  private static int token(String s, int from) {
    int i = from;
    while (i < s.length() && isTokenChar(s.charAt(i))) {
      i++;
    }
    return i;
  }

  /// RFC 2045's token also takes braces, which HTTP's does not.
  private static boolean isTokenChar(char c) {
    return Tokens.isTokenChar(c) || c == '{' || c == '}';
  }

  private static String strip(String s) {
    int from = 0;
    int to = s.length();
    while (from < to && SPACES.indexOf(s.charAt(from)) >= 0) {
      from++;
    }
    while (to > from && SPACES.indexOf(s.charAt(to - 1)) >= 0) {
      to--;
    }
    return s.substring(from, to);
  }

  /// Walks over the parameters.
  private static final class Cursor {
    private final String s;
    private int at;
    private String name = "";
    private String value = "";

    Cursor(String s, int at) {
      this.s = s;
      this.at = at;
    }

    boolean atEnd() {
      return at == s.length();
    }

    void skipSpaces() {
      while (at < s.length() && SPACES.indexOf(s.charAt(at)) >= 0) {
        at++;
      }
    }

    /// Reads "; name = value".
    boolean parameter() {
      if (!mark(';')) {
        return false;
      }
      int end = token(s, at);
      name = s.substring(at, end).toLowerCase(Locale.ROOT);
      at = end;
      if (name.isEmpty() || !mark('=')) {
        return false;
      }
      return at < s.length() && s.charAt(at) == '"' ? quoted() : plain();
    }

    /// One character with spaces around it.
    private boolean mark(char c) {
      skipSpaces();
      if (atEnd() || s.charAt(at) != c) {
        return false;
      }
      at++;
      skipSpaces();
      return true;
    }

    private boolean plain() {
      int end = token(s, at);
      value = s.substring(at, end);
      at = end;
      return !value.isEmpty();
    }

    private boolean quoted() {
      StringBuilder out = new StringBuilder();
      for (int i = at + 1; i < s.length(); i++) {
        char c = s.charAt(i);
        if (c == '"') {
          value = out.toString();
          at = i + 1;
          return true;
        }
        // Only a special is escaped: browsers send file names with plain backslashes.
        if (c == '\\' && i + 1 < s.length() && "()<>@,;:\\\"/[]?=".indexOf(s.charAt(i + 1)) >= 0) {
          i++;
          out.append(s.charAt(i));
        } else if (c == '\r' || c == '\n') {
          return false;
        } else {
          out.append(c);
        }
      }
      return false;
    }
  }
}
