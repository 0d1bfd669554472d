package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.NoSuchFileException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The request loop over real sockets: what a client gets, and the steps on the way.
final class ServeTest {
  private static final Handler HELLO = (w, r) -> w.write("hello " + r.url().path());

  /// The handler's answer without the head's `Date`.
  private static String undated(String response) {
    return response.replaceAll("Date: [^\r]*\r\n", "");
  }

  @Test
  void answersAGetAndTakesEachStepInOrder() throws Exception {
    try (RunningServer server = new RunningServer(HELLO);
        RawClient client = server.connect()) {
      client.send("GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertEquals(
          "HTTP/1.1 200 OK\r\nContent-Length: 8\r\nContent-Type: text/plain; charset=utf-8\r\n"
              + "Connection: close\r\n\r\nhello /a",
          undated(client.readAll()));
      server.steps.await(ConnectionClosed.class);
      assertEquals(
          List.of(
              "Accepted",
              "ConnectionCreated",
              "ConnStateChanged",
              "ServeSpawned",
              "RequestReadStarted",
              "RequestLineRead",
              "HeaderRead",
              "HeaderRead",
              "HeadersComplete",
              "BodyFraming",
              "RequestRead",
              "ConnStateChanged",
              "HandlerChosen",
              "BackgroundReadStarted",
              "HandlerStarted",
              "BodyWritten",
              "HandlerFinished",
              "BackgroundReadStopped",
              "ResponseStarted",
              "ResponseFinished",
              "KeepAliveDecided",
              "ConnStateChanged",
              "ConnectionClosed"),
          server.steps.names(1));
    }
  }

  @Test
  void closesAsTheClientAskedWhateverTheHandlerMakesOfItsHeader() throws Exception {
    Handler forgetful =
        (w, r) -> {
          r.header().delete("Connection");
          w.write("bye");
        };
    try (RunningServer server = new RunningServer(forgetful);
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: x close\r\n\r\n");
      assertTrue(client.readAll().contains("\r\nConnection: close\r\n"));
    }
  }

  @Test
  void readsTheBodyAwayAfterAFailedHandlerSoThatItsPartialAnswerArrives() throws Exception {
    Handler failing =
        (w, r) -> {
          w.enableFullDuplex(); // or it would wait for the body here already
          w.write(new byte[5000]);
          throw new IllegalStateException("as asked");
        };
    try (RunningServer server = new RunningServer(failing);
        RawClient client = server.connect()) {
      client.send("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 200000\r\n\r\n");
      server.steps.await(HandlerPanicked.class);
      client.send("b".repeat(200_000));
      assertTrue(client.readAll().endsWith("\r\n\r\n1388\r\n" + "\0".repeat(5000) + "\r\n"));
      assertEquals(200_000, server.steps.await(BodyDiscarded.class).bytes());
    }
  }

  /// A socket that is closed with unread bytes resets the connection, which may cost the client its
  /// answer.
  @ParameterizedTest
  @ValueSource(ints = {1, 600, 4000, 60_000})
  void endsInPeaceWithAClientThatSentMoreThanWasWanted(int more) throws Exception {
    try (RunningServer server = new RunningServer(HELLO);
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n" + "x".repeat(more));
      assertTrue(client.readAll().endsWith("hello /"));
    }
  }

