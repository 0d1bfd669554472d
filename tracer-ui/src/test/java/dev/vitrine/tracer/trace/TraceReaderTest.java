package dev.vitrine.tracer.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.TraceWriter;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class TraceReaderTest {
  private static final String HEADER = "{\"vitrine\":1}\n";

  /// All of the catalogue with nothing in its fields, where that is allowed, and what is hard to write down.
  private static List<TraceEvent> events() {
    List<TraceEvent> events = new ArrayList<>();
    Arrays.stream(TraceEvent.class.getPermittedSubclasses())
        .filter(type -> !type.getSimpleName().matches("Bytes.*|ConnStateChanged"))
        .forEach(type -> events.add(EventFields.event(type.getSimpleName(), new HashMap<>())));
    events.addAll(
        List.of(
            new AcceptFailed("\u0000\u001f \" \\ / \u007f \u2028 é 你 🙂", true),
            new HeaderRead("X", "\ud800 half a pair"),
            new ConnStateChanged(ConnState.NEW, ConnState.ACTIVE),
            new KeepAliveDecided(true, "x".repeat(200_000)),
            new Routed("/{x}", "only", List.of("/{x}", "/"), Map.of("x", "\t")),
            new ResponseStarted(200, Map.of("A", List.of("1", "2"), "B", List.of()), "none"),
            new BytesSent(Long.MAX_VALUE, new byte[] {0, -1, 13, 10})));
    return events;
  }

  private static List<Entry> all(InputStream in) throws IOException {
    List<Entry> entries = new ArrayList<>();
    try (TraceReader reader = new TraceReader(in)) {
      for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
        entries.add(entry);
      }
    }
    return entries;
  }

  /// A source that brings so many bytes at a time.
  private static InputStream slowly(byte[] bytes, int atATime) {
    return new ByteArrayInputStream(bytes) {
      @Override
      public synchronized int read(byte[] b, int off, int len) {
        return super.read(b, off, Math.min(len, atATime));
      }
    };
  }

  /// Two that know nothing of each other: the server's writer by hand, and a JSON library.
  @ParameterizedTest
  @ValueSource(ints = {1 << 20, 4_099, 1})
  void readsWhatTheServersOwnWriterWrites(int atATime) throws Exception {
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    List<Entry> written = new ArrayList<>();
    try (TraceWriter writer = new TraceWriter(out, Detail.BYTES)) {
      for (TraceEvent event : events()) {
        long seq = written.size() + 1L;
        TraceRecord r = new TraceRecord(seq, seq, 1 + seq % 2, seq % 3, seq % 5, 7, "t", event);
        writer.onEvent(r);
        written.add(new Entry.Step(r));
      }
    }
    List<Entry> read = all(slowly(out.toByteArray(), atATime));
    assertEquals(written.size(), read.size());
    for (int i = 0; i < written.size(); i++) {
      assertEquals(written.get(i), read.get(i));
    }
  }

  @Test
  void readsNoFurtherThanItWasAsked() throws Exception {
    byte[] lines =
        (HEADER + "{\"seq\":1,\"event\":\"SocketCreated\"}\n").getBytes(StandardCharsets.UTF_8);
    InputStream endless =
        new ByteArrayInputStream(lines) {
          @Override
          public synchronized int read(byte[] b, int off, int len) {
            if (available() == 0) {
              throw new AssertionError("the trace goes on, and nobody has asked for it");
            }
            return super.read(b, off, len);
          }
        };
    try (TraceReader reader = new TraceReader(endless)) {
      assertEquals("SocketCreated", reader.next().event());
      assertThrows(AssertionError.class, reader::next);
    }
  }

  @Test
  void takesFieldsInAnyOrder() throws Exception {
    String line =
        "{\"temporary\":true,\"later\":1,\"event\":\"AcceptFailed\",\"error\":\"x\",\"seq\":3}\n";
    Entry.Step step =
        (Entry.Step)
            all(new ByteArrayInputStream((HEADER + line).getBytes(StandardCharsets.UTF_8)))
                .getFirst();
    assertEquals(new AcceptFailed("x", true), step.record().event());
    assertEquals(Map.of("later", 1L), step.more());
    assertEquals(3, step.seq());
  }

  @Test
  void aLastLineWithoutItsEndIsReadWhereItIsWhole() throws Exception {
    String text = HEADER + "{\"seq\":1,\"event\":\"SocketCreated\"}";
    try (TraceReader reader =
        new TraceReader(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)))) {
      assertEquals(1, reader.next().seq());
      assertNull(reader.next());
      assertEquals(true, reader.warning().isEmpty());
    }
  }

  @Test
  void bytesThatAreNoUtf8AreDamageInTheirLine() {
    byte[] bytes =
        (HEADER + "{\"seq\":1,\"event\":\"Logged\",\"text\":\"\u00ff\"}\n{}\n")
            .getBytes(StandardCharsets.ISO_8859_1);
    TraceFile.DamagedException e =
        assertThrows(TraceFile.DamagedException.class, () -> all(new ByteArrayInputStream(bytes)));
    assertEquals("Line 2 is not a trace record", e.getMessage().split(":", 2)[0]);
  }
}
