package dev.vitrine.tracer.client;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.httptest.TestServer;
import dev.vitrine.tracer.client.Client.Exchange;
import java.net.InetSocketAddress;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Predicate;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class ClientTest {
  private final TestServer server =
      TestServer.start((w, r) -> w.write(r.method() + ' ' + r.url().path()));
  private final URI url = URI.create(server.url());
  private final Client client =
      new Client(
          CompletableFuture.completedFuture(new InetSocketAddress(url.getHost(), url.getPort())));

  @AfterEach
  void close() {
    client.close();
    server.close();
  }

  @Test
  void sendsAgainOverItsOpenConnection() throws InterruptedException {
    client.send(Outgoing.typed("GET", "/a", "", true));
    await(e -> e.text().equals("200 OK"));
    int port = client.localPort();
    assertTrue(client.reusable());
    client.send(Outgoing.typed("GET", "/longer", "", false));
    await(e -> e.bodyBytes() == "GET /longer".length());
    assertEquals(port, client.localPort());
  }

  @Test
  void showsEachAnswerToBytesThatWereSeveralRequests() throws InterruptedException {
    String get = "GET /%s HTTP/1.1\\r\\nHost: x\\r\\n\\r\\n";
    client.send(
        RawRequest.parse(get.formatted("1") + "\\p{1ms}" + get.formatted("2") + "BAD\\r\\n\\r\\n"));
    await(e -> e.text().equals("200 OK, 200 OK, 400 Bad Request"));
    assertFalse(client.reusable(), "nobody knows where its next answer begins");
  }

  @Test
  void saysThatAFileCannotBeSent() throws InterruptedException {
    client.send(
        new Outgoing(
            "POST",
            "/",
            java.util.List.of(),
            java.util.List.of(),
            new Content.Upload(java.util.List.of(), "f", java.nio.file.Path.of("gone")),
            true));
    await(e -> e.stand() == Exchange.Stand.FAILED);
    assertTrue(client.last().text().startsWith("The file gone cannot be read."));
  }

  private void await(Predicate<Exchange> wanted) throws InterruptedException {
    while (!wanted.test(client.last())) {
      Thread.onSpinWait();
      if (Thread.interrupted()) {
        throw new InterruptedException("it is still " + client.last());
      }
    }
  }
}
