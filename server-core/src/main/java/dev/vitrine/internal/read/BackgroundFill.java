package dev.vitrine.internal.read;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.SocketTimeoutException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// One read of the source on a thread of its own, which whoever needs its bytes joins.
///
/// Java cannot take a thread out of a blocked read without closing the socket, as Go does with a
/// deadline in the past. So nobody interrupts this one: the next reader waits for it, within the time
/// limit that holds for itself.
final class BackgroundFill {
  /// How soon a wait looks again at a clock that may stand still.
  private static final long SHORTEST_NANOS = 1_000_000;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean running = true;
  private int count;
  private IOException failure;
  private ReadBuffer.FillEnded listener;

  BackgroundFill(ReadBuffer.FillEnded listener) {
    this.listener = listener;
  }

  // @start region="background-fill"
  /// Reads once, then tells the listener. The body of the thread.
  void run(ByteSource source, byte[] b, int off, int len) {
    int n = -1;
    IOException failed = null;
    try {
      n = source.read(b, off, len);
    } catch (IOException e) {
      failed = e;
    }
    ReadBuffer.FillEnded told;
    lock.lock();
    try {
      running = false;
      count = n;
      failure = failed;
      told = listener;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
    told.ended(n, failed);
  }

  // @end region="background-fill"

  /// Tells another listener how it ends, or ended.
  void tell(ReadBuffer.FillEnded next) {
    lock.lock();
    try {
      listener = next;
      if (running) {
        return;
      }
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().start(() -> next.ended(count, failure));
  }

  /// Waits for the read's end, which somebody else brings about by closing the source.
  void awaitEnd() {
    lock.lock();
    try {
      while (running) {
        ended.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }

  boolean running() {
    lock.lock();
    try {
      return running;
    } finally {
      lock.unlock();
    }
  }

  /// Waits for the read and returns how many bytes it brought, -1 at the end; the same each time.
  ///
  /// @throws SocketTimeoutException when the source's time limit is over; the read goes on
  /// @throws IOException what the read failed with
  int join(ByteSource source) throws IOException {
    lock.lock();
    try {
      while (running) {
        long left = source.timeoutNanos();
        if (left <= 0) {
          throw new SocketTimeoutException("read: i/o timeout");
        }
        boolean _ = ended.await(Math.max(left, SHORTEST_NANOS), TimeUnit.NANOSECONDS);
      }
      if (failure != null) {
        throw failure;
      }
      return count;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for the client");
    } finally {
      lock.unlock();
    }
  }
}
