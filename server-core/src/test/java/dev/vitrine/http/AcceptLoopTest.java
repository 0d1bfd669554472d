package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ListenerClosed;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.Logged;
import java.io.IOException;
import java.util.List;
import java.util.ResourceBundle;
import java.util.concurrent.CompletableFuture;
import org.junit.jupiter.api.Test;

/// The accept loop with failures injected through the [Listener] seam.
final class AcceptLoopTest {
  @Test
  void backsOffAfterTemporaryFailuresAndRecovers() throws Exception {
    Listener listener =
        new FailingListener(
            Net.listen("tcp", "127.0.0.1:0"),
            accept -> accept <= 3 ? FailingListener.tooManyFiles() : null);
    QuietLog log = new QuietLog();
    Recorder steps = new Recorder();
    try (RunningServer server =
            new RunningServer(listener, (w, r) -> w.write("x"), steps, b -> b.errorLog(log));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertTrue(client.readAll().endsWith("x"), "the server is still there");
      steps.await(ConnectionClosed.class);
      steps.await(BackoffReset.class);
      List<BackingOff> waits =
          steps.of(0).stream()
              .filter(BackingOff.class::isInstance)
              .map(BackingOff.class::cast)
              .toList();
      assertEquals(
          List.of(
              new BackingOff(5_000_000, 1),
              new BackingOff(10_000_000, 2),
              new BackingOff(20_000_000, 3)),
          waits);
      assertEquals(
          List.of(
              "ERROR http: Accept error: accept: too many open files; retrying in 5ms",
              "ERROR http: Accept error: accept: too many open files; retrying in 10ms",
              "ERROR http: Accept error: accept: too many open files; retrying in 20ms"),
          log.lines);
      assertTrue(steps.await(AcceptFailed.class).temporary());
    }
  }

  @Test
  void acceptsFromWhatWasMadeOfTheListenerThatItOpened() throws Exception {
    Recorder steps = new Recorder();
    Server.Builder builder =
        Server.builder()
            .address("127.0.0.1:0")
            .handler((w, _) -> w.write("x"))
            .errorLog(new QuietLog())
            .tracer(steps)
            .listener(real ->
                new FailingListener(
                    real, accept -> accept == 1 ? FailingListener.tooManyFiles() : null));
    Server server = builder.build();
    Thread accept =
        Thread.ofVirtual()
            .start(() -> assertThrows(ServerClosedException.class, server::listenAndServe));
    assertTrue(steps.await(AcceptFailed.class).temporary());
    assertTrue(steps.of(0).stream().anyMatch(Listening.class::isInstance));
    server.close();
    accept.join();
  }

  /// As the JDK's own logger does for its first line in a process without descriptors.
  @Test
  void aLoggerThatFailsDoesNotEndServe() throws Exception {
    Listener listener = FailingListener.once();
    QuietLog broken =
        new QuietLog() {
          @Override
          public void log(Level level, ResourceBundle bundle, String text, Throwable thrown) {
            throw new Error("no file can be opened for " + text);
          }
        };
    try (RunningServer server =
            new RunningServer(
                listener, (w, r) -> w.write("x"), new Recorder(), b -> b.errorLog(broken));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertTrue(client.readAll().endsWith("x"), "the server is still there");
      server.steps.await(Logged.class);
    }
  }

  @Test
  void aPermanentFailureEndsServeAndClosesTheListener() throws Exception {
    IOException broken = new IOException("accept: bad file descriptor");
    Listener listener = new FailingListener(Net.listen("tcp", "127.0.0.1:0"), _ -> broken);
    try (RunningServer server =
        new RunningServer(listener, (w, r) -> w.write("x"), new Recorder(), b -> b)) {
      assertSame(broken, server.ended());
      server.steps.await(AcceptLoopEnded.class);
      List<String> names = server.steps.names(0);
      assertEquals(
          List.of("AcceptFailed", "ListenerClosed", "AcceptLoopEnded"),
          names.subList(names.size() - 3, names.size()));
      assertEquals(false, server.steps.await(AcceptFailed.class).temporary());
    }
  }

  @Test
  void closingTheServerEndsServeWithItsOwnException() throws Exception {
    RunningServer server = new RunningServer((w, r) -> w.write("x"));
    server.steps.await(dev.vitrine.trace.TraceEvent.AcceptWaiting.class);
    server.close();
    assertInstanceOf(ServerClosedException.class, server.ended());
    server.steps.await(ListenerClosed.class);
    assertTrue(
        server.steps.names(0).stream().noneMatch("AcceptFailed"::equals),
        "a closed listener is no failure");
  }

  @Test
  void aServerThatIsClosedTakesNoListener() throws Exception {
    Listener listener = Net.listen("tcp", "127.0.0.1:0");
    String inUse = "127.0.0.1:" + listener.address().getPort();
    Server server = Server.builder().address(inUse).errorLog(new QuietLog()).build();
    server.close();
    assertThrows(ServerClosedException.class, server::listenAndServe, "it does not even try");
    assertThrows(ServerClosedException.class, () -> server.serve(listener));
    assertThrows(IOException.class, listener::accept, "nobody else would close it");
  }

  /// Go waits in `Close` until its accept loops have ended; see [dev.vitrine.internal.accept.Listeners].
  @Test
  void aClientThatIsAcceptedWhileTheServerClosesIsClosed() throws Exception {
    CompletableFuture<Server> closing = new CompletableFuture<>();
    Listener listener =
        new FailingListener(Net.listen("tcp", "127.0.0.1:0"), _ -> null) {
          @Override
          public Conn accept() throws IOException {
            Conn accepted = super.accept();
            closing.join().close();
            return accepted;
          }
        };
    try (RunningServer server =
            new RunningServer(listener, (w, _) -> w.write("x"), new Recorder(), b -> b);
        RawClient client = server.connect()) {
      closing.complete(server.server);
      assertEquals("", client.readAll());
      assertInstanceOf(ServerClosedException.class, server.ended());
    }
  }

  @Test
  void derivesContextsAndRefusesNull() throws Exception {
    Context.Key<String> hello = Context.key("hello");
    try (RunningServer server =
            new RunningServer(
                (w, r) -> w.write(r.context().value(hello)),
                b -> b.connContext((context, conn) -> context.with(hello, "roshi")));
        RawClient client = server.connect()) {
      client.send("GET / HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n");
      assertTrue(client.readAll().endsWith("roshi"));
    }
    try (RunningServer server =
            new RunningServer((w, r) -> w.write("x"), b -> b.connContext((context, conn) -> null));
        RawClient client = server.connect()) {
      assertInstanceOf(IllegalStateException.class, server.ended());
      assertEquals("", client.readAll(), "nobody keeps the socket");
    }
    try (RunningServer server =
        new RunningServer((w, r) -> w.write("x"), b -> b.baseContext(listener -> null))) {
      assertInstanceOf(IllegalStateException.class, server.ended());
    }
  }
}
