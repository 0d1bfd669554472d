package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.internal.time.CloseWatch;
import dev.vitrine.internal.tls.SelfSignedCertificate;
import dev.vitrine.internal.tls.TlsListener;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ListenerClosed;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFailed;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFinished;
import dev.vitrine.trace.TraceEvent.TlsHandshakeStarted;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// HTTP over TLS: the handshake's steps, what clients get, and every way in which it can fail.
final class TlsServeTest {
  private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.forThisMachine();
  private static final SSLContext TRUSTING = CERTIFICATE.clientContext();
  private static final String GET = "GET /a HTTP/1.1\r\nHost: x\r\n\r\n";
  private static final Handler HELLO =
      (w, r) -> w.write("hello " + r.url().path() + " " + r.tls().getProtocol());
  private static final Handler ECHO = (w, r) -> r.body().transferTo(w.body());

  private static RunningServer serve(Handler handler, UnaryOperator<Server.Builder> more)
      throws IOException {
    return serve(handler, new Recorder(), more);
  }

  private static RunningServer serve(
      Handler handler, Recorder steps, UnaryOperator<Server.Builder> more) throws IOException {
    return new RunningServer(
        new TlsListener(Net.listen("tcp", "127.0.0.1:0"), CERTIFICATE.serverContext()),
        handler,
        steps,
        more);
  }

