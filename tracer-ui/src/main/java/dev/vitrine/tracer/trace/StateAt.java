package dev.vitrine.tracer.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;

/// The state of a figure at any cursor of a store. A cursor is a number of entries: 0 is before the first,
/// `store.size()` the live edge. Keyframes are kept on the way, so that going back folds a few entries and
/// not all. For one thread.
public final class StateAt<S> {
  /// Entries between two keyframes. States share structure, so a keyframe costs little more than what its
  /// entries changed; a guess that keeps a jump well under a frame.
  private static final int SPACING = 256;

  private final TraceStore store;
  private final BiFunction<S, Entry, S> fold;
  private final List<S> keyframes = new ArrayList<>();

  // The latest answer: the next is mostly one entry further.
  private int cursor;
  private S state;

  /// @param empty the state before the first entry
  /// @param fold the state after one more entry; must be pure
  public StateAt(TraceStore store, S empty, BiFunction<S, Entry, S> fold) {
    this.store = store;
    this.fold = fold;
    this.state = empty;
    keyframes.add(empty);
  }

  /// The state after the first `wanted` entries; more than there are means all.
  public S at(int wanted) {
    int target = Math.clamp(wanted, 0, store.size());
    int keyframe = Math.min(target / SPACING, keyframes.size() - 1);
    if (target < cursor || keyframe * SPACING > cursor) {
      cursor = keyframe * SPACING;
      state = keyframes.get(keyframe);
    }
    while (cursor < target) {
      state = fold.apply(state, store.get(cursor));
      cursor++;
      if (cursor == keyframes.size() * SPACING) {
        keyframes.add(state);
      }
    }
    return state;
  }
}
