package dev.vitrine.internal.time;

import java.io.Closeable;
import java.io.IOException;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.LongSupplier;

/// Closes a socket under an operation that takes too long, since Java cannot time out a blocked write
/// or abort a read in any other way.
///
/// The limit is asked for again when it seems to be reached: by a clock that stood still meanwhile it
/// is not, and the watch goes on.
public final class CloseWatch {
  private enum State {
    WATCHING,
    STOPPED,
    FIRED
  }

  /// How soon a stopped clock is looked at again.
  private static final long SHORTEST_NANOS = 1_000_000;

  /// The limit may be brought forward while the operation waits.
  private static final long LONGEST_NANOS = 250_000_000;

  /// One daemon thread for all of them; it only ever closes sockets.
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final AtomicReference<State> state = new AtomicReference<>(State.WATCHING);
  private final Closeable socket;
  private final LongSupplier nanosLeft;
  private volatile ScheduledFuture<?> pending;

  private CloseWatch(Closeable socket, LongSupplier nanosLeft) {
    this.socket = socket;
    this.nanosLeft = nanosLeft;
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("close-watch").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  /// Watches until [#stop]; closes `socket` once `nanosLeft`, called on any thread, is not positive.
  public static CloseWatch start(Closeable socket, LongSupplier nanosLeft) {
    CloseWatch watch = new CloseWatch(socket, nanosLeft);
    watch.schedule(nanosLeft.getAsLong());
    return watch;
  }

  private void schedule(long left) {
    long look = Math.clamp(left, SHORTEST_NANOS, LONGEST_NANOS);
    pending = TIMER.schedule(this::look, look, TimeUnit.NANOSECONDS);
  }

  private void look() {
    long left = nanosLeft.getAsLong();
    if (left > 0) {
      if (state.get() == State.WATCHING) {
        schedule(left);
      }
      return;
    }
    if (state.compareAndSet(State.WATCHING, State.FIRED)) {
      try {
        socket.close();
      } catch (IOException _) {
        // It is gone, which is what was wanted.
      }
    }
  }

  /// Ends the watch. Returns whether it had closed the socket.
  public boolean stop() {
    if (state.compareAndSet(State.WATCHING, State.STOPPED)) {
      pending.cancel(false);
    }
    return state.get() == State.FIRED;
  }
}
