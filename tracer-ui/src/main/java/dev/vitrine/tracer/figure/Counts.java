package dev.vitrine.tracer.figure;

import java.util.Collections;
import java.util.EnumMap;
import java.util.Map;

/// How many there are of each value of an enum: kept while a trace is folded, so that a figure of ten thousand
/// connections is drawn without visiting them. Immutable.
///
/// @param all the values of which there are some, with their numbers
public record Counts<E extends Enum<E>>(Map<E, Long> all) {
  public Counts {
    all = Collections.unmodifiableMap(all);
  }

  /// Nothing of each.
  public static <E extends Enum<E>> Counts<E> none() {
    return new Counts<E>(Map.of());
  }

  public long of(E value) {
    return all.getOrDefault(value, 0L);
  }

  /// `n` more of a value; fewer when `n` is negative.
  public Counts<E> plus(E value, long n) {
    Map<E, Long> next = all.isEmpty() ? new EnumMap<>(Map.of(value, 0L)) : new EnumMap<>(all);
    long sum = of(value) + n;
    if (sum == 0) {
      next.remove(value);
    } else {
      next.put(value, sum);
    }
    return new Counts<>(next);
  }

  /// One went from a value to another.
  public Counts<E> moved(E from, E to) {
    return from == to ? this : plus(from, -1).plus(to, 1);
  }

  public long total() {
    return all.values().stream().mapToLong(Long::longValue).sum();
  }
}
