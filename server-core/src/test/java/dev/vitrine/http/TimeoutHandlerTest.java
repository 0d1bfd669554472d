package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.access.CancellableContext;
import dev.vitrine.internal.access.LogSink;
import dev.vitrine.peer.PeerHandler;
import java.io.IOException;
import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TimeoutHandlerTest {
  private final RecordingWriter w = new RecordingWriter();
  private final Request request = Request.of("GET", "/");

  @Test
  void sendsWhatAHandlerLeftThatReturnedInTime() throws Exception {
    w.header().set("X-Outer", "kept");
    Handler h =
        (to, r) -> {
          to.header().set("Content-Type", "text/x");
          to.writeHeader(201);
          to.write("made ");
          to.flush();
          to.body().write("it".getBytes(java.nio.charset.StandardCharsets.UTF_8));
        };
    Http.timeoutHandler(h, ChronoUnit.FOREVER.getDuration(), "").serveHttp(w, request);
    assertEquals(201, w.status);
    assertEquals("made it", w.text());
    assertEquals(Header.of("X-Outer", "kept", "Content-Type", "text/x"), w.header());
  }

  @Test
  void logsASecondStatusWithTheLineThatSetItWhereItsServerLogs() throws Exception {
    FakeLink link = new FakeLink(_ -> false);
    Request twice = Request.of("GET", "/run?s201&s202");
    twice.origin().link = link;
    Http.timeoutHandler(new PeerHandler(), Duration.ofHours(1), "").serveHttp(w, twice);
    assertEquals(201, w.status);
    assertEquals(1, link.lines.size());
    assertTrue(
        link.lines
            .get(0)
            .matches(
                "http: superfluous response\\.WriteHeader call from "
                    + "dev\\.vitrine\\.peer\\.PeerHandler\\.take \\(PeerHandler\\.java:\\d+\\)"),
        link.lines.get(0));
  }

  @Test
  void aHandlerThatWroteNothingAnswers200() throws Exception {
    Http.timeoutHandler((to, r) -> {}, Duration.ofHours(1), "").serveHttp(w, request);
    assertEquals(200, w.status);
    assertEquals("", w.text());
  }

  @Test
  void answers503WhenTimeIsUpAndRefusesWhatStillComes() throws Exception {
    AtomicLong clock = new AtomicLong();
    BlockingQueue<Throwable> seen = new LinkedBlockingQueue<>();
    CountDownLatch written = new CountDownLatch(1);
    CountDownLatch answered = new CountDownLatch(1);
    Handler slow =
        (to, r) -> {
          to.header().set("X-Inner", "lost");
          to.write("lost");
          written.countDown();
          answered.await();
          seen.add(r.context().cause());
          seen.add(assertThrows(HandlerTimeoutException.class, () -> to.write("late")));
        };
    // Each look at the clock finds a minute gone once the handler has begun: nobody waits for one.
    Handler h =
        new TimeoutHandler(
            slow,
            Duration.ofSeconds(30),
            "too slow",
            () -> {
              await(written);
              return clock.getAndAdd(60_000_000_000L);
            });
    h.serveHttp(w, request);
    assertEquals(503, w.status);
    assertEquals("too slow", w.text());
    assertTrue(w.header().isEmpty());
    answered.countDown();
    assertInstanceOf(TimeoutException.class, seen.poll(30, TimeUnit.SECONDS));
    assertInstanceOf(HandlerTimeoutException.class, seen.poll(30, TimeUnit.SECONDS));
  }

  @Test
  void hasGosWordsForTheClientWhenGivenNone() throws Exception {
    CountDownLatch never = new CountDownLatch(1);
    Http.timeoutHandler((to, r) -> never.await(), Duration.ZERO, "").serveHttp(w, request);
    assertEquals(
        "<html><head><title>Timeout</title></head><body><h1>Timeout</h1></body></html>", w.text());
    never.countDown();
  }

  @Test
  void stopsWaitingWhenTheClientGoesAway() throws Exception {
    CancellableContext client = new CancelContext(Context.background(), LogSink.SYSTEM);
    CountDownLatch never = new CountDownLatch(1);
    Handler h =
        (to, r) -> {
          client.cancel(new IOException("gone"));
          never.await();
        };
    Http.timeoutHandler(h, Duration.ofHours(1), "body").serveHttp(w, request.withContext(client));
    assertEquals(503, w.status);
    assertEquals("", w.text());
    never.countDown();
  }

  @Test
  void throwsWhatTheHandlerThrew() {
    AbortHandlerException abort = new AbortHandlerException();
    AssertionError error = new AssertionError("x");
    Handler aborts =
        (to, r) -> {
          throw abort;
        };
    Handler fails =
        (to, r) -> {
          throw error;
        };
    Duration hour = Duration.ofHours(1);
    assertSame(
        abort,
        assertThrows(
            AbortHandlerException.class,
            () -> Http.timeoutHandler(aborts, hour, "").serveHttp(w, request)));
    assertSame(
        error,
        assertThrows(
            AssertionError.class,
            () -> Http.timeoutHandler(fails, hour, "").serveHttp(w, request)));
    assertEquals(0, w.status);
  }

  @Test
  void theHandlersContextIsDoneOnceItHasReturned() throws Exception {
    Context[] seen = new Context[1];
    Http.timeoutHandler((to, r) -> seen[0] = r.context(), Duration.ofHours(1), "")
        .serveHttp(w, request);
    assertTrue(seen[0].isDone());
  }

  private static void await(CountDownLatch latch) {
    try {
      latch.await();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }
}
