package dev.vitrine.trace;

import dev.vitrine.internal.emit.Gate;
import dev.vitrine.internal.emit.GatedServer;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.TraceAccess;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Holds the real server still between two steps, and lets it go on step by step.
///
/// It starts running: nothing is held. While it is paused, every thread that takes a step waits
/// inside [#onEvent], after the tracers that stand before the gate in [Tracer#of] have seen the step;
/// the server's clock stands still, so that no deadline passes meanwhile. A client that has no answer
/// yet truly waits, and one that leaves is noticed as it always would be.
///
/// One gate may watch several servers. `Server.close` gets through a paused gate and releases that
/// server's threads; `Server.shutdown` steps through it like everything else. Closing the gate
/// releases everybody. Any thread may call any method; those that release do not wait for what the
/// released do next.
public final class StepGate implements Tracer, AutoCloseable {
  static {
    TraceAccess.open(new TraceAccessImpl());
  }

  /// A condition at which the gate pauses.
  public interface Breakpoint {
    /// Takes the breakpoint away; what is held stays held.
    void remove();
  }

  private final class Watch implements Breakpoint {
    final Predicate<TraceRecord> when;

    Watch(Predicate<TraceRecord> when) {
      this.when = when;
    }

    @Override
    public void remove() {
      breakpoints.remove(this);
    }
  }

  /// A thread that waits at the gate with its step.
  private static final class Waiting {
    final TraceRecord r;
    final Condition go;
    final long arrival; // tells two apart that somebody handed on twice
    boolean held; // the gate is paused and listeners were told, as opposed to slow motion
    boolean released;

    Waiting(TraceRecord r, Condition go, long arrival) {
      this.r = r;
      this.go = go;
      this.arrival = arrival;
    }
  }

  private static final Comparator<Waiting> ORDER =
      Comparator.comparingLong((Waiting w) -> w.r.serverId())
          .thenComparingLong(w -> w.r.seq())
          .thenComparingLong(w -> w.arrival);

  private final Gate door = new Door();
  private final List<Watch> breakpoints = new CopyOnWriteArrayList<>();
  private final List<Consumer<TraceRecord>> listeners = new CopyOnWriteArrayList<>();

  /// Guards everything below. It is never held while anybody waits or foreign code runs.
  private final ReentrantLock lock = new ReentrantLock();

  private final TreeSet<Waiting> waiting = new TreeSet<>(ORDER);
  private long arrivals;
  private final Set<GatedServer> servers = new HashSet<>();
  private volatile boolean paused;
  private volatile boolean closed;
  private volatile long delayNanos;
  private volatile Predicate<TraceRecord> stop; // of runTo; null when there is none

  /// A gate that is open.
  public StepGate() {}

  /// Holds every thread at its next step, and the servers' clocks at once.
  public void pause() {
    lock.lock();
    try {
      stop = null;
      pauseLocked();
    } finally {
      lock.unlock();
    }
  }

  /// Releases everybody, in the order of their steps; clocks go on where they stood.
  public void resume() {
    lock.lock();
    try {
      stop = null;
      resumeLocked();
    } finally {
      lock.unlock();
    }
  }

  /// Whether every thread is held at its next step: after [#pause], or since a breakpoint or
  /// [#runTo] hit.
  public boolean isPaused() {
    return paused;
  }

  /// Releases the one held thread whose step came first. It goes on to its next step and is held
  /// there again. Returns false when none is held.
  public boolean step() {
    return release(r -> true);
  }

  /// As [#step()], among the threads of one connection; 0: those of the server itself.
  public boolean step(long connectionId) {
    return release(r -> r.connectionId() == connectionId);
  }

  /// Releases everybody until a step to come matches; that one is held and the gate paused. Replaces
  /// an earlier one. `stop` is asked on the server's threads, several at once.
  public void runTo(Predicate<TraceRecord> stop) {
    Objects.requireNonNull(stop, "stop");
    lock.lock();
    try {
      if (!closed) {
        this.stop = stop;
        resumeLocked();
      }
    } finally {
      lock.unlock();
    }
  }

  /// Pauses the gate at every step that matches, which is held. `when` is asked on the server's
  /// threads, several at once.
  public Breakpoint breakOn(Predicate<TraceRecord> when) {
    Objects.requireNonNull(when, "when");
    Watch watch = new Watch(when);
    breakpoints.add(watch);
    return watch;
  }

  /// Slow motion: while the gate runs, each thread waits so long, in real time, after each of its
  /// steps. Zero or negative: none, the default.
  public void delay(Duration perEvent) {
    long most = Long.MAX_VALUE / 2;
    long nanos =
        perEvent.toSeconds() >= most / 1_000_000_000 ? most : Math.max(0, perEvent.toNanos());
    lock.lock();
    try {
      delayNanos = nanos;
      wakeAll(); // those that are being slowed down look at the new delay
    } finally {
      lock.unlock();
    }
  }

