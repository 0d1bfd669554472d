package dev.vitrine.internal.accept;

import dev.vitrine.http.Context;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.internal.connection.Connection;
import dev.vitrine.internal.connection.Connections;
import dev.vitrine.internal.connection.ServerSettings;
import dev.vitrine.internal.connection.ServerStatus;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.internal.text.Addresses;
import dev.vitrine.internal.text.ErrorText;
import dev.vitrine.internal.text.ThrownText;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.TemporaryException;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.ContextDerived;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import java.io.IOException;
import java.lang.System.Logger.Level;

/// Accepts clients, one after the other, and gives each a virtual thread of its own.
///
/// This is the `for {}` of Figure 3.10. Go: `(*Server).Serve`. Runs on the thread that called
/// `serve`; it never handles a request itself, so that a slow client keeps nobody waiting.
public final class AcceptLoop {
  private final TrackedListener listener;
  private final Listeners listeners;
  private final Connections connections;
  private final ServerSettings settings;
  private final ServerStatus status;
  private final ConnectionNumbers numbers;
  private final ServerTrace trace;
  private final AcceptBackoff backoff = new AcceptBackoff();

  /// A loop over `listener` for the server that the other arguments make up.
  public AcceptLoop(
      Listener listener,
      Listeners listeners,
      Connections connections,
      ServerSettings settings,
      ServerStatus status,
      ConnectionNumbers numbers) {
    this.listener = new TrackedListener(listener, settings.trace());
    this.listeners = listeners;
    this.connections = connections;
    this.settings = settings;
    this.status = status;
    this.numbers = numbers;
    this.trace = settings.trace();
  }

  /// Closes a listener that was opened and that nobody is going to serve. Go: the `defer ln.Close()` of
  /// `ListenAndServeTLS`.
  ///
  /// @param trace null: nobody is told
  public static void closeUnserved(Listener listener, ServerTrace trace) {
    new TrackedListener(listener, trace).close();
  }

  /// Accepts until the listener fails for good or the server ends; closes the listener however it
  /// ends. Always ends by throwing.
  ///
  /// @param started called once the listener is the server's own, before the first accept; may be null
  /// @throws ServerClosedException after `close` or `shutdown`
  /// @throws IOException what accept failed with, when another attempt would not help
  /// @throws IllegalStateException when a context hook returned null
  public void run(Runnable started) throws IOException {
    status.enter();
    String reason = Reason.ACCEPT_FAILED.sentence();
    try {
      if (!listeners.add(listener)) {
        throw new ServerClosedException(ErrorText.SERVER_CLOSED);
      }
      if (started != null) {
        started.run();
      }
      acceptForever(baseContext());
    } catch (ServerClosedException e) {
      reason = Reason.SERVER_CLOSED.sentence();
      throw e;
    } catch (RuntimeException e) {
      reason = Reason.HOOK_FAILED.sentence();
      throw e;
    } finally {
      // @start region="accept-loop-ended"
      listener.close();
      listeners.remove(listener);
      if (trace != null) {
        trace.emit(new AcceptLoopEnded(reason));
      }
      status.leave();
      // @end region="accept-loop-ended"
    }
  }

  // @start region="accept-loop"
  private void acceptForever(Context base) throws IOException {
    for (; ; ) {
      // @start region="accept"
      if (trace != null) {
        trace.emit(new AcceptWaiting());
      }
      Conn conn;
      try {
        conn = listener.accept();
      } catch (IOException e) {
        retryLater(e);
        continue;
      }
      long id = numbers.next();
      ConnectionTrace own = trace == null ? null : trace.connection(id);
      if (own != null) {
        own.emit(
            new Accepted(
                Addresses.text(conn.remoteAddress()), Addresses.text(conn.localAddress())));
      }
      // @end region="accept"
      spawn(conn, id, own, connectionContext(base, conn, own));
    }
  }

  // @end region="accept-loop"

  // @start region="backoff"
  /// Waits before the next attempt, or rethrows `e` when there shall be none.
  private void retryLater(IOException e) throws IOException {
    if (status.shuttingDown()) {
      throw new ServerClosedException(ErrorText.SERVER_CLOSED);
    }
    boolean temporary = e instanceof TemporaryException;
    if (trace != null) {
      trace.emit(new AcceptFailed(ThrownText.of(e), temporary));
    }
    if (!temporary) {
      throw e;
    }
    long delay = backoff.failed();
    settings
        .log()
        .line(
            trace,
            Level.ERROR,
            "http: Accept error: " + e.getMessage() + "; retrying in " + AcceptBackoff.text(delay));
    if (trace != null) {
      trace.emit(new BackingOff(delay, backoff.attempt()));
    }
    try {
      settings.clock().sleep(delay);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted while waiting to accept again", interrupted);
    }
  }

  // @end region="backoff"

  /// Makes a connection of `conn` and starts its thread. The connection is NEW before `serve` goes
  /// on, so that a shutdown right now already sees it (Go: "before Serve can return").
  private void spawn(Conn conn, long id, ConnectionTrace own, Context context) {
    // @start region="backoff-reset"
    if (backoff.succeeded() && trace != null) {
      trace.emit(new BackoffReset());
    }
    // @end region="backoff-reset"
    // @start region="spawn"
    Connection connection = new Connection(conn, context, settings, status, connections, own);
    Thread worker = Thread.ofVirtual().name("conn-" + id).unstarted(connection);
    connection.begin();
    if (own != null) {
      own.emit(new ServeSpawned(worker.getName()));
    }
    worker.start();
    // @end region="spawn"
  }

  // @start region="contexts"
  private Context baseContext() {
    if (settings.baseContext() == null) {
      return Context.background();
    }
    Context base = settings.baseContext().apply(listener.listener());
    if (base == null) {
      throw new IllegalStateException("BaseContext returned a nil context");
    }
    if (trace != null) {
      trace.emit(new ContextDerived("baseContext"));
    }
    return base;
  }

  private Context connectionContext(Context base, Conn conn, ConnectionTrace own)
      throws IOException {
    if (settings.connContext() == null) {
      return base;
    }
    Context derived = null;
    try {
      derived = settings.connContext().apply(base, conn);
    } finally {
      if (derived == null) {
        conn.close(); // serve ends here, and nobody else would close it
      }
    }
    if (derived == null) {
      throw new IllegalStateException("ConnContext returned nil");
    }
    if (own != null) {
      own.emit(new ContextDerived("connContext"));
    }
    return derived;
  }

  // @end region="contexts"
}
