package dev.vitrine.http;

import dev.vitrine.internal.text.HttpTime;
import dev.vitrine.internal.text.Quote;
import dev.vitrine.internal.text.Tokens;
import java.time.Instant;

/// Writes a cookie so that it can break neither its header line nor the attributes behind it. RFC
/// 6265 section 4.1.1, with Go's one laxity: spaces and commas in values, which then are quoted. Go:
/// `Cookie.String`, `Cookie.Valid`, `sanitizeCookieValue`, `validCookieDomain`.
final class CookieWriter {
  private static final System.Logger LOG = System.getLogger("dev.vitrine.http");

  /// RFC 6265 section 5.1.1: a year before this is no date.
  private static final Instant FIRST_EXPIRES = Instant.parse("1601-01-01T00:00:00Z");

  private CookieWriter() {}

  static String write(Cookie c) {
    StringBuilder out = new StringBuilder(c.name().length() + c.value().length() + 110);
    String value = clean(c.value(), "Cookie.Value", true);
    boolean quotes = c.quoted() || value.indexOf(' ') >= 0 || value.indexOf(',') >= 0;
    out.append(c.name()).append('=');
    out.append(quotes ? "\"" : "").append(value).append(quotes ? "\"" : "");
    if (!c.path().isEmpty()) {
      out.append("; Path=").append(clean(c.path(), "Cookie.Path", false));
    }
    if (isDomain(c.domain())) {
      // RFC 6265 section 5.2.3: a leading dot means nothing.
      String domain = c.domain();
      out.append("; Domain=").append(domain, domain.startsWith(".") ? 1 : 0, domain.length());
    } else if (!c.domain().isEmpty()) {
      // The cookie then goes back to this host alone: less than was asked for, never more.
      LOG.log(
          System.Logger.Level.WARNING,
          "net/http: invalid Cookie.Domain "
              + Quote.quote(c.domain())
              + "; dropping domain attribute");
    }
    if (isExpires(c.expires())) {
      out.append("; Expires=").append(HttpTime.format(c.expires()));
    }
    if (c.maxAge() != 0) {
      out.append("; Max-Age=").append(Math.max(0, c.maxAge()));
    }
    out.append(c.httpOnly() ? "; HttpOnly" : "").append(c.secure() ? "; Secure" : "");
    if (c.sameSite() != null) {
      out.append(
          switch (c.sameSite()) {
            case DEFAULT -> "";
            case NONE -> "; SameSite=None";
            case LAX -> "; SameSite=Lax";
            case STRICT -> "; SameSite=Strict";
          });
    }
    return out.append(c.partitioned() ? "; Partitioned" : "").toString();
  }

  static void validate(Cookie c) {
    if (!Tokens.isToken(c.name())) {
      throw new IllegalArgumentException("http: invalid Cookie.Name");
    }
    if (c.expires() != null && !isExpires(c.expires())) {
      throw new IllegalArgumentException("http: invalid Cookie.Expires");
    }
    refuseBad(c.value(), "Cookie.Value", true);
    refuseBad(c.path(), "Cookie.Path", false);
    if (!c.domain().isEmpty() && !isDomain(c.domain())) {
      throw new IllegalArgumentException("http: invalid Cookie.Domain");
    }
    if (c.partitioned() && !c.secure()) {
      throw new IllegalArgumentException("http: partitioned cookies must be set with Secure");
    }
  }

  private static void refuseBad(String text, String field, boolean value) {
    int bad = firstBad(text, value);
    if (bad >= 0) {
      throw new IllegalArgumentException(
          "http: invalid byte " + badByte(text, bad) + " in " + field);
    }
  }

  private static String badByte(String text, int at) {
    return Quote.quote(Escape.asBytes(text.substring(at)).charAt(0));
  }

  private static String clean(String text, String field, boolean value) {
    int bad = firstBad(text, value);
    if (bad < 0) {
      return text;
    }
    LOG.log(
        System.Logger.Level.WARNING,
        "net/http: invalid byte "
            + badByte(text, bad)
            + " in "
            + field
            + "; dropping invalid bytes");
    StringBuilder out = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      if (isGood(text.charAt(i), value)) {
        out.append(text.charAt(i));
      }
    }
    return out.toString();
  }

  /// Whether the text may be a cookie's value, or an attribute's in a `Set-Cookie` line.
  static boolean isValue(String text) {
    return firstBad(text, true) < 0;
  }

  private static int firstBad(String text, boolean value) {
    for (int i = 0; i < text.length(); i++) {
      if (!isGood(text.charAt(i), value)) {
        return i;
      }
    }
    return -1;
  }

  /// A value may hold less than a path: '"' would end its quotes, "\" would escape in some readers.
  private static boolean isGood(char c, boolean value) {
    boolean path = c >= ' ' && c < 0x7f && c != ';';
    return path && !(value && (c == '"' || c == '\\'));
  }

  private static boolean isExpires(Instant expires) {
    return expires != null && !expires.isBefore(FIRST_EXPIRES);
  }

  private static boolean isDomain(String domain) {
    return isDomainName(domain) || IpLiteral.isV4(domain);
  }

  /// Labels of up to 63 letters, digits and inner hyphens, apart by single dots, a letter somewhere,
  /// a dot perhaps in front; the last may be empty ("example.com."). Go: `isCookieDomainName`.
  private static boolean isDomainName(String domain) {
    if (domain.isEmpty() || domain.length() > 255) {
      return false;
    }
    char last = '.';
    boolean letter = false;
    int label = 0;
    for (int i = domain.charAt(0) == '.' ? 1 : 0; i < domain.length(); i++) {
      char c = domain.charAt(i);
      if (c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z') {
        letter = true;
        label++;
      } else if (c >= '0' && c <= '9' || c == '-' && last != '.') {
        label++;
      } else if (c == '.' && last != '.' && last != '-' && label <= 63) {
        label = 0;
      } else {
        return false;
      }
      last = c;
    }
    return letter && last != '-' && label <= 63;
  }
}
