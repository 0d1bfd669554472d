package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.tls.SelfSignedCertificate;
import dev.vitrine.internal.tls.TlsListener;
import dev.vitrine.net.Net;
import dev.vitrine.peer.GoPeer;
import dev.vitrine.peer.PeerHandler;
import dev.vitrine.peer.RandomRequests;
import dev.vitrine.peer.Soak;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.Logged;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.HexFormat;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLParameters;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our TLS port beside Go's, with HTTP/2 switched off there: the same bytes to the same clients, and
/// the same line in the error log. What differs on purpose stands in `docs/differences.md`.
final class TlsAgainstGoTest {
  private static final String NEXT = "GET /hello HTTP/1.1\nHost: x\n\n";

  private GoPeer go;
  private RunningServer ours;

  @BeforeEach
  void start() throws IOException {
    go = GoPeer.start("-tls", "-logged");
    SSLContext context = SelfSignedCertificate.forThisMachine().serverContext();
    ours =
        new RunningServer(
            new TlsListener(Net.listen("tcp", "127.0.0.1:0"), context),
            new PeerHandler(),
            new Recorder(),
            b -> b);
  }

  @AfterEach
  void stop() {
    if (go != null) {
      ours.close();
      go.close();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void answersTheSame(String protocol) throws Exception {
    String[] table = {
      "GET /hello HTTP/1.1\nHost: x\n\n",
      "GET /hello HTTP/1.0\n\n",
      "GET /hello HTTP/1.1\nHost: x\nConnection: close\n\n",
      "HEAD /hello HTTP/1.1\nHost: x\n\n",
      "OPTIONS * HTTP/1.1\nHost: x\n\n",
      "GET /d?a=b HTTP/1.1\nHost: x\n\n",
      "GET https://y/d HTTP/1.1\nHost: x\n\n",
      "GET / HTTP/1.1\n\n",
      "GET / HTTP/9.9\nHost: x\n\n",
      "no request\n\n",
      "POST /d HTTP/1.1\nHost: x\nContent-Length: 5\n\nhello",
      "POST /d HTTP/1.1\nHost: x\nTransfer-Encoding: chunked\n\n5\nhello\n0\nA: 1\n\n",
      "POST /d HTTP/1.1\nHost: x\nContent-Length: 50\n\ntoo short",
      "POST /run?r&W:x HTTP/1.1\nHost: x\nExpect: 100-continue\nContent-Length: 5\n\nhello",
      "GET /run?s103&W:x HTTP/1.1\nHost: x\n\n",
      "GET /run?w100000&f&t100000 HTTP/1.1\nHost: x\n\n",
      "GET /run?j:raw HTTP/1.1\nHost: x\n\n",
      "GET /run?w5000&f&a HTTP/1.1\nHost: x\n\n",
    };
    for (String request : table) {
      compareOverTls(protocol, (request + NEXT).replace("\n", "\r\n"));
    }
  }

  @Test
  void answersTheSameToRandomRequests() throws Exception {
    RandomRequests requests = new RandomRequests(Soak.random(20261124));
    for (int i = 0; i < Soak.rounds(100); i++) {
      compareOverTls("TLSv1.3", requests.next());
    }
  }

  private void compareOverTls(String protocol, String request) throws Exception {
    byte[] bytes = request.getBytes(StandardCharsets.ISO_8859_1);
    String theirs =
        GoPeer.normalise(GoPeer.exchange(tls(go.address(), trustingAll(), protocol), bytes));
    assertEquals(
        theirs,
        GoPeer.normalise(GoPeer.exchange(tls(ours.address(), trustingAll(), protocol), bytes)),
        request);
    assertTrue(theirs.startsWith("HTTP/1.") || theirs.equals("raw"), theirs);
  }

  @ParameterizedTest
  @ValueSource(strings = {"GET /", "HEAD /", "POST /", "PUT /", "OPTIONS *"})
  void tellsAPlainHttpClientTheSame(String begin) throws Exception {
    byte[] request = (begin + " HTTP/1.1\r\nHost: x\r\n\r\n").getBytes(StandardCharsets.ISO_8859_1);
    String theirs = text(go.exchange(request));
    assertEquals(theirs, text(GoPeer.exchange(ours.address(), request)));
    assertEquals(
        "HTTP/1.0 400 Bad Request\r\n\r\nClient sent an HTTP request to an HTTPS server.\n",
        theirs);
    compareLogs();
  }

  /// Bytes in hex; the answer is none.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "", // leaves at once
        "44454c455445202f20485454502f312e310d0a0d0a", // DELETE / HTTP/1.1
        "5353482d322e302d780d0a", // SSH-2.0-x
        "00000000000000000000",
        "ffffffffffffffffffff",
        "16", // leaves within a record's header
        "16030100",
        "16030100ff", // leaves behind it
        "16030100ff01000001", // leaves within the hello
      })
  void saysTheSameOfGarbageAndOfClientsThatLeave(String hex) throws Exception {
    byte[] sent = HexFormat.of().parseHex(hex);
    assertEquals(text(go.exchange(sent)), text(GoPeer.exchange(ours.address(), sent)));
    compareLogs();
  }

