package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.EventOrder;
import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeoutException;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whatever clients do, the events come in the order that docs/event-order.md tells.
@Timeout(120)
class EventOrderTest {
  private static final String GET = "GET / HTTP/1.1\r\nHost: h\r\n\r\n";

  private static final String POST = "POST / HTTP/1.1\r\nHost: h\r\n";
  private static final String POST_MISSING = "POST /missing HTTP/1.1\r\nHost: h\r\n";
  private static final String POST_LATE = "POST /late HTTP/1.1\r\nHost: h\r\n";
  private static final String POST_FORM =
      "POST /form HTTP/1.1\r\nContent-Type: application/x-www-form-urlencoded\r\nHost: h\r\n";

  /// What a client may send; some of it no server can like.
  @SuppressWarnings("StringConcatToTextBlock") // lines end in CRLF, and that is to be seen
  private static final List<String> MESSAGES =
      List.of(
          GET,
          GET + GET,
          "GET /missing HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /a//b HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /stream HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /panic HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /abort HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /hijack HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /early HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET /nested HTTP/1.1\r\nHost: h\r\n\r\n",
          "HEAD / HTTP/1.1\r\nHost: h\r\n\r\n",
          "OPTIONS * HTTP/1.1\r\nHost: h\r\n\r\n",
          "GET / HTTP/1.0\r\n\r\n",
          "GET / HTTP/1.1\r\nHost: h\r\nConnection: close\r\n\r\n",
          POST_FORM + "Content-Length: 7\r\n\r\na=1&b=2",
          POST + "Content-Length: 5\r\n\r\nhello",
          POST + "Content-Length: 50\r\n\r\nhello",
          POST_MISSING + "Content-Length: 5\r\n\r\nhello",
          POST + "Transfer-Encoding: chunked\r\nTrailer: X\r\n\r\n3\r\nabc\r\n0\r\nX: 1\r\n\r\n",
          POST_MISSING + "Transfer-Encoding: chunked\r\n\r\n3\r\nabc\r\n0\r\n\r\n",
          POST + "Transfer-Encoding: chunked\r\n\r\nzz\r\n",
          POST + "Expect: 100-continue\r\nContent-Length: 2\r\n\r\nhi",
          "GET / HTTP/1.1\r\nHost: h\r\nExpect: the-moon\r\n\r\n",
          "GET / HTTP/1.1\r\n\r\n",
          "GET / HTTP/3.9\r\nHost: h\r\n\r\n",
          "nonsense\r\n\r\n",
          "GET / HT",
          "GET /late HTTP/1.1\r\nHost: h\r\n\r\n",
          POST_LATE + "Content-Length: 5\r\n\r\nhel",
          "");

  /// So many of them, from the first, are answered whatever follows.
  private static final int ANSWERED = 10;

  private static Handler handler() {
    ServeMux inner = new ServeMux();
    inner.handle("/nested", (w, _) -> w.write("inside"));
    ServeMux late = new ServeMux();
    late.handle(
        "/late",
        (w, r) -> {
          CountDownLatch givenUp = new CountDownLatch(1);
          r.context().onDone(givenUp::countDown);
          givenUp.await();
          w.write("nobody reads " + r.body().readAllBytes().length);
        });
    return new ServeMux()
        .handle(
            "/{$}",
            (w, r) -> {
              byte[] body = r.body().readAllBytes();
              w.write("hello " + body.length);
            })
        .handle(
            "/stream",
            (w, _) -> {
              for (int i = 0; i < 3; i++) {
                w.write("part");
                w.flush();
              }
            })
        .handle(
            "/panic",
            (_, _) -> {
              throw new IllegalStateException("oh");
            })
        .handle(
            "/abort",
            (w, _) -> {
              w.write("half");
              w.flush();
              throw new AbortHandlerException();
            })
        .handle(
            "/hijack",
            (w, _) -> {
              try (var conn = w.hijack().conn()) {
                byte[] bytes = "raw".getBytes(StandardCharsets.US_ASCII);
                conn.write(bytes, 0, bytes.length);
              }
            })
        .handle(
            "/early",
            (w, _) -> {
              w.writeHeader(103);
              w.header().set("Trailer", "X");
              w.write("x".repeat(5_000));
              w.header().set("X", "1");
            })
        .handle("/late", Http.timeoutHandler(late, Duration.ofMillis(1), "too late"))
        .handle("/form", (w, r) -> w.write(r.formValue("a")))
        .handle("/nested", inner);
  }

