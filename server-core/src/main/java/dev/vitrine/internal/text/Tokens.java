package dev.vitrine.internal.text;

/// The character classes of HTTP, one table lookup each. RFC 9110 section 5.6.2 (`token`) and 5.5
/// (`field-value`). Go: `textproto.validHeaderFieldByte`, `validHeaderValueByte`,
/// `httpguts.ValidHeaderFieldName`, `httpguts.ValidHeaderFieldValue`.
public final class Tokens {
  private static final boolean[] TOKEN = new boolean[256];

  static {
    String marks = "!#$%&'*+-.^_`|~";
    for (int i = 0; i < marks.length(); i++) {
      TOKEN[marks.charAt(i)] = true;
    }
    for (char c = '0'; c <= '9'; c++) {
      TOKEN[c] = true;
    }
    for (char c = 'a'; c <= 'z'; c++) {
      TOKEN[c] = true;
      TOKEN[c - 'a' + 'A'] = true;
    }
  }

  private Tokens() {}

  /// Whether the character may stand in a token (a method, a field name, a cookie name).
  public static boolean isTokenChar(int c) {
    return c >= 0 && c < 256 && TOKEN[c];
  }

  /// Whether the text is a token: at least one character, all of them [#isTokenChar(int)].
  public static boolean isToken(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isTokenChar(text.charAt(i))) {
        return false;
      }
    }
    return !text.isEmpty();
  }

  /// Whether the byte, as 0..255, may stand in a field value: tab, space, visible ASCII and
  /// obs-text; no other control character, above all neither CR, LF nor NUL.
  public static boolean isFieldValueByte(int c) {
    return c >= ' ' && c != 0x7f || c == '\t';
  }

  /// Whether each character is one that [#isFieldValueByte(int)] lets through.
  public static boolean isFieldValue(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (!isFieldValueByte(text.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  /// The text without spaces and tabs at its ends, and, as Go trims, line ends too. Go:
  /// `textproto.TrimString`.
  public static String trim(String text) {
    int from = 0;
    int to = text.length();
    while (from < to && isSpace(text.charAt(from))) {
      from++;
    }
    while (to > from && isSpace(text.charAt(to - 1))) {
      to--;
    }
    return text.substring(from, to);
  }

  /// Whether two ASCII texts are equal but for the case of their letters. Not the fold of
  /// [String#equalsIgnoreCase(String)], which also joins letters outside ASCII ("K" and the Kelvin
  /// sign): nobody may pass a comparison of protocol words with those.
  public static boolean equalFold(String a, String b) {
    if (a.length() != b.length()) {
      return false;
    }
    for (int i = 0; i < a.length(); i++) {
      char x = a.charAt(i);
      char y = b.charAt(i);
      if (x >= 0x80 || y >= 0x80 || lower(x) != lower(y)) {
        return false;
      }
    }
    return true;
  }

  /// Whether a comma or space separated list holds the word, the case of letters aside. Go:
  /// `http.hasToken`; laxer than RFC 9110 section 5.6.1, as Go is: "close foo" counts too.
  ///
  /// @param list a field value
  /// @param word in lower case, not empty
  public static boolean hasToken(String list, String word) {
    int last = list.length() - word.length();
    for (int i = 0; i <= last; i++) {
      int end = i + word.length();
      if ((i == 0 || isBoundary(list.charAt(i - 1)))
          && (end == list.length() || isBoundary(list.charAt(end)))
          && foldsTo(list, i, word)) {
        return true;
      }
    }
    return false;
  }

  private static boolean foldsTo(String list, int at, String word) {
    for (int i = 0; i < word.length(); i++) {
      if (lower(list.charAt(at + i)) != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static boolean isBoundary(char c) {
    return c == ' ' || c == ',' || c == '\t';
  }

  private static boolean isSpace(char c) {
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
  }

  private static char lower(char c) {
    return c >= 'A' && c <= 'Z' ? (char) (c + ('a' - 'A')) : c;
  }
}
