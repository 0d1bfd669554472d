package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceEvent.TlsHandshakeStarted;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The time of a server behind a gate: no limit runs out because somebody looks at the picture.
@Timeout(60)
class GateClockTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);
  private static final long LONG_NANOS = 60_000_000_000L;

  private final ManualClock clock = new ManualClock();
  private final StepGate gate = new StepGate();
  private final Recorder steps = new Recorder();

  @AfterEach
  void open() {
    gate.close();
  }

  private RunningServer serve(
      Listener listener, Handler handler, UnaryOperator<Server.Builder> more) {
    return new RunningServer(
        listener, handler, steps, b -> more.apply(b.clock(clock).tracer(Tracer.of(steps, gate))));
  }

  private RunningServer serve(Handler handler, UnaryOperator<Server.Builder> more)
      throws IOException {
    return serve(Net.listen("tcp", "127.0.0.1:0"), handler, more);
  }

  /// Somebody looks at the picture for a minute.
  private void look() {
    gate.pause();
    clock.advance(LONG_NANOS);
    gate.resume();
  }

  private void assertNothingTimedOut() {
    assertTrue(steps.all().stream().noneMatch(r -> r.event() instanceof TimedOut));
  }

  @Test
  void aSlowHeadIsNotGivenUpWhileTheGateIsPausedButAfterIt() throws Exception {
    try (RunningServer server = serve((w, _) -> w.write("hello"), b -> b.readHeaderTimeout(LIMIT));
        RawClient client = server.connect();
        RawClient slow = server.connect()) {
      client.send("GET / HTTP/1.1\r\n");
      steps.await(RequestLineRead.class);
      look();
      assertTrue(client.send("Host: h\r\n\r\n").readResponse().endsWith("hello"));
      assertNothingTimedOut();
      slow.send("GET / HTTP/1.1\r\n");
      steps.await(RequestLineRead.class, 2);
      clock.advance(LONG_NANOS);
      assertEquals("readHeader", steps.await(TimedOut.class).which());
    }
  }

  @Test
  void aSlowBodyIsNotGivenUpWhileTheGateIsPaused() throws Exception {
    try (RunningServer server =
            serve(
                (w, r) -> w.write("hello " + r.body().readAllBytes().length),
                b -> b.readTimeout(LIMIT));
        RawClient client = server.connect()) {
      client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 5\r\n\r\n");
      steps.await(HandlerStarted.class);
      look();
      assertTrue(client.send("12345").readResponse().endsWith("hello 5"));
      assertNothingTimedOut();
    }
  }

  @Test
  void aClientThatDoesNotReadIsNotGivenUpWhileTheGateIsPaused() throws Exception {
    byte[] much = new byte[8 << 20];
    Handler writes =
        (w, _) -> {
          w.header().set("Content-Length", Integer.toString(much.length));
          w.write(much);
        };
    try (RunningServer server = serve(writes, b -> b.writeTimeout(LIMIT));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      steps.await(BodyWritten.class);
      look();
      assertTrue(client.readResponse().length() > much.length);
      assertNothingTimedOut();
    }
  }

  @Test
  void aHandshakeIsNotGivenUpWhileTheGateIsPaused() throws Exception {
    try (RunningServer server =
            serve(
                Meeting.tlsListener(),
                (w, _) -> w.write("hello"),
                b -> b.readHeaderTimeout(LIMIT));
        Socket socket = new Socket(server.address().getAddress(), server.address().getPort())) {
      steps.await(TlsHandshakeStarted.class);
      look();
      Socket encrypted =
          Meeting.TRUSTING
              .getSocketFactory()
              .createSocket(socket, "127.0.0.1", socket.getPort(), true);
      try (RawClient client = new RawClient(encrypted)) {
        client.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
        assertTrue(client.readResponse().endsWith("hello"));
      }
      assertNothingTimedOut();
    }
  }

  /// Waits for what nobody tells of.
  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + Venue.LIMIT.toNanos();
    while (!condition.getAsBoolean()) {
      assertTrue(System.nanoTime() < deadline, "it did not come to that");
      Thread.onSpinWait();
    }
  }

  /// The accept loop waits for its 5 ms to pass, of which none has: whoever sleeps is woken by each
  /// move of the clock, and sleeps on.
  private void assertWholeBackoffIsLeft() throws InterruptedException {
    await(clock::sleeping);
    clock.advance(4_999_999);
    await(clock::sleeping);
    clock.advance(1);
    steps.await(AcceptWaiting.class, 2);
  }

  @Test
  void aBackoffStandsStillWhileTheGateIsPaused() throws Exception {
    try (RunningServer _ = serve(FailingListener.once(), (w, _) -> w.write("x"), b -> b)) {
      steps.await(BackingOff.class);
      await(clock::sleeping);
      look();
      assertWholeBackoffIsLeft();
    }
  }

  @Test
  void anAcceptLoopThatIsSlowedDownBacksOffLater() throws Exception {
    Tracer slowing =
        r -> {
          if (r.event() instanceof BackingOff) {
            gate.delay(Duration.ofDays(1));
          }
        };
    try (RunningServer _ =
        serve(
            FailingListener.once(),
            (w, _) -> w.write("x"),
            b -> b.tracer(Tracer.of(slowing, steps, gate)))) {
      steps.await(BackingOff.class);
      clock.advance(LONG_NANOS); // the loop has not begun to wait
      gate.delay(Duration.ZERO);
      assertWholeBackoffIsLeft();
    }
  }

  @Test
  void aConnectionThatIsSlowedDownMovesItsOwnLimitsAlone() throws Exception {
    AtomicReference<Thread> slowedThread = new AtomicReference<>();
    Tracer slowing =
        r -> {
          if (r.event() instanceof HeaderRead && slowedThread.get() == null) {
            slowedThread.set(Thread.currentThread());
            gate.delay(Duration.ofDays(1));
          }
        };
    try (RunningServer server =
            serve(
                (w, _) -> w.write("hello"),
                b -> b.readHeaderTimeout(LIMIT).tracer(Tracer.of(slowing, steps, gate)));
        RawClient slowed = server.connect();
        RawClient other = server.connect()) {
      slowed.send("GET /slowed HTTP/1.1\r\n");
      other.send("GET /other HTTP/1.1\r\n");
      steps.await(RequestLineRead.class, 2);
      slowed.send("Host: h\r\nX: y\r\n"); // a field is known when the next line has begun
      long conn = steps.awaitRecord(r -> r.event() instanceof HeaderRead, 1).connectionId();
      await(() -> slowedThread.get().getState() == Thread.State.TIMED_WAITING); // at the gate
      clock.advance(LONG_NANOS);
      // What comes first of the other's end is slowed down, too.
      steps.awaitRecord(
          r -> r.event() instanceof ConnStateChanged c && c.to() == ConnState.ACTIVE, 1);
      gate.delay(Duration.ZERO);
      long late = steps.awaitRecord(r -> r.event() instanceof TimedOut, 1).connectionId();
      assertNotEquals(conn, late);
      assertTrue(slowed.send("\r\n").readResponse().endsWith("hello"));
    }
  }

  @Test
  void aTracerThatBlocksHoldsItsThreadAndNoClock() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch go = new CountDownLatch(1);
    Tracer blocking =
        r -> {
          if (r.event() instanceof HandlerStarted) {
            blocked.countDown();
            try {
              go.await();
            } catch (InterruptedException _) {
              Thread.currentThread().interrupt();
            }
          }
        };
    try (RunningServer server =
            serve(
                (w, _) -> w.write("hello"),
                b -> b.readHeaderTimeout(LIMIT).tracer(Tracer.of(steps, blocking)));
        RawClient held = server.connect();
        RawClient other = server.connect()) {
      held.send("GET / HTTP/1.1\r\nHost: h\r\n\r\n");
      assertTrue(blocked.await(Venue.LIMIT.toSeconds(), TimeUnit.SECONDS));
      other.send("GET / HTTP/1.1\r\n");
      steps.await(RequestLineRead.class, 2);
      assertFalse(clock.stopped());
      clock.advance(LONG_NANOS);
      assertEquals("readHeader", steps.await(TimedOut.class).which());
      go.countDown();
      assertTrue(held.readResponse().endsWith("hello"));
    } finally {
      go.countDown();
    }
  }
}
