package dev.vitrine.internal.emit;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Makes records of one server's steps and hands them to its tracer.
public final class ServerTrace {
  private static final AtomicLong SERVERS = new AtomicLong();

  private final long serverId = SERVERS.incrementAndGet();
  private final ServerClock clock;
  private final Consumer<String> errors;
  private final boolean bytes;
  private final ReentrantLock stamp = new ReentrantLock();
  private volatile Tracer tracer;
  private long seq;
  private long first;

  /// Numbers a server; `errors` is told, once, when the tracer throws.
  public ServerTrace(Tracer tracer, ServerClock clock, Consumer<String> errors) {
    this.tracer = tracer;
    this.clock = clock;
    this.errors = errors;
    this.bytes = tracer.detail() == Detail.BYTES;
  }

  /// A step of the server itself.
  public void emit(TraceEvent event) {
    emit(0, 0, event);
  }

  /// For the steps of one connection.
  public ConnectionTrace connection(long connectionId) {
    return new ConnectionTrace(this, connectionId);
  }

  /// Whether bytes are wanted.
  public boolean bytes() {
    return bytes;
  }

  /// The server's number.
  public long serverId() {
    return serverId;
  }

  /// The server's clock.
  public ServerClock clock() {
    return clock;
  }

  /// Lets every thread of the server go that its tracer holds, for good.
  public void release() {}

  void emit(long connectionId, long requestNo, TraceEvent event) {
    Tracer to = tracer;
    if (to == null) {
      return;
    }
    Thread thread = Thread.currentThread();
    long number;
    long nanos;
    stamp.lock();
    try {
      number = ++seq;
      long now = clock.nanos();
      if (number == 1) {
        first = now;
      }
      nanos = now - first;
    } finally {
      stamp.unlock();
    }
    try {
      to.onEvent(
          new TraceRecord(
              number,
              nanos,
              serverId,
              connectionId,
              requestNo,
              thread.threadId(),
              thread.getName(),
              event));
    } catch (RuntimeException | Error e) {
      tracer = null;
      errors.accept("vitrine: the tracer failed and is no longer told: " + e);
    }
  }
}
