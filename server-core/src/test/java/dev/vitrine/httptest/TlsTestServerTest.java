package dev.vitrine.httptest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import javax.net.ssl.SSLHandshakeException;
import org.junit.jupiter.api.Test;

/// A server with a certificate of its own, and the client that trusts it.
final class TlsTestServerTest {
  @Test
  void itsClientTrustsIt() throws Exception {
    try (TestServer server =
        TestServer.startTls((w, r) -> w.write(r.tls().getProtocol() + " " + r.url().path()))) {
      assertTrue(server.url().startsWith("https://127.0.0.1:"), server.url());
      HttpResponse<String> answer =
          server.client().send(get(server, "/hello"), BodyHandlers.ofString());
      assertEquals("TLSv1.3 /hello", answer.body());
      assertNotNull(answer.sslSession().orElse(null));
    }
  }

  @Test
  void nobodyElseTrustsIt() throws Exception {
    try (TestServer server = TestServer.startTls((w, r) -> w.write("hello"));
        HttpClient stranger = HttpClient.newHttpClient()) {
      IOException refused =
          assertThrows(
              SSLHandshakeException.class,
              () -> stranger.send(get(server, "/"), BodyHandlers.ofString()));
      assertTrue(refused.getMessage().contains("certification path"), refused.getMessage());
    }
  }

  private static HttpRequest get(TestServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).build();
  }
}
