package dev.vitrine.tracer.trace;

import java.util.function.BiFunction;
import java.util.function.BooleanSupplier;

/// The state of a figure at any cursor of a store. A cursor is a number of entries: 0 is before the first,
/// `store.size()` the live edge. States are kept on the way as keyframes, so that going back folds a few
/// entries and not all.
///
/// Keyframes lie as far apart as folding between them takes a fifth of a frame, measured while folding: they
/// share structure, but each holds on to what its entries changed.
///
/// One thread asks. Another one may go [#ahead] meanwhile, over what was never folded.
public final class StateAt<S> {
  /// What a jump may spend on folding, in nanoseconds: a frame has sixteen milliseconds, and the picture takes its
  /// part of them.
  private static final long BUDGET = 3_000_000;

  private static final int NEAREST = 256;
  private static final int FARTHEST = 1 << 14;

  /// Entries between two looks at the time.
  private static final int PORTION = 64;

  private final TraceStore store;
  private final BiFunction<S, Entry, S> fold;
  private final S empty;
  private final Keyframes<S> keyframes;
  private final Walk latest;
  private volatile int spacing = FARTHEST / 4;

  /// @param empty the state before the first entry
  /// @param fold the state after one more entry; must be pure
  public StateAt(TraceStore store, S empty, BiFunction<S, Entry, S> fold) {
    this.store = store;
    this.fold = fold;
    this.empty = empty;
    this.keyframes = new Keyframes<>(empty);
    this.latest = new Walk();
  }

  private StateAt(StateAt<S> other) {
    this.store = other.store;
    this.fold = other.fold;
    this.empty = other.empty;
    this.keyframes = other.keyframes;
    this.latest = new Walk();
  }

  /// The same states for another thread, with the same keyframes.
  public StateAt<S> another() {
    return new StateAt<>(this);
  }

  /// The state after the first `wanted` entries; more than there are means all, fewer than are left out those.
  public S at(int wanted) {
    return latest.to(Math.clamp(wanted, store.first(), store.size()));
  }

  /// Whether [#at] folds no more than it has time for. Where not, [#ahead] is what is missing.
  public boolean isNear(int wanted) {
    int target = Math.clamp(wanted, store.first(), store.size());
    return latest.distance(target) <= 2 * spacing;
  }

  /// Folds what was never folded, up to what the store holds then, as long as it may go on: for a thread that
  /// nobody waits for.
  ///
  /// @return the cursor that it came to
  public int ahead(BooleanSupplier goOn) {
    Walk walk = new Walk();
    int target = keyframes.last();
    while (target < store.size() && goOn.getAsBoolean()) {
      target = Math.min(store.size(), target + NEAREST);
      walk.to(Math.max(target, store.first()));
    }
    return target;
  }

  /// How far keyframes go.
  public int folded() {
    return keyframes.last();
  }

  /// How many states are kept.
  public int keyframes() {
    return keyframes.count();
  }

  /// A place in the run, and the state there.
  private final class Walk {
    private int position;
    private S state = empty;
    private long quickest = Long.MAX_VALUE;
    private int portions;

    int distance(int target) {
      int start = keyframes.upTo(target).position();
      int from = position <= target ? Math.max(position, start) : start;
      return from > target ? target - store.first() : target - Math.max(from, store.first());
    }

    S to(int target) {
      Keyframes.At<S> keyframe = keyframes.upTo(target);
      boolean behind = keyframe.position() <= target;
      if (behind && (position > target || keyframe.position() > position)) {
        position = keyframe.position();
        state = keyframe.state();
      } else if (position > target) {
        position = 0;
        state = empty;
      }
      int first = store.first();
      if (position < first) {
        state = fold.apply(empty, store.get(first - 1));
        position = first;
        keyframes.forget(first);
      }
      while (position < target) {
        portion(target);
      }
      return state;
    }

    // The quickest of some portions: a thread that had to wait for its turn is not slow.
    private void learn(long nanos) {
      quickest = Math.min(quickest, Math.max(1, nanos));
      if (++portions % PORTION == 0) {
        spacing = Math.clamp(BUDGET * PORTION / quickest, NEAREST, FARTHEST);
        quickest = Long.MAX_VALUE;
      }
    }

    private void portion(int target) {
      int end = Math.min(target, position + PORTION);
      int count = end - position;
      long start = System.nanoTime();
      while (position < end) {
        state = fold.apply(state, store.get(position));
        position++;
        if (position % Segment.LENGTH == 0) {
          // The oldest segment goes whole: then this state stands where the run begins.
          keyframes.add(position, state, 1);
        }
      }
      if (count == PORTION) {
        learn(System.nanoTime() - start);
      }
      keyframes.add(position, state, spacing);
    }
  }
}
