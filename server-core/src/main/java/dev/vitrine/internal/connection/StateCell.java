package dev.vitrine.internal.connection;

import dev.vitrine.http.ConnState;
import dev.vitrine.internal.emit.ServerClock;

/// A connection's state, changed only along the table in [ConnState], and since when it was new.
///
/// Go: `conn.curState`, which packs the state and since when it holds into one word, for a shutdown
/// that reads them on another thread. Differs: only the time of NEW is ever asked for, so only that
/// is noted, and before the state can be seen.
final class StateCell {
  private long newSince;
  private volatile ConnState state;

  /// The state, null before the first one.
  ConnState state() {
    return state;
  }

  /// When NEW was entered, in nanoseconds of the server's clock; once there is a state.
  long newSince() {
    return newSince;
  }

  // @start region="change-state"
  /// Enters `next` and returns the state before, null at the beginning.
  ///
  /// @throws IllegalStateException when the table has no such way; that is a fault of the server
  ConnState enter(ConnState next, ServerClock clock) {
    ConnState before = state;
    boolean allowed = before == null ? next == ConnState.NEW : before.successors().contains(next);
    if (!allowed) {
      throw new IllegalStateException("a connection cannot go from " + before + " to " + next);
    }
    if (before == null) {
      newSince = clock.nanos();
    }
    state = next;
    return before;
  }
  // @end region="change-state"
}
