package dev.vitrine.http;

import dev.vitrine.http.Escape.Part;
import dev.vitrine.internal.text.Quote;
import java.util.Locale;

/// Takes one URL apart, from left to right. RFC 3986 section 3 and appendix B, with Go's decisions
/// where Go is stricter or laxer. Go: `url.parse`, `getScheme`, `parseAuthority`, `parseHost`.
final class UrlParser {
  private final String raw;
  private final boolean viaRequest;

  private String scheme = "";
  private String userInfo = "";
  private String host = "";

  /// @param raw ISO-8859-1, one char a byte, without the fragment
  /// @param viaRequest whether it is the target of a request: no relative path then
  UrlParser(String raw, boolean viaRequest) {
    this.raw = raw;
    this.viaRequest = viaRequest;
  }

  /// The URL, without a fragment.
  Url parse() {
    try {
      return url();
    } catch (UrlSyntaxException e) {
      throw refused(raw, e);
    }
  }

  /// What stands behind "#", decoded.
  ///
  /// @param whole the URL with its fragment
  static String fragment(String whole, int from) {
    try {
      return Escape.toText(Escape.unescape(whole.substring(from), Part.FRAGMENT));
    } catch (UrlSyntaxException e) {
      throw refused(whole, e);
    }
  }

  private static UrlSyntaxException refused(String url, UrlSyntaxException why) {
    return new UrlSyntaxException("parse " + Quote.bytes(url) + ": " + why.getMessage());
  }

  private Url url() {
    refuseControls();
    if (raw.isEmpty() && viaRequest) {
      throw new UrlSyntaxException("empty url");
    }
    if (raw.equals("*")) {
      return new Url("", "", "", "", "*", "", false, "", "");
    }
    String rest = afterScheme();
    int mark = rest.indexOf('?');
    String query = mark < 0 ? "" : rest.substring(mark + 1);
    boolean forceQuery = mark >= 0 && query.isEmpty();
    rest = mark < 0 ? rest : rest.substring(0, mark);

    if (!rest.startsWith("/")) {
      if (!scheme.isEmpty()) {
        return new Url(scheme, rest, "", "", "", "", forceQuery, query, "");
      }
      if (viaRequest) {
        throw new UrlSyntaxException("invalid URI for request");
      }
      // RFC 3986 section 3.3: a reader could take what stands before the colon for a scheme.
      if (firstSegmentHasColon(rest)) {
        throw new UrlSyntaxException("first path segment in URL cannot contain colon");
      }
    }
    if (hasAuthority(rest)) {
      int slash = rest.indexOf('/', 2);
      int end = slash < 0 ? rest.length() : slash;
      authority(rest.substring(2, end));
      rest = rest.substring(end);
    }
    String bytes = Escape.unescape(rest, Part.PATH);
    String path = Escape.toText(bytes);
    String rawPath = Escape.escape(Escape.toBytes(path), Part.PATH).equals(rest) ? "" : rest;
    return new Url(scheme, "", userInfo, host, path, rawPath, forceQuery, query, "");
  }

  private void refuseControls() {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (c < ' ' || c == 0x7f) {
        throw new UrlSyntaxException("net/url: invalid control character in URL");
      }
    }
  }

  /// In a request "//host/path" is a path (RFC 9112 section 3.2.1): only a scheme makes it a host.
  private boolean hasAuthority(String rest) {
    return rest.startsWith("//") && (!scheme.isEmpty() || !viaRequest && !rest.startsWith("///"));
  }

  private String afterScheme() {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      boolean letter = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z';
      if (letter) {
        continue;
      }
      if (c == ':') {
        if (i == 0) {
          throw new UrlSyntaxException("missing protocol scheme");
        }
        scheme = raw.substring(0, i).toLowerCase(Locale.ROOT);
        return raw.substring(i + 1);
      }
      boolean inside = c >= '0' && c <= '9' || c == '+' || c == '-' || c == '.';
      if (!inside || i == 0) {
        return raw;
      }
    }
    return raw;
  }

  private void authority(String authority) {
    int at = authority.lastIndexOf('@');
    host = host(authority.substring(at + 1));
    if (at < 0) {
      return;
    }
    String user = authority.substring(0, at);
    refuseBadUser(user);
    int colon = user.indexOf(':');
    if (colon < 0) {
      userInfo = reencoded(user);
    } else {
      userInfo = reencoded(user.substring(0, colon)) + ":" + reencoded(user.substring(colon + 1));
    }
  }

  private static String reencoded(String user) {
    return Escape.escape(Escape.unescape(user, Part.USER), Part.USER);
  }

  private static void refuseBadUser(String user) {
    for (int i = 0; i < user.length(); i++) {
      char c = user.charAt(i);
      boolean alphanumeric = c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9';
      if (!alphanumeric && "-._:~!$&'()*+,;=%@".indexOf(c) < 0) {
        throw new UrlSyntaxException("net/url: invalid userinfo");
      }
    }
  }

  private String host(String host) {
    int bracket = host.lastIndexOf('[');
    if (bracket > 0) {
      throw new UrlSyntaxException("invalid IP-literal");
    }
    if (bracket == 0) {
      return ipLiteral(host);
    }
    int colon = host.indexOf(':');
    if (colon >= 0) {
      // Only for http and https does Go insist on a single colon.
      boolean strict = scheme.equals("http") || scheme.equals("https");
      refuseBadPort(host.substring(strict ? colon : host.lastIndexOf(':')));
    }
    return Escape.unescape(host, Part.HOST);
  }

  private static String ipLiteral(String host) {
    int close = host.lastIndexOf(']');
    if (close < 0) {
      throw new UrlSyntaxException("missing ']' in host");
    }
    String port = host.substring(close + 1);
    refuseBadPort(port);
    String name = host.substring(1, close);
    int zone = name.indexOf("%25");
    String address =
        zone < 0
            ? Escape.unescape(name, Part.HOST)
            : Escape.unescape(name.substring(0, zone), Part.HOST)
                + Escape.unescape(name.substring(zone), Part.ZONE);
    if (IpLiteral.isV4(address)) {
      throw new UrlSyntaxException("invalid IP-literal");
    }
    if (!IpLiteral.isV6(address)) {
      throw new UrlSyntaxException("invalid host: not an IPv6 address: " + Quote.bytes(address));
    }
    return "[" + address + "]" + port;
  }

  private static void refuseBadPort(String port) {
    if (!isOptionalPort(port)) {
      throw new UrlSyntaxException("invalid port " + Quote.bytes(port) + " after host");
    }
  }

  /// Whether the text is empty, or a colon with any number of digits behind it.
  static boolean isOptionalPort(String port) {
    for (int i = 0; i < port.length(); i++) {
      char c = port.charAt(i);
      if (i == 0 ? c != ':' : c < '0' || c > '9') {
        return false;
      }
    }
    return true;
  }

  static boolean firstSegmentHasColon(String path) {
    int slash = path.indexOf('/');
    int colon = path.indexOf(':');
    return colon >= 0 && (slash < 0 || colon < slash);
  }
}
