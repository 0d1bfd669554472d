package dev.vitrine.httptest;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Http;
import dev.vitrine.http.ServeMux;
import dev.vitrine.http.Server;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.net.Net;
import dev.vitrine.trace.TraceEvent;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class TestServerTest {
  private static HttpRequest get(TestServer server, String path) {
    return HttpRequest.newBuilder(URI.create(server.url() + path)).build();
  }

  @Test
  void answersOverARealConnection() throws Exception {
    try (TestServer server = TestServer.start((w, r) -> w.write("hello " + r.url().path()))) {
      assertTrue(server.url().matches("http://127\\.0\\.0\\.1:\\d+"), server.url());
      HttpResponse<String> answer =
          server.client().send(get(server, "/x"), BodyHandlers.ofString());
      assertEquals(200, answer.statusCode());
      assertEquals("hello /x", answer.body());
    }
  }

  @Test
  void followsRedirects() throws Exception {
    ServeMux mux = new ServeMux();
    mux.handle("/dir/", (w, r) -> w.write(r.pattern()));
    mux.handle("/old", Http.redirectHandler("/dir/new", 301));
    try (TestServer server = TestServer.start(mux)) {
      for (String path : new String[] {"/dir", "/old", "/dir//x/../y"}) {
        HttpResponse<String> answer =
            server.client().send(get(server, path), BodyHandlers.ofString());
        assertEquals("/dir/", answer.body(), path);
      }
    }
  }

  @Test
  void takesTheSettingsOfABuilder() throws Exception {
    Queue<TraceEvent> events = new ConcurrentLinkedQueue<>();
    Server.Builder settings =
        Server.builder().handler((w, _) -> w.write("x")).tracer(r -> events.add(r.event()));
    try (TestServer server = TestServer.start(settings)) {
      server.client().send(get(server, "/"), BodyHandlers.ofString());
    }
    assertTrue(events.stream().anyMatch(e -> e instanceof TraceEvent.RequestRead));
  }

  @Test
  void waitsForAnAnswerThatIsOnItsWay() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch leave = new CountDownLatch(1);
    CompletableFuture<HttpResponse<String>> answer;
    try (TestServer server =
        TestServer.start((w, _) -> {
          entered.countDown();
          leave.await();
          w.write("late");
        })) {
      answer = server.client().sendAsync(get(server, "/"), BodyHandlers.ofString());
      entered.await();
      server.server().registerOnShutdown(leave::countDown);
    }
    assertEquals("late", answer.get().body());
  }

  @RepeatedTest(50) // close may come before the server has begun to serve
  void isGoneWhenClosed() throws IOException {
    TestServer server = TestServer.start((_, _) -> {});
    server.close();
    server.close();
    assertThrows(
        ConnectException.class,
        () -> {
          int port = URI.create(server.url()).getPort();
          new Socket(InetAddress.getLoopbackAddress(), port).close();
        });
    assertThrows(
        ServerClosedException.class, () -> server.server().serve(Net.listen("tcp", "127.0.0.1:0")));
  }

  @Test
  void closesAConnectionOnWhichNothingCameAtOnce() throws Exception {
    CountDownLatch connected = new CountDownLatch(1);
    Server.Builder settings =
        Server.builder().handler((_, _) -> {}).connState((_, _) -> connected.countDown());
    // With this patience the test would not end.
    TestServer server = TestServer.start(settings, Duration.ofDays(1));
    try (Socket client =
        new Socket(InetAddress.getLoopbackAddress(), URI.create(server.url()).getPort())) {
      connected.await();
      server.close();
      assertEquals(-1, client.getInputStream().read());
    }
  }

  @Test
  void cutsOffAHandlerThatDoesNotComeToAnEnd() throws Exception {
    CountDownLatch entered = new CountDownLatch(1);
    CountDownLatch cancelled = new CountDownLatch(1);
    Server.Builder settings =
        Server.builder()
            .handler((_, r) -> {
              r.context().onDone(cancelled::countDown);
              entered.countDown();
              cancelled.await();
            });
    CompletableFuture<HttpResponse<String>> answer;
    try (TestServer server = TestServer.start(settings, Duration.ofMillis(1))) {
      answer = server.client().sendAsync(get(server, "/"), BodyHandlers.ofString());
      entered.await();
    }
    assertThrows(ExecutionException.class, answer::get);
    cancelled.await();
  }
}
