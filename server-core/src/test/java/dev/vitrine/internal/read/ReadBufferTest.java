package dev.vitrine.internal.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.Random;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Bytes come out in the order in which they came in, whoever read them.
class ReadBufferTest {
  /// A client that sends when the test says so.
  private static final class Client implements ByteSource {
    final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();
    final AtomicInteger readers = new AtomicInteger();
    volatile long timeoutNanos = Long.MAX_VALUE;

    void send(String text) {
      sent.add(Clients.latin1(text));
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      if (readers.incrementAndGet() > 1) {
        throw new AssertionError("two threads read at once");
      }
      try {
        byte[] bytes = sent.take();
        if (bytes.length > len) {
          throw new AssertionError("no room for " + bytes.length);
        }
        System.arraycopy(bytes, 0, b, off, bytes.length);
        return bytes.length == 0 ? -1 : bytes.length;
      } catch (InterruptedException e) {
        throw new IOException(e);
      } finally {
        readers.decrementAndGet();
      }
    }

    @Override
    public long timeoutNanos() {
      return timeoutNanos;
    }
  }

  private static String take(ReadBuffer in, int count) throws IOException {
    byte[] b = new byte[count];
    for (int n = 0; n < count; ) {
      n += in.read(b, n, count - n);
    }
    return new String(b, java.nio.charset.StandardCharsets.ISO_8859_1);
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5})
  void losesAndRepeatsNothing(long seed) throws IOException {
    Random random = new Random(seed);
    byte[] all = new byte[50_000];
    random.nextBytes(all);
    String wire = new String(all, java.nio.charset.StandardCharsets.ISO_8859_1);
    ReadBuffer in = Clients.buffer(wire, 1 + random.nextInt(3000));
    ByteArrayOutputStream read = new ByteArrayOutputStream();
    byte[] b = new byte[3000];
    while (read.size() < all.length) {
      switch (random.nextInt(4)) {
        case 0 -> {
          boolean _ = in.ensure(Math.min(random.nextInt(2000), all.length - read.size()));
        }
        case 1 -> in.giveBack();
        default -> {
          int n = in.read(b, 0, 1 + random.nextInt(b.length));
          read.write(b, 0, n);
        }
      }
    }
    assertArrayEquals(all, read.toByteArray());
    assertEquals(-1, in.read(b, 0, 1));
  }

  @Test
  void findsLineFeedsFromAPlaceOn() throws IOException {
    ReadBuffer in = Clients.buffer("ab\ncd\n", 99);
    assertEquals(1, take(in, 1).length());
    assertEquals(1, in.lineFeed(0, 99));
    assertEquals(4, in.lineFeed(2, 99));
    assertEquals(-1, in.lineFeed(2, 4));
    assertEquals(-1, in.lineFeed(5, 99));
  }

  @Test
  void growsOnDemandAndIsGivenBack() throws IOException {
    ReadBuffer in = Clients.buffer("a".repeat(5000), 9999);
    assertEquals(512, in.array().length);
    assertTrue(in.ensure(5000));
    assertTrue(in.array().length >= 5000);
    in.giveBack();
    assertTrue(in.array().length >= 5000, "not while bytes are in it");
    in.skip(5000);
    in.giveBack();
    assertEquals(512, in.array().length);
  }

  @Test
  void joinsTheBackgroundFill() throws Exception {
    Client client = new Client();
    ReadBuffer in = new ReadBuffer(client);
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    in.startBackgroundFill((count, failure) -> ended.complete(count));
    assertTrue(in.filling());
    client.send("GET");
    assertEquals(3, ended.get());
    assertFalse(in.filling());
    assertEquals(0, in.buffered(), "nobody joined yet");
    assertEquals(3, in.fill());
    assertEquals("GET", take(in, 3));
    client.send(" /");
    assertEquals(" /", take(in, 2), "reads itself again");
  }

  @Test
  void waitsForTheBackgroundFillThatRuns() throws Exception {
    Client client = new Client();
    ReadBuffer in = new ReadBuffer(client);
    in.startBackgroundFill((count, failure) -> {});
    CompletableFuture<String> read = new CompletableFuture<>();
    Thread reader =
        Thread.ofVirtual()
            .start(() -> {
              try {
                read.complete(take(in, 5));
              } catch (IOException e) {
                read.completeExceptionally(e);
              }
            });
    client.send("hello");
    assertEquals("hello", read.get());
    reader.join();
  }

  @Test
  void keepsTheBytesThatWereThereBefore() throws IOException {
    Client client = new Client();
    ReadBuffer in = new ReadBuffer(client);
    client.send("x" + "n".repeat(511));
    assertEquals("x", take(in, 1));
    in.startBackgroundFill((count, failure) -> {});
    assertEquals("n".repeat(511), take(in, 511), "without the fill");
    client.send("m");
    assertEquals("m", take(in, 1));
  }

  @Test
  void meetsTheEndAndTheFailureOfABackgroundFillEachTime() throws Exception {
    Client client = new Client();
    ReadBuffer in = new ReadBuffer(client);
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    in.startBackgroundFill((count, failure) -> ended.complete(count));
    client.send("");
    assertEquals(-1, ended.get());
    assertEquals(-1, in.fill());
    assertEquals(-1, in.fill());

    IOException reset = new IOException("Connection reset");
    ReadBuffer broken =
        new ReadBuffer((b, off, len) -> {
          throw reset;
        });
    CompletableFuture<IOException> failed = new CompletableFuture<>();
    broken.startBackgroundFill((count, failure) -> failed.complete(failure));
    assertEquals(reset, failed.get());
    assertThrows(IOException.class, broken::fill);
    assertThrows(IOException.class, broken::fill);
  }

  @Test
  void leavesTheBackgroundFillAloneWhenTheTimeIsOver() throws Exception {
    Client client = new Client();
    ReadBuffer in = new ReadBuffer(client);
    in.startBackgroundFill((count, failure) -> {});
    client.timeoutNanos = 0;
    assertThrows(SocketTimeoutException.class, in::fill);
    assertTrue(in.filling());
    client.timeoutNanos = Long.MAX_VALUE;
    client.send("late");
    assertEquals("late", take(in, 4));
  }

  @Test
  void tellsTheNextListenerOfAFillThatNobodyJoined() throws Exception {
    Client client = new Client();
    ReadBuffer in = new ReadBuffer(client);
    in.startBackgroundFill((count, failure) -> {
      throw new AssertionError("its request is over");
    });
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    in.startBackgroundFill((count, failure) -> ended.complete(count));
    client.send("abc");
    assertEquals(3, ended.get());
    CompletableFuture<Integer> again = new CompletableFuture<>();
    in.startBackgroundFill((count, failure) -> again.complete(count));
    assertEquals(3, again.get(), "it has ended already");
  }

  @Test
  void takesOutWhatCanBeHadWithoutWaiting() throws Exception {
    Client client = new Client();
    ReadBuffer in = new ReadBuffer(client);
    client.send("abc");
    assertEquals("a", take(in, 1));
    CompletableFuture<Integer> ended = new CompletableFuture<>();
    in.startBackgroundFill((count, failure) -> ended.complete(count));
    assertArrayEquals(Clients.latin1("bc"), in.takeBuffered());
    client.send("def");
    assertEquals(3, ended.get());
    assertArrayEquals(Clients.latin1("def"), in.takeBuffered());
  }
}
