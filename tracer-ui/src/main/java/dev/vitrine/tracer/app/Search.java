package dev.vitrine.tracer.app;

import dev.vitrine.tracer.explain.Happened;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventFields;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Whether a text stands in a step: in its event's name, in any of its fields, in what the table says of it.
/// Any thread.
final class Search {
  private Search() {}

  /// @param wanted in small letters; "" is found everywhere
  static boolean finds(Entry entry, String wanted) {
    if (wanted.isEmpty() || holds(entry.event(), wanted)) {
      return true;
    }
    return switch (entry) {
      case Entry.Step(var step, Map<String, Object> more) ->
          anyHolds(EventFields.of(step.event()), wanted)
              || anyHolds(more, wanted)
              || holds(Happened.in(entry), wanted);
      case Entry.Unknown unknown -> anyHolds(unknown.fields(), wanted);
      case Entry.Gap _ -> holds(Happened.in(entry), wanted);
    };
  }

  private static boolean anyHolds(@Nullable Object value, String wanted) {
    return switch (value) {
      case null -> false;
      case List<?> list -> list.stream().anyMatch(each -> anyHolds(each, wanted));
      case Map<?, ?> map ->
          map.values().stream().anyMatch(each -> anyHolds(each, wanted))
              || map.keySet().stream().anyMatch(name -> holds(String.valueOf(name), wanted));
      case byte[] bytes -> holds(new String(bytes, StandardCharsets.ISO_8859_1), wanted);
      default -> holds(String.valueOf(value), wanted);
    };
  }

  private static boolean holds(String text, String wanted) {
    return text.toLowerCase(Locale.ROOT).contains(wanted);
  }
}
