package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceEvent;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/// The kinds of event of the catalogue by small numbers, as a store keeps them: what can be asked of a kind is
/// asked once, not of each entry.
public final class EventKinds {
  /// An event that only a later version knows.
  public static final int UNKNOWN = 126;

  /// Steps are missing.
  public static final int GAP = 127;

  private static final List<Class<? extends TraceEvent>> KINDS = new ArrayList<>();
  private static final Map<Class<?>, Integer> NUMBERS = new HashMap<>();
  private static final List<EventCodec> CODECS = new ArrayList<>();
  private static final List<TraceEvent> BLANKS = new ArrayList<>();

  static {
    for (Class<?> each : TraceEvent.class.getPermittedSubclasses()) {
      Class<? extends TraceEvent> kind = each.asSubclass(TraceEvent.class);
      NUMBERS.put(kind, KINDS.size());
      KINDS.add(kind);
      CODECS.add(new EventCodec(kind));
      BLANKS.add(EventFields.event(kind.getSimpleName(), new HashMap<>()));
    }
  }

  private EventKinds() {}

  static int number(TraceEvent event) {
    Integer number = NUMBERS.get(event.getClass());
    if (number == null) {
      throw new IllegalArgumentException("not in the catalogue: " + event.getClass());
    }
    return number;
  }

  /// The number of an entry's kind.
  static int of(Entry entry) {
    return switch (entry) {
      case Entry.Step(var step, _) -> number(step.event());
      case Entry.Unknown _ -> UNKNOWN;
      case Entry.Gap _ -> GAP;
    };
  }

  static EventCodec codec(int number) {
    return CODECS.get(number);
  }

  /// An event of this kind with nothing in its fields, to ask it what all of its kind answer alike; null for
  /// [#UNKNOWN] and [#GAP].
  public static @Nullable TraceEvent blank(int number) {
    return number < BLANKS.size() ? BLANKS.get(number) : null;
  }

  /// The numbers of the kinds of which a test holds, asked with a [#blank] event.
  public static BitSet where(Predicate<TraceEvent> test) {
    BitSet chosen = new BitSet();
    for (int number = 0; number < BLANKS.size(); number++) {
      chosen.set(number, test.test(BLANKS.get(number)));
    }
    return chosen;
  }

  /// The names of all kinds, in the order of the catalogue.
  public static List<String> names() {
    return KINDS.stream().map(Class::getSimpleName).map(String::valueOf).toList();
  }
}
