package dev.vitrine.httptest;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Server;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.tls.SelfSignedCertificate;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/// A server on a free port of this machine, for tests that go over a real connection. Go:
/// `httptest.Server`.
///
/// ```java
/// try (TestServer server = TestServer.start(handler)) {
///   var request = HttpRequest.newBuilder(URI.create(server.url() + "/hello")).build();
///   assertEquals(200, server.client().send(request, BodyHandlers.ofString()).statusCode());
/// }
/// ```
///
/// It serves on a virtual thread of its own. Any thread may use it.
public final class TestServer implements AutoCloseable {
  /// How long [#close] waits for requests that are being answered, before it cuts them off. Go waits
  /// for ever, and says so after 5 s.
  private static final Duration PATIENCE = Duration.ofSeconds(5);

  private final Server server;
  private final Thread serving;
  private final String url;
  private final HttpClient client;

  private final Duration patience;

  private TestServer(
      Server server, Thread serving, String url, HttpClient client, Duration patience) {
    this.patience = patience;
    this.server = server;
    this.serving = serving;
    this.url = url;
    this.client = client;
  }

  /// Starts a server that gives every request to the handler; null is the default mux. Go:
  /// `NewServer`.
  ///
  /// @throws UncheckedIOException when no port can be listened on
  public static TestServer start(Handler h) {
    return start(Server.builder().handler(h));
  }

  /// Starts a server with settings of one's own; its address is not used. Go: `NewUnstartedServer`.
  ///
  /// @throws UncheckedIOException when no port can be listened on
  public static TestServer start(Server.Builder b) {
    return start(b, PATIENCE);
  }

  /// The same, for the tests of [#close].
  static TestServer start(Server.Builder b, Duration patience) {
    Server server = b.build();
    return run(server, server::serve, "http", newClient().build(), patience);
  }

  /// The same over TLS, with a certificate made on the spot, which [#client] trusts. Go:
  /// `NewTLSServer`.
  ///
  /// @throws UncheckedIOException when no port can be listened on
  public static TestServer startTls(Handler h) {
    SelfSignedCertificate certificate = SelfSignedCertificate.forThisMachine();
    Server server = Server.builder().handler(h).tls(certificate.serverContext()).build();
    HttpClient client = newClient().sslContext(certificate.clientContext()).build();
    return run(
        server, listener -> server.serveTls(listener, null, null), "https", client, PATIENCE);
  }

  private static TestServer run(
      Server server, Serve serve, String scheme, HttpClient client, Duration patience) {
    Listener listener = listen();
    Thread serving =
        Thread.ofVirtual().name("test-server").start(() -> untilClosed(serve, listener));
    String url = scheme + "://127.0.0.1:" + listener.address().getPort();
    return new TestServer(server, serving, url, client, patience);
  }

  /// A server's `serve`, with or without TLS.
  private interface Serve {
    void serve(Listener listener) throws IOException;
  }

  private static Listener listen() {
    try {
      return Net.listen("tcp", "127.0.0.1:0");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void untilClosed(Serve serve, Listener listener) {
    try {
      serve.serve(listener);
    } catch (ServerClosedException _) {
      // The test is over.
    } catch (IOException e) {
      throw new UncheckedIOException(e); // the thread's end prints it, and the test sees no answer
    }
  }

  /// Follows redirects, as Go's client does, and asks no proxy.
  private static HttpClient.Builder newClient() {
    return HttpClient.newBuilder()
        .version(HttpClient.Version.HTTP_1_1)
        .followRedirects(HttpClient.Redirect.NORMAL)
        .proxy(HttpClient.Builder.NO_PROXY);
  }

  /// Scheme, address and port, without a slash at the end: `http://127.0.0.1:40123`, with `https` when
  /// it speaks TLS.
  public String url() {
    return url;
  }

  /// A client that trusts the server and follows redirects.
  public HttpClient client() {
    return client;
  }

  /// The server itself.
  public Server server() {
    return server;
  }

  /// Stops listening, closes connections without a request at once, waits for requests that are being answered, at most 5 s, and closes every
  /// connection and the client.
  @Override
  public void close() {
    try {
      HttpAccess.get().shutdownAmongFriends(server, patience);
    } catch (TimeoutException _) {
      // Then without more patience, below.
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    server.close();
    try {
      // A server closed before it began to serve closes its listener only then.
      serving.join();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
    client.shutdown(); // what it has received, it still hands over
  }
}
