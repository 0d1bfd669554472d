package dev.vitrine.http;

import java.util.ArrayList;
import java.util.List;

/// Paths with slashes as plain text: what Go's package `path` does, relative ones included (a request's
/// path is cleaned by the router instead).
final class SlashPath {
  private SlashPath() {}

  /// The shortest path to the same place: no empty segment, no ".", ".." only at the beginning of a
  /// relative one, no slash at the end but for the root. Go: `path.Clean`.
  static String clean(String path) {
    boolean rooted = path.startsWith("/");
    List<String> kept = new ArrayList<>();
    for (int from = 0; from < path.length(); ) {
      int slash = path.indexOf('/', from);
      int to = slash < 0 ? path.length() : slash;
      String segment = path.substring(from, to);
      from = to + 1;
      if (segment.isEmpty() || segment.equals(".")) {
        continue;
      }
      if (!segment.equals("..")) {
        kept.add(segment);
      } else if (!kept.isEmpty() && !kept.get(kept.size() - 1).equals("..")) {
        kept.remove(kept.size() - 1);
      } else if (!rooted) {
        kept.add(segment);
      } // else: the root's parent is the root
    }
    String joined = String.join("/", kept);
    if (rooted) {
      return "/" + joined;
    }
    return joined.isEmpty() ? "." : joined;
  }

  /// The last segment, slashes at the end aside; "/" for nothing but slashes, "." for nothing. Go:
  /// `path.Base`.
  static String base(String path) {
    if (path.isEmpty()) {
      return ".";
    }
    int end = path.length();
    while (end > 0 && path.charAt(end - 1) == '/') {
      end--;
    }
    return end == 0 ? "/" : path.substring(path.lastIndexOf('/', end - 1) + 1, end);
  }

  /// The last dot of the last segment and what stands behind it; empty without a dot. Go:
  /// `path.Ext`.
  static String extension(String path) {
    int dot = path.lastIndexOf('.');
    return dot > path.lastIndexOf('/') ? path.substring(dot) : "";
  }

  /// Whether a segment is "..", backslashes counting as slashes. Go: `containsDotDot`.
  static boolean hasDotDot(String path) {
    int from = path.indexOf("..");
    while (from >= 0) {
      boolean begins = from == 0 || isSlash(path.charAt(from - 1));
      if (begins && (from + 2 == path.length() || isSlash(path.charAt(from + 2)))) {
        return true;
      }
      from = path.indexOf("..", from + 1);
    }
    return false;
  }

  private static boolean isSlash(char c) {
    return c == '/' || c == '\\';
  }
}
