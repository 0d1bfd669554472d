package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// The fields of an event, by their names in the trace file and in their order there.
public final class Fields {
  private Fields() {}

  /// Name and value of each component; a null component is left out, as in the file.
  public static Map<String, Object> values(TraceEvent event) {
    Map<String, Object> values = new LinkedHashMap<>();
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      try {
        Object value = component.getAccessor().invoke(event);
        if (value != null) {
          values.put(component.getName(), value);
        }
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException("an event's fields are public: " + component, e);
      }
    }
    return Collections.unmodifiableMap(values);
  }

  static Map<String, String> of(TraceEvent event) {
    return text(values(event));
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
