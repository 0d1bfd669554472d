package dev.vitrine.tracer.follow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Server;
import dev.vitrine.http.ServerClosedException;
import dev.vitrine.httptest.TestServer;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.TraceStream;
import dev.vitrine.tracer.follow.Followed.Kind;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.net.BindException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BooleanSupplier;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A run of another process, followed over a real stream and from a real file.
@Timeout(60)
class FollowedTest {
  private static TraceRecord record(long seq) {
    return new TraceRecord(
        seq, seq, 1, 0, 0, 1, "accept", seq == 1 ? new AcceptWaiting() : new BackoffReset());
  }

  private static List<Long> numbers(TraceStore store) {
    return IntStream.range(0, store.size()).mapToObj(i -> store.get(i).seq()).toList();
  }

  @Test
  void bringsWhatTheStreamSends() throws Exception {
    try (TraceStream stream = new TraceStream();
        TestServer server = TestServer.start(stream);
        Followed run = StreamedRun.attach(server.url())) {
      await(() -> run.state().kind() == Kind.FOLLOWING);
      stream.onEvent(record(1));
      stream.onEvent(record(2));
      await(() -> run.store().size() == 2);
      assertEquals(List.of(1L, 2L), numbers(run.store()));
      assertTrue(server.url().endsWith(run.name()));
    }
  }

  @Test
  void goesOnBehindTheLastStepWhenTheConnectionComesBackAndSaysWhatWasMissed() throws Exception {
    AtomicReference<Handler> serving = new AtomicReference<>();
    try (TraceStream stream = new TraceStream(4);
        Listener listener = Net.listen("tcp", "127.0.0.1:0")) {
      serving.set(stream);
      Server first = serve(listener, serving);
      Followed run = StreamedRun.attach("http://" + text(listener));
      await(() -> run.state().kind() == Kind.FOLLOWING);
      stream.onEvent(record(1));
      await(() -> run.store().size() == 1);
      first.close();
      await(() -> run.state().kind() == Kind.LOST);
      assertEquals(
          "The connection to " + run.name() + " is lost. What came until step 1 is kept.",
          run.state().sentence());
      for (long seq = 2; seq <= 8; seq++) {
        stream.onEvent(record(seq));
      }
      try (Listener again = listenAgain(text(listener))) {
        Server second = serve(again, serving);
        run.again();
        await(() -> run.store().size() == 6);
        assertEquals(new Entry.Gap(3, 1, 1), run.store().get(1), "2, 3 and 4 nobody remembers");
        assertEquals(List.of(1L, 0L, 5L, 6L, 7L, 8L), numbers(run.store()));
        run.close();
        second.close();
      }
    }
  }

  @Test
  void anotherRunFillsAnotherStore() throws Exception {
    AtomicReference<Handler> serving = new AtomicReference<>();
    TraceStream one = new TraceStream();
    try (TraceStream two = new TraceStream();
        Listener listener = Net.listen("tcp", "127.0.0.1:0")) {
      serving.set(one);
      Server server = serve(listener, serving);
      Followed run = StreamedRun.attach(text(listener));
      await(() -> run.state().kind() == Kind.FOLLOWING);
      one.onEvent(record(1));
      one.onEvent(record(2));
      await(() -> run.store().size() == 2);
      TraceStore before = run.store();
      serving.set(two);
      one.close(); // ends the stream: the next one is the other run's
      await(() -> run.store() != before && run.state().kind() == Kind.FOLLOWING);
      two.onEvent(record(1));
      await(() -> run.store().size() == 1);
      assertNotSame(before, run.store());
      run.close();
      server.close();
    }
  }

  @Test
  void saysWhatToDoWhereThereIsNoStream() throws Exception {
    try (TestServer server = TestServer.start((w, r) -> w.write("hello"));
        Followed run = StreamedRun.attach(server.url())) {
      await(() -> run.state().kind() == Kind.LOST);
      assertEquals(
          "There is no stream at "
              + run.name()
              + ": what it sends is no stream of steps but text/plain; charset=utf-8. Start vitrine"
              + " serve --stream there.",
          run.state().sentence());
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ftp://x", "http://", "::", ""})
  void refusesWhatIsNoAddress(String url) {
    assertTrue(
        assertThrows(IllegalArgumentException.class, () -> StreamedRun.attach(url))
            .getMessage()
            .contains("is no address of a stream"));
  }

  @Test
  void followsAFileThatIsStillWritten(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("run.jsonl");
    String text =
        new TraceFile(
                TraceFile.header("s", "2026-01-01T00:00:00Z", "25"),
                List.of(new Entry.Step(record(1)), new Entry.Step(record(2))),
                java.util.Optional.empty())
            .text();
    int torn = text.length() - 10;
    Files.writeString(file, text.substring(0, torn));
    try (Followed run = GrowingFile.follow(file)) {
      await(() -> run.store().size() == 1);
      Files.writeString(file, text.substring(torn), StandardOpenOption.APPEND);
      await(() -> run.store().size() == 2);
      assertEquals(List.of(1L, 2L), numbers(run.store()));
      Files.writeString(file, "{\"seq\":3\n", StandardOpenOption.APPEND);
      await(() -> run.state().kind() == Kind.ENDED);
      assertTrue(run.state().sentence().contains("is damaged in line 4"), run.state().sentence());
      assertEquals(2, run.store().size(), "what came is kept");
    }
  }

  @Test
  void saysThatAFileIsNoTrace(@TempDir Path folder) throws Exception {
    Path file = Files.writeString(folder.resolve("a.txt"), "hello\n");
    try (Followed run = GrowingFile.follow(file)) {
      await(() -> run.state().kind() == Kind.ENDED);
      assertTrue(run.state().sentence().contains("is no trace."), run.state().sentence());
    }
  }

  /// A port is free again as soon as the thread that waited in accept has left it.
  private static Listener listenAgain(String address) throws IOException {
    while (true) {
      try {
        return Net.listen("tcp", address);
      } catch (BindException _) {
        Thread.onSpinWait();
      }
    }
  }

  private static String text(Listener listener) {
    return "127.0.0.1:" + listener.address().getPort();
  }

  private static Server serve(Listener listener, AtomicReference<Handler> handler) {
    Server server = Server.builder().handler((w, r) -> handler.get().serveHttp(w, r)).build();
    Thread.ofVirtual()
        .start(() -> {
          try {
            server.serve(listener);
          } catch (ServerClosedException _) {
            // As the test wanted.
          } catch (IOException e) {
            throw new IllegalStateException(e);
          }
        });
    return server;
  }

  private static void await(BooleanSupplier condition) throws InterruptedException {
    while (!condition.getAsBoolean()) {
      TimeUnit.MILLISECONDS.sleep(1); // gives the processor away between two looks
    }
  }
}
