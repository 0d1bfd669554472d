package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.Routed;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class TraceJsonTest {
  private static String line(TraceRecord r) {
    return new String(new TraceJson().line(r).toBytes(), StandardCharsets.UTF_8);
  }

  /// The examples of the contract.
  static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of(
            new TraceRecord(
                7, 181200, 1, 0, 0, 1, "main", new AcceptFailed("Too many open files", true)),
            "{\"seq\":7,\"nanos\":181200,\"tid\":1,\"thread\":\"main\",\"event\":\"AcceptFailed\","
                + "\"error\":\"Too many open files\",\"temporary\":true}\n"),
        Arguments.of(
            new TraceRecord(
                12, 260400, 1, 1, 1, 33, "conn-1", new RequestLineRead("GET", "/", "HTTP/1.1")),
            "{\"seq\":12,\"nanos\":260400,\"conn\":1,\"req\":1,\"tid\":33,\"thread\":\"conn-1\","
                + "\"event\":\"RequestLineRead\",\"method\":\"GET\",\"target\":\"/\","
                + "\"proto\":\"HTTP/1.1\"}\n"),
        Arguments.of(
            new TraceRecord(1, 0, 2, 3, 0, 4, "", new ConnStateChanged(null, ConnState.NEW)),
            "{\"seq\":1,\"nanos\":0,\"server\":2,\"conn\":3,\"tid\":4,\"thread\":\"\","
                + "\"event\":\"ConnStateChanged\",\"to\":\"NEW\"}\n"),
        Arguments.of(
            new TraceRecord(1, 0, 1, 0, 0, 0, null, new BytesSent(-1, new byte[] {1, 2, 3, 4})),
            "{\"seq\":1,\"nanos\":0,\"event\":\"BytesSent\",\"offset\":-1,"
                + "\"data\":\"AQIDBA==\"}\n"),
        Arguments.of(
            new TraceRecord(
                1, 0, 1, 0, 0, 0, null, new Routed("/", "only", List.of(), Map.of("a", "b\"c"))),
            "{\"seq\":1,\"nanos\":0,\"event\":\"Routed\",\"pattern\":\"/\",\"rule\":\"only\","
                + "\"candidates\":[],\"pathValues\":{\"a\":\"b\\\"c\"}}\n"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void writesALineAsTheContractHasIt(TraceRecord r, String expected) {
    assertEquals(expected, line(r));
  }

  static Stream<TraceEvent> everyEvent() {
    return Samples.events();
  }

  @ParameterizedTest
  @MethodSource("everyEvent")
  void everyFieldOfAnEventStandsUnderItsComponentsName(TraceEvent event) throws Exception {
    Map<String, Object> expected = new LinkedHashMap<>();
    expected.put("seq", 7L);
    expected.put("nanos", 181_200L);
    expected.put("conn", 2L);
    expected.put("req", 3L);
    expected.put("tid", 33L);
    expected.put("thread", "conn-2");
    expected.put("event", event.getClass().getSimpleName());
    for (RecordComponent component : event.getClass().getRecordComponents()) {
      Object value = component.getAccessor().invoke(event);
      expected.put(
          component.getName(),
          switch (value) {
            case Integer i -> (long) i;
            case byte[] bytes -> Base64.getEncoder().encodeToString(bytes);
            case ConnState state -> state.name();
            default -> value;
          });
    }
    byte[] line = new TraceJson().line(Samples.record(event)).toBytes();
    assertEquals('\n', line[line.length - 1]);
    Map<?, ?> read = StrictJson.object(Arrays.copyOf(line, line.length - 1));
    assertEquals(expected, read);
    assertEquals(new ArrayList<>(expected.keySet()), new ArrayList<>(read.keySet()));
  }

  static Stream<Arguments> texts() {
    return Stream.of(
        Arguments.of("plain", "plain"),
        Arguments.of("\"\\/", "\\\"\\\\/"),
        Arguments.of("\r\n\t", "\\r\\n\\t"),
        Arguments.of("\0\b\f\u001b\u007f", "\\u0000\\u0008\\u000c\\u001b\\u007f"),
        Arguments.of("\u0080\u00e9\u00ff", "\u0080\u00e9\u00ff"), // raw header bytes, as chars
        Arguments.of("\u4f60\u597d \ud55c", "\u4f60\u597d \ud55c"),
        Arguments.of("\u2028\ufeff\uffff", "\u2028\ufeff\uffff"),
        Arguments.of("\ud83d\ude00", "\ud83d\ude00"),
        Arguments.of("\ud83d", "\\ud83d"), // half a pair, at the end
        Arguments.of("\ud83dx", "\\ud83dx"),
        Arguments.of("\ude00\ud83d", "\\ude00\\ud83d"), // the wrong way round
        Arguments.of("\ud83d\ud83d\ude00", "\\ud83d\ud83d\ude00"));
  }

  @ParameterizedTest
  @MethodSource("texts")
  void escapesWhatJsonForbids(String text, String expected) {
    String line = line(new TraceRecord(1, 0, 1, 0, 0, 0, null, new Logged(null, text)));
    assertEquals(
        "{\"seq\":1,\"nanos\":0,\"event\":\"Logged\",\"text\":\"" + expected + "\"}\n", line);
  }

  @Test
  void anyTextComesBackAsItWas() {
    RandomGenerator random = RandomGeneratorFactory.of("L64X128MixRandom").create(3);
    TraceJson json = new TraceJson();
    for (int i = 0; i < 20_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(40);
      for (int k = 0; k < length; k++) {
        text.append(
            switch (random.nextInt(4)) {
              case 0 -> (char) random.nextInt(0x100);
              case 1 -> (char) random.nextInt(0xd700, 0xe100); // many halves of pairs
              case 2 -> (char) random.nextInt(0x10000);
              default -> (char) random.nextInt(0x20, 0x7f);
            });
      }
      json.clear();
      byte[] line = json.line(Samples.record(new Logged("INFO", text.toString()))).toBytes();
      Map<?, ?> read = StrictJson.object(Arrays.copyOf(line, line.length - 1));
      assertEquals(text.toString(), read.get("text"));
    }
  }

  @Test
  void writesNumbersOfAnyLength() {
    for (long n : new long[] {0, 9, 10, 99, 100, Long.MAX_VALUE, Long.MIN_VALUE, -1}) {
      assertTrue(
          line(new TraceRecord(n, 0, 1, 0, 0, 0, null, new Logged(null, null)))
              .startsWith("{\"seq\":" + n + ","));
    }
  }

  @Test
  void theFirstLineTellsTheVersionAndWhen() {
    byte[] line = new TraceJson().header(Instant.parse("2026-11-21T10:15:30Z")).toBytes();
    Map<?, ?> header = StrictJson.object(Arrays.copyOf(line, line.length - 1));
    assertEquals(List.of("vitrine", "server", "started", "java"), List.copyOf(header.keySet()));
    assertEquals(1L, header.get("vitrine"));
    assertEquals("2026-11-21T10:15:30Z", header.get("started"));
    assertEquals(Runtime.version().toString(), header.get("java"));
  }
}
