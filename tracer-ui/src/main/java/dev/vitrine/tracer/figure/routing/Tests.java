package dev.vitrine.tracer.figure.routing;

import dev.vitrine.internal.route.RoutePattern;
import dev.vitrine.tracer.figure.routing.Decided.Fate;
import dev.vitrine.tracer.figure.routing.Decided.Row;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/// The tests that a pattern was put to, in the order in which the mux takes them, as words: host, method, path. They
/// stop at the first that it failed.
final class Tests {
  private Tests() {}

  enum Column {
    HOST,
    METHOD,
    PATH;

    String label() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  /// One test and its outcome.
  record Test(Column column, boolean passed, String words) {}

  static List<Test> of(Row row) {
    if (row.fate() == Fate.OPEN || row.fate() == Fate.LOST) {
      return List.of();
    }
    RoutePattern pattern = RoutePattern.parse(row.pattern());
    List<Test> all = new ArrayList<>();
    if (row.fate() == Fate.HOST) {
      all.add(new Test(Column.HOST, false, "other host"));
      return all;
    }
    all.add(new Test(Column.HOST, true, orAny(pattern.host())));
    if (row.fate() == Fate.METHOD) {
      all.add(new Test(Column.METHOD, false, "not " + pattern.method()));
      return all;
    }
    all.add(new Test(Column.METHOD, true, orAny(pattern.method())));
    all.add(new Test(Column.PATH, row.fate().matches(), path(row)));
    return all;
  }

  private static String orAny(String part) {
    return part.isEmpty() ? "any" : part;
  }

  /// The path of a pattern as it was written: from the first slash on.
  static String pathOf(String pattern) {
    int slash = pattern.indexOf('/');
    return slash < 0 ? pattern : pattern.substring(slash);
  }

  private static String path(Row row) {
    String path = pathOf(row.pattern());
    return switch (row.fate()) {
      case CHOSEN, CANDIDATE, AFTER_REDIRECT -> matched(path, row.values());
      case TOO_SHORT -> "ends too early";
      case TOO_LONG -> path.indexOf('{') < 0 ? "only " + path : "goes on";
      case SEGMENT -> failed(path, row.place());
      case OPEN, LOST, HOST, METHOD -> "";
    };
  }

  private static String matched(String path, Map<String, String> values) {
    if (!values.isEmpty()) {
      return values.entrySet().stream()
          .map(v -> v.getKey() + " = " + v.getValue())
          .collect(Collectors.joining(", "));
    }
    if (path.equals("/")) {
      return "everything";
    }
    if (path.endsWith("{$}")) {
      return "is " + path.substring(0, path.length() - 3);
    }
    if (path.indexOf('{') >= 0) {
      return "matches";
    }
    return (path.endsWith("/") ? "begins with " : "is ") + path;
  }

  /// @param place the number of the segment that differs
  private static String failed(String path, int place) {
    String[] segments = path.substring(1).split("/", -1);
    String segment = place < segments.length ? segments[place] : "";
    if (segments.length == 1 && !segment.startsWith("{")) {
      return "only " + path;
    }
    if (segment.equals("{$}")) {
      return "only " + path.substring(0, path.length() - 3);
    }
    return segment.startsWith("{") ? "nothing for " + segment : "no “" + segment + "”";
  }
}
