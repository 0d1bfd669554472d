package dev.vitrine.internal.read;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Header;
import java.io.EOFException;
import java.io.IOException;
import java.net.SocketTimeoutException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// How a body ends: read, closed, cut off, given up. Go: `body`.
class RequestBodyTest {
  private static final long MOST = RequestBody.MOST_DISCARDED_BYTES;

  private static RequestBody length(String wire, long length) {
    return new RequestBody(new LengthBody(Clients.buffer(wire, 99), length), false, MOST, null);
  }

  @Test
  void endsWithItsLastByte() throws IOException {
    RequestBody body = length("hello and more", 5);
    int[] finished = {0};
    body.onFinished(() -> finished[0]++);
    assertEquals('h', body.read());
    assertEquals(4, body.remaining());
    assertFalse(body.finished());
    byte[] rest = new byte[99];
    assertEquals(4, body.read(rest, 0, 99));
    assertTrue(body.finished(), "with the last byte, as in Go");
    assertEquals(-1, body.read());
    assertEquals(1, finished[0], "told once");
  }

  @Test
  void saysOnceThatItWasCutOff() throws IOException {
    RequestBody body = length("hel", 5);
    int[] finished = {0};
    body.onFinished(() -> finished[0]++);
    assertEquals(3, body.read(new byte[9], 0, 9));
    EOFException cut = assertThrows(EOFException.class, body::read);
    assertTrue(body.threw(cut));
    assertTrue(body.threw(new IllegalStateException(cut)), "as a cause, too");
    assertFalse(body.threw(new EOFException()));
    assertEquals(-1, body.read());
    assertEquals(1, finished[0]);
    assertEquals(2, body.remaining());
  }

  @Test
  void readsAllThatIsLeft() throws IOException {
    RequestBody body = length("hello and more", 5);
    assertEquals('h', body.read());
    assertArrayEquals(new byte[] {'e', 'l', 'l', 'o'}, body.readAllBytes());
    assertTrue(body.finished());
    assertArrayEquals(new byte[0], body.readAllBytes(), "at the end already");
    body.close();
    IOException e = assertThrows(IOException.class, body::readAllBytes);
    assertEquals("http: invalid Read on closed Body", e.getMessage());

    RequestBody cut = length("hel", 5);
    assertThrows(EOFException.class, cut::readAllBytes);
    assertArrayEquals(new byte[0], cut.readAllBytes());
  }

  @Test
  void takesNoMemoryForWhatIsOnlyAnnounced() {
    RequestBody body = length("hel", Long.MAX_VALUE);
    assertThrows(EOFException.class, body::readAllBytes);
  }

  @Test
  void goesOnAfterATimeLimit() throws IOException {
    int[] reads = {0};
    ByteSource source =
        (b, off, len) -> {
          if (reads[0]++ == 0) {
            throw new SocketTimeoutException("read: i/o timeout");
          }
          b[off] = 'x';
          return 1;
        };
    RequestBody body =
        new RequestBody(new LengthBody(new ReadBuffer(source), 1), false, MOST, null);
    assertThrows(SocketTimeoutException.class, body::read);
    assertEquals('x', body.read(), "a handler may set a later deadline");
  }

  @Test
  void refusesToBeReadAfterItWasClosed() throws IOException {
    RequestBody body = length("hello", 5);
    body.close();
    assertTrue(body.finished());
    assertFalse(body.leftUnread());
    IOException e = assertThrows(IOException.class, body::read);
    assertEquals("http: invalid Read on closed Body", e.getMessage());
  }

  @Test
  void closesByReadingUpTo256KibAway() {
    assertLeftUnread(false, MOST - 1);
    assertLeftUnread(true, MOST + 1); // nothing is even tried
    RequestBody chunked = chunked(MOST - 1);
    chunked.close();
    assertFalse(chunked.leftUnread());
    chunked = chunked(MOST + 1);
    chunked.close();
    assertTrue(chunked.leftUnread(), "given up after 256 KiB");
  }

  private static void assertLeftUnread(boolean expected, long bytes) {
    RequestBody body = length("d".repeat((int) bytes), bytes);
    body.close();
    assertEquals(expected, body.leftUnread(), bytes + " bytes");
    assertEquals(!expected, body.finished());
  }

  private static RequestBody chunked(long bytes) {
    String wire = Long.toHexString(bytes) + "\r\n" + "d".repeat((int) bytes) + "\r\n0\r\n\r\n";
    ReadBuffer in = Clients.buffer(wire, 9999);
    return new RequestBody(new ChunkedBody(in, new Header()), false, MOST, null);
  }

  @Test
  void readsNothingAwayWhereTheConnectionClosesAnyway() {
    ByteSource never =
        (b, off, len) -> {
          throw new AssertionError("reads");
        };
    new RequestBody(new LengthBody(new ReadBuffer(never), 5), true, MOST, null).close();
  }

  @Test
  void isLeftUnreadWhereItIsBroken() {
    RequestBody body =
        new RequestBody(new ChunkedBody(Clients.buffer("x", 9), new Header()), false, MOST, null);
    body.close();
    assertTrue(body.leftUnread());
  }

  @Test
  void discardsNoMoreThanItIsTold() throws IOException {
    RequestBody body = length("d".repeat(20_000), 20_000);
    assertEquals(9_000, body.discard(9_000));
    assertEquals(11_000, body.remaining());
    assertEquals(11_000, body.discard(99_999));
    assertEquals(0, body.discard(1));
  }

  @Test
  void tellsTheClientToSendBeforeTheFirstReadAlone() throws IOException {
    List<String> steps = new ArrayList<>();
    ByteSource source =
        (b, off, len) -> {
          steps.add("read");
          b[off] = 'x';
          return 1;
        };
    RequestBody body =
        new RequestBody(new LengthBody(new ReadBuffer(source), 3), false, MOST, null);
    assertFalse(body.expectsContinue());
    body.onFirstRead(() -> steps.add("continue"));
    assertTrue(body.expectsContinue());
    assertEquals('x', body.read());
    assertEquals('x', body.read());
    assertTrue(body.expectedAndUnread());
    assertEquals('x', body.read());
    assertFalse(body.expectedAndUnread());
    assertEquals(List.of("continue", "read", "read", "read"), steps);
  }

  @Test
  void tellsNobodyToSendWhatIsReadAway() {
    RequestBody body = length("hello", 5);
    body.onFirstRead(() -> {
      throw new AssertionError("told");
    });
    body.close();
    assertTrue(body.expectedAndUnread(), "the handler did not see the end");
    assertThrows(IOException.class, body::read);
  }
}
