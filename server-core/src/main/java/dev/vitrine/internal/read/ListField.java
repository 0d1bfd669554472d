package dev.vitrine.internal.read;

import dev.vitrine.internal.text.Tokens;
import java.util.List;
import java.util.function.Consumer;

/// Fields whose value is a list with commas. RFC 9110 section 5.6.1. Go:
/// `httpguts.HeaderValuesContainsToken`, `foreachHeaderElement`.
final class ListField {
  private ListField() {}

  /// Whether one of the elements is `token`, the case of letters aside.
  static boolean contains(List<String> values, String token) {
    for (int v = 0; v < values.size(); v++) {
      String value = values.get(v);
      int from = 0;
      for (int comma = value.indexOf(','); comma >= 0; comma = value.indexOf(',', from)) {
        if (Tokens.equalFold(Tokens.trim(value.substring(from, comma)), token)) {
          return true;
        }
        from = comma + 1;
      }
      if (Tokens.equalFold(Tokens.trim(value.substring(from)), token)) {
        return true;
      }
    }
    return false;
  }

  /// Gives `each` element that is not empty.
  static void forEach(String value, Consumer<String> each) {
    int from = 0;
    while (from <= value.length()) {
      int comma = value.indexOf(',', from);
      int to = comma < 0 ? value.length() : comma;
      String element = Tokens.trim(value.substring(from, to));
      if (!element.isEmpty()) {
        each.accept(element);
      }
      from = to + 1;
    }
  }
}
