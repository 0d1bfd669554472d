package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.InformationalSent;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.RouteMissed;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.tracer.trace.Entry;
import java.util.List;
import java.util.Locale;

/// A step at which the server is held: of what sort, and which. Immutable; any thread may ask it.
///
/// @param value what it is compared with; nothing matches "" but for a kind of event that is not chosen yet
/// @param enabled whether it holds anything now
record Breakpoint(Sort sort, String value, boolean enabled) {
  /// What of a step is looked at.
  enum Sort {
    EVENT("Event", "Accepted"),
    CONNECTION("Connection", "its number"),
    PATTERN("Pattern", "GET /hello/{name}"),
    STATUS("Status", "404 or 5xx"),
    TEXT("Text", "in any field");

    static final List<Sort> ALL = List.of(values());

    private final String word;
    private final String example;

    Sort(String word, String example) {
      this.word = word;
      this.example = example;
    }

    String word() {
      return word;
    }

    /// What a person may write.
    String example() {
      return example;
    }
  }

  Breakpoint with(boolean on) {
    return new Breakpoint(sort, value, on);
  }

  Breakpoint with(Sort newSort) {
    return new Breakpoint(newSort, value, enabled);
  }

  Breakpoint with(String newValue) {
    return new Breakpoint(sort, newValue, enabled);
  }

  /// Whether a step is one of those, enabled or not.
  boolean matches(Entry entry) {
    String wanted = value.strip();
    if (wanted.isEmpty()) {
      return false;
    }
    return switch (sort) {
      case EVENT -> entry.event().equalsIgnoreCase(wanted);
      case CONNECTION -> String.valueOf(entry.connectionId()).equals(wanted);
      case PATTERN -> wanted.equals(pattern(entry));
      case STATUS -> isStatus(status(entry), wanted);
      case TEXT -> Search.finds(entry, wanted.toLowerCase(Locale.ROOT));
    };
  }

  /// In words: "event Accepted".
  String words() {
    return sort.word().toLowerCase(Locale.ROOT) + " " + value.strip();
  }

  private static String pattern(Entry entry) {
    return switch (event(entry)) {
      case Routed routed when routed.pattern() != null -> routed.pattern();
      case HandlerStarted started when started.pattern() != null -> started.pattern();
      case null, default -> "";
    };
  }

  private static int status(Entry entry) {
    return switch (event(entry)) {
      case ResponseStarted started -> started.status();
      case InformationalSent sent -> sent.status();
      case RequestRejected rejected -> rejected.status();
      case RouteMissed missed -> missed.status();
      case null, default -> 0;
    };
  }

  private static @org.jspecify.annotations.Nullable TraceEvent event(Entry entry) {
    return entry instanceof Entry.Step(var step, _) ? step.event() : null;
  }

  // "404", or "4xx" for all that begin so.
  private static boolean isStatus(int status, String wanted) {
    String word = String.valueOf(status);
    if (status == 0 || word.length() != wanted.length()) {
      return false;
    }
    for (int i = 0; i < word.length(); i++) {
      char w = wanted.charAt(i);
      if (w != 'x' && w != 'X' && w != word.charAt(i)) {
        return false;
      }
    }
    return true;
  }
}
