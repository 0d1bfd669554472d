package dev.vitrine.http;

import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// What a mux found out about a request. A copy of a request begins with what the original knew, and
/// a mux that the copy is given to changes the copy alone. Go: `Request.pat`, `matches` and
/// `otherValues`.
final class RouteMatch {
  private String pattern = "";

  /// The wildcards of the pattern, and what they took, in the same order.
  private List<String> names = List.of();

  private List<String> values = List.of();

  /// Under names that the pattern does not have; null until one is set.
  private Map<String, String> others;

  RouteMatch copy() {
    RouteMatch copy = new RouteMatch();
    copy.pattern = pattern;
    copy.names = names;
    copy.values = values;
    copy.others = others;
    return copy;
  }

  /// @param values one for each name; may be set to others later
  void set(String pattern, List<String> names, List<String> values) {
    this.pattern = pattern;
    this.names = names;
    this.values = values;
  }

  String pattern() {
    return pattern;
  }

  /// Empty when there is none. Few patterns have more than two, so looking through them is fastest.
  String value(String name) {
    int i = names.indexOf(name);
    if (i >= 0) {
      return values.get(i);
    }
    return others == null ? "" : others.getOrDefault(name, "");
  }

  void setValue(String name, String value) {
    int i = names.indexOf(name);
    if (i >= 0) {
      values.set(i, value);
      return;
    }
    if (others == null) {
      others = new HashMap<>();
    }
    others.put(name, value);
  }
}
