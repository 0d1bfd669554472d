package dev.vitrine.tracer.trace;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A value of whatever type a trace may hold, as bytes that begin with its type: for lists and maps of the
/// catalogue, and for fields that only a later version knows.
final class AnyValue {
  private static final int NULL = 0;
  private static final int TEXT = 1;
  private static final int LONG = 2;
  private static final int INT = 3;
  private static final int DOUBLE = 4;
  private static final int TRUE = 5;
  private static final int FALSE = 6;
  private static final int BYTES = 7;
  private static final int LIST = 8;
  private static final int MAP = 9;

  private AnyValue() {}

  /// @throws IllegalArgumentException for a type that no trace holds
  static void write(@Nullable Object value, ByteSink out, Texts texts) {
    switch (value) {
      case null -> out.put(NULL);
      case String text -> {
        out.put(TEXT);
        out.putLong(texts.number(text));
      }
      case Long number -> {
        out.put(LONG);
        out.putLong(number);
      }
      case Integer number -> {
        out.put(INT);
        out.putLong(number);
      }
      case Double number -> {
        out.put(DOUBLE);
        out.putLong(Double.doubleToRawLongBits(number));
      }
      case Boolean flag -> out.put(flag ? TRUE : FALSE);
      case byte[] data -> {
        out.put(BYTES);
        out.putLong(data.length);
        out.put(data);
      }
      case List<?> list -> {
        out.put(LIST);
        out.putLong(list.size());
        list.forEach(each -> write(each, out, texts));
      }
      case Map<?, ?> map -> {
        out.put(MAP);
        out.putLong(map.size());
        map.forEach((name, each) -> {
          out.putLong(texts.number((String) name));
          write(each, out, texts);
        });
      }
      default -> throw new IllegalArgumentException("no trace holds a " + value.getClass());
    }
  }

  static @Nullable Object read(ByteSink.Source in, Texts texts) {
    int type = in.get();
    return switch (type) {
      case TEXT -> texts.text((int) in.getLong());
      case LONG -> (Object) in.getLong();
      case INT -> (Object) (int) in.getLong();
      case DOUBLE -> Double.longBitsToDouble(in.getLong());
      case TRUE -> true;
      case FALSE -> false;
      case BYTES -> in.get((int) in.getLong());
      case LIST -> list(in, texts);
      case MAP -> map(in, texts);
      default -> null;
    };
  }

  private static List<@Nullable Object> list(ByteSink.Source in, Texts texts) {
    int count = (int) in.getLong();
    List<@Nullable Object> all = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      all.add(read(in, texts));
    }
    return Collections.unmodifiableList(all);
  }

  /// In the order in which it was written.
  static Map<String, Object> map(ByteSink.Source in, Texts texts) {
    int count = (int) in.getLong();
    Map<String, Object> all = LinkedHashMap.newLinkedHashMap(count);
    for (int i = 0; i < count; i++) {
      String name = texts.text((int) in.getLong());
      Object value = read(in, texts);
      if (name != null && value != null) {
        all.put(name, value);
      }
    }
    return Collections.unmodifiableMap(all);
  }
}
