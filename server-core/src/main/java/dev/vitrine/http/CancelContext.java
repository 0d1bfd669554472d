package dev.vitrine.http;

import dev.vitrine.internal.access.CancellableContext;
import dev.vitrine.internal.access.LogSink;
import dev.vitrine.internal.text.StackText;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// A context that can be ended, and ends with its parent. Go: `context.cancelCtx`.
///
/// A parent knows its children in a linked list that a child leaves in one step: a connection's
/// context sees a child for each request and must not grow with them.
final class CancelContext implements CancellableContext {
  private final Context parent;

  /// Where it is told that an action failed.
  private final LogSink log;

  /// The nearest ancestor that keeps children itself; null for a root or a stranger's context.
  private final CancelContext keeper;

  private Throwable cause; // guarded by this; set once

  /// What `isDone` and `cause` read without the lock.
  private volatile Throwable done;

  private List<Runnable> actions; // guarded by this; null when there are none

  private CancelContext firstChild; // guarded by this
  private CancelContext previous; // guarded by the keeper
  private CancelContext next; // guarded by the keeper
  private boolean linked; // guarded by the keeper

  CancelContext(Context parent, LogSink log) {
    this.parent = Objects.requireNonNull(parent, "parent");
    this.log = log;
    this.keeper = keeperOf(parent);
    if (keeper != null) {
      keeper.adopt(this);
    } else if (parent != BackgroundContext.INSTANCE) {
      parent.onDone(() -> cancel(parent.cause()));
    }
  }

  private static CancelContext keeperOf(Context c) {
    while (c instanceof ValueContext<?> v) {
      c = v.parent;
    }
    return c instanceof CancelContext keeper ? keeper : null;
  }

  @Override
  public void cancel(Throwable why) {
    Objects.requireNonNull(why, "cause");
    List<Runnable> due;
    CancelContext child;
    synchronized (this) {
      if (cause != null) {
        return;
      }
      cause = why;
      done = why;
      due = actions;
      actions = null;
      child = firstChild;
      firstChild = null;
    }
    // Outside the lock: an action may use this context, and a child locks its keeper to leave it.
    if (due != null) {
      for (Runnable r : due) {
        run(r);
      }
    }
    while (child != null) {
      CancelContext following;
      synchronized (this) {
        following = child.next;
        child.next = null;
        child.previous = null;
        child.linked = false;
      }
      child.cancel(why);
      child = following;
    }
    if (keeper != null) {
      keeper.leave(this);
    }
  }

  private void adopt(CancelContext child) {
    synchronized (this) {
      if (cause == null) {
        child.next = firstChild;
        if (firstChild != null) {
          firstChild.previous = child;
        }
        firstChild = child;
        child.linked = true;
        return;
      }
    }
    child.cancel(done);
  }

  private synchronized void leave(CancelContext child) {
    // A keeper that is being cancelled walks the list itself: its links are left alone then.
    if (!child.linked || cause != null) {
      return;
    }
    if (child.previous == null) {
      firstChild = child.next;
    } else {
      child.previous.next = child.next;
    }
    if (child.next != null) {
      child.next.previous = child.previous;
    }
    child.next = null;
    child.previous = null;
    child.linked = false;
  }

  @Override
  public <T> Context with(Key<T> k, T v) {
    return new ValueContext<>(this, k, v);
  }

  @Override
  public <T> T value(Key<T> k) {
    return parent.value(k);
  }

  @Override
  public boolean isDone() {
    return done != null;
  }

  @Override
  public Throwable cause() {
    return done;
  }

  @Override
  public void onDone(Runnable r) {
    Objects.requireNonNull(r);
    synchronized (this) {
      if (cause == null) {
        if (actions == null) {
          actions = new ArrayList<>(2);
        }
        actions.add(r);
        return;
      }
    }
    run(r);
  }

  private void run(Runnable r) {
    try {
      r.run();
    } catch (RuntimeException | Error e) {
      log.log(System.Logger.Level.ERROR, "http: Context.onDone action failed: " + StackText.of(e));
    }
  }

  @Override
  public String toString() {
    return parent + (isDone() ? ".cancelled" : ".cancellable");
  }
}
