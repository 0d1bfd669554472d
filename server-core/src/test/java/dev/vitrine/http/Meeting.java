package dev.vitrine.http;

import dev.vitrine.internal.tls.SelfSignedCertificate;
import dev.vitrine.internal.tls.TlsListener;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ContextCancelled;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.TimedOut;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import javax.net.ssl.SSLContext;

/// The ways in which a server and its clients can meet. Together they take every step of the
/// catalogue; each is short, so that a test can play it once for each step.
enum Meeting {
  KEPT_ALIVE(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(get("/")).readResponse();
      client.send(get("/")).readResponse();
    }
    at.steps.await(ConnectionClosed.class);
  }),
  UPLOAD(at -> {
    try (RawClient client = at.connect(at.serve())) {
      String fields = "Transfer-Encoding: chunked\r\nTrailer: X\r\nExpect: 100-continue\r\n\r\n";
      client.send("POST / HTTP/1.1\r\nHost: h\r\n" + fields).readResponse();
      client.send("3\r\nabc\r\n0\r\nX: 1\r\n\r\n").readResponse();
    }
  }),
  UPLOAD_NOBODY_WANTS(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(post("/missing", "text/plain", "hello")).readResponse();
      at.steps.await(BodyDiscarded.class);
    }
  }),
  UPLOAD_BROKEN_OFF(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send("POST / HTTP/1.1\r\nHost: h\r\nContent-Length: 50\r\n\r\nhello");
      at.steps.await(RequestLineRead.class);
      client.reset();
    }
    at.steps.await(ConnectionClosed.class);
  }),
  FORMS(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(post("/form", "application/x-www-form-urlencoded", "a=1&b=2")).readResponse();
      String part = "--x\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--x--\r\n";
      client.send(post("/form", "multipart/form-data; boundary=x", part)).readResponse();
    }
  }),
  REDIRECT(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(get("/a//b")).readResponse();
    }
  }),
  PANIC(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(get("/panic")).readAll();
    }
  }),
  STREAMING(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(get("/stream")).readResponse();
      at.steps.await(IdleStarted.class);
    }
  }),
  HIJACK(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(get("/hijack")).readAll();
    }
    at.steps.await(HandlerFinished.class);
  }),
  REFUSAL(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send("nonsense\r\n\r\n").end().readAll();
    }
  }),
  CLIENT_LEAVES(at -> {
    try (RawClient client = at.connect(at.serve())) {
      client.send(get("/wait"));
      at.steps.await(BackgroundReadStarted.class);
    }
    at.steps.await(ContextCancelled.class);
    at.steps.await(ConnectionClosed.class);
  }),
  SLOW_SENDER(at -> {
    Listener listener = Net.listen("tcp", "127.0.0.1:0");
    at.serve(at.build(b -> b.readHeaderTimeout(Duration.ofMillis(20))), listener);
    try (RawClient client = at.connect(listener)) {
      client.send("GET / HTTP/1.1\r\n");
      at.steps.await(TimedOut.class);
      client.readAll();
    }
  }),
  TLS(at -> {
    Listener listener = at.serveTls();
    try (RawClient client = at.connectTls(listener)) {
      client.send(get("/")).readResponse();
    }
    at.steps.await(ConnectionClosed.class);
  }),
  TLS_REFUSED(at -> {
    try (RawClient client = at.connect(at.serveTls())) {
      client.send(get("/")).readAll();
    }
    at.steps.await(ConnectionClosed.class);
  }),
  ACCEPT_FAILS(at -> {
    Listener listener = at.serve(at.build(b -> b), FailingListener.once());
    try (RawClient client = at.connect(listener)) {
      client.send(get("/")).readResponse();
      at.steps.await(BackoffReset.class);
    }
  }),
  CONTEXTS(at -> {
    Listener listener = Net.listen("tcp", "127.0.0.1:0");
    at.serve(
        at.build(b -> b.baseContext(_ -> Context.background()).connContext((c, _) -> c)), listener);
    try (RawClient client = at.connect(listener)) {
      client.send(get("/")).readResponse();
    }
  }),
  LISTEN_AND_SERVE(at -> {
    Server server = at.build(b -> b.address("127.0.0.1:0"));
    at.start(server::listenAndServe);
    at.steps.await(AcceptWaiting.class);
  }),
  DEFAULT_ADDRESS(at -> {
    Server server = at.build(b -> b);
    at.start(server::listenAndServe);
    // Who may not use port 80 takes the other way.
    at.steps.awaitRecord(
        r -> r.event() instanceof Listening || r.event() instanceof ListenFailed, 1);
  }),
  ADDRESS_IN_USE(at -> {
    try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      Server server = at.build(b -> b.address("127.0.0.1:" + taken.getLocalPort()));
      at.start(server::listenAndServe);
      at.steps.await(ListenFailed.class);
    }
  }),
  SHUTDOWN(at -> {
    Server server = at.build(b -> b);
    Listener listener = at.serve(server, Net.listen("tcp", "127.0.0.1:0"));
    try (RawClient client = at.connect(listener)) {
      client.send(get("/")).readResponse();
      server.shutdown(Venue.LIMIT);
      client.readAll();
    }
    at.steps.await(ServerStopped.class);
  });

  private static final SelfSignedCertificate CERTIFICATE = SelfSignedCertificate.forThisMachine();
  static final SSLContext TRUSTING = CERTIFICATE.clientContext();

  /// What clients do, and what they wait for.
  interface Script {
    void play(Venue at) throws Exception;
  }

  @SuppressWarnings("ImmutableEnumChecker") // it holds nothing
  private final Script script;

  Meeting(Script script) {
    this.script = script;
  }

  void play(Venue at) throws Exception {
    script.play(at);
  }

  static Listener tlsListener() throws IOException {
    return new TlsListener(Net.listen("tcp", "127.0.0.1:0"), CERTIFICATE.serverContext());
  }

  private static String get(String target) {
    return "GET " + target + " HTTP/1.1\r\nHost: h\r\n\r\n";
  }

  private static String post(String target, String type, String body) {
    return "POST "
        + target
        + " HTTP/1.1\r\nHost: h\r\nContent-Type: "
        + type
        + "\r\nContent-Length: "
        + body.length()
        + "\r\n\r\n"
        + body;
  }

  static Handler handler() {
    return new ServeMux()
        .handle(
            "/{$}",
            (w, r) -> {
              byte[] body = r.body().readAllBytes();
              w.write("hello " + body.length);
            })
        .handle(
            "/form",
            (w, r) -> {
              String a = r.formValue("a");
              w.write("a is " + a);
            })
        .handle(
            "/panic",
            (_, _) -> {
              throw new IllegalStateException("oh");
            })
        .handle(
            "/stream",
            (w, _) -> {
              w.writeHeader(103);
              w.header().set("Trailer", "X");
              w.write("part");
              w.flush();
              w.header().set("X", "1");
            })
        .handle(
            "/hijack",
            (w, _) -> {
              try (Conn conn = w.hijack().conn()) {
                byte[] bytes = "raw".getBytes(StandardCharsets.US_ASCII);
                conn.write(bytes, 0, bytes.length);
              }
            })
        .handle(
            "/wait",
            (_, r) -> {
              CountDownLatch gone = new CountDownLatch(1);
              r.context().onDone(gone::countDown);
              gone.await();
            });
  }
}
