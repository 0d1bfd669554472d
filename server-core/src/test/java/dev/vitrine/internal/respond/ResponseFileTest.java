package dev.vitrine.internal.respond;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.Handler;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.internal.access.FileBody;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A body that the operating system copies from a file.
class ResponseFileTest {
  private static final String CONTENT = "0123456789".repeat(2_000);

  @TempDir private Path directory;
  private FileChannel file;
  private final Exchange exchange = new Exchange();

  @BeforeEach
  void open() throws IOException {
    Path path = Files.writeString(directory.resolve("f"), CONTENT);
    file = FileChannel.open(path);
  }

  @AfterEach
  void close() throws IOException {
    file.close();
  }

  private long copy(ResponseWriter w, long position, long count) throws IOException {
    return ((FileBody) w).writeFrom(file, position, count);
  }

  private static byte[] bytes(int from, int to) {
    return CONTENT.substring(from, to).getBytes(StandardCharsets.US_ASCII);
  }

  @Test
  void stretchesOfAFileStandAmongWhatIsWritten() throws Exception {
    String answer =
        exchange.get((w, r) -> {
          w.header().set("Content-Length", "20000");
          w.header().set("Content-Type", "text/plain");
          assertEquals(0, copy(w, 0, 20_000), "no head yet");
          w.write(bytes(0, 3_000));
          assertEquals(5_000, copy(w, 3_000, 17_000));
          w.write(bytes(8_000, 8_100)); // held back, and sent before the next stretch
          assertEquals(5_000, copy(w, 8_100, 11_900));
          assertEquals(3_000, copy(w, 13_100, 3_000));
          assertEquals(3_900, copy(w, 16_100, 50_000), "no more than was declared");
          assertEquals(0, copy(w, 20_000, 1));
        });
    assertEquals(CONTENT, answer.substring(answer.indexOf("\r\n\r\n") + 4));
    long written = 0;
    for (Object event : exchange.events) {
      written += event instanceof BodyWritten e ? e.bytes() : 0;
    }
    assertEquals(20_000, written);
    assertTrue(!exchange.last.closeAfterReply());
  }

  @Test
  void chunksAndHeadsAreNotCopied() throws Exception {
    exchange.get((w, r) -> {
      w.write(bytes(0, 4_000));
      assertEquals(0, copy(w, 4_000, 1_000), "a chunk needs its size in front");
    });
    exchange.serve(
        "HEAD / HTTP/1.1\r\nHost: x\r\n\r\n",
        (w, r) -> {
          w.header().set("Content-Length", "20000");
          w.write(bytes(0, 4_000));
          assertEquals(0, copy(w, 4_000, 1_000));
        });
    assertEquals(-1, exchange.sent().indexOf("HEAD"));
  }

  @Test
  void aBrokenConnectionIsToldOnceAndForAll() throws Exception {
    Handler handler =
        (w, r) -> {
          w.header().set("Content-Length", "20000");
          w.write(bytes(0, 5_000));
          exchange.failAfterWrites = exchange.writes.size();
          IOException first = assertThrows(IOException.class, () -> copy(w, 5_000, 15_000));
          assertTrue(exchange.last.threw(first));
          assertThrows(IOException.class, () -> w.write(bytes(0, 9_000)));
        };
    assertThrows(IOException.class, () -> exchange.get(handler), "finish tells the connection");
  }
}
