package dev.vitrine.tracer.app;

import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.tracer.trace.EventKinds;
import java.util.BitSet;
import java.util.List;

/// How far one step goes.
enum Granularity {
  EVENT("event", "event", "each event"),
  FIGURE("step of the figure", "figure", "to where something else of the figure is now"),
  REQUEST("request", "request", "to the beginning of a request"),
  CONNECTION("connection", "conn", "to the beginning of a connection");

  static final List<Granularity> ALL = List.of(values());

  private static final BitSet NOT_A_REQUEST = without(RequestLineRead.class, RequestRejected.class);
  private static final BitSet NOT_A_CONNECTION = without(Accepted.class);

  private final String word;
  private final String shortWord;
  private final String explained;

  Granularity(String word, String shortWord, String explained) {
    this.word = word;
    this.shortWord = shortWord;
    this.explained = explained;
  }

  String word() {
    return word;
  }

  String shortWord() {
    return shortWord;
  }

  String explained() {
    return explained;
  }

  Granularity next() {
    return ALL.get((ALL.indexOf(this) + 1) % ALL.size());
  }

  /// The kinds of event that no step of this size ends at.
  BitSet without() {
    return switch (this) {
      case EVENT, FIGURE -> new BitSet();
      case REQUEST -> NOT_A_REQUEST;
      case CONNECTION -> NOT_A_CONNECTION;
    };
  }

  private static BitSet without(Class<?>... kinds) {
    List<Class<?>> wanted = List.of(kinds);
    BitSet others = EventKinds.where(event -> !wanted.contains(event.getClass()));
    others.set(EventKinds.UNKNOWN);
    others.set(EventKinds.GAP);
    return others;
  }
}
