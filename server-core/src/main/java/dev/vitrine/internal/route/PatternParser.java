package dev.vitrine.internal.route;

import dev.vitrine.internal.text.Quote;
import dev.vitrine.internal.text.Tokens;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads one pattern from left to right: method, host, segments. Go: `parsePattern`.
///
/// Go's accepting is kept where it looks odd: spaces before the path without a method, a host with a
/// port (which no request without `CONNECT` can match), malformed percent-encoding taken as it is.
final class PatternParser {
  private final String source;
  private final String bytes;
  private final List<Segment> segments = new ArrayList<>();
  private final Set<String> names = new HashSet<>();

  /// Where the part stands that is being read, for messages.
  private int offset;

  PatternParser(String source) {
    this.source = source;
    this.bytes = PathText.toBytes(source);
  }

  RoutePattern parse() {
    if (bytes.isEmpty()) {
      throw new IllegalArgumentException("http: invalid pattern");
    }
    int blank = firstBlank();
    String method = blank < 0 ? "" : bytes.substring(0, blank);
    if (!method.isEmpty() && !Tokens.isToken(method)) {
      throw refused("invalid method " + Quote.quote(PathText.toText(method)));
    }
    int hostStart = blank < 0 ? 0 : skipBlanks(blank + 1);
    offset = blank < 0 ? 0 : method.length() + 1;
    int pathStart = bytes.indexOf('/', hostStart);
    if (pathStart < 0) {
      throw refused("host/path missing /");
    }
    String host = bytes.substring(hostStart, pathStart);
    int brace = host.indexOf('{');
    if (brace >= 0) {
      offset += brace;
      throw refused("host contains '{' (missing initial '/'?)");
    }
    offset += host.length();
    // CONNECT is matched against the path as it came, all others against the cleaned one. Without a
    // method it might be a CONNECT.
    if (!method.isEmpty() && !method.equals("CONNECT")) {
      String path = bytes.substring(pathStart);
      if (!path.equals(PathCleaner.clean(path))) {
        throw refused("non-CONNECT pattern with unclean path can never match");
      }
    }
    parseSegments(pathStart);
    return new RoutePattern(source, method, host, segments);
  }

  private void parseSegments(int pathStart) {
    int slash = pathStart;
    while (slash < bytes.length()) {
      offset = slash + 1;
      int end = bytes.indexOf('/', offset);
      boolean last = end < 0;
      end = last ? bytes.length() : end;
      if (offset == bytes.length()) {
        segments.add(Segment.REST);
        return;
      }
      segments.add(segment(bytes.substring(offset, end), last));
      slash = end;
    }
  }

  private Segment segment(String text, boolean last) {
    int brace = text.indexOf('{');
    if (brace < 0) {
      return Segment.literal(PathText.decode(text));
    }
    if (brace > 0) {
      throw refused("bad wildcard segment (must start with '{')");
    }
    if (!text.endsWith("}")) {
      throw refused("bad wildcard segment (must end with '}')");
    }
    String name = PathText.toText(text.substring(1, text.length() - 1));
    if (name.equals("$")) {
      if (!last) {
        throw refused("{$} not at end");
      }
      return Segment.END;
    }
    boolean multi = name.endsWith("...");
    if (multi) {
      name = name.substring(0, name.length() - "...".length());
      if (!last) {
        throw refused("{...} wildcard not at end");
      }
    }
    checkName(name);
    return new Segment(multi ? Segment.Kind.MULTI : Segment.Kind.SINGLE, name);
  }

  private void checkName(String name) {
    if (name.isEmpty()) {
      throw refused("empty wildcard");
    }
    if (!isIdentifier(name)) {
      throw refused("bad wildcard name " + Quote.quote(name));
    }
    if (!names.add(name)) {
      throw refused("duplicate wildcard name " + Quote.quote(name));
    }
  }

  /// An identifier as Go has them: no "$", unlike Java's.
  private static boolean isIdentifier(String name) {
    int c;
    for (int i = 0; i < name.length(); i += Character.charCount(c)) {
      c = name.codePointAt(i);
      if (!Character.isLetter(c) && c != '_' && (i == 0 || !Character.isDigit(c))) {
        return false;
      }
    }
    return true;
  }

  private int firstBlank() {
    for (int i = 0; i < bytes.length(); i++) {
      if (isBlank(bytes.charAt(i))) {
        return i;
      }
    }
    return -1;
  }

  private int skipBlanks(int from) {
    int i = from;
    while (i < bytes.length() && isBlank(bytes.charAt(i))) {
      i++;
    }
    return i;
  }

  private static boolean isBlank(char c) {
    return c == ' ' || c == '\t';
  }

  private IllegalArgumentException refused(String why) {
    return new IllegalArgumentException(
        "parsing " + Quote.quote(source) + ": at offset " + offset + ": " + why);
  }
}
