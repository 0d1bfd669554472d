package dev.vitrine.net;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.access.NetAccess;
import java.io.IOException;
import java.io.OutputStream;
import java.net.BindException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

/// Real sockets on the loopback address. The limits here only end a test that hangs.
final class NetTest {
  private static final long HANG_SECONDS = 20;

  private record Pair(Socket client, Conn server) implements AutoCloseable {
    @Override
    public void close() throws IOException {
      client.close();
      server.close();
    }
  }

  private static Pair connect(Listener listener) throws IOException {
    Socket client = new Socket(listener.address().getAddress(), listener.address().getPort());
    return new Pair(client, listener.accept());
  }

  @Test
  void acceptsAClientAndCarriesBytesBothWays() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Pair pair = connect(listener)) {
      pair.client().getOutputStream().write("hello".getBytes(StandardCharsets.US_ASCII));
      byte[] got = new byte[5];
      int n = 0;
      while (n < got.length) {
        n += pair.server().read(got, n, got.length - n);
      }
      assertEquals("hello", new String(got, StandardCharsets.US_ASCII));
      pair.server().write(got, 1, 3);
      assertArrayEquals(
          "ell".getBytes(StandardCharsets.US_ASCII), pair.client().getInputStream().readNBytes(3));
      assertEquals(pair.client().getLocalPort(), pair.server().remoteAddress().getPort());
      assertEquals(listener.address(), pair.server().localAddress());
    }
  }

  @Test
  void acceptedSocketsSendSmallSegmentsAtOnce() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Pair pair = connect(listener)) {
      assertTrue(pair.server() instanceof TcpConn conn && conn.sendsAtOnce());
    }
  }

  @Test
  void aReadTimesOutAtItsDeadlineAndTheConnectionStaysUsable() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Pair pair = connect(listener)) {
      byte[] b = new byte[1];
      pair.server().setReadDeadline(Instant.now().minusSeconds(1));
      assertThrows(SocketTimeoutException.class, () -> pair.server().read(b, 0, 1));
      pair.server().setReadDeadline(Instant.now().plusMillis(1));
      assertThrows(SocketTimeoutException.class, () -> pair.server().read(b, 0, 1));
      pair.server().setReadDeadline(null);
      pair.client().getOutputStream().write('x');
      assertEquals(1, pair.server().read(b, 0, 1));
      assertEquals('x', b[0]);
    }
  }

  @Test
  void aDeadlineFartherThanNanosecondsReachIsNoTimeout() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Pair pair = connect(listener)) {
      pair.server().setReadDeadline(Instant.MAX);
      pair.client().getOutputStream().write('x');
      assertEquals(1, pair.server().read(new byte[1], 0, 1));
    }
  }

  @Test
  void aWriteThatNobodyReadsTimesOutAtItsDeadline() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Pair pair = connect(listener)) {
      pair.server().setWriteDeadline(Instant.now().plusMillis(1));
      byte[] more = new byte[1 << 20];
      assertThrows(
          SocketTimeoutException.class,
          () -> {
            for (; ; ) { // until every buffer on the way is full
              pair.server().write(more, 0, more.length);
            }
          });
    }
  }

  @Test
  void closingWakesAReader() throws Exception {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Pair pair = connect(listener)) {
      CompletableFuture<Integer> read = new CompletableFuture<>();
      Thread reader =
          Thread.ofVirtual()
              .start(() -> {
                try {
                  read.complete(pair.server().read(new byte[1], 0, 1));
                } catch (IOException e) {
                  read.completeExceptionally(e);
                }
              });
      pair.server().close();
      ExecutionException e =
          assertThrows(ExecutionException.class, () -> read.get(HANG_SECONDS, TimeUnit.SECONDS));
      assertTrue(e.getCause() instanceof IOException);
      reader.join();
    }
  }

  @Test
  void closingWakesAnAccept() throws Exception {
    Listener listener = Net.listen("tcp", "127.0.0.1:0");
    CompletableFuture<Conn> accepted = new CompletableFuture<>();
    Thread.ofVirtual()
        .start(() -> {
          try {
            accepted.complete(listener.accept());
          } catch (IOException e) {
            accepted.completeExceptionally(e);
          }
        });
    listener.close();
    ExecutionException e =
        assertThrows(ExecutionException.class, () -> accepted.get(HANG_SECONDS, TimeUnit.SECONDS));
    assertTrue(!(e.getCause() instanceof TemporaryException), "a closed listener stays closed");
  }

  @Test
  void theEndOfOurSideReachesTheClientWhileItGoesOnWriting() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0");
        Pair pair = connect(listener)) {
      pair.server().closeWrite();
      assertEquals(-1, pair.client().getInputStream().read());
      OutputStream out = pair.client().getOutputStream();
      out.write('y');
      assertEquals(1, pair.server().read(new byte[1], 0, 1));
    }
  }

  @Test
  void tellsWhyAnAddressInUseCannotBeListenedOn() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0")) {
      String taken = "127.0.0.1:" + listener.address().getPort();
      BindException e = assertThrows(BindException.class, () -> Net.listen("tcp", taken));
      assertTrue(e.getMessage().startsWith("listen tcp " + taken + ": bind: "), e.getMessage());
    }
  }

  @Test
  void anAddressInUseStopsAfterTheSocketWasCreated() throws IOException {
    try (Listener listener = Net.listen("tcp", "127.0.0.1:0")) {
      List<String> steps = new ArrayList<>();
      String taken = "127.0.0.1:" + listener.address().getPort();
      assertThrows(BindException.class, () -> NetAccess.get().listen("tcp", taken, 0, told(steps)));
      assertEquals(List.of("socket"), steps);
    }
  }

  @Test
  void tellsEachStepOfListeningInOrder() throws IOException {
    List<String> steps = new ArrayList<>();
    try (Listener listener = NetAccess.get().listen("tcp", "127.0.0.1:0", 7, told(steps))) {
      int port = listener.address().getPort();
      assertEquals(List.of("socket", "bind " + port, "listen " + port + " 7"), steps);
    }
  }

  private static NetAccess.ListenSteps told(List<String> steps) {
    return new NetAccess.ListenSteps() {
      @Override
      public void socketCreated() {
        steps.add("socket");
      }

      @Override
      public void bound(InetSocketAddress address) {
        steps.add("bind " + address.getPort());
      }

      @Override
      public void listening(InetSocketAddress address, int backlog) {
        steps.add("listen " + address.getPort() + " " + backlog);
      }
    };
  }

  @Test
  void refusesNetworksAndBacklogsThatItCannotServe() {
    assertThrows(IllegalArgumentException.class, () -> Net.listen("udp", ":0"));
    assertThrows(IllegalArgumentException.class, () -> Net.listen("tcp", ":0", 0));
  }
}
