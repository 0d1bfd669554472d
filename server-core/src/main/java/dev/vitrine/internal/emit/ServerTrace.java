package dev.vitrine.internal.emit;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.util.ArrayDeque;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;

/// Makes records of one server's steps and hands them to its tracers, on the thread that took the
/// step, before the next step is taken.
///
/// The stamp is all that the server's threads share here, and its lock covers nothing else: a tracer
/// that blocks, blocks one thread.
public final class ServerTrace implements GatedServer {
  private static final AtomicLong SERVERS = new AtomicLong();

  private final long serverId = SERVERS.incrementAndGet();
  private final ServerClock clock;
  private final Consumer<String> errors;
  private final boolean bytes;
  private final Watcher[] watchers;
  private final Gate gate; // the last watcher's; null when it is none
  private volatile boolean released;

  private final ReentrantLock stamp = new ReentrantLock();
  private long seq;
  private long first;
  private long last;
  private boolean stopped; // after that, nothing of the server's own is taken

  /// What this thread is delivering; null for one watcher, where nothing can be overtaken.
  private final ThreadLocal<Delivery> deliveries;

  /// Numbers a server.
  ///
  /// @param errors told once for each tracer that throws; its own exceptions are ignored
  public ServerTrace(Tracer tracer, ServerClock clock, Consumer<String> errors) {
    this.clock = clock;
    this.errors = errors;
    List<Tracer> parts = TraceAccess.get().parts(tracer);
    this.watchers = parts.stream().map(Watcher::new).toArray(Watcher[]::new);
    boolean wanted = false;
    for (Watcher watcher : watchers) {
      wanted |= watcher.bytes();
    }
    this.bytes = wanted;
    this.gate = parts.isEmpty() ? null : TraceAccess.get().gate(parts.getLast());
    this.deliveries = watchers.length > 1 ? ThreadLocal.withInitial(Delivery::new) : null;
    if (gate != null) {
      gate.enter(this);
    }
  }

  /// A step of the server itself; returns when the next one may be taken. Call it with no lock held
  /// that another step needs.
  public void emit(TraceEvent event) {
    boolean _ = emit(null, 0, event);
  }

  /// For the steps of one connection.
  public ConnectionTrace connection(long connectionId) {
    return new ConnectionTrace(this, gate == null ? clock : clock.derive(), connectionId);
  }

  /// Whether some tracer wants bytes.
  public boolean bytes() {
    return bytes;
  }

  @Override
  public long serverId() {
    return serverId;
  }

  /// The clock of the server's own limits; a connection's are on [ConnectionTrace#clock].
  @Override
  public ServerClock clock() {
    return clock;
  }

  @Override
  public boolean released() {
    return released;
  }

  /// Lets every thread of the server go that a gate holds, for good: the server is being closed.
  public void release() {
    released = true;
    if (gate != null) {
      gate.leave(this);
    }
  }

  // @start region="stamp"
  /// Returns false where the server, or the connection, is at its end and takes no such step.
  boolean emit(ConnectionTrace connection, long requestNo, TraceEvent event) {
    long number;
    long nanos;
    stamp.lock();
    try {
      if (connection == null ? stopped : !connection.take(event)) {
        return false;
      }
      stopped |= event instanceof ServerStopped;
      long now = clock.nanos();
      if (seq == 0) {
        first = now;
      }
      // A clock that is stopped at this moment may show a little less than it did just now.
      last = Math.max(last, now - first);
      nanos = last;
      number = ++seq;
    } finally {
      stamp.unlock();
    }
    Thread thread = Thread.currentThread();
    TraceRecord r =
        new TraceRecord(
            number,
            nanos,
            serverId,
            connection == null ? 0 : connection.connectionId(),
            requestNo,
            thread.threadId(),
            thread.getName(),
            event);
    ServerClock own = connection == null ? null : connection.clock();
    if (deliveries == null) {
      tellAll(r, own);
    } else {
      deliver(r, own);
    }
    return true;
  }

  // @end region="stamp"

  /// A tracer may call into its server and so take a step inside [Tracer#onEvent]. That step waits
  /// until all have been told of the one before, so that nobody sees a thread's steps out of order.
  private void deliver(TraceRecord r, ServerClock own) {
    Delivery delivery = deliveries.get();
    if (delivery.busy) {
      delivery.later.add(new Pending(r, own));
      return;
    }
    delivery.busy = true;
    try {
      tellAll(r, own);
      while (!delivery.later.isEmpty()) {
        Pending next = delivery.later.poll();
        tellAll(next.r, next.own);
      }
    } finally {
      delivery.busy = false;
    }
  }

  private record Pending(TraceRecord r, ServerClock own) {}

  /// One thread inside [#deliver], and the steps that it took meanwhile.
  private static final class Delivery {
    final ArrayDeque<Pending> later = new ArrayDeque<>(1);
    boolean busy;
  }

  // @start region="tell"
  private void tellAll(TraceRecord r, ServerClock own) {
    for (int i = 0; i < watchers.length; i++) {
      Watcher watcher = watchers[i];
      if (watcher.wants(r.event())) {
        try {
          if (gate == null || i < watchers.length - 1) {
            watcher.tell(r);
          } else if (!released) {
            gate.pass(r, this, own);
          }
        } catch (Throwable t) {
          failed(watcher, t);
        }
      }
    }
    if (gate != null && r.event() instanceof ServerStopped) {
      gate.leave(this);
    }
  }

  // @end region="tell"

  private void failed(Watcher watcher, Throwable t) {
    if (!watcher.drop()) {
      return; // it failed on two threads at once
    }
    if (gate != null && watcher == watchers[watchers.length - 1]) {
      release();
    }
    try {
      errors.accept(
          "vitrine: the tracer "
              + watcher.tracer().getClass().getName()
              + " failed and is told nothing more: "
              + t);
    } catch (RuntimeException | Error _) {
      // The log fails, too; there is nobody left to tell, and the server goes on.
    }
  }
}
