package dev.vitrine.http;

import dev.vitrine.internal.text.TimeText;
import dev.vitrine.internal.text.Tokens;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// Reads cookies as Go does: laxer than the grammar of RFC 6265 section 4.1.1 (spaces and commas in
/// values, which browsers send), stricter than what section 5.2 lets a browser take. Go:
/// `ParseCookie`, `ParseSetCookie`, `readCookies`, `parseCookieValue`.
final class CookieReader {
  /// Go's limit, on a line read strictly and on all lines of a request together.
  private static final int MAX_COOKIES = 3000;

  private CookieReader() {}

  static List<Cookie> strict(String header) {
    if (pairs(header) > MAX_COOKIES) {
      throw new IllegalArgumentException("http: number of cookies exceeded limit");
    }
    String line = Tokens.trim(header);
    if (line.isEmpty()) {
      throw new IllegalArgumentException("http: blank cookie");
    }
    List<Cookie> cookies = new ArrayList<>();
    for (int from = 0; from <= line.length(); ) {
      int to = end(line, from);
      cookies.add(pair(Tokens.trim(line.substring(from, to)), false));
      from = to + 1;
    }
    return cookies;
  }

  /// The good pairs of a request's `Cookie` fields; none at all past the limit.
  ///
  /// @param only the name to look for, empty for all
  static List<Cookie> lenient(List<String> lines, String only) {
    List<Cookie> cookies = new ArrayList<>();
    int pairs = 0;
    for (String line : lines) {
      pairs += pairs(line);
    }
    if (pairs > MAX_COOKIES) {
      return cookies;
    }
    for (String field : lines) {
      String line = Tokens.trim(field);
      for (int from = 0; from < line.length(); ) {
        int to = end(line, from);
        addGood(cookies, Tokens.trim(line.substring(from, to)), only);
        from = to + 1;
      }
    }
    return cookies;
  }

  private static void addGood(List<Cookie> cookies, String part, String only) {
    int equals = part.indexOf('=');
    String name = Tokens.trim(equals < 0 ? part : part.substring(0, equals));
    if (!Tokens.isToken(name) || !only.isEmpty() && !only.equals(name)) {
      return;
    }
    String raw = equals < 0 ? "" : part.substring(equals + 1);
    boolean quoted = isQuoted(raw);
    String value = quoted ? raw.substring(1, raw.length() - 1) : raw;
    if (CookieWriter.isValue(value)) {
      cookies.add(cookie(name, value, quoted));
    }
  }

  static Cookie setCookie(String header) {
    String line = Tokens.trim(header);
    if (line.isEmpty()) {
      throw new IllegalArgumentException("http: blank cookie");
    }
    int to = end(line, 0);
    Cookie.Fields f = new Cookie.Fields(pair(Tokens.trim(line.substring(0, to)), true));
    for (int from = to + 1; from <= line.length(); from = to + 1) {
      to = end(line, from);
      attribute(f, Tokens.trim(line.substring(from, to)));
    }
    return new Cookie(f);
  }

  private static void attribute(Cookie.Fields f, String part) {
    int equals = part.indexOf('=');
    String name = equals < 0 ? part : part.substring(0, equals);
    String value = equals < 0 ? "" : part.substring(equals + 1);
    if (!CookieWriter.isValue(value)) {
      return;
    }
    switch (name.toLowerCase(Locale.ROOT)) {
      case "samesite" -> f.sameSite = sameSite(value);
      case "secure" -> f.secure = true;
      case "httponly" -> f.httpOnly = true;
      case "partitioned" -> f.partitioned = true;
      case "domain" -> f.domain = value;
      case "path" -> f.path = value;
      case "max-age" -> maxAge(f, value);
      case "expires" -> f.expires = TimeText.cookieExpires(value);
      default -> {
        // RFC 6265 section 5.2: what is not known is ignored.
      }
    }
  }

  private static SameSite sameSite(String value) {
    return switch (value.toLowerCase(Locale.ROOT)) {
      case "lax" -> SameSite.LAX;
      case "strict" -> SameSite.STRICT;
      case "none" -> SameSite.NONE;
      default -> SameSite.DEFAULT;
    };
  }

  private static void maxAge(Cookie.Fields f, String value) {
    long seconds;
    try {
      seconds = Long.parseLong(value);
    } catch (NumberFormatException notSeconds) {
      return; // as any malformed attribute: not there
    }
    if (seconds != 0 && value.charAt(0) == '0') {
      return;
    }
    f.maxAge = seconds <= 0 ? -1 : (int) Math.min(seconds, Integer.MAX_VALUE);
  }

  /// @param spaces whether spaces may stand before the "=", as `ParseSetCookie` allows
  private static Cookie pair(String part, boolean spaces) {
    int equals = part.indexOf('=');
    if (equals < 0) {
      throw new IllegalArgumentException("http: '=' not found in cookie");
    }
    String name = part.substring(0, equals);
    if (spaces) {
      name = Tokens.trim(name);
    }
    if (!Tokens.isToken(name)) {
      throw new IllegalArgumentException("http: invalid cookie name");
    }
    String raw = part.substring(equals + 1);
    boolean quoted = isQuoted(raw);
    String value = quoted ? raw.substring(1, raw.length() - 1) : raw;
    if (!CookieWriter.isValue(value)) {
      throw new IllegalArgumentException("http: invalid cookie value");
    }
    return cookie(name, value, quoted);
  }

  private static Cookie cookie(String name, String value, boolean quoted) {
    Cookie.Fields f = new Cookie.Fields(name, value);
    f.quoted = quoted;
    return new Cookie(f);
  }

  private static boolean isQuoted(String raw) {
    return raw.length() > 1 && raw.startsWith("\"") && raw.endsWith("\"");
  }

  private static int end(String line, int from) {
    int semicolon = line.indexOf(';', from);
    return semicolon < 0 ? line.length() : semicolon;
  }

  private static int pairs(String line) {
    int n = 1;
    for (int i = line.indexOf(';'); i >= 0; i = line.indexOf(';', i + 1)) {
      n++;
    }
    return n;
  }
}
