package dev.vitrine.internal.staging;

import dev.vitrine.http.Server;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.emit.ManualClock;
import java.time.Duration;

/// The time of one server, which stands still until somebody moves it on: a timeout strikes when the
/// story has come to it, on a busy machine as on an idle one.
public final class StagedTime {
  private final ManualClock clock = new ManualClock();

  private StagedTime() {}

  /// Gives the server that `builder` builds a clock at 0. All its limits and waits are on it; the `Date`
  /// header and a handler's own sleeps are not.
  public static StagedTime of(Server.Builder builder) {
    StagedTime time = new StagedTime();
    HttpAccess.get().clock(builder, time.clock);
    return time;
  }

  /// Moves the time on; what waits for no longer than that is woken. Never blocks. For limits, which count
  /// from an instant.
  public void elapse(Duration time) {
    clock.advance(time.toNanos());
  }

  /// The same for a pause: waits until some thread pauses, because it counts from when it began to.
  public void elapsePause(Duration time) throws InterruptedException {
    clock.awaitSleeper();
    elapse(time);
  }
}
