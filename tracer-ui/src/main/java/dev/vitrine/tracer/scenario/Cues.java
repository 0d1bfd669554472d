package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Context;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import java.util.function.LongUnaryOperator;

/// What a handler waits for and the script gives: so that a slow handler is slow for as long as the story
/// needs it, and not for a time.
public final class Cues {
  /// A handler's wait.
  ///
  /// @param cue what it waited for; "" for its client's leaving
  /// @param thread on which thread
  /// @param before how many steps that thread had taken before
  record Wait(String cue, long thread, long before) {}

  private final LongUnaryOperator stepsOfThread;
  private final Set<String> given = new HashSet<>();
  private final List<Wait> waits = new ArrayList<>();
  private final List<CountDownLatch> ends = new ArrayList<>();
  private boolean over;
  private long releases;

  /// `stepsOfThread` tells how many steps a thread has taken, by its id.
  Cues(LongUnaryOperator stepsOfThread) {
    this.stepsOfThread = stepsOfThread;
  }

  /// Blocks until the script has given the cue, somebody has said [#release], or the run is over.
  void await(String name) throws InterruptedException {
    note(name);
    synchronized (this) {
      long before = releases;
      while (!over && releases == before && !given.contains(name)) {
        wait();
      }
    }
  }

  /// Blocks until a request's context has ended, or the run is over.
  void awaitEnd(Context context) throws InterruptedException {
    note("");
    CountDownLatch ended = new CountDownLatch(1);
    synchronized (this) {
      if (over) {
        return;
      }
      ends.add(ended);
    }
    context.onDone(ended::countDown);
    ended.await();
  }

  private synchronized void note(String name) {
    long thread = Thread.currentThread().threadId();
    waits.add(new Wait(name, thread, stepsOfThread.applyAsLong(thread)));
  }

  synchronized void give(String name) {
    given.add(name);
    notifyAll();
  }

  /// Lets go on whoever waits for a cue at this moment; who waits later waits again.
  synchronized void release() {
    releases++;
    notifyAll();
  }

  /// Nobody waits any more.
  synchronized void end() {
    over = true;
    notifyAll();
    ends.forEach(CountDownLatch::countDown);
  }

  /// Who waited for what, so far.
  synchronized List<Wait> waits() {
    return List.copyOf(waits);
  }
}
