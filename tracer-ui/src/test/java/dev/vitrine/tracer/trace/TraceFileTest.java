package dev.vitrine.tracer.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class TraceFileTest {
  private static final String HEADER =
      "{\"vitrine\":1,\"server\":\"s\",\"started\":\"t\",\"java\":\"25\"}\n";

  private static List<TraceEvent> events() {
    return List.of(
        new AcceptFailed("Too many open files", true),
        new ConnStateChanged(null, ConnState.NEW),
        new ConnStateChanged(ConnState.NEW, ConnState.ACTIVE),
        new Routed("GET /{x}", "literal", List.of("GET /{x}", "/"), Map.of("x", "ü\"\\\n")),
        new ResponseStarted(200, Map.of("Set-Cookie", List.of("a=1", "b=2")), "chunked"),
        new BytesReceived(7, new byte[] {0, -1, 13, 10}));
  }

  @ParameterizedTest
  @MethodSource("events")
  void readsBackWhatItWrote(TraceEvent event) throws Exception {
    List<Entry> entries = new Records().request(3, 2, event).entries();
    TraceFile file = new TraceFile(TraceFile.header("s", "t", "25"), entries, Optional.empty());
    assertEquals(entries, TraceFile.parse(file.text()).entries());
    assertEquals(file.text(), TraceFile.parse(file.text()).text());
  }

  @Test
  void writesTheLineThatTheFormatShows() throws Exception {
    String line =
        "{\"seq\":7,\"nanos\":181200,\"tid\":1,\"thread\":\"main\",\"event\":\"AcceptFailed\",\"error\":\"Too"
            + " many open files\",\"temporary\":true}";
    assertEquals(HEADER + line + "\n", TraceFile.parse(HEADER + line + "\n").text());
  }

  @Test
  void keepsUnknownEventsAndFields() throws Exception {
    String unknown =
        "{\"seq\":1,\"nanos\":2,\"event\":\"FutureStep\",\"a\":1,\"b\":[true,{\"c\":\"d\"}]}\n";
    String more = "{\"seq\":2,\"nanos\":3,\"event\":\"SocketCreated\",\"family\":\"inet6\"}\n";
    TraceFile file = TraceFile.parse(HEADER + unknown + more);
    Entry.Unknown step = assertInstanceOf(Entry.Unknown.class, file.entries().getFirst());
    assertEquals("FutureStep", step.event());
    assertEquals(1L, step.fields().get("a"));
    assertEquals(Map.of("family", "inet6"), ((Entry.Step) file.entries().getLast()).more());
    assertEquals(HEADER + unknown + more, file.text());
  }

  @Test
  void leavesOutATornLastLineAndSaysSo() throws Exception {
    TraceFile file =
        TraceFile.parse(
            HEADER + "{\"seq\":1,\"nanos\":2,\"event\":\"SocketCreated\"}\n{\"seq\":2,\"nan");
    assertEquals(1, file.entries().size());
    assertEquals("Line 3 is torn and was left out.", file.warning().orElseThrow());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        // A whole line in the middle that is no JSON.
        "{\"seq\":1,\"nan|Line 2 ",
        "[]|Line 2 is not a trace record: not a JSON object",
        "{}|Line 2 is not a trace record: no event",
        "{\"event\":\"SocketCreated\",\"seq\":\"x\"}|Line 2 is not a trace record: the field seq",
        "{\"event\":\"AcceptFailed\",\"temporary\":3}|Line 2 is not a trace record: AcceptFailed",
        "{\"event\":\"SocketCreated\"} {}|Line 2 is not a trace record: something follows",
      })
  void namesTheDamagedLine(String line, String says) {
    TraceFile.DamagedException e =
        assertThrows(
            TraceFile.DamagedException.class,
            () -> TraceFile.parse(HEADER + line + "\n{\"event\":\"SocketCreated\"}\n"));
    assertTrue(e.getMessage().startsWith(says), e.getMessage());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "~~|The file is empty",
        "hello|Line 1 is not a trace header",
        "{\"log\":{}}|Line 1 is not a trace header: it has no number",
        "{\"vitrine\":2}|Line 1 says format 2",
      })
  void refusesWhatIsNoTrace(String text, String says) {
    TraceFile.DamagedException e =
        assertThrows(TraceFile.DamagedException.class, () -> TraceFile.parse(text));
    assertTrue(e.getMessage().startsWith(says), e.getMessage());
  }
}
