package dev.vitrine.net;

import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/// Closes a socket under a write that takes too long, since Java cannot time a blocked write out.
final class WriteWatch {
  private static final int RUNNING = 0;
  private static final int STOPPED = 1;
  private static final int FIRED = 2;

  /// One daemon thread for all of them; it only ever closes sockets.
  private static final ScheduledThreadPoolExecutor TIMER = timer();

  private final AtomicInteger state = new AtomicInteger(RUNNING);
  private final Closeable socket;
  private ScheduledFuture<?> pending;

  private WriteWatch(Closeable socket) {
    this.socket = socket;
  }

  private static ScheduledThreadPoolExecutor timer() {
    ScheduledThreadPoolExecutor timer =
        new ScheduledThreadPoolExecutor(
            1, Thread.ofPlatform().daemon().name("write-deadlines").factory());
    timer.setRemoveOnCancelPolicy(true);
    return timer;
  }

  static WriteWatch start(Closeable socket, Duration limit) {
    WriteWatch watch = new WriteWatch(socket);
    watch.pending = TIMER.schedule(watch::fire, limit.toNanos(), TimeUnit.NANOSECONDS);
    return watch;
  }

  private void fire() {
    if (state.compareAndSet(RUNNING, FIRED)) {
      try {
        socket.close();
      } catch (IOException e) {
        return; // it is gone, which is what was wanted
      }
    }
  }

  void stop() {
    if (state.compareAndSet(RUNNING, STOPPED)) {
      pending.cancel(false);
    }
  }

  boolean fired() {
    return state.get() == FIRED;
  }
}
