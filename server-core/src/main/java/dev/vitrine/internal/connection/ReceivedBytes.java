package dev.vitrine.internal.connection;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import java.util.Arrays;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Tells which bytes came from the client, for as long as the connection is the server's.
///
/// A background read may still wait when a handler takes the connection over. What it brings then is
/// the handler's, and no step of the server.
final class ReceivedBytes {
  private final ConnectionTrace trace;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition told = lock.newCondition();
  // Guarded by the lock, which is not held while they are told.
  private boolean telling;
  private boolean over;

  ReceivedBytes(ConnectionTrace trace) {
    this.trace = trace;
  }

  // @start region="bytes-received"
  /// `offset`: how many bytes came before these. One thread at a time.
  void tell(long offset, byte[] b, int off, int len) {
    if (!begin()) {
      return;
    }
    try {
      trace.emit(new BytesReceived(offset, Arrays.copyOfRange(b, off, off + len)));
    } finally {
      done();
    }
  }

  // @end region="bytes-received"

  private boolean begin() {
    lock.lock();
    try {
      telling = !over;
      return telling;
    } finally {
      lock.unlock();
    }
  }

  private void done() {
    lock.lock();
    try {
      telling = false;
      told.signalAll();
    } finally {
      lock.unlock();
    }
  }

  /// Tells nothing more, once what is just told has been.
  void handOver() {
    lock.lock();
    try {
      over = true;
      while (telling) {
        told.awaitUninterruptibly();
      }
    } finally {
      lock.unlock();
    }
  }
}