  private static void assertInOrder(List<TraceRecord> records) {
    List<String> faults = EventOrderCheck.faults(records);
    if (!faults.isEmpty()) {
      StringBuilder text = new StringBuilder();
      faults.stream().limit(10).forEach(f -> text.append(f).append('\n'));
      String conn = faults.getFirst().replaceAll(".*conn (\\d+).*", "$1");
      long seq = Long.parseLong(faults.getFirst().replaceAll("seq (\\d+).*", "$1"));
      List<TraceRecord> before =
          records.stream()
              .filter(r -> conn.equals(Long.toString(r.connectionId())) && r.seq() <= seq)
              .toList();
      before.stream()
          .skip(Math.max(0, before.size() - 40))
          .forEach(r -> text.append("  ").append(r.seq()).append(' ').append(r).append('\n'));
      throw new AssertionError(text);
    }
  }

  @ParameterizedTest
  @CsvSource({"1, false", "2, false", "3, false", "4, false", "5, true", "6, true", "7, true"})
  void everyRandomSessionIsInOrder(long seed, boolean tls) throws Exception {
    Recorder steps = new Recorder(seed % 2 == 0 ? Detail.BYTES : Detail.STEPS);
    Listener listener = tls ? Meeting.tlsListener() : Net.listen("tcp", "127.0.0.1:0");
    try (RunningServer server =
        new RunningServer(
            new FailingListener(
                listener, accept -> accept % 100 < 2 ? FailingListener.tooManyFiles() : null),
            handler(),
            steps,
            b -> b.connContext((c, _) -> c).baseContext(_ -> Context.background()))) {
      List<Thread> clients = new ArrayList<>();
      for (int i = 0; i < 8; i++) {
        RandomGenerator random =
            RandomGeneratorFactory.of("L64X128MixRandom").create(100 * seed + i);
        clients.add(Thread.ofVirtual().start(() -> sessions(server, tls, random, tls ? 25 : 60)));
      }
      if (seed % 4 == 3) {
        // An end under load: clients are cut off in the middle of whatever they are at.
        steps.awaitRecord(r -> r.connectionId() >= 100, 1);
      } else {
        for (Thread client : clients) {
          client.join();
        }
      }
      if (seed % 4 != 0) {
        shutdown(server);
      }
      server.server.close();
      steps.await(ServerStopped.class);
      server.ended();
      for (Thread client : clients) {
        client.join();
      }
    }
    assertInOrder(steps.all());
  }

  private static void shutdown(RunningServer server) throws InterruptedException {
    try {
      server.server.shutdown(Duration.ofSeconds(10));
    } catch (TimeoutException _) {
      // Some handler is still busy; close ends it.
    }
  }

  /// A client of a server that speaks TLS now and then does not.
  private static RawClient connect(RunningServer server, boolean tls, RandomGenerator random)
      throws IOException {
    return tls && random.nextInt(6) > 0
        ? new RawClient(
            Meeting.TRUSTING
                .getSocketFactory()
                .createSocket("127.0.0.1", server.address().getPort()))
        : server.connect();
  }

  private static void sessions(
      RunningServer server, boolean tls, RandomGenerator random, int count) {
    for (int i = 0; i < count; i++) {
      try (RawClient client = connect(server, tls, random)) {
        int messages = random.nextInt(1, 4);
        for (int k = 0; k < messages; k++) {
          int message = random.nextInt(MESSAGES.size());
          client.send(MESSAGES.get(message));
          if (k == 0 && message < ANSWERED && random.nextBoolean()) {
            client.readResponse();
          }
        }
        switch (random.nextInt(4)) {
          case 0 -> client.reset();
          case 1 -> {
            // Simply gone.
          }
          default -> {
            client.end();
            client.readAll();
          }
        }
      } catch (IOException _) {
        // The server had enough of this client: as it should be.
      }
    }
  }

