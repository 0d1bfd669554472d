package dev.vitrine.http;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.internal.emit.ManualClock;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A client that is still sending when its last answer goes out. RFC 9112 section 9.6.
final class LingerTest {
  private static final int PIECE_BYTES = 128 << 10;

  /// More than all buffers on the way hold together.
  private static final int PIECES = 64;

  /// By the server's clock no time passes: only the client ends it.
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          nonsense\\r\\n\\r\\n                                                | 400
          POST / HTTP/1.1\\r\\nHost: x\\r\\nContent-Length: 1000000000\\r\\n\\r\\n | 200
          """)
  void isListenedToUntilItHasSentAllOfIt(String head, int status) throws Exception {
    try (RunningServer server =
            new RunningServer((w, _) -> w.write("x"), b -> b.clock(new ManualClock()));
        RawClient client = server.connect()) {
      client.send(head.replace("\\r", "\r").replace("\\n", "\n"));
      String answer = client.readAll();
      assertTrue(answer.startsWith("HTTP/1.1 " + status), answer);
      assertTrue(answer.contains("\r\nConnection: close\r\n"), answer);
      String piece = "x".repeat(PIECE_BYTES);
      for (int i = 0; i < PIECES; i++) {
        client.send(piece);
      }
      client.end();
      server.steps.await(ConnectionClosed.class);
    }
  }
}
