package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/// Which limit holds at which moment, and from when on it counts, by a clock that the test moves on.
final class DeadlinesTest {
  private static final Duration LIMIT = Duration.ofSeconds(10);

  /// Less than one limit; twice as long is more.
  private static final long MOST_OF_IT = Duration.ofSeconds(7).toNanos();

  private final ManualClock clock = new ManualClock();
  private final CountDownLatch mayRead = new CountDownLatch(1);
  private final CompletableFuture<IOException> failure = new CompletableFuture<>();

  private final Handler reads =
      (w, r) -> {
        switch (r.url().path()) {
          case "/past" -> w.setReadDeadline(Instant.EPOCH);
          case "/never" -> w.setReadDeadline(null);
          default -> {
            // As the server says.
          }
        }
        mayRead.await();
        try {
          w.write(r.body().readAllBytes());
          failure.complete(null);
        } catch (IOException e) {
          failure.complete(e);
          throw e;
        }
      };

  private IOException failure() throws Exception {
    return failure.get(20, TimeUnit.SECONDS);
  }

  private RunningServer readingServer() throws IOException {
    return new RunningServer(reads, b -> b.clock(clock).readTimeout(LIMIT));
  }

  /// Go: `ReadTimeout` is "for reading the entire request, including the body".
  @Test
  void theReadLimitCountsFromTheBeginningOfTheRequest() throws Exception {
    try (RunningServer server = readingServer();
        RawClient client = server.connect()) {
      client.send("POST / HTTP/1.1\r\n");
      server.steps.await(RequestLineRead.class);
      clock.advance(MOST_OF_IT);
      client.send("Host: x\r\nContent-Length: 5\r\n\r\n");
      server.steps.await(HandlerStarted.class);
      clock.advance(MOST_OF_IT);
      client.send("hello");
      mayRead.countDown();
      assertInstanceOf(SocketTimeoutException.class, failure());
    }
  }

  @Test
  void theWaitForARequestAndItsHeadHaveALimitEach() throws Exception {
    try (RunningServer server =
            new RunningServer(
                (w, r) -> w.write("x"),
                b -> b.clock(clock).idleTimeout(LIMIT).readHeaderTimeout(LIMIT));
        RawClient client = server.connect()) {
      assertTrue(client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").readResponse().endsWith("x"));
      server.steps.await(IdleStarted.class);
      clock.advance(MOST_OF_IT);
      client.send("GET / HTTP/1.1\r\n");
      server.steps.await(RequestLineRead.class, 2);
      clock.advance(MOST_OF_IT);
      assertTrue(client.send("Host: x\r\n\r\n").readResponse().endsWith("x"));
      server.steps.await(IdleStarted.class, 2);
      client.send("GET / HTTP/1.1\r\n");
      server.steps.await(RequestLineRead.class, 3);
      clock.advance(2 * MOST_OF_IT);
      assertEquals("readHeader", server.steps.await(TimedOut.class).which());
    }
  }

  @Test
  void aHandlerMayShortenTheTimeToRead() throws Exception {
    try (RunningServer server = readingServer();
        RawClient client = server.connect()) {
      client.send("POST /past HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      mayRead.countDown();
      assertInstanceOf(SocketTimeoutException.class, failure());
    }
  }

  @Test
  void aHandlerMayReadForEver() throws Exception {
    try (RunningServer server = readingServer();
        RawClient client = server.connect()) {
      client.send("POST /never HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      server.steps.await(HandlerStarted.class);
      clock.advance(2 * MOST_OF_IT);
      mayRead.countDown();
      assertTrue(client.send("hello").readResponse().endsWith("hello"));
      assertNull(failure());
    }
  }

  @Test
  void aHandlerMayShortenTheTimeToWrite() throws Exception {
    Handler late =
        (w, r) -> {
          w.setWriteDeadline(Instant.EPOCH);
          w.write("too late");
          try {
            w.flush();
            failure.complete(null);
          } catch (IOException e) {
            failure.complete(e);
            throw e;
          }
        };
    try (RunningServer server = new RunningServer(late);
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertInstanceOf(SocketTimeoutException.class, failure());
      assertEquals("", client.readAll());
    }
  }

  /// Go: the `SetDeadline(time.Time{})` of `conn.hijackLocked`.
  @Test
  void aHijackedConnectionHasNoLimits() throws Exception {
    Handler takes =
        (w, r) -> {
          try (Conn conn = w.hijack().conn()) {
            byte[] b = "ping".getBytes(StandardCharsets.US_ASCII);
            conn.write(b, 0, b.length);
            conn.write(b, 0, conn.read(b, 0, b.length));
          }
        };
    BiConsumer<Conn, ConnState> past =
        (conn, state) -> {
          if (state == ConnState.ACTIVE) {
            conn.setReadDeadline(Instant.EPOCH);
            conn.setWriteDeadline(Instant.EPOCH);
          }
        };
    try (RunningServer server =
            new RunningServer(takes, b -> b.tracer(Tracer.none()).connState(past));
        RawClient client = server.connect()) {
      assertEquals("ping", client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n").read(4));
      assertEquals("pong", client.send("pong").readAll());
    }
  }
}
