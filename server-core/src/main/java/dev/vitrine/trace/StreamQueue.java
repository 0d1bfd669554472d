package dev.vitrine.trace;

import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// What one subscriber of a [TraceStream] has still to be sent: records, and in their place the
/// number of those for which there was no room.
final class StreamQueue {
  /// One thing to send.
  sealed interface Item {}

  /// A record.
  record Step(TraceRecord r) implements Item {}

  /// So many records are missing here.
  record Dropped(long count) implements Item {}

  private final int capacity;
  private final Runnable whenEnded;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final ArrayDeque<Item> beginning; // beside the capacity
  private final ArrayDeque<Item> items = new ArrayDeque<>();
  private int steps; // among the items
  private long missed; // since the last item
  private boolean ended;

  /// Begins with some items; `whenEnded` is called by [#end], once.
  StreamQueue(int capacity, List<Item> beginning, Runnable whenEnded) {
    this.capacity = capacity;
    this.beginning = new ArrayDeque<>(beginning);
    this.whenEnded = whenEnded;
  }

  /// Queues a record, or counts it as dropped. Never waits for the subscriber.
  void offer(TraceRecord r) {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      if (steps == capacity) {
        missed++;
        return;
      }
      if (missed > 0) {
        items.add(new Dropped(missed));
        missed = 0;
      }
      items.add(new Step(r));
      steps++;
      changed.signal();
    } finally {
      lock.unlock();
    }
  }

  /// The next item, waited for; null at the end, when everything was taken.
  Item take() throws InterruptedException {
    lock.lock();
    try {
      for (; ; ) {
        Item item = poll();
        if (item != null || ended) {
          return item;
        }
        changed.await();
      }
    } finally {
      lock.unlock();
    }
  }

  /// The next item that is there; else null.
  Item poll() {
    lock.lock();
    try {
      if (!beginning.isEmpty()) {
        return beginning.poll();
      }
      Item item = items.poll();
      if (item instanceof Step) {
        steps--;
      } else if (item == null && missed > 0) {
        item = new Dropped(missed);
        missed = 0;
      }
      return item;
    } finally {
      lock.unlock();
    }
  }

  /// Queues nothing any more; what is queued can still be taken.
  void end() {
    lock.lock();
    try {
      if (ended) {
        return;
      }
      ended = true;
      changed.signalAll();
    } finally {
      lock.unlock();
    }
    whenEnded.run();
  }
}
