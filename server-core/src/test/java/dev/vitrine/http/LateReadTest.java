package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.internal.emit.EventOrderCheck;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The background read may find something at the very moment at which its handler ends. Whichever of
/// the two threads is faster, what it tells comes where it belongs.
///
/// Each test brings about the worst moment: the late thread goes on once the connection's thread
/// waits for it, or has gone on without it.
@Timeout(60)
final class LateReadTest {
  private static final byte[] GET =
      "GET / HTTP/1.1\r\nHost: x\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
  private static final byte[] MORE = "GET /more".getBytes(StandardCharsets.US_ASCII);

  private final Recorder steps = new Recorder(Detail.BYTES);
  private final CompletableFuture<Thread> connection = new CompletableFuture<>();

  @Test
  void bytesThatArriveAsTheConnectionIsClosedAreToldBeforeItsEnd() throws Exception {
    CountDownLatch closed = new CountDownLatch(1);
    LateClient client =
        new LateClient(
            () -> {
              closed.await();
              awaitWaitingOr(r -> r.event() instanceof ConnectionClosed);
              return MORE;
            },
            closed::countDown);
    List<TraceRecord> run =
        run(
            client,
            Tracer.none(),
            (w, r) -> {
              connection.complete(Thread.currentThread());
              steps.await(BackgroundReadStarted.class);
              throw new AbortHandlerException();
            });
    assertEquals(List.of(), EventOrderCheck.faults(run));
    assertEquals(2, count(run, BytesReceived.class));
  }

  @Test
  void whatTheReadFoundIsToldBeforeTheHandlersEndIsActedOn() throws Exception {
    CountDownLatch told = new CountDownLatch(1);
    LateClient client = new LateClient(() -> null, () -> {});
    // Holds the reading thread between its two reports, and lets the handler return meanwhile.
    Tracer holding =
        r -> {
          if (r.event() instanceof BackgroundReadStopped) {
            told.countDown();
            awaitWaitingOr(later -> later.event() instanceof ConnectionClosed);
          }
        };
    List<TraceRecord> run =
        run(
            client,
            holding,
            (w, r) -> {
              connection.complete(Thread.currentThread());
              told.await();
              throw new AbortHandlerException();
            });
    assertEquals(List.of(), EventOrderCheck.faults(run));
    assertEquals(1, count(run, TraceEvent.ContextCancelled.class));
  }

  @Test
  void bytesForAHijackerAreNoStepOfTheServer() throws Exception {
    LateClient client =
        new LateClient(
            () -> {
              steps.await(TraceEvent.Hijacked.class);
              return MORE;
            },
            () -> {});
    byte[] got = new byte[MORE.length];
    List<TraceRecord> run =
        run(
            client,
            Tracer.none(),
            (w, r) -> {
              steps.await(BackgroundReadStarted.class);
              try (Conn conn = w.hijack().conn()) {
                assertEquals(MORE.length, conn.read(got, 0, got.length));
              }
            });
    assertEquals(List.of(), EventOrderCheck.faults(run));
    assertEquals(
        new String(MORE, StandardCharsets.US_ASCII), new String(got, StandardCharsets.US_ASCII));
    assertEquals(1, count(run, BytesReceived.class), "the request's own");
    assertEquals(1, count(run, HandlerFinished.class));
  }

  private List<TraceRecord> run(LateClient client, Tracer more, Handler handler)
      throws InterruptedException {
    try (RunningServer _ =
        new RunningServer(client, handler, steps, b -> b.tracer(Tracer.of(steps, more)))) {
      steps.awaitRecord(
          r -> r.event() instanceof ConnectionClosed || r.event() instanceof HandlerFinished, 1);
    }
    steps.await(ServerStopped.class);
    return steps.all();
  }

  private static long count(List<TraceRecord> records, Class<? extends TraceEvent> kind) {
    return records.stream().filter(r -> kind.isInstance(r.event())).count();
  }

