package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A real server behind a [StepGate].
@Timeout(60)
@SuppressWarnings("try") // closing inside the block is what is tested
class HeldServerTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

  private final StepGate gate = new StepGate();
  private final Recorder steps = new Recorder();
  private final BlockingQueue<TraceRecord> held = new LinkedBlockingQueue<>();

  @AfterEach
  void open() {
    gate.close();
  }

  private RunningServer serve(UnaryOperator<Server.Builder> more) throws IOException {
    Handler handler =
        (w, r) -> {
          r.body().readAllBytes();
          w.write("hello");
        };
    return new RunningServer(handler, steps, b -> more.apply(b.tracer(Tracer.of(steps, gate))));
  }

  private TraceRecord nextHeld() throws InterruptedException {
    TraceRecord r = held.poll(LIMIT.toSeconds(), TimeUnit.SECONDS);
    assertNotNull(r, "no step was held");
    return r;
  }

  @Test
  void aClientHasNoAnswerUntilItsRequestWasSteppedThrough() throws Exception {
    gate.onHeld(held::add);
    try (RunningServer server = serve(b -> b);
        RawClient client = server.connect()) {
      steps.await(AcceptWaiting.class, 2); // before the client and behind it
      gate.pause();
      client.send(GET);
      TraceRecord r;
      do {
        r = nextHeld();
        if (!(r.event() instanceof ResponseFinished)) {
          assertFalse(client.hasAnswer(), r.toString());
        }
        assertTrue(gate.step());
      } while (!(r.event() instanceof ResponseFinished));
      assertTrue(client.readResponse().endsWith("hello"));
    }
  }

  @Test
  void shutdownIsSteppedLikeEverythingElse() throws Exception {
    gate.onHeld(held::add);
    ManualClock clock = new ManualClock();
    try (RunningServer server = serve(b -> b.clock(clock));
        RawClient client = server.connect()) {
      client.send(GET);
      assertTrue(client.readResponse().endsWith("hello"));
      steps.await(IdleStarted.class);
      gate.pause();
      Thread shutdown =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  server.server.shutdown(Duration.ofSeconds(1));
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      TraceRecord r;
      do {
        r = nextHeld();
        clock.advance(10_000_000_000L); // its limit does not pass
        assertTrue(gate.step());
      } while (!(r.event() instanceof ServerStopped));
      assertTrue(shutdown.join(LIMIT));
      assertInstanceOf(ServerClosedException.class, server.ended());
    }
  }

  @Test
  void closingTheGateLetsAHeldShutdownGoOn() throws Exception {
    gate.onHeld(held::add);
    try (RunningServer server = serve(b -> b)) {
      steps.await(AcceptWaiting.class);
      gate.pause();
      Thread shutdown =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  server.server.shutdown(LIMIT);
                } catch (Exception e) {
                  throw new IllegalStateException(e);
                }
              });
      nextHeld();
      gate.close();
      assertTrue(shutdown.join(LIMIT));
      steps.await(ServerStopped.class);
    }
  }

  @Test
  void noIdleTimerRunsOutWhileTheGateIsPaused() throws Exception {
    ManualClock clock = new ManualClock();
    try (RunningServer server = serve(b -> b.clock(clock).idleTimeout(Duration.ofSeconds(10)));
        RawClient client = server.connect()) {
      client.send(GET);
      assertTrue(client.readResponse().endsWith("hello"));
      steps.await(IdleStarted.class);
      gate.pause();
      clock.advance(60_000_000_000L);
      client.send(GET);
      gate.resume();
      assertTrue(client.readResponse().endsWith("hello"));
      steps.await(IdleStarted.class, 2);
      clock.advance(11_000_000_000L);
      assertEquals("idle", steps.await(TimedOut.class).which());
      assertEquals("", client.readAll());
    }
  }

  @Test
  void aClientThatLeavesWhileItsConnectionIsHeldIsSeenToLeave() throws Exception {
    gate.onHeld(held::add);
    gate.breakOn(r -> r.event() instanceof HandlerStarted);
    try (RunningServer server = serve(b -> b)) {
      try (RawClient client = server.connect()) {
        client.send(GET);
        steps.await(HandlerStarted.class);
      }
      TraceRecord r;
      do {
        r = nextHeld();
      } while (!(r.event() instanceof BackgroundReadStopped));
      assertEquals(new BackgroundReadStopped("eof"), r.event());
      assertTrue(gate.held().size() >= 2, "the handler's thread is still held");
      gate.resume();
      steps.awaitRecord(
          x -> x.event() instanceof ConnStateChanged c && c.to() == ConnState.CLOSED, 1);
    }
  }
}
