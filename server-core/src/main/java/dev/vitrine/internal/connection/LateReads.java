package dev.vitrine.internal.connection;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.LockSupport;

/// Begins the background reads that are due, in rounds: those that nobody but a tracer wants.
///
/// Each takes a thread of its own, which costs more than all else that watching a request does, and
/// most handlers have returned before such a read could have seen anything. So a read waits here for
/// the next round; where its handler is faster, it is handed over without having begun. A client that
/// goes away is still noticed, a round later at most.
///
/// One thread makes the rounds of all servers, and only while there is something to begin. Go has no
/// counterpart.
final class LateReads {
  /// Short for who looks on, long for a processor.
  private static final long ROUND_NANOS = 5_000_000;

  /// Those that came since the last round, chained by [BackgroundRead#next], the latest first.
  private static final AtomicReference<BackgroundRead> WAITING = new AtomicReference<>();

  private static final AtomicBoolean RUNNING = new AtomicBoolean();

  private LateReads() {}

  /// Has `read` begin `now`, or with the next round, unless it is stopped before. Never blocks.
  static void add(BackgroundRead read, boolean now) {
    if (now) {
      read.begin();
      return;
    }
    do {
      read.next = WAITING.get();
    } while (!WAITING.compareAndSet(read.next, read));
    if (!RUNNING.get() && RUNNING.compareAndSet(false, true)) {
      Thread.ofVirtual().name("background-reads").start(LateReads::makeRounds);
    }
  }

  private static void makeRounds() {
    do {
      while (WAITING.get() != null) {
        LockSupport.parkNanos(ROUND_NANOS);
        beginAll(WAITING.getAndSet(null));
      }
      RUNNING.set(false);
      // One that came just before this saw a thread that still ran.
    } while (WAITING.get() != null && RUNNING.compareAndSet(false, true));
  }

  private static void beginAll(BackgroundRead latest) {
    for (BackgroundRead read = latest; read != null; ) {
      BackgroundRead next = read.next;
      read.next = null; // a request that is over keeps none of the others in memory
      read.begin();
      read = next;
    }
  }
}
