package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.TimedOut;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// The four limits over real sockets. Each test waits for the event that the limit causes, never for
/// the time: the limits are short so that the events come soon.
final class TimeoutsTest {
  private static final Duration SOON = Duration.ofMillis(30);

  @Test
  void aHeadThatDoesNotEndIsGivenUpWithoutAnAnswer() throws Exception {
    try (RunningServer server =
            new RunningServer((w, r) -> w.write("x"), b -> b.readHeaderTimeout(SOON));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n");
      assertEquals("readHeader", server.steps.await(TimedOut.class).which());
      assertEquals("", client.readAll());
      assertEquals(
          "the request's head did not arrive in time",
          server.steps.await(ConnectionClosed.class).reason());
      assertFalse(server.steps.names(1).contains("HandlerStarted"));
    }
  }

  @Test
  void aConnectionThatStaysIdleIsClosed() throws Exception {
    try (RunningServer server =
            new RunningServer((w, r) -> w.write("x"), b -> b.idleTimeout(SOON));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(client.readResponse().endsWith("x"));
      assertEquals("idle", server.steps.await(TimedOut.class).which());
      assertEquals("", client.readAll());
    }
  }

  @Test
  void aBodyThatDoesNotComeFailsTheHandlersRead() throws Exception {
    CompletableFuture<IOException> failure = new CompletableFuture<>();
    Handler reads =
        (w, r) -> {
          try {
            int _ = r.body().read();
          } catch (IOException e) {
            failure.complete(e);
            throw e;
          }
        };
    try (RunningServer server = new RunningServer(reads, b -> b.readTimeout(SOON));
        RawClient client = server.connect()) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      server.steps.await(HandlerStarted.class);
      assertInstanceOf(SocketTimeoutException.class, failure.get(20, TimeUnit.SECONDS));
      server.steps.await(ConnectionClosed.class);
      assertFalse(server.steps.names(1).contains("HandlerPanicked"), "its own body threw it");
      assertEquals(
          List.of(new TimedOut("read")),
          server.steps.of(1).stream().filter(TimedOut.class::isInstance).toList());
      assertEquals(List.of(), EventOrderCheck.faults(server.steps.all()));
    }
  }

  @Test
  void aClientThatReadsNothingIsGivenUp() throws Exception {
    CompletableFuture<IOException> failure = new CompletableFuture<>();
    byte[] much = new byte[1 << 20];
    Handler writes =
        (w, r) -> {
          try {
            for (; ; ) { // until every buffer on the way is full
              w.write(much);
            }
          } catch (IOException e) {
            failure.complete(e);
            throw e;
          }
        };
    try (RunningServer server =
            new RunningServer(writes, b -> b.writeTimeout(Duration.ofMillis(200)));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertInstanceOf(SocketTimeoutException.class, failure.get(20, TimeUnit.SECONDS));
      assertEquals(
          "the client did not take the response in time",
          server.steps.await(ConnectionClosed.class).reason());
      assertEquals(
          List.of(new TimedOut("write")),
          server.steps.of(1).stream().filter(TimedOut.class::isInstance).toList());
      assertEquals(List.of(), EventOrderCheck.faults(server.steps.all()));
    }
  }
}
