package dev.vitrine.internal.emit;

import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// The clock that every timer of a server reads; it can be stopped.
///
/// While a gate holds the server still, time stands still for it, too: no deadline passes, no idle
/// timer and no backoff runs out because somebody looked at the picture. A socket knows real time
/// only, so whoever waits on one asks afterwards what is left by this clock and waits again.
///
/// Each connection has a clock of its own over the server's ([#derive()]), which also stands still
/// while a step of that connection alone is held. Go has no counterpart.
public sealed class ServerClock permits ManualClock {
  /// The shortest real wait that is worth arming a socket for.
  private static final long SHORTEST_NANOS = 5_000_000;

  /// Where the clock stands: running, it shows [#running] less `shift`; stopped (by so many
  /// at once), it shows `at`.
  private record Hands(long stops, long at, long shift) {}

  private final ServerClock parent; // null for a server's own clock
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private volatile Hands hands = new Hands(0, 0, 0);

  /// A clock that runs with [System#nanoTime].
  public ServerClock() {
    this(null);
  }

  private ServerClock(ServerClock parent) {
    this.parent = parent;
  }

  /// A clock that shows what this one shows and stands still whenever this one does, but can be
  /// stopped by itself.
  public ServerClock derive() {
    return new ServerClock(this);
  }

  /// What it would show if it had never been stopped.
  long running() {
    return parent == null ? System.nanoTime() : parent.nanos();
  }

  /// Nanoseconds from a fixed point. Never blocks.
  public final long nanos() {
    Hands now = hands;
    return now.stops > 0 ? now.at : running() - now.shift;
  }

  /// What is left until `deadline`, an instant of this clock, in nanoseconds; not positive once it
  /// has passed.
  public final long remaining(long deadline) {
    return deadline - nanos();
  }

  /// Whether the clock stands still at the moment, of itself or because its server's does.
  public final boolean stopped() {
    return hands.stops > 0 || parent != null && parent.stopped();
  }

  /// For how many nanoseconds of real time to arm a socket that may be waited on for `remaining`
  /// nanoseconds of this clock. When it comes early, ask for what remains and arm it again.
  public long socketNanos(long remaining) {
    return parent != null ? parent.socketNanos(remaining) : Math.max(remaining, SHORTEST_NANOS);
  }

  // @start region="clock-stops"
  /// Stops the clock until [#start] was called as often. Any thread.
  public final void stop() {
    lock.lock();
    try {
      Hands now = hands;
      hands =
          now.stops > 0
              ? new Hands(now.stops + 1, now.at, now.shift)
              : new Hands(1, running() - now.shift, now.shift);
    } finally {
      lock.unlock();
    }
  }

  /// Undoes one [#stop]; with the last one, time goes on where it stood.
  public final void start() {
    lock.lock();
    try {
      Hands now = hands;
      if (now.stops == 0) {
        throw new IllegalStateException("the clock runs already");
      }
      hands =
          now.stops > 1
              ? new Hands(now.stops - 1, now.at, now.shift)
              : new Hands(0, 0, running() - now.at);
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  // @end region="clock-stops"

  /// Waits for `nanos` of this clock; longer in real time when the clock is stopped meanwhile.
  public final void sleep(long nanos) throws InterruptedException {
    long deadline = nanos() + nanos;
    if (parent != null) {
      for (long left = nanos; left > 0; left = remaining(deadline)) {
        parent.sleep(left);
      }
      return;
    }
    lock.lockInterruptibly();
    try {
      for (long left = nanos; left > 0; left = remaining(deadline)) {
        if (hands.stops > 0 || !followsRealTime()) {
          fallsAsleep();
          changed.await();
        } else {
          long _ = changed.awaitNanos(left);
        }
      }
    } finally {
      lock.unlock();
    }
  }

  /// Whether real time tells when a sleep is over.
  boolean followsRealTime() {
    return true;
  }

  /// Somebody is about to sleep until the clock is changed, and holds the lock of [#hasSleepers].
  void fallsAsleep() {}

  /// Wakes those who sleep, to look at the clock again.
  final void wakeSleepers() {
    lock.lock();
    try {
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Whether somebody waits in [#sleep], for tests.
  final boolean hasSleepers() {
    lock.lock();
    try {
      return lock.hasWaiters(changed);
    } finally {
      lock.unlock();
    }
  }
}
