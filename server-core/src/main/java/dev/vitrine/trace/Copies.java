package dev.vitrine.trace;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Copies for events that keep the order in which fields were sent or named.
final class Copies {
  private Copies() {}

  static Map<String, String> of(Map<String, String> map) {
    return map.isEmpty() ? Map.of() : Collections.unmodifiableMap(new LinkedHashMap<>(map));
  }

  static Map<String, List<String>> lists(Map<String, List<String>> map) {
    Map<String, List<String>> copy = LinkedHashMap.newLinkedHashMap(map.size());
    map.forEach((key, values) -> copy.put(key, List.copyOf(values)));
    return Collections.unmodifiableMap(copy);
  }
}
