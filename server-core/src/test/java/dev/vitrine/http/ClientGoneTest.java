package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.net.Conn;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import dev.vitrine.trace.TraceEvent.ContextCancelled;
import dev.vitrine.trace.Tracer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What the background read is for: a client that leaves while the handler works.
final class ClientGoneTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: x\r\n\r\n";

  @ParameterizedTest
  @ValueSource(booleans = {true, false})
  void aClientThatLeavesEndsTheContext(boolean traced) throws Exception {
    CompletableFuture<Throwable> gone = new CompletableFuture<>();
    CountDownLatch started = new CountDownLatch(1);
    Handler works =
        (w, r) -> {
          r.context().onDone(() -> gone.complete(r.context().cause()));
          started.countDown();
          gone.join();
        };
    try (RunningServer server =
            new RunningServer(works, b -> traced ? b : b.tracer(Tracer.none()));
        RawClient client = server.connect()) {
      client.send(GET);
      started.await();
      client.end();
      assertNotNull(gone.get(20, TimeUnit.SECONDS));
      if (traced) {
        assertEquals("eof", server.steps.await(BackgroundReadStopped.class).outcome());
        server.steps.await(ContextCancelled.class);
      }
    }
  }

  @Test
  void aPipelinedRequestDoesNotEndTheContextOfTheOneBefore() throws Exception {
    CountDownLatch secondArrived = new CountDownLatch(1);
    Handler waits =
        (w, r) -> {
          if (r.url().path().equals("/")) {
            secondArrived.await();
          }
          w.write(r.url().path() + " " + r.context().isDone());
        };
    try (RunningServer server = new RunningServer(waits);
        RawClient client = server.connect()) {
      client.send(GET);
      server.steps.await(BackgroundReadStarted.class);
      client.send(GET.replace("/ ", "/2 "));
      assertEquals("data", server.steps.await(BackgroundReadStopped.class).outcome());
      secondArrived.countDown();
      assertTrue(client.readResponse().endsWith("/ false"));
      assertTrue(client.readResponse().endsWith("/2 false"), "not a byte of it was lost");
    }
  }

  @Test
  void aReadThatSawNothingBeginsTheNextRequest() throws Exception {
    try (RunningServer server = new RunningServer((w, r) -> w.write(r.url().path()));
        RawClient client = server.connect()) {
      for (String path : List.of("/1", "/2", "/3")) {
        client.send(GET.replace("/ ", path + " "));
        assertTrue(client.readResponse().endsWith(path));
      }
      assertEquals("handed-over", server.steps.await(BackgroundReadStopped.class).outcome());
    }
  }

  @Test
  void aHijackedConnectionLosesNoByteToTheBackgroundRead() throws Exception {
    Handler takes =
        (w, r) -> {
          Hijacked taken = w.hijack();
          try (Conn conn = taken.conn()) {
            byte[] b = new byte[64];
            int n = conn.read(b, 0, b.length);
            String got =
                new String(taken.buffered(), StandardCharsets.ISO_8859_1)
                    + new String(b, 0, n, StandardCharsets.ISO_8859_1);
            byte[] answer = ("raw " + got).getBytes(StandardCharsets.ISO_8859_1);
            conn.write(answer, 0, answer.length);
          }
        };
    try (RunningServer server = new RunningServer(takes);
        RawClient client = server.connect()) {
      client.send(GET);
      server.steps.await(dev.vitrine.trace.TraceEvent.Hijacked.class);
      client.send("ping");
      assertEquals("raw ping", client.readAll());
    }
  }

  @Test
  void aHijackerGetsWhatCameBehindItsRequest() throws Exception {
    String behind = "early";
    Handler takes =
        (w, _) -> {
          Hijacked taken = w.hijack();
          try (Conn conn = taken.conn()) {
            StringBuilder got = new StringBuilder();
            got.append(new String(taken.buffered(), StandardCharsets.ISO_8859_1));
            byte[] b = new byte[64];
            while (got.length() < behind.length()) {
              int n = conn.read(b, 0, b.length);
              got.append(new String(b, 0, n, StandardCharsets.ISO_8859_1));
            }
            byte[] answer = got.toString().getBytes(StandardCharsets.ISO_8859_1);
            conn.write(answer, 0, answer.length);
          }
        };
    try (RunningServer server = new RunningServer(takes);
        RawClient client = server.connect()) {
      assertEquals(behind, client.send(GET + behind).readAll());
    }
  }

  @Test
  void theContextEndsWithTheHandler() throws Exception {
    CompletableFuture<Throwable> over = new CompletableFuture<>();
    Handler takes =
        (w, r) -> {
          Context context = r.context();
          context.onDone(() -> over.complete(context.cause()));
          w.write(String.valueOf(context.isDone()));
        };
    try (RunningServer server = new RunningServer(takes);
        RawClient client = server.connect()) {
      assertTrue(client.send(GET).readResponse().endsWith("false"));
      assertEquals("the handler has returned", over.get(20, TimeUnit.SECONDS).getMessage());
    }
  }

  /// Nobody reads from the client here: its request's body is still on the way.
  @Test
  void aWriteThatFailsEndsTheContext() throws Exception {
    CompletableFuture<Boolean> over = new CompletableFuture<>();
    Handler writes =
        (w, r) -> {
          Context context = r.context();
          w.enableFullDuplex();
          w.setWriteDeadline(Instant.EPOCH);
          try {
            w.write("x");
            w.flush();
          } finally {
            over.complete(context.isDone());
          }
        };
    try (RunningServer server = new RunningServer(writes);
        RawClient client = server.connect()) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\n");
      assertTrue(over.get(20, TimeUnit.SECONDS));
    }
  }
}
