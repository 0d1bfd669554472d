package dev.vitrine.http;

import dev.vitrine.http.Escape.Part;
import java.util.Objects;

/// A URL reference, taken apart. RFC 3986. Go: `url.URL`.
///
/// `[scheme:][//[userInfo@]host][/]path[?rawQuery][#fragment]`, or, without a slash behind the
/// scheme, `scheme:opaque[?rawQuery][#fragment]`.
///
/// `path` and `fragment` are decoded text (UTF-8; malformed sequences become U+FFFD). `opaque`,
/// `userInfo`, `rawPath` and `rawQuery` are still encoded, `host` is not; these are ISO-8859-1, one
/// char a byte. No component is null.
///
/// Differs from Go, which has three more fields: a fragment is written in its default encoding,
/// whatever its encoding was; `http:/path` is written `http:///path`; an empty user (`http://@host`)
/// is dropped.
///
/// @param scheme in lower case, without the colon; empty for a relative reference
/// @param opaque what stands behind a scheme without a slash, encoded
/// @param userInfo "name" or "name:password", encoded
/// @param host "host" or "host:port", an IPv6 address in brackets
/// @param path decoded: a slash that was "%2F" looks like any other
/// @param rawPath the path as it was encoded, only where that is not the default encoding of `path`
/// @param forceQuery whether a "?" stood there with nothing behind it
/// @param rawQuery what stands behind "?", encoded
/// @param fragment what stands behind "#", decoded
public record Url(
    String scheme,
    String opaque,
    String userInfo,
    String host,
    String path,
    String rawPath,
    boolean forceQuery,
    String rawQuery,
    String fragment) {

  /// @throws NullPointerException when a component is null
  public Url {
    Objects.requireNonNull(scheme, "scheme");
    Objects.requireNonNull(opaque, "opaque");
    Objects.requireNonNull(userInfo, "userInfo");
    Objects.requireNonNull(host, "host");
    Objects.requireNonNull(path, "path");
    Objects.requireNonNull(rawPath, "rawPath");
    Objects.requireNonNull(rawQuery, "rawQuery");
    Objects.requireNonNull(fragment, "fragment");
  }

  /// A URL of a path and a query alone.
  ///
  /// @param path decoded
  /// @param rawQuery encoded, without "?"
  static Url ofPath(String path, String rawQuery) {
    return new Url("", "", "", "", path, "", false, rawQuery, "");
  }

  /// Reads an absolute URL or a relative reference. Go: `url.Parse`.
  ///
  /// @param s ISO-8859-1, one char a byte; a text with chars past that is taken as UTF-8
  /// @throws UrlSyntaxException when Go would refuse it
  public static Url parse(String s) {
    String bytes = Escape.asBytes(s);
    int hash = bytes.indexOf('#');
    String url = hash < 0 ? bytes : bytes.substring(0, hash);
    Url parsed = new UrlParser(url, false).parse();
    return hash < 0 ? parsed : parsed.withFragment(UrlParser.fragment(bytes, hash + 1));
  }

  /// Reads the target of a request: an absolute URL or an absolute path, in which "#" means
  /// nothing special, or "*". RFC 9112 section 3.2. Go: `url.ParseRequestURI`.
  ///
  /// @param s ISO-8859-1, one char a byte; a text with chars past that is taken as UTF-8
  /// @throws UrlSyntaxException when Go would refuse it
  public static Url parseRequestUri(String s) {
    Url plain = plainOriginForm(s);
    return plain != null ? plain : new UrlParser(Escape.asBytes(s), true).parse();
  }

  /// The common case in one pass: a path in which nothing is encoded, perhaps with a query.
  ///
  /// @return null when it is any other case
  private static Url plainOriginForm(String s) {
    int length = s.length();
    if (length == 0 || s.charAt(0) != '/') {
      return null;
    }
    int end = 1;
    while (end < length && Part.PATH.isPlain(s.charAt(end))) {
      end++;
    }
    if (end == length) {
      return ofPath(s, "");
    }
    if (s.charAt(end) != '?') {
      return null;
    }
    for (int i = end + 1; i < length; i++) {
      char c = s.charAt(i);
      if (c < ' ' || c == 0x7f || c > 0xff) {
        return null;
      }
    }
    boolean force = end + 1 == length;
    return new Url("", "", "", "", s.substring(0, end), "", force, s.substring(end + 1), "");
  }

  /// The path as it goes into a URL: `rawPath` when that encodes `path`, else the default encoding.
  /// Go: `URL.EscapedPath`.
  public String escapedPath() {
    if (!rawPath.isEmpty()) {
      String bytes = pathBytes();
      if (bytes != null) {
        // The raw form may hold bytes that a path cannot, which then are encoded; what it says is
        // kept even where it is no UTF-8 and `path` only has U+FFFD for it.
        return isValidPath(rawPath) ? rawPath : Escape.escape(bytes, Part.PATH);
      }
    }
    return path.equals("*") ? "*" : Escape.escape(Escape.toBytes(path), Part.PATH);
  }

  /// What `rawPath` decodes to; null when that is not `path`.
  private String pathBytes() {
    try {
      String bytes = Escape.unescape(Escape.asBytes(rawPath), Part.PATH);
      return Escape.toText(bytes).equals(path) ? bytes : null;
    } catch (UrlSyntaxException notAnEncoding) {
      return null; // someone made this Url by hand: the path alone counts
    }
  }

  private static boolean isValidPath(String raw) {
    for (int i = 0; i < raw.length(); i++) {
      char c = raw.charAt(i);
      if (!Part.PATH.isPlain(c) && "!'()*[]%".indexOf(c) < 0) {
        return false;
      }
    }
    return true;
  }

  /// The pairs of the query, without those that are malformed. Read anew on each call. Go:
  /// `URL.Query`.
  public Values query() {
    Values values = new Values();
    values.addQuery(rawQuery);
    return values;
  }

  /// What a request line would hold: path and query. Go: `URL.RequestURI`.
  public String requestUri() {
    String uri = opaque;
    if (uri.isEmpty()) {
      uri = escapedPath();
      if (uri.isEmpty()) {
        uri = "/";
      }
    } else if (uri.startsWith("//")) {
      uri = scheme + ":" + uri;
    }
    return forceQuery || !rawQuery.isEmpty() ? uri + "?" + rawQuery : uri;
  }

  /// The host without port and brackets.
  public String hostname() {
    int colon = portColon();
    String name = colon < 0 ? host : host.substring(0, colon);
    boolean literal = name.length() > 1 && name.startsWith("[") && name.endsWith("]");
    return literal ? name.substring(1, name.length() - 1) : name;
  }

  /// The port, empty when there is none or it is no number.
  public String port() {
    int colon = portColon();
    return colon < 0 ? "" : host.substring(colon + 1);
  }

  private int portColon() {
    int colon = host.lastIndexOf(':');
    return colon >= 0 && UrlParser.isOptionalPort(host.substring(colon)) ? colon : -1;
  }

  /// Whether there is a scheme. Go: `URL.IsAbs`.
  public boolean isAbsolute() {
    return !scheme.isEmpty();
  }

  /// The same URL with another path. Go: a copy with `Path` and `RawPath` set.
  Url withPath(String path, String rawPath) {
    return new Url(scheme, opaque, userInfo, host, path, rawPath, forceQuery, rawQuery, fragment);
  }

  private Url withFragment(String fragment) {
    return new Url(scheme, opaque, userInfo, host, path, rawPath, forceQuery, rawQuery, fragment);
  }

  /// The same URL with another query.
  Url withRawQuery(String rawQuery) {
    return new Url(scheme, opaque, userInfo, host, path, rawPath, forceQuery, rawQuery, fragment);
  }

  /// The whole URL, encoded. RFC 3986 section 5.3. Go: `URL.String`.
  @Override
  public String toString() {
    StringBuilder out = new StringBuilder();
    if (!scheme.isEmpty()) {
      out.append(scheme).append(':');
    }
    if (!opaque.isEmpty()) {
      out.append(opaque);
    } else {
      appendAuthority(out);
      appendPath(out);
    }
    if (forceQuery || !rawQuery.isEmpty()) {
      out.append('?').append(rawQuery);
    }
    if (!fragment.isEmpty()) {
      out.append('#').append(Escape.escape(Escape.toBytes(fragment), Part.FRAGMENT));
    }
    return out.toString();
  }

  private void appendAuthority(StringBuilder out) {
    boolean any = !host.isEmpty() || !userInfo.isEmpty();
    if (any || !scheme.isEmpty() && !path.isEmpty()) {
      out.append("//");
    }
    if (!userInfo.isEmpty()) {
      out.append(userInfo).append('@');
    }
    out.append(Escape.escape(Escape.asBytes(host), Part.HOST));
  }

  private void appendPath(StringBuilder out) {
    String escaped = escapedPath();
    if (!escaped.isEmpty() && escaped.charAt(0) != '/' && !host.isEmpty()) {
      out.append('/');
    }
    // RFC 3986 section 4.2: a colon in the first segment would make it a scheme.
    if (out.isEmpty() && UrlParser.firstSegmentHasColon(escaped)) {
      out.append("./");
    }
    out.append(escaped);
  }
}
