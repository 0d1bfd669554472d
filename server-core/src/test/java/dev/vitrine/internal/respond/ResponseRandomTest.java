package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Handlers that write at random, read back by a client that knows only RFC 9112 section 6.3.
final class ResponseRandomTest {
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8, 9, 10})
  void aClientReadsBackWhatHandlersWrote(long seed) throws Exception {
    Random random = new Random(seed);
    for (int i = 0; i < 200; i++) {
      boolean version11 = random.nextInt(4) > 0;
      int requests = 1 + random.nextInt(4);
      String one = "GET / HTTP/1." + (version11 ? 1 : 0) + "\r\nHost: x\r\n\r\n";
      Model model = new Model(random);
      Exchange exchange = new Exchange();
      String sent = exchange.serve(one.repeat(requests), model);

      Client client = new Client(sent);
      for (byte[] body : model.bodies) {
        assertArrayEquals(body, client.nextBody());
      }
      assertTrue(client.atEnd());
      assertEquals(version11 ? requests : 1, model.bodies.size());
    }
  }

  /// Writes at random and keeps what it wrote.
  private static final class Model implements Handler {
    final List<byte[]> bodies = new ArrayList<>();
    private final Random random;

    Model(Random random) {
      this.random = random;
    }

    @Override
    public void serveHttp(ResponseWriter w, Request r) throws IOException {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int n = random.nextInt(3); n > 0; n--) {
        w.header().add("X-" + n, "a\r\n\r\nb" + random.nextInt());
      }
      for (int n = random.nextInt(12); n > 0; n--) {
        switch (random.nextInt(5)) {
          case 0 -> w.flush();
          case 1 -> {
            byte[] b = new byte[1 + random.nextInt(random.nextInt(4) == 0 ? 9000 : 700)];
            random.nextBytes(b);
            int off = random.nextInt(b.length);
            w.write(b, off, b.length - off);
            body.write(b, off, b.length - off);
          }
          case 2 -> {
            int b = random.nextInt(256);
            w.body().write(b);
            body.write(b);
          }
          default -> {
            String text = "aé€\r\n".substring(0, 1 + random.nextInt(5)).repeat(random.nextInt(900));
            w.write(text);
            body.writeBytes(text.getBytes(StandardCharsets.UTF_8));
          }
        }
      }
      bodies.add(body.toByteArray());
    }
  }

  private static final class Client {
    private final String in;
    private int at;

    Client(String in) {
      this.in = in;
    }

    byte[] nextBody() {
      String status = line();
      assertTrue(status.matches("HTTP/1\\.[01] 200 OK"), status);
      int length = -1;
      boolean chunked = false;
      for (String field = line(); !field.isEmpty(); field = line()) {
        assertTrue(field.matches("[A-Za-z0-9-]+: [^\r\n]*"), field);
        assertFalse(field.startsWith("b"), "a value began a line");
        if (field.startsWith("Content-Length: ")) {
          length = Integer.parseInt(field.substring(16));
        }
        chunked |= field.equals("Transfer-Encoding: chunked");
      }
      assertFalse(chunked && length >= 0);
      if (chunked) {
        return chunks();
      }
      return bytes(length >= 0 ? length : in.length() - at);
    }

    boolean atEnd() {
      return at == in.length();
    }

    private byte[] chunks() {
      ByteArrayOutputStream body = new ByteArrayOutputStream();
      for (int size = Integer.parseInt(line(), 16); size > 0; size = Integer.parseInt(line(), 16)) {
        body.writeBytes(bytes(size));
        assertEquals("", line());
      }
      assertEquals("", line());
      return body.toByteArray();
    }

    private byte[] bytes(int length) {
      byte[] b = Exchange.latin1(in.substring(at, at + length));
      at += length;
      return b;
    }

    private String line() {
      int end = in.indexOf("\r\n", at);
      String line = in.substring(at, end);
      at = end + 2;
      return line;
    }
  }
}
