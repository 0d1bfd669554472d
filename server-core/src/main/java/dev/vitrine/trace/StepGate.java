package dev.vitrine.trace;

import dev.vitrine.internal.emit.Gate;
import dev.vitrine.internal.emit.GatedServer;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.TraceAccess;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// Holds the real server still between two steps, and lets it go on step by step. Go has no such
/// thing.
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

  private final Gate door = new Door();
  private final StopConditions stops = new StopConditions();
  private final List<Consumer<TraceRecord>> listeners = new CopyOnWriteArrayList<>();

  /// Guards what is below. It is never held while anybody waits or foreign code runs.
  private final ReentrantLock lock = new ReentrantLock();

  private final HeldSteps held = new HeldSteps(lock);
  private final StoppedClocks clocks = new StoppedClocks();
  private volatile boolean paused;
  private volatile boolean closed;
  private volatile long delayNanos;

  /// A gate that is open.
  public StepGate() {}

  /// Holds every thread at its next step, and the servers' clocks at once.
  public void pause() {
    change(() -> {
      stops.forgetTarget();
      pauseNow();
    });
  }

  /// Releases everybody, in the order of their steps; clocks go on where they stood.
  public void resume() {
    change(() -> {
      stops.forgetTarget();
      resumeNow();
    });
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
    change(() -> {
      if (!closed) {
        stops.runTo(stop);
        resumeNow();
      }
    });
  }

  /// Pauses the gate at every step that matches, which is held. `when` is asked on the server's
  /// threads, several at once.
  public Breakpoint breakOn(Predicate<TraceRecord> when) {
    return stops.breakOn(Objects.requireNonNull(when, "when"));
  }

  /// Slow motion: while the gate runs, each thread waits so long, in real time, after each of its
  /// steps. Zero or negative: none, the default.
  public void delay(Duration perEvent) {
    long most = Long.MAX_VALUE / 2;
    long nanos =
        perEvent.toSeconds() >= most / 1_000_000_000 ? most : Math.max(0, perEvent.toNanos());
    change(() -> {
      delayNanos = nanos;
      held.wakeAll(); // those that are being slowed down look at the new delay
    });
  }

  /// What is held now, in the order in which [#step()] releases it. Steps that are only slowed down
  /// are not among it.
  public List<TraceRecord> held() {
    lock.lock();
    try {
      return held.records();
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
    change(() -> {
      closed = true;
      stops.forgetTarget();
      resumeNow();
      held.wakeAll(); // those that are only slowed down, too
    });
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
    if (closed || !paused && delayNanos == 0 && stops.none()) {
      return;
    }
    Breakpoint matched = stops.match(r);
    lock.lock();
    try {
      if (closed || released(server)) {
        return;
      }
      if (stops.meet(matched)) {
        pauseNow();
      }
      if (paused || delayNanos > 0) {
        hold(r, server, own);
      }
    } finally {
      lock.unlock();
    }
  }

  // @end region="gate"

  private static boolean released(GatedServer server) {
    return server != null && server.released();
  }

  // @start region="hold"
  /// Waits, with the lock given back meanwhile, until somebody releases the step or slow motion lets
  /// it go on. The connection's own clock stands still for so long.
  private void hold(TraceRecord r, GatedServer server, ServerClock own) {
    long since = System.nanoTime();
    HeldStep me = held.add(r);
    if (own != null) {
      own.stop();
    }
    boolean interrupted = false;
    try {
      while (!me.released() && !closed && !released(server)) {
        if (!paused) {
          me.shown(false);
          long left = delayNanos - (System.nanoTime() - since);
          if (left <= 0) {
            break;
          }
          try {
            long _ = me.go().awaitNanos(left);
          } catch (InterruptedException _) {
            interrupted = true; // it releases nobody
          }
        } else if (!me.shown()) {
          me.shown(true);
          tellListeners(r);
        } else {
          me.go().awaitUninterruptibly();
        }
      }
    } finally {
      held.remove(me);
      if (own != null) {
        own.start();
      }
      if (interrupted) {
        Thread.currentThread().interrupt();
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
      return held.releaseFirst(which);
    } finally {
      lock.unlock();
    }
  }

  private void change(Runnable what) {
    lock.lock();
    try {
      what.run();
    } finally {
      lock.unlock();
    }
  }

  private void pauseNow() {
    if (!paused && !closed) {
      paused = true;
      clocks.stop();
      held.wakeAll(); // what was only slowed down is held now
    }
  }

  private void resumeNow() {
    if (paused) {
      paused = false;
      held.releaseAll(_ -> true);
      clocks.start();
    }
  }

  /// The server's way in, which is nobody else's business.
  private final class Door implements Gate {
    @Override
    public void enter(GatedServer server) {
      change(() -> {
        if (!closed) {
          clocks.enter(server);
        }
      });
    }

    @Override
    public void pass(TraceRecord r, GatedServer server, ServerClock own) {
      StepGate.this.pass(r, server, own);
    }

    @Override
    public void leave(GatedServer server) {
      change(() -> {
        clocks.leave(server);
        if (server.released()) {
          held.releaseAll(r -> r.serverId() == server.serverId());
        }
      });
    }
  }
}
