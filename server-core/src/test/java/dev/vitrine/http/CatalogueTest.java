package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every kind of step there is, taken by real servers, and held or blocked one after the other.
@Timeout(120)
@SuppressWarnings("try") // closing inside the block is what is tested
class CatalogueTest {
  /// What a meeting came to: the steps taken while its clients were at it, and all to the end.
  private record Played(List<TraceRecord> meanwhile, List<TraceRecord> whole) {}

  private static final Map<Meeting, Played> PLAYED = new EnumMap<>(Meeting.class);

  private static String name(TraceRecord r) {
    return r.event().getClass().getSimpleName();
  }

  private static List<String> catalogue() {
    return Arrays.stream(TraceEvent.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .toList();
  }

  /// Those that a gate, which asks for no bytes, can hold.
  private static List<String> steps() {
    return catalogue().stream().filter(event -> !event.startsWith("Bytes")).toList();
  }

  @BeforeAll
  static void play() throws Exception {
    for (Meeting meeting : Meeting.values()) {
      try (Venue at = new Venue()) {
        meeting.play(at);
        List<TraceRecord> meanwhile = at.steps.all();
        at.end();
        PLAYED.put(meeting, new Played(meanwhile, at.steps.all()));
      } catch (AssertionError e) {
        throw new AssertionError(meeting + ": " + e.getMessage(), e);
      }
    }
  }

  private static Meeting meetingWith(String event) {
    for (Meeting meeting : Meeting.values()) {
      if (PLAYED.get(meeting).meanwhile.stream().anyMatch(r -> name(r).equals(event))) {
        return meeting;
      }
    }
    throw new AssertionError("no server takes the step " + event);
  }

  private static List<Meeting> meetings() {
    return List.of(Meeting.values());
  }

  @ParameterizedTest
  @MethodSource("meetings")
  void takesItsStepsInOrder(Meeting meeting) {
    Map<Long, List<TraceRecord>> servers =
        PLAYED.get(meeting).whole.stream().collect(Collectors.groupingBy(TraceRecord::serverId));
    for (List<TraceRecord> records : servers.values()) {
      assertEquals(List.of(), EventOrderCheck.faults(records));
    }
  }

  @ParameterizedTest
  @MethodSource("catalogue")
  void isTakenBySomeServer(String event) {
    assertNotNull(meetingWith(event));
  }

  /// Plays on while its steps are blocked: the servers may be closed under its clients.
  private static void playWithoutCaring(Meeting meeting, Venue at) {
    Thread.ofVirtual()
        .start(() -> {
          try {
            meeting.play(at);
          } catch (Exception | AssertionError _) {
            // A client that was cut off, or a step that a closed server did not take any more.
          }
        });
  }

  /// No lock that `close` needs is held while somebody is told of a step.
  @ParameterizedTest
  @MethodSource("catalogue")
  void closeReturnsThoughATracerBlocksAt(String event) throws Exception {
    Meeting meeting = meetingWith(event);
    Blocking blocking = new Blocking(event, Thread.currentThread());
    try (Venue at = new Venue(blocking)) {
      playWithoutCaring(meeting, at);
      assertTrue(
          blocking.blocked.await(Venue.LIMIT.toSeconds(), TimeUnit.SECONDS),
          "the step did not come");
      at.close();
      blocking.go.countDown();
      at.end();
    } finally {
      blocking.go.countDown();
    }
  }

  /// Blocks every thread but one at a kind of step.
  private static final class Blocking implements Tracer {
    final CountDownLatch blocked = new CountDownLatch(1);
    final CountDownLatch go = new CountDownLatch(1);
    private final String event;
    private final Thread free;

    Blocking(String event, Thread free) {
      this.event = event;
      this.free = free;
    }

    @Override
    public Detail detail() {
      return Detail.BYTES;
    }

    @Override
    public void onEvent(TraceRecord r) {
      if (name(r).equals(event) && !Thread.currentThread().equals(free)) {
        blocked.countDown();
        try {
          go.await();
        } catch (InterruptedException _) {
          Thread.currentThread().interrupt();
        }
      }
    }
  }

  /// A gate may hold any step, `close` gets through it, and nobody stays behind.
  @ParameterizedTest
  @MethodSource("steps")
  void closeGetsThroughAGateThatHolds(String event) throws Exception {
    Meeting meeting = meetingWith(event);
    BlockingQueue<String> held = new LinkedBlockingQueue<>();
    try (StepGate gate = new StepGate();
        Venue at = new Venue(new Unheld(event, gate, held), gate)) {
      gate.onHeld(r -> held.add(name(r)));
      gate.breakOn(r -> name(r).equals(event));
      playWithoutCaring(meeting, at);
      String first = held.poll(Venue.LIMIT.toSeconds(), TimeUnit.SECONDS);
      while (first != null && !first.equals(event) && !first.equals(Unheld.PASSED)) {
        first = held.poll(Venue.LIMIT.toSeconds(), TimeUnit.SECONDS); // another thread's
      }
      assertEquals(event, first);
      assertTrue(gate.isPaused());
      at.end();
      assertEquals(List.of(), gate.held());
    }
  }

  /// Stands before a gate and says at once when a step passes that should be held: its thread takes
  /// another.
  private static final class Unheld implements Tracer {
    static final String PASSED = "passed";
    private final String event;
    private final BlockingQueue<String> held;
    private final Set<TraceRecord> holding = ConcurrentHashMap.newKeySet();
    private final Map<Long, TraceRecord> last = new ConcurrentHashMap<>();

    Unheld(String event, StepGate gate, BlockingQueue<String> held) {
      this.event = event;
      this.held = held;
      gate.onHeld(holding::add);
    }

    @Override
    public void onEvent(TraceRecord r) {
      TraceRecord before = last.put(r.threadId(), r);
      if (before != null && name(before).equals(event) && !holding.contains(before)) {
        held.add(PASSED);
      }
    }
  }
}
