package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.httptest.TestServer;
import dev.vitrine.trace.StreamQueue.Dropped;
import dev.vitrine.trace.StreamQueue.Item;
import dev.vitrine.trace.StreamQueue.Step;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ConnectionCreated;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.ListenAndServeCalled;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.RoutesKnown;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TraceStreamTest {
  private static final Duration LIMIT = Duration.ofSeconds(20);

  private static TraceRecord record(long seq, long conn, TraceEvent event) {
    return new TraceRecord(seq, seq, 1, conn, 0, 1, "main", event);
  }

  private static TraceRecord record(long seq) {
    return record(seq, 0, new AcceptWaiting());
  }

  /// A subscriber over a real connection.
  private static final class Subscriber {
    private final BufferedReader in;

    Subscriber(TestServer server, String lastEventId) throws Exception {
      HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(server.url() + "/events"));
      if (lastEventId != null) {
        request.header("Last-Event-ID", lastEventId);
      }
      HttpResponse<InputStream> response =
          server.client().send(request.build(), BodyHandlers.ofInputStream());
      assertEquals("text/event-stream", response.headers().firstValue("content-type").get());
      assertEquals("no-store", response.headers().firstValue("cache-control").get());
      in = new BufferedReader(new InputStreamReader(response.body(), StandardCharsets.UTF_8));
      Map<String, String> header = next();
      assertEquals("trace", header.get("event"));
      assertTrue(header.get("data").startsWith("{\"vitrine\":1,"), header.toString());
    }

    /// The fields of the next event; null at the end of the stream.
    Map<String, String> next() throws IOException {
      Map<String, String> fields = new LinkedHashMap<>();
      for (String line = in.readLine(); line != null; line = in.readLine()) {
        if (line.isEmpty()) {
          return fields;
        }
        int colon = line.indexOf(": ");
        assertNull(fields.put(line.substring(0, colon), line.substring(colon + 2)));
      }
      return null;
    }

    /// The record of the next event, whose id must be its number.
    Map<?, ?> record() throws IOException {
      Map<String, String> fields = next();
      Map<?, ?> record = StrictJson.object(fields.get("data").getBytes(StandardCharsets.UTF_8));
      assertEquals(record.get("seq").toString(), fields.get("id"));
      assertFalse(fields.containsKey("event"));
      return record;
    }

    /// Reads to the end of the stream.
    void drain() throws IOException {
      Map<String, String> fields;
      do {
        fields = next();
      } while (fields != null);
    }

    Map<?, ?> until(String event, long conn) throws IOException {
      for (; ; ) {
        Map<?, ?> record = record();
        if (record.get("event").equals(event) && record.get("conn").equals(conn)) {
          return record;
        }
      }
    }
  }

  private static TestServer serve(TraceStream stream, Tracer tracer) {
    ServeMux mux = new ServeMux();
    mux.handle("/events", stream);
    mux.handle("/", (w, _) -> w.write("hello"));
    return TestServer.start(Server.builder().handler(mux).tracer(tracer));
  }

  private static void get(TestServer server) throws Exception {
    server
        .client()
        .send(HttpRequest.newBuilder(URI.create(server.url())).build(), BodyHandlers.discarding());
  }

  @Test
  void aServerMayStreamItsOwnTraceAndNothingRecurses() throws Exception {
    TraceStream stream = new TraceStream();
    RingTracer ring = new RingTracer(10_000);
    Tracer all = // asks for bytes, of which a stream's own connection has many
        new Tracer() {
          @Override
          public void onEvent(TraceRecord r) {
            ring.onEvent(r);
          }

          @Override
          public Detail detail() {
            return Detail.BYTES;
          }
        };
    CountDownLatch stopped = new CountDownLatch(1);
    Tracer end =
        r -> {
          if (r.event() instanceof ServerStopped) {
            stopped.countDown();
          }
        };
    try (TestServer server = serve(stream, Tracer.of(all, stream, end))) {
      Subscriber subscriber = new Subscriber(server, null);
      get(server);
      subscriber.until("ResponseFinished", 2);
      stream.close();
      subscriber.drain();
    }
    stopped.await(); // closing waits for nobody, and the connection reports its end itself
    List<TraceEvent> own =
        ring.records().stream().filter(r -> r.connectionId() == 1).map(TraceRecord::event).toList();
    assertTrue(own.stream().anyMatch(BytesReceived.class::isInstance));
    int started = own.stream().map(Object::getClass).toList().indexOf(HandlerStarted.class);
    assertTrue(
        own.stream()
            .skip(started)
            .noneMatch(
                e -> e instanceof BodyWritten || e instanceof Flushed || e instanceof BytesSent));
    assertTrue(own.stream().anyMatch(ResponseFinished.class::isInstance));
    assertTrue(own.stream().anyMatch(HandlerFinished.class::isInstance));
    assertTrue(own.getLast() instanceof ConnectionClosed, own.toString());
  }

  @Test
  void whoJoinsLateIsToldHowThingsStand() throws Exception {
    TraceStream stream = new TraceStream();
    stream.onEvent(record(1, 0, new ServeStarted("127.0.0.1:80", false)));
    stream.onEvent(record(2));
    for (long conn = 1; conn <= 2; conn++) {
      stream.onEvent(record(10 * conn, conn, new Accepted("a", "b")));
      stream.onEvent(record(10 * conn + 1, conn, new ConnectionCreated("a")));
      stream.onEvent(record(10 * conn + 2, conn, new RequestReadStarted()));
      stream.onEvent(record(10 * conn + 3, conn, new RequestRead("GET", "/old", "h")));
      stream.onEvent(record(10 * conn + 4, conn, new RequestReadStarted()));
      stream.onEvent(record(10 * conn + 5, conn, new RequestRead("GET", "/now", "h")));
      stream.onEvent(record(10 * conn + 6, conn, new BodyRead(3)));
    }
    stream.onEvent(record(30, 1, new ConnectionClosed("over")));
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber subscriber = new Subscriber(server, null);
      for (long seq : new long[] {1, 20, 21, 24, 25}) {
        assertEquals(seq, subscriber.record().get("seq"));
      }
      stream.onEvent(record(31));
      assertEquals(31L, subscriber.record().get("seq"));
    }
  }

  private static TraceRecord onThread(long tid, long seq, long conn, TraceEvent event) {
    return new TraceRecord(seq, seq, 1, conn, conn, tid, "", event);
  }

  @Test
  void theStateIsThatOfEveryListenerThatServesAndOfTheNewestRoutes() throws Exception {
    TraceStream stream = new TraceStream();
    stream.onEvent(onThread(7, 1, 0, new ListenAndServeCalled("a:1", "mux")));
    stream.onEvent(onThread(7, 2, 0, new ListenFailed("in use")));
    stream.onEvent(onThread(8, 3, 0, new ServeStarted("a:2", false)));
    stream.onEvent(onThread(8, 4, 0, new RoutesKnown(List.of("/"))));
    stream.onEvent(onThread(9, 5, 0, new ServeStarted("a:3", true)));
    stream.onEvent(onThread(10, 6, 0, new ServeStarted("a:4", true)));
    stream.onEvent(onThread(10, 7, 0, new AcceptLoopEnded("over")));
    stream.onEvent(onThread(8, 8, 1, new Accepted("a", "b")));
    stream.onEvent(onThread(11, 9, 1, new RequestReadStarted()));
    stream.onEvent(onThread(11, 10, 1, new RoutesKnown(List.of("/", "/new"))));
    stream.onEvent(onThread(11, 11, 1, new HandlerStarted("/new", "lambda")));
    stream.onEvent(onThread(11, 12, 1, new HandlerFinished(1)));
    stream.onEvent(onThread(8, 13, 2, new Accepted("a", "b")));
    stream.onEvent(onThread(12, 14, 2, new RequestReadStarted()));
    stream.onEvent(onThread(12, 15, 2, new ConnStateChanged(ConnState.ACTIVE, ConnState.IDLE)));
    stream.onEvent(onThread(12, 16, 2, new IdleStarted(0)));
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber subscriber = new Subscriber(server, null);
      for (long seq : new long[] {3, 5, 8, 9, 10, 11, 12, 13, 15, 16}) {
        assertEquals(seq, subscriber.record().get("seq"));
      }
    }
  }

  @Test
  void aSlowSubscriberIsToldHowMuchItMissedAndAFastOneMissesNothing() throws Exception {
    TraceStream stream = new TraceStream(100);
    String text = "x".repeat(4_000);
    int total = 10_000; // far more than the buffers on the way hold
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber slow = new Subscriber(server, null);
      Subscriber fast = new Subscriber(server, null);
      for (int i = 1; i <= total; i++) {
        stream.onEvent(record(i, 0, new Logged("INFO", text)));
        if (i % 50 == 0) {
          for (long seq = i - 49L; seq <= i; seq++) {
            assertEquals(seq, fast.record().get("seq"));
          }
        }
      }
      long sent = 0;
      long missed = 0;
      while (sent + missed < total) {
        Map<String, String> fields = slow.next();
        if ("dropped".equals(fields.get("event"))) {
          missed += Long.parseLong(fields.get("data").replaceAll("\\D", ""));
        } else {
          sent++;
          assertEquals(Long.toString(sent + missed), fields.get("id"), "no hole is left unsaid");
        }
      }
      assertTrue(missed > 0);
      assertEquals(total, sent + missed);
    }
  }

  @Test
  void whoComesBackGoesOnWhereHeWas() throws Exception {
    TraceStream stream = new TraceStream(4);
    for (int i = 1; i <= 10; i++) {
      stream.onEvent(record(i));
    }
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber known = new Subscriber(server, "8");
      assertEquals(9L, known.record().get("seq"));
      assertEquals(10L, known.record().get("seq"));

      Subscriber forgotten = new Subscriber(server, "2");
      Map<String, String> dropped = forgotten.next();
      assertEquals("dropped", dropped.get("event"));
      assertEquals("{\"dropped\":4}", dropped.get("data"));
      for (long seq = 7; seq <= 10; seq++) {
        assertEquals(seq, forgotten.record().get("seq"));
      }
      Subscriber ofAnotherRun = new Subscriber(server, "4711");
      stream.onEvent(record(11));
      for (Subscriber each : List.of(known, forgotten, ofAnotherRun)) {
        assertEquals(11L, each.record().get("seq"));
      }
    }
  }

  @Test
  void theEndOfTheServerEndsTheStream() throws Exception {
    TraceStream stream = new TraceStream();
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber subscriber = new Subscriber(server, null);
      stream.onEvent(record(1));
      server.server().shutdown(LIMIT);
      assertEquals(1L, subscriber.record().get("seq"));
      assertNull(subscriber.next());
    }
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber subscriber = new Subscriber(server, null);
      server.server().close();
      try {
        subscriber.drain();
      } catch (IOException _) {
        // Cut off, or properly ended where the handler was faster: it is over either way.
      }
    }
  }

  @Test
  void aSubscriberThatReadsNothingHoldsUpNobody() throws Exception {
    TraceStream stream = new TraceStream(100);
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber dead = new Subscriber(server, null);
      String text = "x".repeat(1 << 20);
      for (int i = 1; i <= 1_000; i++) {
        stream.onEvent(record(i, 0, new Logged("INFO", text)));
      }
      server.server().shutdown(LIMIT);
      assertTrue(dead.in.ready() || dead.next() != null);
    }
  }

  @Test
  void aClosedStreamTellsTheBeginningOnly() throws Exception {
    TraceStream stream = new TraceStream();
    stream.close();
    try (TestServer server = serve(stream, Tracer.none())) {
      Subscriber subscriber = new Subscriber(server, null);
      assertNull(subscriber.next());
    }
  }

  @Test
  void anEndThatMeetsAFullQueueIsSaid() throws InterruptedException {
    StreamQueue queue = new StreamQueue(2, List.of(new Step(record(0))), () -> {});
    for (int i = 1; i <= 5; i++) {
      queue.offer(record(i));
    }
    assertEquals(new Step(record(0)), queue.take());
    assertEquals(new Step(record(1)), queue.take());
    queue.offer(record(6));
    queue.offer(record(7));
    List<Item> rest = new ArrayList<>();
    queue.end();
    queue.offer(record(8));
    for (Item item = queue.take(); item != null; item = queue.take()) {
      rest.add(item);
    }
    assertEquals(
        List.of(new Step(record(2)), new Dropped(3), new Step(record(6)), new Dropped(1)), rest);
  }

  @Test
  void endingAQueueWakesWhoWaitsOnceAndForAll() throws InterruptedException {
    CountDownLatch ended = new CountDownLatch(2);
    StreamQueue queue = new StreamQueue(2, List.of(), ended::countDown);
    Thread waiting =
        Thread.ofVirtual()
            .start(() -> {
              try {
                assertNull(queue.take());
                ended.countDown();
              } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
              }
            });
    queue.end();
    queue.end();
    assertTrue(ended.await(20, TimeUnit.SECONDS));
    assertTrue(waiting.join(LIMIT));
  }

  @Test
  void refusesAQueueWithoutRoom() {
    assertThrows(IllegalArgumentException.class, () -> new TraceStream(0));
  }
}
