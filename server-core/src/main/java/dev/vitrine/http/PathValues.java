package dev.vitrine.http;

import java.util.HashMap;
import java.util.Map;

/// The values of a pattern's wildcards.
final class PathValues {
  private PathValues() {}

  static Map<String, String> with(Map<String, String> values, String name, String value) {
    Map<String, String> changed = new HashMap<>(values);
    changed.put(name, value);
    return changed;
  }
}
