package dev.vitrine.internal.connection;

import dev.vitrine.internal.access.ServerEnd;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Whether the server still serves, and who is the last to leave.
///
/// Everything that keeps a server alive holds a share: each accept loop, each connection, and the
/// `shutdown` or `close` that is still on its way. Whoever gives the last share back after the end
/// was asked for reports the end, so that nothing of the server's own comes after
/// [ServerStopped].
public final class ServerStatus implements ServerEnd {
  private static final long STOPPED = Long.MIN_VALUE / 2;

  private final ServerTrace trace;
  private final AtomicLong shares = new AtomicLong();
  private final Set<Runnable> whenEnding = ConcurrentHashMap.newKeySet();
  private volatile boolean shuttingDown;
  private volatile boolean keepAlivesDisabled;

  /// `trace` is null when nobody watches.
  public ServerStatus(ServerTrace trace) {
    this.trace = trace;
  }

  /// Asks for the end: no listener and no further request is taken on. Returns whether this call was
  /// the first to ask.
  public boolean beginShutdown() {
    boolean first;
    synchronized (this) {
      first = !shuttingDown;
      shuttingDown = true;
    }
    whenEnding.forEach(Runnable::run);
    return first;
  }

  @Override
  public Runnable whenEnding(Runnable action) {
    whenEnding.add(action);
    if (shuttingDown) {
      action.run();
    }
    return () -> whenEnding.remove(action);
  }

  /// Go: `(*Server).shuttingDown`.
  public boolean shuttingDown() {
    return shuttingDown;
  }

  /// Whether a connection may serve another request. Go: `(*Server).doKeepAlives`.
  public boolean keepAlives() {
    return !keepAlivesDisabled && !shuttingDown;
  }

  /// Go: `Server.SetKeepAlivesEnabled`.
  public void setKeepAlives(boolean enabled) {
    keepAlivesDisabled = !enabled;
  }

  /// Takes a share.
  public void enter() {
    shares.incrementAndGet();
  }

  // @start region="server-stopped"
  /// Gives a share back; the last one after the end was asked for is the end.
  public void leave() {
    if (shares.decrementAndGet() == 0
        && shuttingDown
        && shares.compareAndSet(0, STOPPED)
        && trace != null) {
      trace.emit(new ServerStopped());
    }
  }

  // @end region="server-stopped"
}
