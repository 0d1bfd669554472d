package dev.vitrine.internal.connection;

import dev.vitrine.http.ConnState;

/// A connection's state and since when it holds, changed only along the table in [ConnState].
///
/// Go: `conn.curState`, which packs both into one word; and as there, a shutdown reads it from
/// another thread.
final class StateCell {
  private record Held(ConnState state, long since) {}

  private volatile Held held;

  /// The state, null before the first one.
  ConnState state() {
    Held now = held;
    return now == null ? null : now.state();
  }

  /// When the state was entered, in nanoseconds of the server's clock.
  long since() {
    return held.since();
  }

  // @start region="change-state"
  /// Enters `next` and returns the state before, null at the beginning.
  ///
  /// @throws IllegalStateException when the table has no such way; that is a fault of the server
  ConnState enter(ConnState next, long now) {
    ConnState before = state();
    boolean allowed = before == null ? next == ConnState.NEW : before.successors().contains(next);
    if (!allowed) {
      throw new IllegalStateException("a connection cannot go from " + before + " to " + next);
    }
    held = new Held(next, now);
    return before;
  }
  // @end region="change-state"
}
