package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Clients that are many, slow, half gone or suddenly gone: each connection ends, each handler too,
/// and the next client is served. After each fault nothing of it is left.
final class FaultsTest {
  private static final String GET = "GET /next HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final int MANY = 1_500;

  /// How a client leaves.
  private enum Leave {
    CLOSE {
      @Override
      void from(RawClient client) throws IOException {
        client.close();
      }
    },
    HALF_CLOSE {
      @Override
      void from(RawClient client) throws IOException {
        assertEquals("", client.end().readAll(), "the server ends its side, too");
      }
    },
    RESET {
      @Override
      void from(RawClient client) throws IOException {
        client.reset();
      }
    };

    abstract void from(RawClient client) throws IOException;
  }

  /// What the handler of the one bad request saw, beside a server that answers `/next`.
  private static final class Fault implements Handler {
    private final Handler handler;
    private final CompletableFuture<Context> context = new CompletableFuture<>();
    private final CompletableFuture<Throwable> thrown = new CompletableFuture<>();

    Fault(Handler handler) {
      this.handler = handler;
    }

    @Override
    public void serveHttp(ResponseWriter w, Request r) throws Exception {
      if (r.url().path().equals("/next")) {
        w.write("served");
        return;
      }
      context.complete(r.context());
      try {
        handler.serveHttp(w, r);
        thrown.complete(null);
      } catch (IOException e) {
        thrown.complete(e);
        throw e;
      }
    }

    /// Null: the handler ended as if nothing had happened.
    Throwable thrown() throws Exception {
      return thrown.get(20, TimeUnit.SECONDS);
    }
  }

  private static void serves(RunningServer server) throws IOException {
    try (RawClient next = server.connect()) {
      assertTrue(next.send(GET).readResponse().endsWith("served"));
    }
  }

  /// Closes the server, whose clients have all left: no connection is open, no handler runs, and
  /// nothing comes after the end.
  private static void nothingIsLeft(RunningServer server) throws Exception {
    List<TraceRecord> before = server.steps.all();
    int accepted = (int) before.stream().filter(r -> r.event() instanceof Accepted).count();
    server.steps.await(ConnectionClosed.class, accepted);
    server.server.close();
    server.steps.await(ServerStopped.class);
    assertInstanceOf(ServerClosedException.class, server.ended());
    List<TraceRecord> all = server.steps.all();
    assertInstanceOf(ServerStopped.class, all.getLast().event());
    assertEquals(List.of(), EventOrderCheck.faults(all));
  }

  @Test
  void thousandsOfIdleConnectionsAreAnsweredAndEachIsSeenToEnd() throws Exception {
    List<RawClient> clients = new ArrayList<>();
    try (RunningServer server = new RunningServer(new Fault((_, _) -> {}))) {
      for (int i = 0; i < MANY; i++) {
        RawClient client = server.connect();
        clients.add(client);
        assertTrue(client.send(GET).readResponse().endsWith("served"), "client " + i);
      }
      server.steps.await(IdleStarted.class, MANY);
      assertEquals(0, count(server, ConnectionClosed.class), "all are open at the same time");
      serves(server);
      for (int i = 0; i < MANY; i++) {
        Leave.values()[i % Leave.values().length].from(clients.get(i));
      }
      server.steps.await(ConnectionClosed.class, MANY + 1);
      serves(server);
      nothingIsLeft(server);
      assertEquals(MANY + 2, count(server, ConnectionClosed.class));
    } finally {
      for (RawClient client : clients) {
        client.close();
      }
    }
  }

  private static long count(RunningServer server, Class<? extends TraceEvent> kind) {
    return server.steps.all().stream().filter(r -> kind.isInstance(r.event())).count();
  }