  @Test
  void aTraceThatLacksOrRepeatsAStepIsOutOfOrder() throws Exception {
    Recorder steps = new Recorder();
    try (RunningServer server = new RunningServer(handler(), steps, b -> b)) {
      try (RawClient client = server.connect()) {
        client.send(GET).readResponse();
        client.send(MESSAGES.get(13)).readAll();
      }
      server.server.close();
      steps.await(ServerStopped.class);
      server.ended();
    }
    List<TraceRecord> trace = steps.all();
    assertEquals(List.of(), EventOrderCheck.faults(trace));
    int found = 0;
    for (int i = 0; i < trace.size(); i++) {
      List<TraceRecord> lacking = new ArrayList<>(trace);
      lacking.remove(i);
      List<TraceRecord> doubled = new ArrayList<>(trace);
      doubled.add(i, trace.get(i));
      assertFalse(EventOrderCheck.faults(lacking).isEmpty() && i < trace.size() - 1);
      assertFalse(EventOrderCheck.faults(doubled).isEmpty());
      if (!EventOrderCheck.faults(renumbered(lacking)).isEmpty()) {
        found++;
      }
    }
    assertTrue(found > trace.size() / 2, "the order itself tells most: " + found);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "GET / HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /nested HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /missing HTTP/1.1\r\nHost: h\r\n\r\n",
        "GET /a//b HTTP/1.1\r\nHost: h\r\n\r\n"
      })
  void aCallWithoutItsReasonOrItsEndIsOutOfOrder(String request) throws Exception {
    Recorder steps = new Recorder();
    try (RunningServer server = new RunningServer(handler(), steps, b -> b);
        RawClient client = server.connect()) {
      client.send(request).readResponse();
      client.send(GET).readResponse();
      client.end().readAll();
      server.server.close();
      steps.await(ServerStopped.class);
    }
    List<TraceRecord> trace = steps.all();
    assertEquals(List.of(), EventOrderCheck.faults(trace));
    for (TraceRecord r : trace) {
      boolean ofTheFirst = r.requestNo() == 1;
      if (ofTheFirst && (r.event() instanceof Routed || r.event() instanceof HandlerStarted)) {
        List<TraceRecord> lacking = new ArrayList<>(trace);
        lacking.remove(r);
        assertFalse(EventOrderCheck.faults(renumbered(lacking)).isEmpty(), r.toString());
      }
    }
  }

  @Test
  void routesThatSomebodyGivesAMuxMeanwhileAreToldInOrder() throws Exception {
    Recorder steps = new Recorder();
    ServeMux mux = new ServeMux().handle("/", (w, _) -> w.write("one"));
    try (RunningServer server = new RunningServer(mux, steps, b -> b);
        RawClient client = server.connect()) {
      client.send(GET).readResponse();
      mux.handle("/b", (w, _) -> w.write("two"));
      client.send("GET /b HTTP/1.1\r\nHost: h\r\n\r\n").readResponse();
      mux.become(new ServeMux().handle("/c", (w, _) -> w.write("three")));
      client.send("GET /c HTTP/1.1\r\nHost: h\r\n\r\n").readResponse();
      client.end().readAll();
      server.server.close();
      steps.await(ServerStopped.class);
    }
    assertEquals(List.of(), EventOrderCheck.faults(steps.all()));
  }

  private static List<TraceRecord> renumbered(List<TraceRecord> records) {
    List<TraceRecord> renumbered = new ArrayList<>();
    for (TraceRecord r : records) {
      renumbered.add(
          new TraceRecord(
              renumbered.size() + 1,
              r.nanos(),
              r.serverId(),
              r.connectionId(),
              r.requestNo(),
              r.threadId(),
              r.threadName(),
              r.event()));
    }
    return renumbered;
  }

  @Test
  void theOrderOfListenAndServeIsHeldToo() throws Exception {
    Recorder steps = new Recorder();
    Server server =
        Server.builder().address("127.0.0.1:0").handler(handler()).tracer(steps).build();
    Thread serving =
        Thread.ofVirtual()
            .start(() -> {
              try {
                server.listenAndServe();
              } catch (IOException _) {
                // It was closed.
              }
            });
    steps.await(AcceptWaiting.class);
    server.close();
    serving.join();
    steps.await(ServerStopped.class);
    assertInOrder(steps.all());
  }

  @Test
  void nothingFollowsTheEndWhateverIsAskedOfTheServer() throws Exception {
    Recorder steps = new Recorder();
    try (RunningServer server = new RunningServer(handler(), steps, b -> b)) {
      steps.await(AcceptWaiting.class);
      server.server.close();
      steps.await(ServerStopped.class);
      server.ended();
      int before = steps.all().size();
      shutdown(server);
      assertThrows(ServerClosedException.class, server.server::listenAndServe);
      Listener late = Net.listen("tcp", "127.0.0.1:0");
      assertThrows(ServerClosedException.class, () -> server.server.serve(late));
      assertEquals(before, steps.all().size());
    }
    assertInOrder(steps.all());
  }

  @Test
  void thePageShowsTheTables() throws IOException {
    String page = Files.readString(Path.of("..", "docs", "event-order.md"));
    for (EventOrder order : EventOrder.values()) {
      assertTrue(page.contains("```\n" + order.table() + "```\n"), order.name());
    }
  }
}
