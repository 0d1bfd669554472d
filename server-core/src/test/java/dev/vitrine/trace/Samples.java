package dev.vitrine.trace;

import dev.vitrine.http.ConnState;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/// One event of each kind, with a different value in every field.
final class Samples {
  private Samples() {}

  static Stream<TraceEvent> events() {
    return Stream.of(TraceEvent.class.getPermittedSubclasses()).map(Samples::sample);
  }

  private static TraceEvent sample(Class<?> type) {
    List<Object> values = new ArrayList<>();
    RecordComponent[] components = type.getRecordComponents();
    for (RecordComponent component : components) {
      values.add(value(component, values.size()));
    }
    try {
      return (TraceEvent) type.getDeclaredConstructors()[0].newInstance(values.toArray());
    } catch (ReflectiveOperationException e) {
      throw new LinkageError("an event cannot be made", e);
    }
  }

  private static Object value(RecordComponent component, int position) {
    return switch (component.getGenericType().getTypeName()) {
      case "java.lang.String" -> component.getName() + " é \u4f60 \"\n";
      case "long" -> 1L << (20 + position);
      case "int" -> 200 + position;
      case "boolean" -> true;
      case "byte[]" -> new byte[] {0, -1, 65, (byte) position};
      case "dev.vitrine.http.ConnState" -> position == 0 ? ConnState.ACTIVE : ConnState.IDLE;
      case "java.util.List<java.lang.String>" -> List.of(component.getName(), "b");
      case "java.util.Map<java.lang.String, java.lang.String>" -> Map.of("id", "7 / 8");
      case "java.util.Map<java.lang.String, java.util.List<java.lang.String>>" ->
          Map.of("Allow", List.of("GET", "HEAD"));
      default -> throw new AssertionError(Objects.toString(component));
    };
  }

  static TraceRecord record(TraceEvent event) {
    return new TraceRecord(7, 181_200, 1, 2, 3, 33, "conn-2", event);
  }
}
