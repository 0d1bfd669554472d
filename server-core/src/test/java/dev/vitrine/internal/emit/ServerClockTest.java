package dev.vitrine.internal.emit;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;

class ServerClockTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private final ManualClock clock = new ManualClock();

  @Test
  void standsStillUntilItWasStartedAsOftenAsStopped() {
    clock.advance(5);
    clock.stop();
    clock.advance(10);
    clock.stop();
    clock.advance(100);
    clock.start();
    assertTrue(clock.stopped());
    assertEquals(5, clock.nanos());
    clock.start();
    assertFalse(clock.stopped());
    assertEquals(5, clock.nanos());
    clock.advance(7);
    assertEquals(12, clock.nanos());
  }

  @Test
  void refusesToBeStartedMoreOftenThanStopped() {
    clock.stop();
    clock.start();
    assertThrows(IllegalStateException.class, clock::start);
  }

  @Test
  void aConnectionsClockStandsStillByItselfAndWithTheServers() {
    ServerClock own = clock.derive();
    ServerClock other = clock.derive();
    clock.advance(1);
    own.stop();
    clock.advance(10);
    assertEquals(1, own.nanos());
    assertEquals(11, other.nanos());
    assertFalse(clock.stopped());

    clock.stop();
    assertTrue(other.stopped());
    clock.advance(100);
    own.start();
    assertEquals(1, own.nanos());
    assertEquals(11, other.nanos());
    clock.start();
    clock.advance(1000);
    assertEquals(1001, own.nanos());
    assertEquals(1011, other.nanos());
    assertEquals(4, own.remaining(1005));
  }

  @Test
  void agreesWithAClockThatCountsOnlyRunningTime() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(7);
    ServerClock own = clock.derive();
    long serverStops = 0;
    long ownStops = 0;
    long serverTime = 0;
    long ownTime = 0;
    for (int i = 0; i < 20_000; i++) {
      switch (random.nextInt(5)) {
        case 0 -> {
          clock.stop();
          serverStops++;
        }
        case 1 -> {
          own.stop();
          ownStops++;
        }
        case 2 -> {
          if (serverStops > 0) {
            clock.start();
            serverStops--;
          }
        }
        case 3 -> {
          if (ownStops > 0) {
            own.start();
            ownStops--;
          }
        }
        default -> {
          long nanos = random.nextInt(1000);
          clock.advance(nanos);
          if (serverStops == 0) {
            serverTime += nanos;
            ownTime += ownStops == 0 ? nanos : 0;
          }
        }
      }
      assertEquals(serverTime, clock.nanos());
      assertEquals(ownTime, own.nanos());
    }
  }

  @Test
  void sleepCountsOnlyTimeInWhichTheClockRuns() throws InterruptedException {
    Thread sleeper = asleep(100);
    clock.advance(99);
    clock.stop();
    clock.advance(1_000_000);
    clock.start();
    awaitSleep(sleeper);
    clock.advance(1);
    assertTrue(sleeper.join(LIMIT));
  }

  @Test
  void sleepsByRealTimeToo() throws InterruptedException {
    ServerClock real = new ServerClock();
    long before = real.nanos();
    real.sleep(1_000_000);
    assertTrue(real.nanos() - before >= 1_000_000);
  }

  @Test
  void sleepEndsWithAnInterrupt() throws InterruptedException {
    Thread sleeper = asleep(100);
    sleeper.interrupt();
    assertTrue(sleeper.join(LIMIT));
  }

  @Test
  void aConnectionSleepsByItsOwnClock() throws InterruptedException {
    ServerClock own = clock.derive();
    AtomicLong woke = new AtomicLong();
    Thread sleeper =
        Thread.ofVirtual()
            .start(() -> {
              try {
                own.sleep(100);
                woke.set(own.nanos());
              } catch (InterruptedException e) {
                woke.set(-1);
              }
            });
    awaitSleep(sleeper);
    own.stop();
    clock.advance(100);
    own.start();
    awaitSleep(sleeper);
    clock.advance(100);
    assertTrue(sleeper.join(LIMIT));
    assertEquals(100, woke.get());
  }

  private Thread asleep(long nanos) {
    Thread sleeper =
        Thread.ofVirtual()
            .start(() -> {
              try {
                clock.sleep(nanos);
              } catch (InterruptedException _) {
                // One of the tests wants to see exactly this.
              }
            });
    awaitSleep(sleeper);
    return sleeper;
  }

  private void awaitSleep(Thread sleeper) {
    while (!clock.sleeping()) {
      assertTrue(sleeper.isAlive(), "it woke too early");
      Thread.onSpinWait();
    }
  }
}
