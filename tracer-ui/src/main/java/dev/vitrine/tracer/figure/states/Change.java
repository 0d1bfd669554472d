package dev.vitrine.tracer.figure.states;

import dev.vitrine.http.ConnState;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// One arrow of the machine: from a state to the next, or, without a first one, into the machine.
record Change(Optional<ConnState> from, ConnState to) {
  static Change between(ConnState from, ConnState to) {
    return new Change(Optional.of(from), to);
  }

  /// How every connection begins.
  static Change accepted() {
    return new Change(Optional.empty(), ConnState.NEW);
  }

  /// Every change that the server's table allows, that which begins a connection first.
  static List<Change> allowed() {
    List<Change> all = new ArrayList<>();
    all.add(accepted());
    for (ConnState from : ConnState.values()) {
      for (ConnState to : from.successors()) {
        all.add(between(from, to));
      }
    }
    return all;
  }

  /// For the ids of marks: `active:idle`.
  String id() {
    return from.map(Change::id).orElse("accepted") + ":" + id(to);
  }

  static String id(ConnState state) {
    return state.name().toLowerCase(Locale.ROOT);
  }
}
