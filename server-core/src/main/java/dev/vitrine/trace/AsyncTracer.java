package dev.vitrine.trace;

import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.atomic.LongAdder;

/// Hands records on by way of a bounded queue and a thread of its own, so that the server never waits
/// for the tracer behind it. See [Tracer#async]. Go has no such thing.
///
/// When that tracer throws, the next step is answered with an exception that tells why: so the
/// server's error log hears of it, once, and this tracer is dropped as any other.
public final class AsyncTracer implements Tracer, AutoCloseable {
  private static final Object END = new Object();

  /// How soon a full queue is offered its end again.
  private static final Duration LOOK = Duration.ofMillis(10);

  private final Tracer target;
  private final Detail detail;
  private final ArrayBlockingQueue<Object> queue;
  private final LongAdder dropped = new LongAdder();
  private final Thread thread;
  private volatile boolean closed;
  private volatile Throwable failure; // what the tracer threw; null while it has not

  AsyncTracer(Tracer target, int capacity) {
    this.target = Objects.requireNonNull(target, "tracer");
    for (Tracer part : TracerList.partsOf(target)) {
      if (part instanceof StepGate) {
        throw new IllegalArgumentException("a StepGate behind a queue could hold no step");
      }
    }
    this.detail = target.detail();
    this.queue = new ArrayBlockingQueue<>(capacity);
    this.thread = Thread.ofVirtual().name("async-tracer").start(this::deliver);
  }

  @Override
  public void onEvent(TraceRecord r) {
    Throwable why = failure;
    if (why != null) {
      throw new IllegalStateException("the tracer behind the queue failed: " + why, why);
    }
    if (closed || !queue.offer(r)) {
      dropped.increment();
    }
  }

  @Override
  public Detail detail() {
    return detail;
  }

  /// How many records were not delivered because the queue was full, or closed.
  public long dropped() {
    return dropped.sum();
  }

  /// Delivers what is queued, then ends the thread; waits for that, unless it is the tracer behind
  /// the queue that calls. Records that come later are counted as dropped.
  @Override
  public void close() {
    closed = true;
    if (thread.equals(Thread.currentThread())) {
      return;
    }
    boolean interrupted = false;
    for (boolean ended = false; !ended; ) {
      queue.offer(END); // wakes the thread when it waits for something to deliver
      try {
        ended = thread.join(LOOK);
      } catch (InterruptedException _) {
        interrupted = true; // what is queued is delivered all the same
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    for (Object late = queue.poll(); late != null; late = queue.poll()) {
      if (late instanceof TraceRecord) {
        dropped.increment(); // it came while the thread was ending
      }
    }
  }

  private void deliver() {
    try {
      while (!(closed && queue.isEmpty())) {
        Object next = queue.take();
        if (next instanceof TraceRecord r) {
          target.onEvent(r);
        }
      }
    } catch (InterruptedException _) {
      // Nobody interrupts this thread but a tracer that means to end it.
    } catch (RuntimeException | Error e) {
      failure = e;
      closed = true;
      queue.clear();
    }
  }
}
