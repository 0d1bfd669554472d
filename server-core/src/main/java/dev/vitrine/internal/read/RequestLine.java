package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import dev.vitrine.http.Url;
import dev.vitrine.http.UrlSyntaxException;
import dev.vitrine.internal.text.Tokens;

/// The first line of a request. RFC 9112 section 3. Go: `parseRequestLine`, `ParseHTTPVersion`.
record RequestLine(String method, String target, Url url, String proto, int major, int minor) {
  static RequestLine parse(String text) throws BadRequestException {
    int first = text.indexOf(' ');
    int second = first < 0 ? -1 : text.indexOf(' ', first + 1);
    if (second < 0) {
      throw new BadRequestException("the request line is malformed");
    }
    String method = text.substring(0, first);
    String target = text.substring(first + 1, second);
    String proto = text.substring(second + 1);
    if (!Tokens.isToken(method)) {
      throw new BadRequestException("the method is not a token");
    }
    int major = version(proto, 5);
    int minor = version(proto, 7);
    if (proto.length() != 8
        || !proto.startsWith("HTTP/")
        || proto.charAt(6) != '.'
        || major < 0
        || minor < 0) {
      throw new BadRequestException("the protocol version is malformed");
    }
    return new RequestLine(method, target, url(method, target), proto, major, minor);
  }

  private static int version(String proto, int at) {
    char c = at < proto.length() ? proto.charAt(at) : 0;
    return c >= '0' && c <= '9' ? c - '0' : -1;
  }

  /// RFC 9112 section 3.2: a path, an absolute URL, "*", or for CONNECT a host and port.
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
    } catch (UrlSyntaxException e) {
      throw new BadRequestException("the request target is malformed");
    }
  }

  boolean atLeast11() {
    return major > 1 || major == 1 && minor >= 1;
  }

  /// Whether the connection ends after this request unless somebody says otherwise. RFC 9112 section
  /// 9.3. Go: `shouldClose`.
  boolean closes(Header header) {
    boolean close = false;
    boolean keepAlive = false;
    for (String value : header.values("Connection")) {
      close |= Tokens.hasToken(value, "close");
      keepAlive |= Tokens.hasToken(value, "keep-alive");
    }
    return atLeast11() ? close : close || !keepAlive;
  }
}
