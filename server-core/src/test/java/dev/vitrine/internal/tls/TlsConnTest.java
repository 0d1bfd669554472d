package dev.vitrine.internal.tls;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.net.Conn;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The server's end of TLS, against the JDK's own client over a real socket.
final class TlsConnTest {
  private static final String LATEST = "TLSv1.3";

  private static byte[] random(int length, long seed) {
    byte[] bytes = new byte[length];
    new Random(seed).nextBytes(bytes);
    return bytes;
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  /// Everything up to the client's end, asking for `size` bytes at a time.
  private static byte[] readAll(Conn conn, int size) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    byte[] piece = new byte[size];
    for (int n = conn.read(piece, 0, size); n >= 0; n = conn.read(piece, 0, size)) {
      all.write(piece, 0, n);
    }
    return all.toByteArray();
  }

  @ParameterizedTest
  @CsvSource({"TLSv1.3, 1", "TLSv1.3, 512", "TLSv1.3, 65536", "TLSv1.2, 7", "TLSv1.2, 65536"})
  void carriesBytesBothWaysAtTheSameTime(String protocol, int readSize) throws Exception {
    byte[] theirs = random(300_000, 1);
    byte[] ours = random(400_000, 2);
    try (TlsPair pair = new TlsPair().protocol(protocol).shakeHands()) {
      CompletableFuture<Void> theirWriting =
          TlsPair.here(() -> {
            pair.client.getOutputStream().write(theirs);
            pair.client.shutdownOutput();
            return null;
          });
      CompletableFuture<byte[]> theirReading =
          TlsPair.here(() -> pair.client.getInputStream().readNBytes(ours.length));
      CompletableFuture<Void> ourWriting =
          TlsPair.here(() -> {
            pair.server.write(ours, 0, ours.length);
            return null;
          });
      assertArrayEquals(theirs, readAll(pair.server, readSize));
      assertArrayEquals(ours, theirReading.get());
      theirWriting.get();
      ourWriting.get();
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void goesOnWhereATimeoutStruck(String protocol) throws Exception {
    byte[] sent = random(40_000, 3);
    try (TlsPair pair =
        new TlsPair(
                TlsPair.CERTIFICATE.serverContext(),
                TlsPair.CERTIFICATE.clientContext(),
                ImpatientConn::new)
            .protocol(protocol)) {
      CompletableFuture<Void> client =
          TlsPair.here(() -> {
            pair.client.startHandshake();
            pair.client.getOutputStream().write(sent);
            pair.client.shutdownOutput();
            return null;
          });
      int timeouts = 0;
      ByteArrayOutputStream got = new ByteArrayOutputStream();
      byte[] piece = new byte[1000];
      for (boolean over = false; !over; ) {
        try {
          pair.server.handshake();
          int n = pair.server.read(piece, 0, piece.length);
          over = n < 0;
          got.write(piece, 0, Math.max(0, n));
        } catch (SocketTimeoutException e) {
          timeouts++;
        }
      }
      client.get();
      assertArrayEquals(sent, got.toByteArray());
      assertTrue(timeouts > 40_000 / 100, "one for every hundred bytes, also inside a record");
    }
  }

  @Test
  void timesOutOfItselfAndStaysUsable() throws Exception {
    try (TlsPair pair = new TlsPair().shakeHands()) {
      byte[] b = new byte[10];
      pair.server.setReadDeadline(Instant.now().plusMillis(1));
      assertThrows(SocketTimeoutException.class, () -> pair.server.read(b, 0, 10));
      pair.server.setReadDeadline(null);
      pair.client.getOutputStream().write(ascii("later"));
      assertEquals(5, pair.server.read(b, 0, 10));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void endsItsSideWithCloseNotifyAndStillReads(String protocol) throws Exception {
    try (TlsPair pair = new TlsPair().protocol(protocol).shakeHands()) {
      pair.client.getOutputStream().write(ascii("and you"));
      pair.server.write(ascii("bye"), 0, 3);
      pair.server.closeWrite();
      InputStream in = pair.client.getInputStream();
      CompletableFuture<byte[]> theirReading = TlsPair.here(in::readAllBytes);
      byte[] b = new byte[10];
      assertEquals(7, pair.server.read(b, 0, 10));
      assertEquals("bye", new String(theirReading.get(), StandardCharsets.US_ASCII));
      assertThrows(IOException.class, () -> pair.server.write(b, 0, 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"TLSv1.2", "TLSv1.3"})
  void closingSaysGoodbye(String protocol) throws Exception {
    try (TlsPair pair = new TlsPair().protocol(protocol).shakeHands()) {
      pair.server.write(ascii("bye"), 0, 3);
      pair.server.close();
      pair.server.close(); // a second time changes nothing
      // Without close_notify the JDK's client would throw here.
      byte[] got = pair.client.getInputStream().readAllBytes();
      assertEquals("bye", new String(got, StandardCharsets.US_ASCII));
    }
  }

  @Test
  void closingWakesAReader() throws Exception {
    try (TlsPair pair = new TlsPair().shakeHands()) {
      CountDownLatch started = new CountDownLatch(1);
      CompletableFuture<Integer> reader =
          TlsPair.here(() -> {
            started.countDown();
            return pair.server.read(new byte[1], 0, 1);
          });
      started.await();
      pair.server.close();
      ExecutionException woken = assertThrows(ExecutionException.class, reader::get);
      assertInstanceOf(IOException.class, woken.getCause());
    }
  }

  @Test
  void closingWakesAWriterThatIsStuck() throws Exception {
    try (TlsPair pair = new TlsPair().shakeHands()) {
      CountDownLatch stuck = new CountDownLatch(1);
      CompletableFuture<Void> writer =
          TlsPair.here(() -> {
            byte[] much = new byte[1 << 20];
            for (; ; ) { // the client reads nothing: some time no more fits
              pair.server.write(much, 0, much.length);
              stuck.countDown();
            }
          });
      stuck.await();
      pair.server.close();
      ExecutionException woken = assertThrows(ExecutionException.class, writer::get);
      assertInstanceOf(IOException.class, woken.getCause());
    }
  }

  @Test
  void closingWakesAHandshake() throws Exception {
    try (TlsPair pair = new TlsPair()) {
      CompletableFuture<Void> handshake =
          TlsPair.here(() -> {
            pair.server.handshake();
            return null;
          });
      pair.server.close();
      ExecutionException woken = assertThrows(ExecutionException.class, handshake::get);
      assertInstanceOf(IOException.class, woken.getCause());
    }
  }

  @Test
  void takesAnEndBetweenTwoRecordsForTheEnd() throws Exception {
    try (TlsPair pair = new TlsPair().shakeHands()) {
      pair.client.getOutputStream().write(ascii("x"));
      pair.wire.shutdownOutput(); // without close_notify, as many clients do
      assertEquals("x", new String(readAll(pair.server, 10), StandardCharsets.US_ASCII));
      assertEquals(-1, pair.server.read(new byte[1], 0, 1));
    }
  }

  @ParameterizedTest
  @CsvSource({"'', EOF", "16 03 01 00 09 01, unexpected EOF", "16 03, unexpected EOF"})
  void tellsACutFromAnEnd(String sent, String message) throws Exception {
    try (TlsPair pair = new TlsPair()) {
      pair.wire.getOutputStream().write(HexFormat.ofDelimiter(" ").parseHex(sent));
      pair.wire.shutdownOutput();
      EOFException end = assertThrows(EOFException.class, pair.server::handshake);
      assertEquals(message, end.getMessage());
    }
  }

  @ParameterizedTest
  @CsvSource({
    "'GET / HTTP/1.1', true",
    "'HEAD / HTTP/1.1', true",
    "'POST / HTTP/1.1', true",
    "'PUT / HTTP/1.1', true",
    "'OPTIONS * HTTP/1.1', true",
    "'DELETE / HTTP/1.1', false", // as Go
    "'GET x', false",
    "'SSH-2.0-x', false",
  })
  void looksAtTheFirstBytesOfWhoDoesNotSpeakTls(String sent, boolean http) throws Exception {
    try (TlsPair pair = new TlsPair()) {
      pair.wire.getOutputStream().write(ascii(sent));
      NotTlsException refused = assertThrows(NotTlsException.class, pair.server::handshake);
      assertEquals(http, refused.looksLikeHttp());
      assertEquals("tls: first record does not look like a TLS handshake", refused.getMessage());
    }
  }

  @Test
  void refusesANewHandshakeBeforeTls13() throws Exception {
    try (TlsPair pair = new TlsPair().protocol("TLSv1.2").shakeHands()) {
      pair.client.startHandshake(); // sends its hello; a later read would go on
      SSLException refused =
          assertThrows(SSLException.class, () -> pair.server.read(new byte[9], 0, 9));
      assertEquals("tls: the client asked for a new handshake", refused.getMessage());
    }
  }

  @Test
  void takesNewKeysWithTls13() throws Exception {
    try (TlsPair pair = new TlsPair().protocol(LATEST).shakeHands()) {
      CompletableFuture<String> client =
          TlsPair.here(() -> {
            pair.client.startHandshake(); // TLS 1.3: asks for new keys on both sides
            pair.client.getOutputStream().write(ascii("new"));
            return new String(
                pair.client.getInputStream().readNBytes(3), StandardCharsets.US_ASCII);
          });
      byte[] b = new byte[9];
      assertEquals(3, pair.server.read(b, 0, 9));
      pair.server.write(b, 0, 3);
      assertEquals("new", client.get());
    }
  }

  @ParameterizedTest
  @CsvSource(
      nullValues = "none",
      value = {"http/1.1, http/1.1", "h2 http/1.1, http/1.1", "none, ''"})
  void agreesOnHttp11OrOnNothing(String offered, String chosen) throws Exception {
    try (TlsPair pair = new TlsPair()) {
      if (offered != null) {
        SSLParameters parameters = pair.client.getSSLParameters();
        parameters.setApplicationProtocols(offered.split(" ", -1));
        pair.client.setSSLParameters(parameters);
      }
      pair.shakeHands();
      assertEquals(chosen, pair.server.applicationProtocol());
      assertEquals(chosen, pair.client.getApplicationProtocol());
    }
  }

  @Test
  void refusesAClientThatWantsHttp2Alone() throws Exception {
    try (TlsPair pair = new TlsPair()) {
      SSLParameters parameters = pair.client.getSSLParameters();
      parameters.setApplicationProtocols(new String[] {"h2"});
      pair.client.setSSLParameters(parameters);
      CompletableFuture<Void> client =
          TlsPair.here(() -> {
            pair.client.startHandshake();
            return null;
          });
      assertThrows(SSLException.class, pair.server::handshake);
      ExecutionException told = assertThrows(ExecutionException.class, client::get);
      assertTrue(told.getMessage().contains("no_application_protocol"), told.getMessage());
      assertThrows(IOException.class, () -> pair.server.read(new byte[1], 0, 1));
    }
  }

  @Test
  void givesItsBuffersBackAndWorksOn() throws Exception {
    byte[] sent = random(100_000, 4);
    try (TlsPair pair = new TlsPair().shakeHands()) {
      for (int round = 0; round < 3; round++) {
        CompletableFuture<Void> client =
            TlsPair.here(() -> {
              pair.client.getOutputStream().write(sent);
              return null;
            });
        byte[] got = new byte[sent.length];
        for (int n = 0; n < got.length; n += pair.server.read(got, n, 1)) {
          if (n % 10_000 == 0) {
            pair.server.giveBack(); // keeps what was not read
          }
        }
        client.get();
        assertArrayEquals(sent, got);
        pair.server.giveBack();
      }
    }
  }
}