  @Test
  void saysTheSameOfAClientThatResetsInTheHandshake() throws Exception {
    for (InetSocketAddress server : new InetSocketAddress[] {go.address(), ours.address()}) {
      try (RawClient client = new RawClient(server)) {
        client.send("\u0016\u0003\u0001").reset();
      }
    }
    compareLogs();
  }

  @Test
  void bothRefuseAClientThatSpeaksOnlyAnOldProtocolWithTheSameAlert() throws Exception {
    byte[] hello =
        HexFormat.of()
            .parseHex(
                "160302002f" // a record of TLS 1.1
                    + "0100002b0302" // its ClientHello
                    + "07".repeat(32)
                    + "00" // no session
                    + "0004c00ac014" // two suites of that time
                    + "0100"); // no compression
    byte[] theirs = go.exchange(hello);
    byte[] answer = GoPeer.exchange(ours.address(), hello);
    String fatalProtocolVersion = "00020246";
    assertTrue(HexFormat.of().formatHex(theirs).endsWith(fatalProtocolVersion));
    assertTrue(HexFormat.of().formatHex(answer).endsWith(fatalProtocolVersion));
    assertEquals(theirs.length, answer.length, "an alert and nothing more");
    String begin = "http: TLS handshake error from IP: tls: ";
    assertTrue(withoutPorts(go.logged()).startsWith(begin));
    assertTrue(withoutPorts(ours.steps.await(Logged.class).text()).startsWith(begin));
    ours.steps.await(ConnectionClosed.class);
  }

  @ParameterizedTest
  @ValueSource(strings = {"h2 http/1.1", "http/1.1 h2", "http/1.1", "http/1.0 http/1.1"})
  void bothChooseHttp11(String offered) throws Exception {
    for (InetSocketAddress server : new InetSocketAddress[] {go.address(), ours.address()}) {
      try (SSLSocket socket = offering(server, offered.split(" ", -1))) {
        socket.startHandshake();
        assertEquals("http/1.1", socket.getApplicationProtocol());
      }
    }
  }

  @Test
  void bothRefuseAClientThatWantsNoHttp11() throws Exception {
    for (InetSocketAddress server : new InetSocketAddress[] {go.address(), ours.address()}) {
      try (SSLSocket socket = offering(server, "h2", "spdy/3")) {
        IOException told = assertThrows(IOException.class, socket::startHandshake);
        assertTrue(told.getMessage().contains("no_application_protocol"), told.getMessage());
      }
    }
    compareLogs();
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void saysTheSameOfAClientThatDoesNotTrustIt(String protocol) throws Exception {
    for (InetSocketAddress server : new InetSocketAddress[] {go.address(), ours.address()}) {
      try (SSLSocket socket = tls(server, SSLContext.getDefault(), protocol)) {
        assertThrows(IOException.class, socket::startHandshake);
      }
    }
    compareLogs();
  }

  /// The first line of both error logs.
  private void compareLogs() throws Exception {
    String theirs = withoutPorts(go.logged());
    assertTrue(theirs.startsWith("http: TLS handshake error from IP: "), theirs);
    assertEquals(theirs, withoutPorts(ours.steps.await(Logged.class).text()));
    ours.steps.await(ConnectionClosed.class);
  }

  private static String withoutPorts(String line) {
    return line.replaceAll("127\\.0\\.0\\.1:\\d+", "IP");
  }

  private static String text(byte[] bytes) {
    return new String(bytes, StandardCharsets.ISO_8859_1);
  }

  private static SSLSocket offering(InetSocketAddress server, String... protocols)
      throws Exception {
    SSLSocket socket = tls(server, trustingAll(), "TLSv1.3");
    SSLParameters parameters = socket.getSSLParameters();
    parameters.setApplicationProtocols(protocols);
    socket.setSSLParameters(parameters);
    return socket;
  }

  private static SSLSocket tls(InetSocketAddress server, SSLContext context, String protocol)
      throws IOException {
    SSLSocket socket =
        (SSLSocket) context.getSocketFactory().createSocket(server.getAddress(), server.getPort());
    socket.setEnabledProtocols(new String[] {protocol});
    return socket;
  }

  private static SSLContext trustingAll() throws Exception {
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, new TrustManager[] {new TrustAll()}, null);
    return context;
  }

  /// Both peers made their certificates on the spot.
  private static final class TrustAll extends X509ExtendedTrustManager {
    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

    @Override
    public X509Certificate[] getAcceptedIssuers() {
      return new X509Certificate[0];
    }
  }
}
