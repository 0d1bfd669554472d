package dev.vitrine.http;

import dev.vitrine.internal.access.CancellableContext;
import dev.vitrine.internal.emit.ConnectionTrace;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.LongSupplier;

/// Gives a handler a limited time: past it the client gets 503, and what the handler still writes is
/// refused. Go: `http.TimeoutHandler`.
///
/// The handler runs on a virtual thread of its own into a buffer; nothing of its response is sent
/// before it returns. It is not interrupted: its request's context is done, and it may look.
final class TimeoutHandler implements Handler {
  private static final String DEFAULT_BODY =
      "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>";

  private final Handler handler;
  private final Duration limit;
  private final String body;
  private final LongSupplier clock; // null: the request's

  TimeoutHandler(Handler handler, Duration limit, String message) {
    this(handler, limit, message, null);
  }

  /// @param clock nanoseconds, for tests; null for the clock of the request's server
  TimeoutHandler(Handler handler, Duration limit, String message, LongSupplier clock) {
    this.handler = handler;
    this.limit = limit;
    this.body = message.isEmpty() ? DEFAULT_BODY : message;
    this.clock = clock;
  }

  @Override
  public void serveHttp(ResponseWriter w, Request r) throws Exception {
    CancellableContext context = new CancelContext(r.context(), r.origin().link);
    TimeoutWriter buffer = new TimeoutWriter(r.origin().link);
    Run run = new Run(handler, buffer, r.withContext(context));
    context.onDone(run::wake);
    try {
      Thread.ofVirtual().name(Thread.currentThread().getName() + "-timeout").start(run);
      switch (run.await(context, nanos(limit), clock(r))) {
        case RETURNED -> buffer.copyTo(w);
        case THREW -> throw run.failure();
        case TIMED_OUT -> {
          buffer.refuse(new HandlerTimeoutException("http: Handler timeout"));
          context.cancel(new TimeoutException("context deadline exceeded"));
          w.writeHeader(503);
          w.write(body);
        }
        case CANCELLED -> {
          buffer.refuse(new IOException("context canceled", context.cause()));
          w.writeHeader(503); // to nobody, most likely: the client went away
        }
      }
    } finally {
      context.cancel(new IOException("context canceled"));
    }
  }

  private LongSupplier clock(Request r) {
    if (clock != null) {
      return clock;
    }
    ConnectionTrace trace = r.origin().trace;
    return trace != null ? trace::nanos : System::nanoTime;
  }

  private static long nanos(Duration d) {
    try {
      return Math.max(0, d.toNanos());
    } catch (ArithmeticException forever) {
      return Long.MAX_VALUE;
    }
  }

  private enum Outcome {
    RETURNED,
    THREW,
    TIMED_OUT,
    CANCELLED
  }

  /// One call of the handler on its own thread, and the waiting for it.
  private static final class Run implements Runnable {
    private final Handler handler;
    private final TimeoutWriter buffer;
    private final Request request;
    private boolean returned; // guarded by this
    private Throwable failure; // guarded by this

    Run(Handler handler, TimeoutWriter buffer, Request request) {
      this.handler = handler;
      this.buffer = buffer;
      this.request = request;
    }

    @Override
    public void run() {
      Throwable thrown = null;
      try {
        handler.serveHttp(buffer, request);
      } catch (Exception | Error e) {
        thrown = e;
      }
      synchronized (this) {
        returned = thrown == null;
        failure = thrown;
        notifyAll();
      }
    }

    synchronized void wake() {
      notifyAll();
    }

    synchronized Outcome await(Context context, long nanos, LongSupplier clock)
        throws InterruptedException {
      long start = clock.getAsLong();
      while (true) {
        if (returned) {
          return Outcome.RETURNED;
        }
        if (failure != null) {
          return Outcome.THREW;
        }
        if (context.isDone()) {
          return Outcome.CANCELLED;
        }
        long left = nanos - (clock.getAsLong() - start);
        if (left <= 0) {
          return Outcome.TIMED_OUT;
        }
        // A paused server's clock stands still while this wait does not: it then waits again.
        wait(left / 1_000_000, (int) (left % 1_000_000));
      }
    }

    /// What the handler threw, to be thrown again on the thread that serves the connection.
    synchronized Exception failure() {
      if (failure instanceof Error e) {
        throw e;
      }
      return (Exception) failure;
    }
  }
}
