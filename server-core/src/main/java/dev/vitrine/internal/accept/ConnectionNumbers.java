package dev.vitrine.internal.accept;

import java.util.concurrent.atomic.AtomicLong;

/// Numbers a server's connections from 1, over all its listeners.
public final class ConnectionNumbers {
  private final AtomicLong last = new AtomicLong();

  long next() {
    return last.incrementAndGet();
  }
}
