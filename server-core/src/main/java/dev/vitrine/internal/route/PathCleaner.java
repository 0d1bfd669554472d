package dev.vitrine.internal.route;

/// The canonical form of a path: it begins with a slash, no segment is empty, "." or "..", and a
/// slash at the end is kept. Go: `cleanPath` and `path.Clean`.
///
/// Dots are removed as RFC 3986 section 5.2.4 removes them; joining slashes goes further than the
/// RFC, as in Go. What is percent-encoded is looked at by nobody here: "%2e" is no dot, "%2F" no
/// slash.
public final class PathCleaner {
  private PathCleaner() {}

  /// Cleans a path, and returns the very same string when it is clean, which costs one pass.
  public static String clean(String path) {
    return isClean(path) ? path : rebuild(path);
  }

  private static boolean isClean(String path) {
    if (path.isEmpty() || path.charAt(0) != '/') {
      return false;
    }
    int slash = 0;
    while (slash + 1 < path.length()) {
      int end = path.indexOf('/', slash + 1);
      end = end < 0 ? path.length() : end;
      if (end == slash + 1 || isDot(path, slash + 1, end) || isDotDot(path, slash + 1, end)) {
        return false;
      }
      slash = end;
    }
    return true;
  }

  private static String rebuild(String path) {
    StringBuilder out = new StringBuilder(path.length() + 1);
    int from = 0;
    while (from < path.length()) {
      int end = path.indexOf('/', from);
      end = end < 0 ? path.length() : end;
      if (isDotDot(path, from, end)) {
        out.setLength(Math.max(out.lastIndexOf("/"), 0)); // the root's parent is the root
      } else if (end > from && !isDot(path, from, end)) {
        out.append('/').append(path, from, end);
      }
      from = end + 1;
    }
    if (out.isEmpty() || path.endsWith("/")) {
      out.append('/');
    }
    return out.toString();
  }

  private static boolean isDot(String s, int from, int to) {
    return to - from == 1 && s.charAt(from) == '.';
  }

  private static boolean isDotDot(String s, int from, int to) {
    return to - from == 2 && s.charAt(from) == '.' && s.charAt(from + 1) == '.';
  }
}
