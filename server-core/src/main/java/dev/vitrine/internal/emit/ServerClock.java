package dev.vitrine.internal.emit;

/// The clock that every timer of a server reads.
public class ServerClock {
  /// Nanoseconds from a fixed point; never falls.
  public long nanos() {
    return System.nanoTime();
  }

  /// Waits for `nanos` of this clock.
  public void sleep(long nanos) throws InterruptedException {
    Thread.sleep(nanos / 1_000_000, (int) (nanos % 1_000_000));
  }
}
