package dev.vitrine.tracer.scenario;

import dev.vitrine.net.TemporaryException;
import java.io.IOException;
import org.jspecify.annotations.Nullable;

/// What goes wrong with accept: as in a process that has no file descriptor left, or whose socket broke. Told
/// by a scenario or, while the server runs, by a person; asked by [FailingListener], which is woken.
final class AcceptFaults {
  private int failures;
  private boolean endsThen;
  private boolean endsAfterClient;

  /// Fails `failures` times at first, and where it `endsAfterClient` for good once a client was accepted.
  AcceptFaults(int failures, boolean endsAfterClient) {
    this.failures = failures;
    this.endsAfterClient = endsAfterClient;
  }

  /// Has accept fail so many times more, from now on, and `thenForGood` after them.
  synchronized void fail(int times, boolean thenForGood) {
    failures += times;
    endsThen |= thenForGood;
    notifyAll();
  }

  /// What accept fails with now; null where it does not. Call it with this object's lock.
  @Nullable IOException next() {
    if (failures > 0) {
      failures--;
      return new TemporaryException("Too many open files");
    }
    return endsThen ? new IOException("Bad file descriptor") : null;
  }

  /// A client was accepted.
  synchronized void accepted() {
    endsThen |= endsAfterClient;
  }
}
