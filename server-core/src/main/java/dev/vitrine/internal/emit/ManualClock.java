package dev.vitrine.internal.emit;

import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicLong;

/// A server's clock that runs only when it is told to, so that a test of a timeout waits for nothing.
public final class ManualClock extends ServerClock {
  /// How often a socket looks at this clock: real time tells it nothing.
  private static final long LOOK_NANOS = 2_000_000;

  private final AtomicLong time = new AtomicLong();
  private final Semaphore fellAsleep = new Semaphore(0);

  /// A clock at 0.
  public ManualClock() {}

  @Override
  long running() {
    return time.get();
  }

  /// Moves the time on by `nanos`; those whose sleep is over wake.
  public void advance(long nanos) {
    time.addAndGet(nanos);
    wakeSleepers();
  }

  /// Whether some thread sleeps on this clock.
  public boolean sleeping() {
    return hasSleepers();
  }

  /// Waits until some thread sleeps on this clock.
  public void awaitSleeper() throws InterruptedException {
    while (!sleeping()) {
      fellAsleep.acquire();
    }
  }

  @Override
  void fallsAsleep() {
    fellAsleep.release();
  }

  @Override
  public long socketNanos(long remaining) {
    return LOOK_NANOS;
  }

  @Override
  boolean followsRealTime() {
    return false;
  }
}