  /// What is held now, in the order in which [#step()] releases it. Steps that are only slowed down
  /// are not among it.
  public List<TraceRecord> held() {
    lock.lock();
    try {
      List<TraceRecord> held = new ArrayList<>();
      for (Waiting one : waiting) {
        if (one.held && !one.released) {
          held.add(one.r);
        }
      }
      return held;
    } finally {
      lock.unlock();
    }
  }

  /// Adds somebody who is told of each step that is held, on the held thread, when [#held] has it
  /// already; the step may be released there and then.
  public void onHeld(Consumer<TraceRecord> listener) {
    listeners.add(Objects.requireNonNull(listener, "listener"));
  }

  /// Releases everybody, for good: from now on the gate lets all steps pass.
  @Override
  public void close() {
    lock.lock();
    try {
      closed = true;
      stop = null;
      resumeLocked();
      wakeAll(); // those that are only slowed down, too
    } finally {
      lock.unlock();
    }
  }

  /// A server asks through [Gate]; this is for a tracer of somebody's own that hands its records on.
  /// Such a record is held as any other, but no clock stops for it and `Server.close` does not release
  /// it.
  @Override
  public void onEvent(TraceRecord r) {
    pass(r, null, null);
  }

  Gate door() {
    return door;
  }

  // @start region="gate"
  private void pass(TraceRecord r, GatedServer server, ServerClock own) {
    if (closed || !paused && stop == null && delayNanos == 0 && breakpoints.isEmpty()) {
      return;
    }
    Predicate<TraceRecord> runTo = stop;
    boolean arrived = runTo != null && runTo.test(r);
    boolean hit = arrived || breaks(r);
    lock.lock();
    try {
      if (hit && !closed && !released(server)) {
        if (arrived && runTo.equals(stop)) {
          stop = null;
        }
        pauseLocked();
      }
      if (!closed && !released(server) && (paused || delayNanos > 0)) {
        await(new Waiting(r, lock.newCondition(), ++arrivals), server, own);
      }
    } finally {
      lock.unlock();
    }
  }

  // @end region="gate"

  private boolean breaks(TraceRecord r) {
    for (Watch watch : breakpoints) {
      if (watch.when.test(r)) {
        return true;
      }
    }
    return false;
  }

  private static boolean released(GatedServer server) {
    return server != null && server.released();
  }

  // @start region="hold"
  /// Waits, with the lock given back meanwhile, until somebody releases the step or slow motion lets
  /// it go on.
  private void await(Waiting me, GatedServer server, ServerClock own) {
    long since = System.nanoTime();
    waiting.add(me);
    if (own != null) {
      own.stop();
    }
    try {
      boolean interrupted = false;
      while (!me.released && !closed && !released(server)) {
        if (paused) {
          if (me.held) {
            me.go.awaitUninterruptibly();
          } else {
            me.held = true;
            tellListeners(me.r);
          }
        } else {
          me.held = false;
          long left = delayNanos - (System.nanoTime() - since);
          if (left <= 0) {
            break;
          }
          try {
            me.go.await(left, TimeUnit.NANOSECONDS);
          } catch (InterruptedException _) {
            interrupted = true;
          }
        }
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    } finally {
      waiting.remove(me);
      if (own != null) {
        own.start();
      }
    }
  }

  // @end region="hold"

  /// Foreign code: it may take its time, and it may call the gate.
  private void tellListeners(TraceRecord r) {
    lock.unlock();
    try {
      for (Consumer<TraceRecord> listener : listeners) {
        listener.accept(r);
      }
    } finally {
      lock.lock();
    }
  }

  private boolean release(Predicate<TraceRecord> which) {
    lock.lock();
    try {
      for (Waiting one : waiting) {
        if (one.held && !one.released && which.test(one.r)) {
          one.released = true;
          one.go.signal();
          return true;
        }
      }
      return false;
    } finally {
      lock.unlock();
    }
  }

  private void pauseLocked() {
    if (paused || closed) {
      return;
    }
    paused = true;
    for (GatedServer server : servers) {
      server.clock().stop();
    }
    wakeAll(); // what was only slowed down is held now
  }

  private void wakeAll() {
    for (Waiting one : waiting) {
      one.go.signal();
    }
  }

  private void resumeLocked() {
    if (!paused) {
      return;
    }
    paused = false;
    for (Waiting one : waiting) {
      one.released = true;
      one.go.signal();
    }
    for (GatedServer server : servers) {
      server.clock().start();
    }
  }

  /// The server's way in, which is nobody else's business.
  private final class Door implements Gate {
    @Override
    public void enter(GatedServer server) {
      lock.lock();
      try {
        if (!closed && servers.add(server) && paused) {
          server.clock().stop();
        }
      } finally {
        lock.unlock();
      }
    }

    @Override
    public void pass(TraceRecord r, GatedServer server, ServerClock own) {
      StepGate.this.pass(r, server, own);
    }

    @Override
    public void leave(GatedServer server) {
      lock.lock();
      try {
        if (servers.remove(server) && paused) {
          server.clock().start();
        }
        if (server.released()) {
          for (Waiting one : waiting) {
            if (one.r.serverId() == server.serverId()) {
              one.released = true;
              one.go.signal();
            }
          }
        }
      } finally {
        lock.unlock();
      }
    }
  }
}
