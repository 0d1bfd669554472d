package dev.vitrine.tracer.trace;

import java.util.ArrayList;
import java.util.List;

/// States that are kept on the way, each with how many entries it is the state after. Any thread.
final class Keyframes<S> {
  /// A state after so many entries.
  record At<S>(int position, S state) {}

  private final List<At<S>> all = new ArrayList<>();

  Keyframes(S empty) {
    all.add(new At<>(0, empty));
  }

  /// Keeps a state that lies at least so far behind the last one.
  synchronized void add(int position, S state, int spacing) {
    if (position - all.getLast().position() >= spacing) {
      all.add(new At<>(position, state));
    }
  }

  /// The last one up to a position; the oldest when all lie behind it.
  synchronized At<S> upTo(int position) {
    int low = 0;
    int high = all.size() - 1;
    while (low < high) {
      int middle = (low + high + 1) >>> 1;
      if (all.get(middle).position() <= position) {
        low = middle;
      } else {
        high = middle - 1;
      }
    }
    return all.get(low);
  }

  synchronized int last() {
    return all.getLast().position();
  }

  synchronized int count() {
    return all.size();
  }

  /// Forgets those that lie before a position, but for the last of all.
  synchronized void forget(int position) {
    int gone = 0;
    while (gone + 1 < all.size() && all.get(gone).position() < position) {
      gone++;
    }
    all.subList(0, gone).clear();
  }
}
