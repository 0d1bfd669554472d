package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ContextDerived;
import dev.vitrine.trace.TraceEvent.ContinueSent;
import dev.vitrine.trace.TraceEvent.Draining;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.Hijacked;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.PathRedirected;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.RouteMissed;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFailed;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFinished;
import dev.vitrine.trace.TraceEvent.TlsHandshakeStarted;
import dev.vitrine.trace.TraceEvent.TrailersRead;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class ScenarioRunTest {
  private static List<Scenario> all() {
    return Scenarios.all();
  }

  @ParameterizedTest
  @MethodSource("all")
  void playsToTheEndOfTheServerInOrderAndLeavesNothingHanging(Scenario scenario) throws Exception {
    List<TraceRecord> records = Recorder.record(scenario);
    assertEquals(List.of(), EventOrderCheck.faults(records));
    assertTrue(records.stream().anyMatch(r -> r.event() instanceof ServerStopped));
    assertEquals(scenario.clients(), count(records, Accepted.class));
    assertEquals(
        count(records, HandlerStarted.class),
        count(records, HandlerFinished.class) + count(records, HandlerPanicked.class),
        "every handler has ended");
    assertEquals(
        count(records, BackgroundReadStarted.class),
        count(records, BackgroundReadStopped.class),
        "nobody reads any more");
    assertEquals(count(records, ServeSpawned.class), ends(records), "every connection has ended");
  }

  private static long ends(List<TraceRecord> records) {
    return count(records, ConnectionClosed.class) + count(records, Hijacked.class);
  }

  /// As the app plays it, with the server's time running.
  @ParameterizedTest
  @MethodSource("live")
  void playsLiveAsWell(Scenario scenario) throws Exception {
    CompletableFuture<Void> stopped = new CompletableFuture<>();
    Tracer watch =
        r -> {
          if (r.event() instanceof ServerStopped) {
            stopped.complete(null);
          }
        };
    try (ScenarioRun run = ScenarioRun.start(scenario, watch)) {
      run.play(Duration.ofSeconds(60));
      run.shutdown(Duration.ofSeconds(60));
    }
    stopped.get(60, TimeUnit.SECONDS);
  }

  /// Two of those in which something elapses, and the server in a process of its own.
  private static List<Scenario> live() {
    return List.of(
        scenario("accept-failures"), scenario("slow-sender"), scenario("descriptor-exhaustion"));
  }

  @Test
  void servesTheFastClientWhileTheSlowHandlerRuns() throws Exception {
    List<TraceRecord> records = run("slow-beside-fast");
    long finished2 = seq(records, 2, ResponseFinished.class);
    assertTrue(seq(records, 1, HandlerStarted.class) < finished2);
    assertTrue(finished2 < seq(records, 1, HandlerFinished.class));
  }

  @Test
  void runsTwoHandlersAtOnceOnThreadsOfTheirOwn() throws Exception {
    List<TraceRecord> records = run("two-clients");
    assertTrue(seq(records, 2, HandlerStarted.class) < seq(records, 1, HandlerFinished.class));
    assertTrue(seq(records, 1, HandlerStarted.class) < seq(records, 2, HandlerFinished.class));
  }

  @Test
  void hasTenHandlersRunningAtOnceOnTenThreads() throws Exception {
    List<TraceRecord> records = run("ten-clients");
    long firstEnd = first(records, HandlerFinished.class).seq();
    assertEquals(
        10,
        records.stream()
            .filter(r -> r.event() instanceof HandlerStarted && r.seq() < firstEnd)
            .map(TraceRecord::threadId)
            .distinct()
            .count());
  }

  @Test
  void keepsOneConnectionForThreeRequests() throws Exception {
    List<TraceRecord> records = run("keep-alive");
    assertEquals(1, count(records, Accepted.class));
    assertEquals(3, count(records, ResponseFinished.class));
  }

  @Test
  void answersWhatIsPipelinedInItsOrder() throws Exception {
    List<TraceRecord> records = run("pipelining");
    assertEquals(
        List.of("/a", "/b", "/c"), values(records, RequestRead.class, RequestRead::target));
    long answered = 0;
    for (TraceRecord r : records) {
      if (r.event() instanceof RequestRead) {
        assertEquals(answered + 1, r.requestNo(), "the one before is answered first");
      } else if (r.event() instanceof ResponseFinished) {
        answered++;
      }
    }
  }

  @Test
  void readsTheFormOnlyInTheHandler() throws Exception {
    List<TraceRecord> records = run("post-form");
    assertTrue(seq(records, 1, HandlerStarted.class) < seq(records, 1, BodyRead.class));
    assertTrue(seq(records, 1, BodyRead.class) < seq(records, 1, HandlerFinished.class));
  }

  @Test
  void readsChunksAsTheyComeAndTheTrailerBehindThem() throws Exception {
    List<TraceRecord> records = run("upload-in-chunks");
    assertEquals(
        11, values(records, BodyRead.class, BodyRead::bytes).stream().mapToLong(l -> l).sum());
    assertEquals(
        List.of(List.of("Checksum")), values(records, TrailersRead.class, TrailersRead::names));
  }

  @Test
  void asksForTheBodyOnlyWhereTheHandlerReadsIt() throws Exception {
    List<TraceRecord> records = run("expect-continue");
    assertEquals(1, count(records, ContinueSent.class));
    assertEquals(1, first(records, ContinueSent.class).connectionId());
    assertEquals(
        List.of(200, 413), values(records, ResponseStarted.class, ResponseStarted::status));
  }

  @Test
  void sendsTheCookieThatCountsTheVisit() throws Exception {
    List<TraceRecord> records = run("cookies");
    assertEquals(
        List.of("visits=1; HttpOnly", "visits=2; HttpOnly"),
        values(records, ResponseStarted.class, r -> r.headers().get("Set-Cookie").getFirst()));
  }

  @Test
  void writesABodyForHeadAndSendsNone() throws Exception {
    List<TraceRecord> records = run("head");
    assertEquals(List.of(12L, 12L), values(records, BodyWritten.class, BodyWritten::bytes));
    assertEquals(
        List.of(0L, 12L), values(records, ResponseFinished.class, ResponseFinished::bytes));
  }

  @Test
  void putsEachFlushOnTheWire() throws Exception {
    List<TraceRecord> records = run("streaming");
    assertEquals(3, count(records, Flushed.class));
    assertEquals(
        List.of("chunked"), values(records, ResponseStarted.class, ResponseStarted::framing));
    assertTrue(seq(records, 1, Flushed.class) < seq(records, 1, HandlerFinished.class));
  }

  @Test
  void knowsNothingOfAHijackedConnection() throws Exception {
    List<TraceRecord> records = run("hijack");
    assertEquals(1, count(records, Hijacked.class));
    assertEquals(0, count(records, ConnectionClosed.class));
  }

  @Test
  void routesAsTheSourceTextsExamplesSay() throws Exception {
    assertEquals(
        List.of("127.0.0.1/hello", "/hello"),
        values(run("host-or-path"), Routed.class, Routed::pattern));
    assertEquals(
        List.of("127.0.0.1/hello/", "/hello"),
        values(run("trailing-slash"), Routed.class, Routed::pattern));
  }

  @Test
  void tellsTheMethodsThatAPathWouldTake() throws Exception {
    List<TraceRecord> records = run("method-patterns");
    assertEquals(List.of(405, 404), values(records, RouteMissed.class, RouteMissed::status));
    assertEquals("GET, HEAD", ((RouteMissed) first(records, RouteMissed.class).event()).allow());
    assertEquals(
        List.of(Map.of("name", "roshi")), values(records, Routed.class, Routed::pathValues));
  }

  @Test
  void choosesAHandlerInThreeWays() throws Exception {
    assertEquals(
        List.of("default-mux", "default-mux"),
        values(run("default-mux"), HandlerChosen.class, HandlerChosen::kind));
    assertEquals(
        List.of("options", "given", "given"),
        values(run("options-star"), HandlerChosen.class, HandlerChosen::kind));
  }

  @Test
  void sendsTheClientToTheCleanPath() throws Exception {
    List<TraceRecord> records = run("clean-path");
    PathRedirected redirected = (PathRedirected) first(records, PathRedirected.class).event();
    assertEquals(new PathRedirected("//docs/../hello", "/hello"), redirected);
  }

  @Test
  void doublesTheWaitFourTimes() throws Exception {
    assertEquals(List.of(5L, 10L, 20L, 40L), delays(run("accept-failures")));
  }

  /// The limit is real: the process that serves may open no file more.
  @Test
  void recoversFromARealLackOfDescriptors() throws Exception {
    List<TraceRecord> records = run("descriptor-exhaustion");
    assertEquals(List.of(5L, 10L, 20L, 5L), delays(records));
    assertTrue(
        values(records, AcceptFailed.class, AcceptFailed::temporary).stream().allMatch(t -> t));
    assertEquals(1, count(records, BackoffReset.class));
    assertTrue(seq(records, 1, ConnectionClosed.class) < seq(records, 3, Accepted.class));
    assertEquals(3, count(records, ResponseFinished.class));
  }

  private static List<Long> delays(List<TraceRecord> records) {
    return values(records, BackingOff.class, b -> b.delayNanos() / 1_000_000);
  }

  @Test
  void servesAConnectionAfterTheAcceptLoopHasEnded() throws Exception {
    List<TraceRecord> records = run("accept-ends");
    assertTrue(
        first(records, AcceptLoopEnded.class).seq() < seq(records, 1, ResponseFinished.class));
  }

  @Test
  void answersNobodyWhenTheHandlerFails() throws Exception {
    List<TraceRecord> records = run("panic");
    assertEquals(2, first(records, HandlerPanicked.class).connectionId());
    assertEquals(1, first(records, ResponseStarted.class).connectionId());
    assertEquals(1, count(records, ResponseStarted.class));
    assertTrue(seq(records, 2, ConnectionClosed.class) < seq(records, 1, ResponseStarted.class));
  }

  @Test
  void tellsTheHandlerThatItsClientHasLeft() throws Exception {
    List<TraceRecord> records = run("client-leaves");
    assertEquals(
        List.of("eof"),
        values(records, BackgroundReadStopped.class, BackgroundReadStopped::outcome));
    assertTrue(
        seq(records, 1, BackgroundReadStopped.class) < seq(records, 1, HandlerFinished.class));
  }

  @Test
  void endsServeWhereAHookGivesNoContext() throws Exception {
    List<TraceRecord> records = run("conn-context-missing");
    assertEquals(0, count(records, ServeSpawned.class));
    assertTrue(
        values(records, AcceptLoopEnded.class, AcceptLoopEnded::reason)
            .getFirst()
            .contains("hook"));
  }

  @Test
  void refusesWhatIsMalformedOrTooLarge() throws Exception {
    assertEquals(
        List.of(400),
        values(run("malformed-request"), RequestRejected.class, RequestRejected::status));
    assertEquals(
        List.of(431),
        values(run("header-too-large"), RequestRejected.class, RequestRejected::status));
  }

  @Test
  void neverReadsTheSmuggledRequest() throws Exception {
    List<TraceRecord> records = run("smuggling");
    assertEquals(List.of("/"), values(records, RequestRead.class, RequestRead::target));
    KeepAliveDecided decided = (KeepAliveDecided) first(records, KeepAliveDecided.class).event();
    assertEquals(
        new KeepAliveDecided(false, "the request's length could be read in two ways"), decided);
    assertEquals(List.of(400), values(records, RequestRejected.class, RequestRejected::status));
  }

  @Test
  void losesPatienceWithTheSlowAndTheSilent() throws Exception {
    assertEquals(
        List.of("readHeader"), values(run("slow-sender"), TimedOut.class, TimedOut::which));
    assertEquals(List.of("idle"), values(run("idle-timeout"), TimedOut.class, TimedOut::which));
  }

  @Test
  void shakesHandsOnTheConnectionsOwnThread() throws Exception {
    List<TraceRecord> records = run("tls");
    assertEquals("conn-1", first(records, TlsHandshakeStarted.class).threadName());
    assertEquals(1, count(records, TlsHandshakeFinished.class));
    assertEquals(2, first(records, TlsHandshakeFailed.class).connectionId());
  }

  @Test
  void givesAllRequestsOfAConnectionTheValueOfItsContext() throws Exception {
    List<TraceRecord> records = run("hooks");
    assertEquals(
        List.of("connContext"), values(records, ContextDerived.class, ContextDerived::hook));
    assertEquals(
        List.of(12L, 12L), values(records, BodyWritten.class, BodyWritten::bytes), "hello roshi");
    assertEquals(
        List.of(
            ConnState.NEW, ConnState.ACTIVE, ConnState.IDLE, ConnState.ACTIVE, ConnState.CLOSED),
        values(records, ConnStateChanged.class, ConnStateChanged::to));
  }

  @Test
  void drainsBeforeItStops() throws Exception {
    List<TraceRecord> records = run("graceful-shutdown");
    assertEquals(
        List.of(new Draining(1, 2), new Draining(0, 2), new Draining(0, 1), new Draining(0, 0)),
        values(records, Draining.class, d -> d));
    assertEquals(3, count(records, ResponseFinished.class));
    assertEquals(ServerStopped.class, records.getLast().event().getClass());
  }

  /// A race decides it: either the second request is answered, or its connection is closed unanswered.
  @Test
  void theLastMomentHasTwoOutcomes() throws Exception {
    List<TraceRecord> records = run("last-moment");
    String reason = values(records, ConnectionClosed.class, ConnectionClosed::reason).getFirst();
    switch ((int) count(records, ResponseFinished.class)) {
      case 2 -> assertEquals("the response was the last one on this connection", reason);
      case 1 -> assertEquals("the server is shutting down", reason);
      default -> throw new AssertionError(records.toString());
    }
  }

  /// A gate in this process holds the threads of the other.
  @Test
  void holdsAServerInAProcessOfItsOwn() throws Exception {
    StepGate gate = new StepGate();
    CompletableFuture<TraceRecord> held = new CompletableFuture<>();
    List<TraceRecord> seen = Collections.synchronizedList(new ArrayList<>());
    gate.onHeld(held::complete);
    gate.pause();
    try (ScenarioRun run =
        ScenarioRun.start(scenario("descriptor-exhaustion"), Tracer.of(seen::add, gate))) {
      assertEquals(1, held.get(60, TimeUnit.SECONDS).seq());
      assertEquals(1, seen.size(), "the next step waits in the other process");
      assertFalse(run.address().isDone());
      gate.close();
      run.address().get(60, TimeUnit.SECONDS);
    }
  }

  private static Scenario scenario(String id) {
    return Scenarios.find(id).orElseThrow();
  }

  private static List<TraceRecord> run(String id) throws Exception {
    return RUNS.computeIfAbsent(
        id,
        _ -> {
          try {
            return Recorder.record(scenario(id));
          } catch (Exception e) {
            throw new AssertionError(id, e);
          }
        });
  }

  private static final Map<String, List<TraceRecord>> RUNS = new HashMap<>();

  private static long count(List<TraceRecord> records, Class<? extends TraceEvent> event) {
    return records.stream().filter(r -> event.isInstance(r.event())).count();
  }

  private static <E extends TraceEvent, V> List<V> values(
      List<TraceRecord> records, Class<E> event, Function<E, V> value) {
    return records.stream()
        .filter(r -> event.isInstance(r.event()))
        .map(r -> value.apply(event.cast(r.event())))
        .toList();
  }

  private static TraceRecord first(List<TraceRecord> records, Class<? extends TraceEvent> event) {
    return records.stream().filter(r -> event.isInstance(r.event())).findFirst().orElseThrow();
  }

  private static long seq(
      List<TraceRecord> records, long connection, Class<? extends TraceEvent> event) {
    return records.stream()
        .filter(r -> r.connectionId() == connection && event.isInstance(r.event()))
        .findFirst()
        .orElseThrow()
        .seq();
  }
}