  private static SSLSocket socket(SSLContext context, int port, String protocol)
      throws IOException {
    SSLSocket socket = (SSLSocket) context.getSocketFactory().createSocket("127.0.0.1", port);
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  private static RawClient connect(RunningServer server, String protocol) throws IOException {
    return new RawClient(socket(TRUSTING, server.address().getPort(), protocol));
  }

  /// The reason in the error log's only line, whose beginning is Go's.
  private static String logged(RunningServer server) throws InterruptedException {
    String text = server.steps.await(Logged.class).text();
    String begin = "http: TLS handshake error from 127.0.0.1:";
    assertTrue(text.startsWith(begin), text);
    String reason = text.substring(text.indexOf(": ", begin.length()) + 2);
    assertEquals(reason, server.steps.await(TlsHandshakeFailed.class).error());
    return reason;
  }

  /// `read tcp 127.0.0.1:443->127.0.0.1:4711: what` without the ports.
  private static String withoutPorts(String reason) {
    return reason.replaceAll("127\\.0\\.0\\.1:\\d+", "IP");
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void shakesHandsBeforeTheFirstRequest(String protocol) throws Exception {
    try (RunningServer server = serve(HELLO, b -> b);
        RawClient client = connect(server, protocol)) {
      client.send(GET);
      assertTrue(client.readResponse().endsWith("hello /a " + protocol));
      client.send(GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      // The JDK's client throws when a server ends without close_notify.
      assertTrue(client.readAll().endsWith("hello /a " + protocol));
      server.steps.await(ConnectionClosed.class);
      assertEquals(
          List.of(
              "Accepted",
              "ConnectionCreated",
              "ConnStateChanged",
              "ServeSpawned",
              "TlsHandshakeStarted",
              "TlsHandshakeFinished",
              "RequestReadStarted"),
          server.steps.names(1).subList(0, 7));
      TlsHandshakeFinished agreed = server.steps.await(TlsHandshakeFinished.class);
      assertEquals(protocol, agreed.protocol());
      assertTrue(agreed.cipher().startsWith("TLS_"), agreed.cipher());
      assertEquals("", agreed.alpn());
      assertEquals(List.of(), EventOrderCheck.faults(server.steps.all()));
    }
  }

  @Test
  void offersHttp11ToAClientThatWouldLikeHttp2() throws Exception {
    try (RunningServer server = serve(HELLO, b -> b);
        HttpClient client = HttpClient.newBuilder().sslContext(TRUSTING).build()) {
      URI uri = URI.create("https://localhost:" + server.address().getPort() + "/b");
      for (int i = 0; i < 3; i++) {
        var answer = client.send(HttpRequest.newBuilder(uri).build(), BodyHandlers.ofString());
        assertEquals("hello /b TLSv1.3", answer.body());
        assertEquals(HttpClient.Version.HTTP_1_1, answer.version());
      }
      assertEquals("http/1.1", server.steps.await(TlsHandshakeFinished.class).alpn());
      assertEquals(
          1,
          server.steps.all().stream().filter(r -> r.event() instanceof TlsHandshakeStarted).count(),
          "one connection for all three");
    }
  }

  @Test
  void refusesAClientThatSpeaksOnlyHttp2() throws Exception {
    try (RunningServer server = serve(HELLO, b -> b);
        SSLSocket client = socket(TRUSTING, server.address().getPort(), "TLSv1.3")) {
      SSLParameters parameters = client.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2", "spdy/3"});
      client.setSSLParameters(parameters);
      IOException told = assertThrows(IOException.class, client::startHandshake);
      assertTrue(told.getMessage().contains("no_application_protocol"), told.getMessage());
      assertEquals(
          "tls: client requested unsupported application protocols ([\"h2\" \"spdy/3\"])",
          logged(server));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /", "HEAD /", "POST /", "PUT /", "OPTIONS *"})
  void tellsAPlainHttpClientSoInPlainHttp(String begin) throws Exception {
    try (RunningServer server = serve(HELLO, b -> b);
        RawClient client = server.connect()) {
      client.send(begin + " HTTP/1.1\r\nHost: x\r\nX-Long: " + "a".repeat(5000) + "\r\n\r\n");
      client.end();
      assertEquals(
          "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n",
          client.readAll());
      assertEquals("client sent an HTTP request to an HTTPS server", logged(server));
      assertEquals(
          "the client spoke plain HTTP to a port for TLS",
          server.steps.await(ConnectionClosed.class).reason());
    }
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "DELETE / HTTP/1.1    | tls: first record does not look like a TLS handshake",
        "SSH-2.0-OpenSSH_9    | tls: first record does not look like a TLS handshake",
        "\\x80.\\x01\\x03\\x01 | tls: unsupported SSLv2 handshake received",
        "\\x16\\x03\\x01\\xff\\xff | tls: oversized record received with length 65535",
        "\\x16\\x03\\x01\\x00 | unexpected EOF",
        "''                   | EOF",
      })
  void saysWhatAClientSentInsteadOfAHello(String sent, String reason) throws Exception {
    StringBuilder bytes = new StringBuilder();
    for (int i = 0; i < sent.length(); i++) {
      if (sent.startsWith("\\x", i)) {
        bytes.append((char) Integer.parseInt(sent.substring(i + 2, i + 4), 16));
        i += 3;
      } else {
        bytes.append(sent.charAt(i));
      }
    }
    try (RunningServer server = serve(HELLO, b -> b);
        RawClient client = server.connect()) {
      client.send(bytes.toString()).end();
      assertEquals(reason, logged(server));
      server.steps.await(ConnectionClosed.class);
      assertEquals(
          List.of("null-NEW", "NEW-CLOSED"),
          server.steps.of(1).stream()
              .filter(TraceEvent.ConnStateChanged.class::isInstance)
              .map(TraceEvent.ConnStateChanged.class::cast)
              .map(e -> e.from() + "-" + e.to())
              .toList());
    }
  }

  @Test
  void tellsOfTheClientThatDoesNotTrustIt() throws Exception {
    try (RunningServer server = serve(HELLO, b -> b);
        SSLSocket client = socket(SSLContext.getDefault(), server.address().getPort(), "TLSv1.3")) {
      assertThrows(IOException.class, client::startHandshake);
      assertEquals("remote error: tls: unknown certificate", logged(server));
    }
  }

  @Test
  void survivesAClientThatResetsInTheHandshake() throws Exception {
    try (RunningServer server = serve(HELLO, b -> b)) {
      try (RawClient client = server.connect()) {
        client.send("\u0016\u0003\u0001");
        server.steps.await(TlsHandshakeStarted.class);
        client.reset();
        assertEquals(
            "read tcp IP->IP: read: connection reset by peer", withoutPorts(logged(server)));
      }
      try (RawClient client = connect(server, "TLSv1.3")) {
        client.send(GET);
        assertTrue(client.readResponse().endsWith("hello /a TLSv1.3"));
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "\u0016\u0003\u0001\u0001"})
  void limitsTheTimeOfTheHandshake(String sent) throws Exception {
    ManualClock clock = new ManualClock();
    UnaryOperator<Server.Builder> limits =
        b ->
            b.clock(clock)
                .readTimeout(Duration.ofSeconds(30))
                .writeTimeout(Duration.ofSeconds(10))
                .readHeaderTimeout(Duration.ofSeconds(20));
    try (RunningServer server = serve(HELLO, limits);
        RawClient client = server.connect()) {
      client.send(sent);
      server.steps.await(TlsHandshakeStarted.class);
      clock.advance(Duration.ofSeconds(11).toNanos()); // past the shortest of the three
      assertEquals("", client.readAll());
      assertEquals("tlsHandshake", server.steps.await(TimedOut.class).which());
      assertEquals("read tcp IP->IP: i/o timeout", withoutPorts(logged(server)));
      assertEquals(
          "the TLS handshake took too long", server.steps.await(ConnectionClosed.class).reason());
      assertEquals(
          List.of("TimedOut", "TlsHandshakeFailed", "Logged", "ConnStateChanged"),
          server.steps.names(1).subList(5, 9));
      assertEquals(List.of(), EventOrderCheck.faults(server.steps.all()));
    }
  }

  @Test
  void theLimitEndsWithTheHandshake() throws Exception {
    ManualClock clock = new ManualClock();
    try (RunningServer server =
            serve(HELLO, b -> b.clock(clock).writeTimeout(Duration.ofSeconds(10)));
        SSLSocket socket = socket(TRUSTING, server.address().getPort(), "TLSv1.3");
        RawClient client = new RawClient(socket)) {
      socket.startHandshake();
      server.steps.await(TlsHandshakeFinished.class);
      clock.advance(Duration.ofSeconds(60).toNanos());
      awaitALookOfEachWatch();
      client.send(GET);
      assertTrue(client.readResponse().endsWith("hello /a TLSv1.3"));
    }
  }

  /// Waits until a watch that begins now has looked twice: one that was left on has looked by then.
  private static void awaitALookOfEachWatch() throws InterruptedException {
    CountDownLatch lookedTwice = new CountDownLatch(1);
    AtomicBoolean first = new AtomicBoolean(true);
    CloseWatch.start(lookedTwice::countDown, () -> first.getAndSet(false) ? Long.MAX_VALUE : 0);
    lookedTwice.await();
  }

  @Test
  void takesAHandshakeThatComesByteForByte() throws Exception {
    try (RunningServer server = serve(HELLO, b -> b);
        DribblingRelay relay = new DribblingRelay(server.address().getPort());
        RawClient client = new RawClient(socket(TRUSTING, relay.port(), "TLSv1.3"))) {
      client.send(GET);
      assertTrue(client.readResponse().endsWith("hello /a TLSv1.3"));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void carriesLargeBodiesBothWays(String protocol) throws Exception {
    byte[] body = new byte[3 << 20];
    new Random(5).nextBytes(body);
    SSLContext context = TRUSTING;
    SSLParameters only = context.getDefaultSSLParameters();
    only.setProtocols(new String[] {protocol});
    try (RunningServer server = serve(ECHO, b -> b);
        HttpClient client =
            HttpClient.newBuilder().sslContext(context).sslParameters(only).build()) {
      URI uri = URI.create("https://localhost:" + server.address().getPort() + "/");
      for (int i = 0; i < 2; i++) {
        HttpRequest post =
            HttpRequest.newBuilder(uri).POST(BodyPublishers.ofByteArray(body)).build();
        assertArrayEquals(body, client.send(post, BodyHandlers.ofByteArray()).body());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void answersAClientThatHasEndedItsSide(String protocol) throws Exception {
    CountDownLatch ended = new CountDownLatch(1);
    Handler waits =
        (w, r) -> {
          byte[] body = r.body().readAllBytes();
          ended.await();
          w.write(new String(body, StandardCharsets.ISO_8859_1) + "!".repeat(50_000));
        };
    try (RunningServer server = serve(waits, b -> b);
        SSLSocket socket = socket(TRUSTING, server.address().getPort(), protocol);
        RawClient client = new RawClient(socket)) {
      client.send("POST / HTTP/1.0\r\nContent-Length: 5\r\n\r\nhello");
      client.end();
      ended.countDown();
      assertTrue(client.readAll().endsWith("\r\n\r\nhello" + "!".repeat(50_000)));
    }
  }

  @Test
  void showsTheDecryptedBytes() throws Exception {
    Recorder bytes = new Recorder(Detail.BYTES);
    try (RunningServer server = serve(HELLO, bytes, b -> b);
        RawClient client = connect(server, "TLSv1.3")) {
      client.send(GET.replace("\r\n\r\n", "\r\nConnection: close\r\n\r\n"));
      String answer = client.readAll();
      bytes.await(ConnectionClosed.class);
      ByteArrayOutputStream received = new ByteArrayOutputStream();
      ByteArrayOutputStream sent = new ByteArrayOutputStream();
      for (TraceEvent event : bytes.of(1)) {
        if (event instanceof BytesReceived e) {
          assertEquals(received.size(), e.offset());
          received.writeBytes(e.data());
        } else if (event instanceof BytesSent e) {
          assertEquals(sent.size(), e.offset());
          sent.writeBytes(e.data());
        }
      }
      assertTrue(received.toString(StandardCharsets.ISO_8859_1).startsWith("GET /a HTTP/1.1\r\n"));
      assertEquals(answer, sent.toString(StandardCharsets.ISO_8859_1));
    }
  }

  @Test
  void aHandlerCanTakeTheEncryptedConnectionOver() throws Exception {
    Handler takes =
        (w, r) -> {
          Hijacked taken = w.hijack();
          byte[] b = new byte[64];
          int n = taken.conn().read(b, 0, b.length);
          taken.conn().write(b, 0, n);
          taken.conn().close();
        };
    try (RunningServer server = serve(takes, b -> b);
        RawClient client = connect(server, "TLSv1.3")) {
      client.send(GET);
      server.steps.await(TraceEvent.Hijacked.class);
      client.send("ping");
      assertEquals("ping", client.readAll());
    }
  }

  @Test
  void closingTheServerEndsHandshakesAndIdleConnections() throws Exception {
    try (RunningServer server = serve(HELLO, b -> b);
        RawClient silent = server.connect();
        RawClient idle = connect(server, "TLSv1.3")) {
      server.steps.await(TlsHandshakeStarted.class);
      idle.send(GET);
      assertTrue(idle.readResponse().endsWith("hello /a TLSv1.3"));
      server.server.close();
      assertInstanceOf(ServerClosedException.class, server.ended());
      assertEquals("", silent.readAll());
      assertEquals("", idle.readAll(), "with close_notify");
      server.steps.await(ServerStopped.class);
      assertEquals(
          "read tcp IP->IP: use of closed network connection", withoutPorts(logged(server)));
    }
  }

  @Test
  void servesTheContextItWasBuiltWithAndSaysThatItIsTls() throws Exception {
    Recorder steps = new Recorder();
    Server.Builder builder =
        Server.builder()
            .handler(HELLO)
            .address("127.0.0.1:0")
            .tls(CERTIFICATE.serverContext())
            .tracer(steps);
    CompletableFuture<Throwable> ended = new CompletableFuture<>();
    try (Server server = builder.build()) {
      Thread.ofVirtual()
          .start(() -> {
            try {
              server.listenAndServeTls(null, null);
            } catch (Throwable t) {
              ended.complete(t);
            }
          });
      ServeStarted started = steps.await(ServeStarted.class);
      assertTrue(started.tls());
      int port = Integer.parseInt(started.address().substring("127.0.0.1:".length()));
      try (RawClient client = new RawClient(socket(TRUSTING, port, "TLSv1.3"))) {
        client.send(GET);
        assertTrue(client.readResponse().endsWith("hello /a TLSv1.3"));
      }
    }
    assertInstanceOf(ServerClosedException.class, ended.get());
  }

  @Test
  void wantsBothFilesOrNone() throws Exception {
    try (Server server = Server.builder().address("127.0.0.1:0").build()) {
      Path file = Path.of("no-such.pem");
      assertThrows(IllegalArgumentException.class, () -> server.listenAndServeTls(file, null));
      assertThrows(IllegalArgumentException.class, () -> server.listenAndServeTls(null, file));
      assertThrows(IllegalArgumentException.class, () -> server.listenAndServeTls(null, null));
      IOException missing =
          assertThrows(IOException.class, () -> server.listenAndServeTls(file, file));
      assertEquals("no-such.pem", missing.getMessage());
    }
  }

  /// Go: `ListenAndServeTLS` closes what it has opened, and `ServeTLS` leaves the caller's alone.
  @Test
  void closesTheListenerThatItOpenedWhereTheFilesCannotBeUsed() throws Exception {
    Path file = Path.of("no-such.pem");
    Recorder steps = new Recorder();
    try (Server server = Server.builder().address("127.0.0.1:0").tracer(steps).build();
        Listener callers = Net.listen("tcp", "127.0.0.1:0")) {
      assertThrows(IOException.class, () -> server.serveTls(callers, file, file));
      new Socket(callers.address().getAddress(), callers.address().getPort()).close();
      callers.accept().close();
      assertEquals(List.of(), steps.names(0));

      assertThrows(IOException.class, () -> server.listenAndServeTls(file, file));
      assertEquals(
          List.of("ListenAndServeCalled", "SocketCreated", "Bound", "Listening", "ListenerClosed"),
          steps.names(0));
      assertEquals(
          steps.await(Listening.class).address(), steps.await(ListenerClosed.class).address());
      assertThrows(IllegalArgumentException.class, () -> server.listenAndServeTls(file, null));
      assertEquals("ListenerClosed", steps.names(0).getLast());
    }
    steps.await(ServerStopped.class);
    assertEquals(List.of(), EventOrderCheck.faults(steps.all()));
  }

  @Test
  void aPlainRequestHasNoSession() throws Exception {
    CompletableFuture<Object> session = new CompletableFuture<>();
    try (RunningServer server = new RunningServer((w, r) -> session.complete(r.tls()));
        RawClient client = server.connect()) {
      client.send(GET);
      client.readResponse();
      assertNull(session.get());
      assertFalse(server.steps.names(1).contains("TlsHandshakeStarted"));
    }
  }

  /// Passes bytes on one at a time, in both directions.
  private static final class DribblingRelay implements AutoCloseable {
    private final ServerSocket listener = new ServerSocket(0);

    DribblingRelay(int serverPort) throws IOException {
      Thread.ofVirtual()
          .start(() -> {
            try (Socket client = listener.accept();
                Socket server = new Socket(InetAddress.getLoopbackAddress(), serverPort)) {
              server.setTcpNoDelay(true);
              Thread back = Thread.ofVirtual().start(() -> pass(server, client));
              pass(client, server);
              back.join();
            } catch (IOException | InterruptedException e) {
              throw new IllegalStateException(e);
            }
          });
    }

    private static void pass(Socket from, Socket to) {
      try {
        InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream();
        for (int b = in.read(); b >= 0; b = in.read()) {
          out.write(b);
        }
        to.shutdownOutput();
      } catch (IOException _) {
        // One side has gone; the other notices.
      }
    }

    int port() {
      return listener.getLocalPort();
    }

    @Override
    public void close() throws IOException {
      listener.close();
    }
  }
}
