package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Url;
import dev.vitrine.http.UrlSyntaxException;
import dev.vitrine.internal.text.Tokens;
import java.nio.charset.StandardCharsets;

/// The first line of a request: `GET /index.html HTTP/1.1`. RFC 9112 section 3. Go:
/// `parseRequestLine`, `validMethod`, `ParseHTTPVersion`.
///
/// @param method a token
/// @param target as it was sent, ISO-8859-1
/// @param url the target, taken apart
/// @param proto "HTTP/1.1"
record RequestLine(String method, String target, Url url, String proto, int major, int minor) {
  private static final String[] COMMON_METHODS = {
    "GET", "POST", "HEAD", "PUT", "DELETE", "OPTIONS", "PATCH", "CONNECT", "TRACE",
  };

  /// Reads the line that stands in `b`, `length` bytes from `start` on.
  static RequestLine parse(byte[] b, int start, int length) throws BadRequestException {
    int end = start + length;
    int first = indexOfSpace(b, start, end);
    int second = first < 0 ? -1 : indexOfSpace(b, first + 1, end);
    if (second < 0) {
      throw Refused.REQUEST_LINE.exception();
    }
    String method = method(b, start, first - start);
    String proto = proto(b, second + 1, end);
    String target = text(b, first + 1, second - first - 1);
    int major = proto.charAt(5) - '0';
    int minor = proto.charAt(7) - '0';
    return new RequestLine(method, target, url(method, target), proto, major, minor);
  }

  private static int indexOfSpace(byte[] b, int from, int to) {
    for (int i = from; i < to; i++) {
      if (b[i] == ' ') {
        return i;
      }
    }
    return -1;
  }

  private static String method(byte[] b, int off, int length) throws BadRequestException {
    for (String common : COMMON_METHODS) {
      if (is(common, b, off, length)) {
        return common; // the one that is there already
      }
    }
    String method = text(b, off, length);
    if (!Tokens.isToken(method)) {
      throw Refused.METHOD.exception();
    }
    return method;
  }

  /// `HTTP/` and one digit each for the major and the minor number.
  private static String proto(byte[] b, int from, int to) throws BadRequestException {
    int length = to - from;
    if (is("HTTP/1.1", b, from, length)) {
      return "HTTP/1.1";
    }
    if (is("HTTP/1.0", b, from, length)) {
      return "HTTP/1.0";
    }
    if (length != 8 || !is("HTTP/", b, from, 5) || b[from + 6] != '.') {
      throw Refused.VERSION.exception();
    }
    if (!isDigit(b[from + 5]) || !isDigit(b[from + 7])) {
      throw Refused.VERSION.exception();
    }
    return text(b, from, length);
  }

  private static boolean isDigit(byte c) {
    return c >= '0' && c <= '9';
  }

  private static boolean is(String text, byte[] b, int off, int length) {
    if (text.length() != length) {
      return false;
    }
    for (int i = 0; i < length; i++) {
      if (b[off + i] != text.charAt(i)) {
        return false;
      }
    }
    return true;
  }

  private static String text(byte[] b, int off, int length) {
    return new String(b, off, length, StandardCharsets.ISO_8859_1);
  }

  /// RFC 9112 section 3.2: a path, an absolute URL, "*", or for CONNECT a host and port. CONNECT with
  /// a path is let through as Go does, whose own RPC package sends it.
  private static Url url(String method, String target) throws BadRequestException {
    boolean authority = method.equals("CONNECT") && !target.startsWith("/");
    try {
      if (!authority) {
        return Url.parseRequestUri(target);
      }
      Url url = Url.parseRequestUri("http://" + target);
      return new Url(
          "",
          url.opaque(),
          url.userInfo(),
          url.host(),
          url.path(),
          url.rawPath(),
          url.forceQuery(),
          url.rawQuery(),
          url.fragment());
    } catch (UrlSyntaxException _) {
      throw Refused.TARGET.exception();
    }
  }

  boolean atLeast11() {
    return major > 1 || major == 1 && minor >= 1;
  }

  /// The preface of HTTP/2, which Go lets handlers see. Go: `http1ServerSupportsRequest`.
  boolean isHttp2Preface() {
    return major == 2 && minor == 0 && method.equals("PRI") && target.equals("*");
  }
}