  @Test
  void aHalfClosedClientStillGetsItsWholeAnswer() throws Exception {
    Fault fault =
        new Fault((w, r) -> {
          byte[] body = r.body().readAllBytes();
          untilDone(r.context()); // the server has seen the end of the client's side
          w.write("got " + body.length + "!".repeat(200_000));
        });
    try (RunningServer server = new RunningServer(fault);
        RawClient client = server.connect()) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello").end();
      String answer = client.readAll();
      assertTrue(answer.startsWith("HTTP/1.1 200 OK\r\n"), answer.substring(0, 100));
      assertTrue(answer.contains("got 5!!!"));
      assertTrue(answer.endsWith("!\r\n0\r\n\r\n"), "to the last chunk");
      assertEquals(200_000, answer.chars().filter(c -> c == '!').count());
      assertEquals(null, fault.thrown());
      serves(server);
      nothingIsLeft(server);
    }
  }

  private static void untilDone(Context context) throws InterruptedException {
    CountDownLatch done = new CountDownLatch(1);
    context.onDone(done::countDown);
    done.await();
  }

  /// Where in a request's life its client resets the connection.
  enum Cut {
    BODY_WITH_LENGTH("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000\r\n\r\nhello") {
      @Override
      void handle(ResponseWriter w, Request r) throws IOException {
        r.body().readAllBytes();
      }

      @Override
      void reach(RunningServer server, RawClient client) throws InterruptedException {
        server.steps.await(BodyRead.class);
      }
    },
    CHUNKED_BODY("POST / HTTP/1.1\r\nHost: x\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n") {
      @Override
      void handle(ResponseWriter w, Request r) throws IOException {
        r.body().readAllBytes();
      }

      @Override
      void reach(RunningServer server, RawClient client) throws InterruptedException {
        server.steps.await(BodyRead.class);
      }
    },
    LARGE_RESPONSE("GET / HTTP/1.1\r\nHost: x\r\n\r\n") {
      @Override
      void handle(ResponseWriter w, Request r) throws IOException {
        byte[] block = new byte[64 << 10];
        for (int i = 0; i < 100_000; i++) { // far more than any socket's buffers hold
          w.write(block);
        }
      }

      @Override
      void reach(RunningServer server, RawClient client) throws IOException {
        assertEquals(100_000, client.read(100_000).length());
      }
    },
    WAITING_HANDLER("GET / HTTP/1.1\r\nHost: x\r\n\r\n") {
      @Override
      void handle(ResponseWriter w, Request r) throws Exception {
        untilDone(r.context());
        throw new IOException("the context is done", r.context().cause());
      }

      @Override
      void reach(RunningServer server, RawClient client) throws InterruptedException {
        server.steps.await(BackgroundReadStarted.class);
      }
    };

    final String request;

    Cut(String request) {
      this.request = request;
    }

    abstract void handle(ResponseWriter w, Request r) throws Exception;

    abstract void reach(RunningServer server, RawClient client) throws Exception;
  }

  @ParameterizedTest
  @EnumSource(Cut.class)
  void aResetEndsItsHandlerAndItsConnectionAndNoOther(Cut cut) throws Exception {
    Fault fault = new Fault(cut::handle);
    try (RunningServer server = new RunningServer(fault);
        RawClient client = server.connect()) {
      client.send(cut.request);
      server.steps.await(HandlerStarted.class);
      cut.reach(server, client);
      client.reset();
      assertInstanceOf(IOException.class, fault.thrown(), "the handler is told");
      server.steps.await(ConnectionClosed.class);
      assertTrue(fault.context.get().isDone());
      serves(server);
      nothingIsLeft(server);
    }
  }

  @Test
  void aRequestThatComesOneByteAtATimeIsAnswered() throws Exception {
    Fault echo = new Fault((w, r) -> w.write(r.body().readAllBytes()));
    String request =
        "POST / HTTP/1.1\r\nHost: x\r\nConnection: close\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "5\r\nhello\r\n3;a=b\r\n, x\r\n0\r\nT: u\r\n\r\n";
    try (RunningServer server = new RunningServer(echo, new Recorder(Detail.BYTES), b -> b);
        RawClient client = server.connect()) {
      for (int i = 1; i <= request.length(); i++) {
        client.send(request.substring(i - 1, i));
        server.steps.awaitReceived(1, i);
      }
      String answer = client.readAll();
      assertTrue(answer.endsWith("\r\n\r\nhello, x"), answer);
      serves(server);
      nothingIsLeft(server);
    }
  }

  @Test
  void anUploadThatBreaksOffLeavesNoFile() throws Exception {
    String mark = UUID.randomUUID().toString();
    Fault form = new Fault((_, r) -> r.parseMultipartForm(100));
    String head =
        "POST / HTTP/1.1\r\n"
            + "Host: x\r\n"
            + "Content-Type: multipart/form-data; boundary=x\r\n"
            + "Content-Length: 1000000\r\n\r\n"
            + "--x\r\n"
            + "Content-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n"
            + mark;
    try (RunningServer server = new RunningServer(form, new Recorder(Detail.BYTES), b -> b);
        RawClient client = server.connect()) {
      client.send(head + "d".repeat(200_000));
      server.steps.awaitReceived(1, head.length() + 200_000);
      client.reset();
      assertInstanceOf(IOException.class, form.thrown());
      assertEquals(List.of(), filesWith(mark));
      serves(server);
      nothingIsLeft(server);
    }
  }

  @Test
  void anUploadWhoseClientLeavesLeavesNoFile() throws Exception {
    String mark = UUID.randomUUID().toString();
    CompletableFuture<List<Path>> during = new CompletableFuture<>();
    Fault form =
        new Fault((_, r) -> {
          r.parseMultipartForm(100);
          during.complete(filesWith(mark));
          untilDone(r.context());
        });
    String body =
        "--x\r\nContent-Disposition: form-data; name=\"a\"; filename=\"b\"\r\n\r\n"
            + mark
            + "d".repeat(200_000)
            + "\r\n--x--\r\n";
    try (RunningServer server = new RunningServer(form);
        RawClient client = server.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=x\r\n"
              + "Content-Length: "
              + body.length()
              + "\r\n\r\n"
              + body);
      assertEquals(1, during.get(20, TimeUnit.SECONDS).size(), "it was too large for the memory");
      client.reset();
      server.steps.await(ConnectionClosed.class);
      assertEquals(List.of(), filesWith(mark));
      serves(server);
      nothingIsLeft(server);
    }
  }

  /// The temporary files of forms that begin with a mark; other files are other servers'.
  private static List<Path> filesWith(String mark) throws IOException {
    List<Path> found = new ArrayList<>();
    Path directory = Path.of(System.getProperty("java.io.tmpdir"));
    try (DirectoryStream<Path> files = Files.newDirectoryStream(directory, "multipart-*")) {
      for (Path file : files) {
        try (InputStream in = Files.newInputStream(file)) {
          if (new String(in.readNBytes(mark.length()), StandardCharsets.UTF_8).equals(mark)) {
            found.add(file);
          }
        } catch (NoSuchFileException _) {
          // Another server's, and gone.
        }
      }
    }
    return found;
  }
}