  /// The final answer waits until 100 Continue is on the wire, and not for who looks at its bytes.
  @Test
  void whoHoldsTheBytesOf100ContinueHoldsNobodyElse() throws Exception {
    CountDownLatch blocked = new CountDownLatch(1);
    CountDownLatch goOn = new CountDownLatch(1);
    Handler handler =
        (w, r) -> {
          Thread.ofVirtual()
              .start(() -> {
                try {
                  r.body().readAllBytes();
                } catch (IOException _) {
                  // The client sends no body.
                }
              });
          blocked.await();
          w.write("early");
        };
    try (RunningServer server =
            new RunningServer(
                handler, steps, b -> b.tracer(Tracer.of(steps, blockingContinue(blocked, goOn))));
        RawClient client = server.connect()) {
      client.send(
          "POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nExpect: 100-continue\r\n\r\n");
      assertEquals(
          "HTTP/1.1 100 Continue", client.readResponse().lines().findFirst().orElseThrow());
      assertEquals("HTTP/1.1 200 OK", client.readResponse().lines().findFirst().orElseThrow());
      server.server.close();
      goOn.countDown();
      steps.await(ServerStopped.class);
    } finally {
      goOn.countDown();
    }
    assertEquals(List.of(), EventOrderCheck.faults(steps.all()));
  }

  private static Tracer blockingContinue(CountDownLatch blocked, CountDownLatch goOn) {
    return new Tracer() {
      @Override
      public Detail detail() {
        return Detail.BYTES;
      }

      @Override
      public void onEvent(TraceRecord r) {
        if (r.event() instanceof BytesSent(long _, byte[] data)
            && new String(data, StandardCharsets.US_ASCII).startsWith("HTTP/1.1 100 ")) {
          blocked.countDown();
          try {
            goOn.await();
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          }
        }
      }
    };
  }

  private void awaitWaitingOr(Predicate<TraceRecord> passed) {
    Thread thread = connection.join();
    while (thread.getState() != Thread.State.WAITING && steps.all().stream().noneMatch(passed)) {
      LockSupport.parkNanos(1); // lets other virtual threads have the carrier
    }
  }

  /// What the second read of the connection brings; null: the client's end.
  private interface Second {
    byte[] read() throws InterruptedException;
  }

  /// A listener with one client, which has sent a request.
  private static final class LateClient implements Listener, Conn {
    private final Second second;
    private final Runnable whenClosed;
    private final CountDownLatch listenerClosed = new CountDownLatch(1);
    private boolean accepted;
    private int reads;

    LateClient(Second second, Runnable whenClosed) {
      this.second = second;
      this.whenClosed = whenClosed;
    }

    @Override
    public Conn accept() throws IOException {
      if (accepted) {
        awaitOf(listenerClosed);
        throw new IOException("the listener is closed");
      }
      accepted = true;
      return this;
    }

    @Override
    public InetSocketAddress address() {
      return InetSocketAddress.createUnresolved("server", 80);
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      byte[] bytes;
      try {
        bytes = ++reads == 1 ? GET : reads == 2 ? second.read() : null;
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
      if (bytes == null) {
        return -1;
      }
      System.arraycopy(bytes, 0, b, off, bytes.length);
      return bytes.length;
    }

    @Override
    public void write(byte[] b, int off, int len) {}

    @Override
    public void closeWrite() {}

    @Override
    public InetSocketAddress localAddress() {
      return address();
    }

    @Override
    public InetSocketAddress remoteAddress() {
      return InetSocketAddress.createUnresolved("client", 1);
    }

    @Override
    public void setReadDeadline(Instant when) {}

    @Override
    public void setWriteDeadline(Instant when) {}

    @Override
    public void close() {
      whenClosed.run();
      listenerClosed.countDown();
    }

    private static void awaitOf(CountDownLatch latch) throws IOException {
      try {
        latch.await();
      } catch (InterruptedException e) {
        throw new IOException(e);
      }
    }
  }
}
