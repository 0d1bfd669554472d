package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceEvent;
import java.lang.reflect.Constructor;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.Arrays;
import java.util.Base64;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Between an event and its fields, by the names of its record's components: what the file holds is what the
/// catalogue says, and there is no second list of it.
public final class EventFields {
  private static final Map<String, Shape> CATALOGUE = catalogue();

  /// How an event of one kind is made.
  record Shape(String event, List<String> names, List<Type> types, Constructor<?> maker) {
    static Shape of(Class<?> event) {
      RecordComponent[] components = event.getRecordComponents();
      Class<?>[] types =
          Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
      try {
        return new Shape(
            event.getSimpleName(),
            Arrays.stream(components).map(RecordComponent::getName).toList(),
            Arrays.stream(components).map(RecordComponent::getGenericType).toList(),
            event.getDeclaredConstructor(types));
      } catch (NoSuchMethodException e) {
        throw new IllegalStateException("a record has its constructor: " + event, e);
      }
    }

    int size() {
      return names.size();
    }

    /// Where the field stands; -1 for one that the event has not.
    int indexOf(String name) {
      return names.indexOf(name);
    }

    /// The event with these values, which are replaced by what the catalogue makes of them.
    ///
    /// @throws IllegalArgumentException when one has another type than the catalogue says
    TraceEvent event(@Nullable Object[] values) {
      for (int i = 0; i < values.length; i++) {
        values[i] = value(names.get(i), values[i], types.get(i));
      }
      try {
        return (TraceEvent) maker.newInstance(values);
      } catch (ReflectiveOperationException e) {
        throw new IllegalArgumentException("the fields of " + event + " do not make one", e);
      }
    }
  }

  private EventFields() {}

  private static Map<String, Shape> catalogue() {
    Map<String, Shape> byName = new HashMap<>();
    for (Class<?> event : TraceEvent.class.getPermittedSubclasses()) {
      byName.put(event.getSimpleName(), Shape.of(event));
    }
    return Map.copyOf(byName);
  }

  /// Name and value of each field in order; one that is null is left out, as in the file.
  public static Map<String, Object> of(TraceEvent event) {
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

  /// The names of an event's fields in their order; none for an event that is not in the catalogue.
  public static List<String> names(String event) {
    Shape shape = shape(event);
    return shape == null ? List.of() : shape.names;
  }

  /// The same event with "" for each text that is absent: for those who show it. An exception without a message,
  /// a handler without a pattern leave a text out.
  public static TraceEvent withTexts(TraceEvent event) {
    return EventKinds.codec(EventKinds.number(event)).withTexts(event);
  }

  /// Null for an event of a later version.
  static @Nullable Shape shape(String event) {
    return CATALOGUE.get(event);
  }

  /// The event with these fields, as [#of] gives them or as a file holds them; takes from the map what it uses, so that unknown
  /// fields are left in it.
  ///
  /// @throws IllegalArgumentException when a field has another type than the catalogue says
  public static TraceEvent event(String name, Map<String, Object> fields) {
    Shape shape = shape(name);
    if (shape == null) {
      throw new IllegalArgumentException("not in the catalogue: " + name);
    }
    return shape.event(shape.names.stream().map(fields::remove).toArray());
  }

  private static @Nullable Object value(String name, @Nullable Object value, Type type) {
    if (value == null) {
      return type == long.class
          ? (Object) 0L
          : type == int.class ? (Object) 0 : type == boolean.class ? (Object) false : absent(type);
    }
    if (value instanceof Long number && type == long.class) {
      return number;
    }
    if (value instanceof Integer number && type == int.class) {
      return number;
    }
    if (value instanceof byte[] data && type == byte[].class) {
      return data;
    }
    if (type instanceof Class<?> c && c.isEnum() && c.isInstance(value)) {
      return value;
    }
    if (value instanceof Long number && type == int.class) {
      return Math.toIntExact(number);
    }
    if (value instanceof Boolean flag && type == boolean.class) {
      return flag;
    }
    if (value instanceof String text && type == String.class) {
      return text;
    }
    if (value instanceof String text && type == byte[].class) {
      return Base64.getDecoder().decode(text);
    }
    if (value instanceof String text && type instanceof Class<?> c && c.isEnum()) {
      return constant(c, text);
    }
    if ((value instanceof List || value instanceof Map) && type instanceof ParameterizedType) {
      return value;
    }
    throw new IllegalArgumentException("the field " + name + " is not a " + type.getTypeName());
  }

  /// A field that the file leaves out is null, but for collections and bytes, which are empty.
  private static @Nullable Object absent(Type type) {
    if (type instanceof ParameterizedType generic) {
      return generic.getRawType() == List.class ? List.of() : Map.of();
    }
    return type == byte[].class ? new byte[0] : null;
  }

  private static Object constant(Class<?> type, String text) {
    for (Object constant : type.getEnumConstants()) {
      if (((Enum<?>) constant).name().equals(text)) {
        return constant;
      }
    }
    throw new IllegalArgumentException(text + " is not a " + type.getSimpleName());
  }
}
