package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.Draining;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.ListenerClosed;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.ShutdownStarted;
import dev.vitrine.trace.TraceRecord;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;

/// The two ends of a server.
final class ShutdownTest {
  private static final Duration NO_LIMIT = Duration.ofDays(1);
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  @Test
  void closesIdleConnectionsAndWaitsForActiveOnes() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    Handler waits =
        (w, r) -> {
          if (r.url().path().equals("/slow")) {
            mayAnswer.await();
          }
          w.write("done");
        };
    try (RunningServer server = new RunningServer(waits);
        RawClient idle = server.connect();
        RawClient active = server.connect()) {
      idle.send(GET);
      assertTrue(idle.readResponse().endsWith("done"));
      server.steps.await(IdleStarted.class);
      active.send(GET.replace("/ ", "/slow "));
      server.steps.await(HandlerStarted.class, 2);

      CompletableFuture<Void> shutdown = new CompletableFuture<>();
      Thread.ofVirtual()
          .start(() -> {
            try {
              server.server.shutdown(NO_LIMIT);
              shutdown.complete(null);
            } catch (InterruptedException | TimeoutException e) {
              shutdown.completeExceptionally(e);
            }
          });
      assertEquals("", idle.readAll(), "an idle connection is closed at once");
      assertInstanceOf(ServerClosedException.class, server.ended());
      assertTrue(!shutdown.isDone(), "a handler still runs");
      mayAnswer.countDown();
      assertTrue(active.readAll().endsWith("done"), "it may finish");
      shutdown.get(20, TimeUnit.SECONDS);
      server.steps.await(ServerStopped.class);
      assertEquals(1, server.steps.await(Draining.class).idle());
      assertEquals(1, server.steps.await(Draining.class).active());
      List<TraceRecord> all = server.steps.all();
      assertInstanceOf(ServerStopped.class, all.getLast().event());
      assertTrue(
          indexOf(all, ShutdownStarted.class) < indexOf(all, ListenerClosed.class)
              && indexOf(all, ListenerClosed.class) < indexOf(all, Draining.class));
    }
  }

  private static int indexOf(List<TraceRecord> all, Class<?> kind) {
    for (int i = 0; i < all.size(); i++) {
      if (kind.isInstance(all.get(i).event())) {
        return i;
      }
    }
    throw new AssertionError("no " + kind.getSimpleName());
  }

  /// Go: `closeIdleConns`. The connection counts as active before, since its request may be on the way.
  @Test
  void aClientThatHasSentNothingForFiveSecondsIsNotWaitedFor() throws Exception {
    ManualClock clock = new ManualClock();
    try (RunningServer server = new RunningServer((w, r) -> w.write("x"), b -> b.clock(clock));
        RawClient silent = server.connect()) {
      server.steps.await(ConnStateChanged.class);
      clock.advance(5_000_000_000L);
      assertThrows(TimeoutException.class, () -> server.server.shutdown(Duration.ZERO));
      clock.advance(1);
      server.server.shutdown(Duration.ZERO);
      assertEquals("", silent.readAll());
    }
  }

  @Test
  void aRequestThatComesAfterItsBeginningIsNotAnswered() throws Exception {
    try (RunningServer server = new RunningServer((w, r) -> w.write("x"));
        RawClient late = server.connect()) {
      server.steps.await(ConnStateChanged.class);
      assertThrows(TimeoutException.class, () -> server.server.shutdown(Duration.ZERO));
      assertEquals("", late.send(GET).readAll());
    }
  }

  @Test
  void aConnectionThatAHandlerTookOverIsNeitherWaitedForNorClosed() throws Exception {
    CompletableFuture<Conn> taken = new CompletableFuture<>();
    try (RunningServer server = new RunningServer((w, r) -> taken.complete(w.hijack().conn()));
        RawClient client = server.connect()) {
      client.send(GET);
      try (Conn conn = taken.get(20, TimeUnit.SECONDS)) {
        server.server.shutdown(Duration.ZERO);
        conn.write(new byte[] {'x'}, 0, 1);
      }
      assertEquals("x", client.readAll());
    }
  }

  @Test
  void zeroLooksOnceAndSaysThatConnectionsAreActive() throws Exception {
    CountDownLatch mayAnswer = new CountDownLatch(1);
    try (RunningServer server = new RunningServer((w, r) -> mayAnswer.await());
        RawClient client = server.connect()) {
      client.send(GET);
      server.steps.await(HandlerStarted.class);
      assertThrows(TimeoutException.class, () -> server.server.shutdown(Duration.ZERO));
      mayAnswer.countDown();
      assertTrue(client.readAll().startsWith("HTTP/1.1 200 OK"), "it goes on nevertheless");
    }
  }

  @Test
  void runsTheHooksOfAShutdownButNotOfAClose() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    try (RunningServer server = new RunningServer((w, r) -> w.write("x"))) {
      server.server.registerOnShutdown(told::countDown);
      server.server.shutdown(NO_LIMIT);
      assertTrue(told.await(20, TimeUnit.SECONDS));
    }
    CountDownLatch notTold = new CountDownLatch(1);
    try (RunningServer server = new RunningServer((w, r) -> w.write("x"))) {
      server.server.registerOnShutdown(notTold::countDown);
      server.server.close();
      server.steps.await(ServerStopped.class);
      assertEquals(1, notTold.getCount(), "a close asks nobody");
    }
  }

  @Test
  void closeCutsConnectionsAndEndsTheirContexts() throws Exception {
    CompletableFuture<Throwable> cause = new CompletableFuture<>();
    CountDownLatch registered = new CountDownLatch(1);
    Handler waits =
        (w, r) -> {
          r.context().onDone(() -> cause.complete(r.context().cause()));
          registered.countDown();
          cause.join();
        };
    try (RunningServer server = new RunningServer(waits);
        RawClient client = server.connect()) {
      client.send(GET);
      registered.await();
      server.server.close();
      assertTrue(cause.get(20, TimeUnit.SECONDS) instanceof IOException);
      assertEquals("", client.readAll());
      assertInstanceOf(ServerClosedException.class, server.ended());
      server.steps.await(ServerStopped.class);
      assertInstanceOf(ServerStopped.class, server.steps.all().getLast().event());
    }
  }

  @Test
  void aClosedServerListensNoMore() throws Exception {
    Server server = Server.builder().address("127.0.0.1:0").build();
    server.close();
    assertThrows(ServerClosedException.class, server::listenAndServe);
  }

  @Test
  void withoutKeepAliveEveryAnswerIsTheLast() throws Exception {
    try (RunningServer server = new RunningServer((w, r) -> w.write("x"));
        RawClient idle = server.connect();
        RawClient client = server.connect()) {
      idle.send(GET);
      assertTrue(idle.readResponse().endsWith("x"));
      server.steps.await(IdleStarted.class);
      server.server.setKeepAlivesEnabled(false);
      assertEquals("", idle.readAll(), "idle ones are closed");
      client.send(GET);
      assertTrue(client.readAll().contains("Connection: close\r\n"));
      server.server.setKeepAlivesEnabled(true);
      try (RawClient again = server.connect()) {
        again.send(GET + GET);
        assertTrue(again.readResponse().endsWith("x"));
        assertTrue(again.readResponse().endsWith("x"));
      }
    }
  }

  @Test
  void tellsTheHookOfEachState() throws Exception {
    List<ConnState> states = new java.util.concurrent.CopyOnWriteArrayList<>();
    try (RunningServer server =
            new RunningServer(
                (w, r) -> w.write("x"), b -> b.connState((conn, state) -> states.add(state)));
        RawClient client = server.connect()) {
      client.send(GET);
      assertTrue(client.readResponse().endsWith("x"));
      client.end();
      assertEquals("", client.readAll());
      server.steps.await(dev.vitrine.trace.TraceEvent.ConnectionClosed.class);
      assertEquals(
          List.of(ConnState.NEW, ConnState.ACTIVE, ConnState.IDLE, ConnState.CLOSED), states);
      assertEquals(
          4, server.steps.of(1).stream().filter(ConnStateChanged.class::isInstance).count());
    }
  }
}
