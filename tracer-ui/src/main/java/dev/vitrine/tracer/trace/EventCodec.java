package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceEvent;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One kind of event as bytes: its fields in the order of the record's components, texts by their numbers. The
/// components are the only list of them there is.
final class EventCodec {
  private final MethodHandle make;
  private final Field[] fields;

  EventCodec(Class<? extends TraceEvent> kind) {
    RecordComponent[] components = kind.getRecordComponents();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    MethodHandles.Lookup lookup = MethodHandles.publicLookup();
    try {
      make =
          lookup
              .findConstructor(kind, MethodType.methodType(void.class, types))
              .asSpreader(Object[].class, types.length)
              .asType(MethodType.methodType(TraceEvent.class, Object[].class));
      fields = new Field[components.length];
      for (int i = 0; i < components.length; i++) {
        MethodHandle read =
            lookup
                .unreflect(components[i].getAccessor())
                .asType(MethodType.methodType(Object.class, TraceEvent.class));
        fields[i] = new Field(read, FieldType.of(types[i]), constants(types[i]));
      }
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException("an event and its fields are public: " + kind, e);
    }
  }

  void write(TraceEvent event, ByteSink out, Texts texts) {
    for (Field field : fields) {
      field.write(get(field.read, event), out, texts);
    }
  }

  TraceEvent read(ByteSink.Source in, Texts texts) {
    @Nullable Object[] values = new Object[fields.length];
    for (int i = 0; i < values.length; i++) {
      values[i] = fields[i].read(in, texts);
    }
    return make(values);
  }

  /// The same event with "" for each text that is absent.
  TraceEvent withTexts(TraceEvent event) {
    boolean whole = true;
    for (Field field : fields) {
      whole &= field.type != FieldType.TEXT || get(field.read, event) != null;
    }
    if (whole) {
      return event;
    }
    @Nullable Object[] values = new Object[fields.length];
    for (int i = 0; i < values.length; i++) {
      Object value = get(fields[i].read, event);
      values[i] = value == null && fields[i].type == FieldType.TEXT ? "" : value;
    }
    return make(values);
  }

  private TraceEvent make(@Nullable Object[] values) {
    try {
      return (TraceEvent) make.invokeExact(values);
    } catch (Throwable e) {
      throw new IllegalStateException("an event that was once made can be made again", e);
    }
  }

  private static @Nullable Object get(MethodHandle read, TraceEvent event) {
    try {
      return (Object) read.invokeExact(event);
    } catch (Throwable e) {
      throw new IllegalStateException("the accessor of a record throws nothing", e);
    }
  }

  private static List<Object> constants(Class<?> type) {
    Object[] all = type.getEnumConstants();
    return all == null ? List.of() : List.of(all);
  }

  private enum FieldType {
    NUMBER,
    INT,
    FLAG,
    TEXT,
    CONSTANT,
    ANY;

    static FieldType of(Class<?> type) {
      if (type == long.class) {
        return NUMBER;
      }
      if (type == int.class) {
        return INT;
      }
      if (type == boolean.class) {
        return FLAG;
      }
      if (type == String.class) {
        return TEXT;
      }
      return type.isEnum() ? CONSTANT : ANY;
    }
  }

  private record Field(MethodHandle read, FieldType type, List<Object> constants) {
    void write(@Nullable Object value, ByteSink out, Texts texts) {
      switch (type) {
        case NUMBER, INT -> out.putLong(value instanceof Number number ? number.longValue() : 0);
        case FLAG -> out.put(Boolean.TRUE.equals(value) ? 1 : 0);
        case TEXT -> out.putLong(texts.number((String) value));
        case CONSTANT -> out.put(value == null ? -1 : constants.indexOf(value));
        case ANY -> AnyValue.write(value, out, texts);
      }
    }

    @Nullable Object read(ByteSink.Source in, Texts texts) {
      return switch (type) {
        case NUMBER -> (Object) in.getLong();
        case INT -> (Object) (int) in.getLong();
        case FLAG -> (Object) (in.get() == 1);
        case TEXT -> texts.text((int) in.getLong());
        case CONSTANT -> {
          int place = in.get();
          yield place < 0 ? null : constants.get(place);
        }
        case ANY -> AnyValue.read(in, texts);
      };
    }
  }
}
