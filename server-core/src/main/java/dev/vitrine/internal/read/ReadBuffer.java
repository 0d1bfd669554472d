package dev.vitrine.internal.read;

import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Bytes that arrived and were not used yet. Go: the `bufio.Reader` over a `connReader`.
///
/// [#fill] is the only place that reads from the source. A fill may run in the background, on a
/// thread of its own, while nobody else reads; whoever needs bytes next joins it. The array begins
/// small, grows to what one read brings, and is given back when a connection becomes idle: ten
/// thousand idle connections hold next to nothing.
public final class ReadBuffer {
  /// Enough for most request heads.
  private static final int FIRST_SIZE = 512;

  /// Go reads 4 KiB at a time; a body of any size passes in pieces like this.
  private static final int READ_SIZE = 4096;

  private final ByteSource source;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int position;
  private int limit;

  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private boolean filling; // a background fill runs
  private int arrived; // what it read past the limit, until somebody joins
  private IOException failure; // what the background fill failed with, until somebody meets it
  private boolean atEnd; // the background fill found the end

  /// Is told how a background fill ended: the number of bytes, -1 at the end, or the failure.
  public interface FillEnded {
    /// On the filling thread.
    void ended(int count, IOException failureOrNull);
  }

  /// Reads from `source`.
  public ReadBuffer(ByteSource source) {
    this.source = source;
  }

  /// How many bytes can be had without reading.
  public int buffered() {
    return limit - position;
  }

  /// Reads until `count` bytes are there; false when the end came before.
  public boolean ensure(int count) throws IOException {
    while (buffered() < count) {
      if (fill() < 0) {
        return false;
      }
    }
    return true;
  }

  /// Adds what one read of the source brings, or what a background fill brought; -1 at the end.
  ///
  /// @throws SocketTimeoutException when the source's time limit is over; a background fill goes on
  public int fill() throws IOException {
    lock.lock();
    try {
      awaitBackground();
      if (arrived > 0) {
        return take();
      }
      if (failure != null) {
        throw failure;
      }
      if (atEnd) {
        return -1;
      }
    } finally {
      lock.unlock();
    }
    makeRoom();
    int n = source.read(bytes, limit, bytes.length - limit);
    if (n > 0) {
      limit += n;
    }
    return n;
  }

  /// Makes what the background fill brought part of the buffer.
  private int take() {
    int n = arrived;
    limit += n;
    arrived = 0;
    return n;
  }

  private void awaitBackground() throws IOException {
    while (filling) {
      long left = source.timeoutNanos();
      if (left <= 0) {
        throw new SocketTimeoutException("read: i/o timeout");
      }
      try {
        boolean _ = ended.await(Math.max(left, 1_000_000), TimeUnit.NANOSECONDS);
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new java.io.InterruptedIOException("interrupted while waiting for the client");
      }
    }
  }

  private void makeRoom() {
    if (position == limit) {
      position = 0;
      limit = 0;
    }
    if (limit < bytes.length) {
      return;
    }
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      limit -= position;
      position = 0;
    } else {
      bytes = Arrays.copyOf(bytes, Math.max(READ_SIZE, 2 * bytes.length));
    }
  }

  // @start region="background-fill"
  /// Fills on a thread of its own. Until somebody joins, nothing else may be called but [#fill],
  /// [#ensure], [#filling] and [#takeBuffered].
  public void startBackgroundFill(FillEnded whenEnded) {
    if (buffered() > 0) {
      whenEnded.ended(buffered(), null);
      return;
    }
    makeRoom();
    lock.lock();
    try {
      filling = true;
    } finally {
      lock.unlock();
    }
    Thread.ofVirtual().start(() -> fillInBackground(whenEnded));
  }

  private void fillInBackground(FillEnded whenEnded) {
    int n = -1;
    IOException failed = null;
    try {
      n = source.read(bytes, limit, bytes.length - limit);
    } catch (IOException e) {
      failed = e;
    }
    lock.lock();
    try {
      filling = false;
      arrived = Math.max(0, n);
      failure = failed;
      atEnd = failed == null && n < 0;
      ended.signalAll();
    } finally {
      lock.unlock();
    }
    whenEnded.ended(n, failed);
  }

  // @end region="background-fill"

  /// Whether a background fill still runs.
  public boolean filling() {
    lock.lock();
    try {
      return filling;
    } finally {
      lock.unlock();
    }
  }

  /// Whether a background fill runs, or what it brought is still to be taken.
  private boolean touched() {
    lock.lock();
    try {
      return filling || arrived > 0;
    } finally {
      lock.unlock();
    }
  }

  /// Takes out what is there without reading.
  public byte[] takeBuffered() {
    lock.lock();
    try {
      if (filling) {
        return new byte[0];
      }
      int _ = take();
      byte[] taken = Arrays.copyOfRange(bytes, position, limit);
      position = limit;
      return taken;
    } finally {
      lock.unlock();
    }
  }

  /// Gives the array back. For a connection that becomes idle.
  public void giveBack() {
    if (buffered() == 0 && bytes.length > FIRST_SIZE && !touched()) {
      bytes = new byte[FIRST_SIZE];
      position = 0;
      limit = 0;
    }
  }

  /// Copies at most `len` bytes out, reading only when none is there; -1 at the end.
  public int read(byte[] b, int off, int len) throws IOException {
    if (buffered() == 0) {
      if (len >= READ_SIZE && !touched()) {
        return source.read(b, off, len); // a large piece of a body needs no stop here
      }
      if (fill() < 0) {
        return -1;
      }
    }
    int n = Math.min(len, buffered());
    System.arraycopy(bytes, position, b, off, n);
    position += n;
    return n;
  }

  /// The byte at `index` past the next one.
  byte at(int index) {
    return bytes[position + index];
  }

  /// The array that holds the bytes, from [#position] on.
  byte[] array() {
    return bytes;
  }

  int position() {
    return position;
  }

  /// Uses `count` bytes up.
  void skip(int count) {
    position += count;
  }
}
