package dev.vitrine.internal.accept;

import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.internal.text.Addresses;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.trace.TraceEvent.ListenerClosed;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicBoolean;

/// A listener that is closed once, by whoever comes first: its accept loop, `shutdown` or `close`.
///
/// Go: `onceCloseListener`.
final class TrackedListener {
  private final Listener listener;
  private final ServerTrace trace;
  private final AtomicBoolean closed = new AtomicBoolean();

  TrackedListener(Listener listener, ServerTrace trace) {
    this.listener = listener;
    this.trace = trace;
  }

  Conn accept() throws IOException {
    return listener.accept();
  }

  Listener listener() {
    return listener;
  }

  // @start region="listener-close"
  /// Closes the listening socket, which wakes a blocked accept.
  void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      listener.close();
    } catch (IOException _) {
      // The socket is gone either way, and there is nobody left to tell.
    }
    if (trace != null) {
      trace.emit(new ListenerClosed(Addresses.text(listener.address())));
    }
  }
  // @end region="listener-close"
}
