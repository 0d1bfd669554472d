package dev.vitrine.trace;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Keeps the last records in memory. Go has no such thing; `trace.FlightRecorder` is the nearest.
public final class RingTracer implements Tracer {
  private final ReentrantLock lock = new ReentrantLock();
  private final TraceRecord[] ring;
  private long count;

  /// Keeps the last `capacity` records.
  ///
  /// @throws IllegalArgumentException when `capacity` is not positive
  public RingTracer(int capacity) {
    if (capacity <= 0) {
      throw new IllegalArgumentException("capacity must be positive: " + capacity);
    }
    ring = new TraceRecord[capacity];
  }

  @Override
  public void onEvent(TraceRecord r) {
    lock.lock();
    try {
      ring[(int) (count % ring.length)] = r;
      count++;
    } finally {
      lock.unlock();
    }
  }

  /// The records that are kept, oldest first, in their order of arrival; a copy.
  public List<TraceRecord> records() {
    lock.lock();
    try {
      int kept = (int) Math.min(count, ring.length);
      List<TraceRecord> records = new ArrayList<>(kept);
      for (long i = count - kept; i < count; i++) {
        records.add(ring[(int) (i % ring.length)]);
      }
      return records;
    } finally {
      lock.unlock();
    }
  }

  /// How many records had to make way for later ones.
  public long dropped() {
    lock.lock();
    try {
      return Math.max(0, count - ring.length);
    } finally {
      lock.unlock();
    }
  }
}
