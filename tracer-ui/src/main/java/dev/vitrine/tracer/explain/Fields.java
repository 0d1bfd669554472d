package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.tracer.trace.EventFields;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of an event as text, by their names in the trace file and in their order there.
final class Fields {
  private Fields() {}

  static Map<String, String> of(TraceEvent event) {
    return text(EventFields.of(event));
  }

  static Map<String, String> text(Map<String, Object> values) {
    Map<String, String> all = new LinkedHashMap<>();
    values.forEach((name, value) ->
        all.put(
            name,
            value instanceof byte[] data
                ? new String(data, StandardCharsets.ISO_8859_1)
                : value.toString()));
    return Collections.unmodifiableMap(all);
  }
}
