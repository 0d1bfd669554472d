package dev.vitrine.tracer.figure.states;

import dev.vitrine.http.ConnState;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.pcollections.ConsPStack;

/// One connection's way through the states. Immutable; a longer way shares the shorter one.
///
/// @param id the connection's number
/// @param visits the states it was in, the latest first; at least one
/// @param known false after a gap in the trace, until its next change
record Course(long id, ConsPStack<ConnState> visits, boolean known) {
  static Course begun(long id, ConnState state) {
    return new Course(id, ConsPStack.singleton(state), true);
  }

  Course entering(ConnState state) {
    return new Course(id, visits.plus(state), true);
  }

  Course unknown() {
    return new Course(id, visits, false);
  }

  ConnState state() {
    return visits.get(0);
  }

  /// True when no state may follow.
  boolean over() {
    return state().successors().isEmpty();
  }

  /// The states in the order of the visits.
  List<ConnState> inOrder() {
    return new ArrayList<>(visits).reversed();
  }

  /// The arrows that it took.
  Set<Change> changes() {
    Set<Change> taken = new HashSet<>();
    List<ConnState> states = inOrder();
    if (states.getFirst() == ConnState.NEW) {
      taken.add(Change.accepted());
    }
    for (int i = 1; i < states.size(); i++) {
      taken.add(Change.between(states.get(i - 1), states.get(i)));
    }
    return taken;
  }

  /// Which of its visits, counted from 1, were to a state.
  List<Integer> visitsTo(ConnState state) {
    List<Integer> numbers = new ArrayList<>();
    int number = 0;
    for (ConnState visited : inOrder()) {
      number++;
      if (visited == state) {
        numbers.add(number);
      }
    }
    return numbers;
  }
}
