package dev.vitrine.internal.accept;

import java.util.ArrayList;
import java.util.List;

/// The listeners that a server accepts from at this moment. Go: `Server.listeners`.
///
/// Differs: Go waits here until every accept loop has ended, so that no connection slips past a
/// `Close`. Here [dev.vitrine.internal.connection.Connections] refuses latecomers instead, and a
/// tracer that holds an accept loop cannot hold `close`.
public final class Listeners {
  private final List<TrackedListener> open = new ArrayList<>();
  private boolean closed;

  /// Adds one, unless the server ends already: then it returns false.
  synchronized boolean add(TrackedListener listener) {
    if (!closed) {
      open.add(listener);
    }
    return !closed;
  }

  synchronized void remove(TrackedListener listener) {
    open.remove(listener);
  }

  /// Closes all of them; none is added any more.
  public void closeAll() {
    List<TrackedListener> all;
    synchronized (this) {
      closed = true;
      all = List.copyOf(open);
    }
    for (TrackedListener listener : all) {
      listener.close();
    }
  }
}
