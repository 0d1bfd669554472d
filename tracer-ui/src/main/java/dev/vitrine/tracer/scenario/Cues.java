package dev.vitrine.tracer.scenario;

import java.util.HashSet;
import java.util.Set;

/// What a handler waits for and the script gives: so that a slow handler is slow for as long as the story
/// needs it, and not for a time.
public final class Cues {
  private final Set<String> given = new HashSet<>();
  private boolean over;

  Cues() {}

  /// Blocks until the script has given the cue, or the run is over.
  public synchronized void await(String name) throws InterruptedException {
    while (!over && !given.contains(name)) {
      wait();
    }
  }

  synchronized void give(String name) {
    given.add(name);
    notifyAll();
  }

  /// Nobody waits any more.
  synchronized void end() {
    over = true;
    notifyAll();
  }
}
