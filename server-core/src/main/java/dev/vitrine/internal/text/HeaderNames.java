package dev.vitrine.internal.text;

import java.nio.charset.StandardCharsets;

/// The canonical form of field names: "accept-encoding" is "Accept-Encoding". RFC 9110 section 5.1
/// (names know no case). Go: `textproto.CanonicalMIMEHeaderKey` and its table of common names.
///
/// Common names are interned: a parser that meets one allocates nothing, and [dev.vitrine.http] can
/// compare most names by identity first.
public final class HeaderNames {
  private static final String[] COMMON = {
    "Accept",
    "Accept-Charset",
    "Accept-Encoding",
    "Accept-Language",
    "Accept-Ranges",
    "Access-Control-Allow-Origin",
    "Access-Control-Request-Headers",
    "Access-Control-Request-Method",
    "Age",
    "Allow",
    "Authorization",
    "Cache-Control",
    "Connection",
    "Content-Disposition",
    "Content-Encoding",
    "Content-Language",
    "Content-Length",
    "Content-Range",
    "Content-Transfer-Encoding",
    "Content-Type",
    "Cookie",
    "Date",
    "Dnt",
    "Etag",
    "Expect",
    "Expires",
    "Forwarded",
    "From",
    "Host",
    "If-Match",
    "If-Modified-Since",
    "If-None-Match",
    "If-Range",
    "If-Unmodified-Since",
    "Keep-Alive",
    "Last-Modified",
    "Location",
    "Origin",
    "Pragma",
    "Priority",
    "Proxy-Connection",
    "Range",
    "Referer",
    "Retry-After",
    "Sec-Ch-Ua",
    "Sec-Ch-Ua-Mobile",
    "Sec-Ch-Ua-Platform",
    "Sec-Fetch-Dest",
    "Sec-Fetch-Mode",
    "Sec-Fetch-Site",
    "Sec-Fetch-User",
    "Server",
    "Set-Cookie",
    "Te",
    "Trailer",
    "Transfer-Encoding",
    "Upgrade",
    "Upgrade-Insecure-Requests",
    "User-Agent",
    "Vary",
    "Via",
    "Www-Authenticate",
    "X-Content-Type-Options",
    "X-Forwarded-For",
    "X-Forwarded-Host",
    "X-Forwarded-Proto",
    "X-Real-Ip",
    "X-Request-Id",
    "X-Requested-With",
  };

  /// An open-addressed table of [#COMMON], at most a quarter full so that a miss ends soon.
  private static final String[] TABLE = new String[512];

  static {
    for (String name : COMMON) {
      int hash = 0;
      for (int i = 0; i < name.length(); i++) {
        hash = step(hash, name.charAt(i));
      }
      int slot = slot(hash);
      while (TABLE[slot] != null) {
        slot = (slot + 1) & (TABLE.length - 1);
      }
      TABLE[slot] = name;
    }
  }

  private HeaderNames() {}

  /// The canonical form of a name that stands in a buffer.
  ///
  /// Differs from Go in what it says of bad names: Go hands a name with spaces through unchanged;
  /// here the caller, who must refuse it, is told.
  ///
  /// @return the name, interned when it is a common one; null when it is not a token
  public static String canonical(byte[] b, int off, int len) {
    int hash = 0;
    for (int i = off; i < off + len; i++) {
      int c = b[i] & 0xff;
      if (!Tokens.isTokenChar(c)) {
        return null;
      }
      hash = step(hash, c);
    }
    if (len == 0) {
      return null;
    }
    for (int slot = slot(hash); TABLE[slot] != null; slot = (slot + 1) & (TABLE.length - 1)) {
      if (sameButForCase(TABLE[slot], b, off, len)) {
        return TABLE[slot];
      }
    }
    byte[] name = new byte[len];
    boolean upper = true;
    for (int i = 0; i < len; i++) {
      name[i] = (byte) withCase(b[off + i], upper);
      upper = name[i] == '-';
    }
    return new String(name, StandardCharsets.ISO_8859_1);
  }

  /// The canonical form of a name; a text that is no token comes back unchanged. Go:
  /// `http.CanonicalHeaderKey`.
  public static String canonical(String name) {
    boolean upper = true;
    boolean canonical = true;
    for (int i = 0; i < name.length(); i++) {
      char c = name.charAt(i);
      if (!Tokens.isTokenChar(c)) {
        return name;
      }
      canonical &= withCase(c, upper) == c;
      upper = c == '-';
    }
    if (canonical) {
      return name;
    }
    byte[] bytes = name.getBytes(StandardCharsets.ISO_8859_1);
    return canonical(bytes, 0, bytes.length);
  }

  private static int withCase(int c, boolean upper) {
    if (upper && c >= 'a' && c <= 'z') {
      return c - ('a' - 'A');
    }
    if (!upper && c >= 'A' && c <= 'Z') {
      return c + ('a' - 'A');
    }
    return c;
  }

  private static boolean sameButForCase(String canonical, byte[] b, int off, int len) {
    if (canonical.length() != len) {
      return false;
    }
    boolean upper = true;
    for (int i = 0; i < len; i++) {
      char c = canonical.charAt(i);
      if (withCase(b[off + i], upper) != c) {
        return false;
      }
      upper = c == '-';
    }
    return true;
  }

  /// One step of a hash that does not see the case of letters (bit 0x20).
  private static int step(int hash, int c) {
    return hash * 31 + (c | 0x20);
  }

  private static int slot(int hash) {
    return (hash ^ (hash >>> 9) ^ (hash >>> 18)) & (TABLE.length - 1);
  }
}