  @Test
  void removesTemporaryFilesAlsoWhereTheHandlerFails() throws Exception {
    CompletableFuture<FormFile> uploaded = new CompletableFuture<>();
    Handler failing =
        (w, r) -> {
          r.parseMultipartForm(2);
          FormFile file = r.formFile("f");
          file.open().close();
          uploaded.complete(file);
          throw new IllegalStateException("as asked");
        };
    String body =
        "--b\r\nContent-Disposition: form-data; name=f; filename=x\r\n\r\n0123456789\r\n--b--\r\n";
    try (RunningServer server = new RunningServer(failing);
        RawClient client = server.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Type: multipart/form-data; boundary=b\r\n"
              + ("Content-Length: " + body.length() + "\r\n\r\n" + body));
      server.steps.await(ConnectionClosed.class);
      assertThrows(NoSuchFileException.class, () -> uploaded.join().open());
    }
  }

  @Test
  void keepsTheConnectionForSeveralRequests() throws Exception {
    try (RunningServer server = new RunningServer(HELLO);
        RawClient client = server.connect()) {
      for (String path : List.of("/1", "/2", "/3")) {
        client.send("GET " + path + " HTTP/1.1\r\nHost: x\r\n\r\n");
        assertTrue(client.readResponse().endsWith("hello " + path));
      }
      client.end();
      assertEquals("", client.readAll());
      assertEquals(
          "the client closed the connection", server.steps.await(ConnectionClosed.class).reason());
      assertEquals(
          List.of(
              "null-NEW",
              "NEW-ACTIVE",
              "ACTIVE-IDLE",
              "IDLE-ACTIVE",
              "ACTIVE-IDLE",
              "IDLE-ACTIVE",
              "ACTIVE-IDLE",
              "IDLE-CLOSED"),
          states(server.steps.of(1)));
    }
  }

  private static List<String> states(List<TraceEvent> events) {
    return events.stream()
        .filter(TraceEvent.ConnStateChanged.class::isInstance)
        .map(TraceEvent.ConnStateChanged.class::cast)
        .map(e -> e.from() + "-" + e.to())
        .toList();
  }

  @Test
  void answersPipelinedRequestsInOrderEachBeforeTheNextHandlerStarts() throws Exception {
    CountDownLatch firstRead = new CountDownLatch(1);
    Handler waits =
        (w, r) -> {
          if (r.url().path().equals("/2")) {
            firstRead.await(); // the client has the first answer before this one exists
          }
          w.write(r.url().path());
        };
    try (RunningServer server = new RunningServer(waits);
        RawClient client = server.connect()) {
      String one = "GET /1 HTTP/1.1\r\nHost: x\r\n\r\n";
      client.send(one + one.replace("GET /1", "GET /2"));
      assertTrue(client.readResponse().endsWith("/1"));
      firstRead.countDown();
      assertTrue(client.readResponse().endsWith("/2"));
    }
  }

  @Test
  void readsABodyOfKnownLengthAndNoByteMore() throws Exception {
    Handler echo = (w, r) -> w.write(r.body().readAllBytes());
    try (RunningServer server = new RunningServer(echo);
        RawClient client = server.connect()) {
      String post = "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\n\r\nhello";
      client.send(post + post.replace("hello", "world"));
      assertTrue(client.readResponse().endsWith("\r\n\r\nhello"));
      assertTrue(client.readResponse().endsWith("\r\n\r\nworld"));
    }
  }

  @Test
  void sendsContinueWhenTheHandlerFirstReads() throws Exception {
    CountDownLatch read = new CountDownLatch(1);
    Handler echo =
        (w, r) -> {
          read.await();
          w.write(r.body().readAllBytes());
        };
    try (RunningServer server = new RunningServer(echo);
        RawClient client = server.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
      server.steps.await(HandlerChosen.class);
      assertFalse(client.hasAnswer(), "nobody has read the body yet");
      read.countDown();
      assertEquals("HTTP/1.1 100 Continue\r\n\r\n", client.readResponse());
      client.send("hi");
      assertTrue(client.readResponse().endsWith("\r\n\r\nhi"));
      assertTrue(server.steps.names(1).contains("ContinueSent"));
    }
  }

  @Test
  void refusesAnExpectationThatItDoesNotKnow() throws Exception {
    try (RunningServer server = new RunningServer(HELLO);
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nExpect: tea\r\n\r\n");
      String answer = client.readAll();
      assertTrue(answer.startsWith("HTTP/1.1 417 Expectation Failed\r\n"), answer);
      assertFalse(server.steps.names(1).contains("HandlerStarted"));
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense\\r\\n\\r\\n                          | 400 Bad Request
          GET / HTTP/1.1\\r\\n\\r\\n                     | 400 Bad Request: missing required Host header
          GET / HTTP/3.0\\r\\nHost: x\\r\\n\\r\\n          | 505 HTTP Version Not Supported: unsupported protocol version
          GET / HTTP/1.1\\r\\nHost: x\\r\\nHost: y\\r\\n\\r\\n | 400 Bad Request
          GET / HTTP/1.1\\r\\nHost: a/b\\r\\n\\r\\n        | 400 Bad Request: malformed Host header
          """)
  void refusesWhatIsNoRequestInGosWords(String wire, String status) throws Exception {
    try (RunningServer server = new RunningServer(HELLO);
        RawClient client = server.connect()) {
      client.send(wire.replace("\\r", "\r").replace("\\n", "\n"));
      assertEquals(
          "HTTP/1.1 "
              + status
              + "\r\nContent-Type: text/plain; charset=utf-8\r\nConnection: close\r\n\r\n"
              + status,
          client.readAll());
      server.steps.await(ConnectionClosed.class);
      assertFalse(server.steps.names(1).contains("HandlerStarted"));
      assertTrue(server.steps.names(1).contains("RequestRejected"));
    }
  }

  /// RFC 9112 section 6.1: somebody in between may have read it by its length.
  @Test
  void aRequestWithTwoLengthsIsTheLastOfItsConnection() throws Exception {
    String twofold =
        "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n"
            + "0\r\n\r\n";
    try (RunningServer server = new RunningServer(HELLO);
        RawClient client = server.connect()) {
      client.send(twofold + "GET /smuggled HTTP/1.1\r\nHost: x\r\n\r\n");
      String answers = client.readAll();
      assertTrue(answers.endsWith("hello /"), answers);
    }
  }

  /// Go allows 4 KiB more than it says.
  @Test
  void refusesAHeadThatIsLargerThanItsServerAllows() throws Exception {
    try (RunningServer server = new RunningServer(HELLO, b -> b.maxHeaderBytes(1000));
        RawClient client = server.connect();
        RawClient refused = server.connect()) {
      String head = "GET / HTTP/1.1\r\nHost: x\r\nA: ";
      client.send(head + "a".repeat(5000) + "\r\n\r\n");
      assertTrue(client.readResponse().endsWith("hello /"));
      refused.send(head + "a".repeat(5100) + "\r\n\r\n");
      String answer = refused.readAll();
      assertTrue(answer.startsWith("HTTP/1.1 431 Request Header Fields Too Large\r\n"), answer);
    }
  }

  @Test
  void aRefusedClientThatGoesOnSendingStillGetsItsAnswer() throws Exception {
    try (RunningServer server = new RunningServer(HELLO);
        RawClient client = server.connect()) {
      client.send("nonsense\r\n\r\n" + "x".repeat(200_000));
      assertTrue(client.readAll().startsWith("HTTP/1.1 400 Bad Request\r\n"));
    }
  }

  @Test
  void twoClientsAreServedAtOnce() throws Exception {
    CountDownLatch secondDone = new CountDownLatch(1);
    Handler waits =
        (w, r) -> {
          if (r.url().path().equals("/slow")) {
            secondDone.await();
          }
          w.write(r.url().path());
        };
    try (RunningServer server = new RunningServer(waits);
        RawClient slow = server.connect();
        RawClient fast = server.connect()) {
      slow.send("GET /slow HTTP/1.1\r\nHost: x\r\n\r\n");
      fast.send("GET /fast HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(fast.readResponse().endsWith("/fast"));
      secondDone.countDown();
      assertTrue(slow.readResponse().endsWith("/slow"));
    }
  }

  @Test
  void aPanicEndsItsConnectionAloneAndIsLogged() throws Exception {
    QuietLog log = new QuietLog();
    Handler fails =
        (w, r) -> {
          if (r.url().path().equals("/fail")) {
            throw new IllegalStateException("out of tea");
          }
          w.write("fine");
        };
    try (RunningServer server = new RunningServer(fails, b -> b.errorLog(log));
        RawClient failing = server.connect();
        RawClient other = server.connect()) {
      failing.send("GET /fail HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals("", failing.readAll());
      other.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertTrue(other.readResponse().endsWith("fine"));
      assertEquals(1, log.lines.size());
      String line = log.lines.getFirst();
      assertTrue(line.contains("http: panic serving 127.0.0.1:"), line);
      assertTrue(line.contains("out of tea"), line);
      assertTrue(line.contains("ServeTest"), "the stack is told: " + line);
      TraceEvent.HandlerPanicked panic = server.steps.await(TraceEvent.HandlerPanicked.class);
      assertTrue(panic.error().contains("out of tea"));
    }
  }

  @Test
  void anAbortedHandlerLeavesNoLine() throws Exception {
    QuietLog log = new QuietLog();
    Handler aborts =
        (w, r) -> {
          throw new AbortHandlerException();
        };
    try (RunningServer server = new RunningServer(aborts, b -> b.errorLog(log));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      assertEquals("", client.readAll());
      server.steps.await(ConnectionClosed.class);
      assertEquals(List.of(), log.lines);
    }
  }

  @Test
  void anErrorOfItsOwnWriterIsNoPanic() throws Exception {
    QuietLog log = new QuietLog();
    Handler tooMuch =
        (w, r) -> {
          w.header().set("Content-Length", "2");
          w.write("too much");
        };
    try (RunningServer server = new RunningServer(tooMuch, b -> b.errorLog(log));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\n\r\n");
      String unused = client.readAll();
      server.steps.await(ConnectionClosed.class);
      assertFalse(server.steps.names(1).contains("HandlerPanicked"), unused);
      assertEquals(List.of(), log.lines);
    }
  }

  @Test
  void showsEveryByteBothWaysToATracerThatAsks() throws Exception {
    String request = "GET /a HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n";
    Recorder bytes = new Recorder(Detail.BYTES);
    try (RunningServer server = new RunningServer(HELLO, bytes, b -> b);
        RawClient client = server.connect()) {
      client.send(request);
      String response = client.readAll();
      bytes.await(ConnectionClosed.class);
      ByteArrayOutputStream in = new ByteArrayOutputStream();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      for (TraceEvent event : bytes.of(1)) {
        if (event instanceof BytesReceived(long offset, byte[] data)) {
          assertEquals(in.size(), offset);
          in.write(data);
        }
        if (event instanceof BytesSent(long offset, byte[] data)) {
          assertEquals(out.size(), offset);
          out.write(data);
        }
      }
      assertEquals(request, in.toString(StandardCharsets.ISO_8859_1));
      assertEquals(response, out.toString(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void anHttp10ClientGetsOneAnswerUnlessItAsksForMore() throws Exception {
    try (RunningServer server = new RunningServer(HELLO);
        RawClient once = server.connect();
        RawClient again = server.connect()) {
      once.send("GET / HTTP/1.0\r\n\r\n");
      assertTrue(once.readAll().endsWith("hello /"));
      again.send("GET / HTTP/1.0\r\nConnection: keep-alive\r\n\r\n");
      assertTrue(again.readResponse().contains("Connection: keep-alive\r\n"));
      again.send("GET /2 HTTP/1.0\r\n\r\n");
      assertTrue(again.readAll().endsWith("hello /2"));
      assertFalse(server.steps.await(KeepAliveDecided.class).reuse());
      assertTrue(server.steps.await(KeepAliveDecided.class, 2).reuse());
      assertEquals(200, server.steps.await(ResponseFinished.class, 3).status());
    }
  }
}
