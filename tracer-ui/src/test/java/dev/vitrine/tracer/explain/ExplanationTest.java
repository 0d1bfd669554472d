package dev.vitrine.tracer.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BodyFraming;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Stages;
import dev.vitrine.tracer.figure.workflow.WorkflowState;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventFields;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ExplanationTest {
  /// One event of each type, with values that are easy to find again.
  private static Stream<TraceEvent> oneOfEach() {
    return Arrays.stream(TraceEvent.class.getPermittedSubclasses()).map(ExplanationTest::sample);
  }

  private static TraceEvent sample(Class<?> type) {
    RecordComponent[] components = type.getRecordComponents();
    Object[] values = Arrays.stream(components).map(c -> sampleOf(c.getType())).toArray();
    Class<?>[] types =
        Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new);
    try {
      return (TraceEvent) type.getDeclaredConstructor(types).newInstance(values);
    } catch (ReflectiveOperationException e) {
      throw new LinkageError(type.toString(), e);
    }
  }

  private static Object sampleOf(Class<?> type) {
    if (type == long.class) {
      return 42L;
    } else if (type == int.class) {
      return 404;
    } else if (type == boolean.class) {
      return true;
    } else if (type == ConnState.class) {
      return ConnState.IDLE;
    } else if (type == List.class) {
      return List.of("one", "two");
    } else if (type == Map.class) {
      return Map.of();
    } else if (type == byte[].class) {
      return new byte[3];
    }
    return "some-text";
  }

  /// The same with every text and state left out that may be.
  private static Stream<TraceEvent> oneOfEachWithoutTexts() {
    return oneOfEach()
        .map(event -> EventFields.event(event.getClass().getSimpleName(), withoutTexts(event)));
  }

  private static Map<String, Object> withoutTexts(TraceEvent event) {
    Map<String, Object> fields = new LinkedHashMap<>(EventFields.of(event));
    fields.values().removeIf(String.class::isInstance);
    return fields;
  }

  @ParameterizedTest
  @MethodSource("oneOfEachWithoutTexts")
  void explainsAnEventWhoseTextsAreAbsent(TraceEvent event) {
    assertFalse(Explanation.of(entry(event)).paragraphs().isEmpty());
    assertFalse(Happened.in(entry(event)).contains("null"));
    assertEquals(
        1, WorkflowState.EMPTY.apply(entry(event)).steps(), "and the figure takes it as well");
  }

  private static Entry entry(TraceEvent event) {
    return new Entry.Step(new TraceRecord(1, 1, 1, 2, 1, 1, "t", event));
  }

  @ParameterizedTest
  @MethodSource("oneOfEach")
  void hasALineAStageSentencesAndItsPlaceInGo(TraceEvent event) {
    String line = Happened.in(entry(event));
    assertFalse(line.isBlank());
    assertFalse(line.contains("\n"));
    assertTrue(Stages.of(event).label().length() > 1);
    Explanation explanation = Explanation.of(entry(event));
    assertFalse(explanation.paragraphs().isEmpty());
    for (String paragraph : explanation.paragraphs()) {
      assertTrue(paragraph.endsWith(".") || paragraph.endsWith("`"), paragraph);
      assertEquals(0, paragraph.split("\\*\\*", -1).length % 2 - 1, "stress marks in pairs");
    }
    assertEquals(event.getClass().getRecordComponents().length, explanation.values().size());
    assertTrue(explanation.go().orElseThrow().label().endsWith(".go"));
  }

  private static Stream<Arguments> lines() {
    return Stream.of(
        Arguments.of(
            new Accepted("127.0.0.1:52816", "127.0.0.1:9091"),
            "from 127.0.0.1:52816 to 127.0.0.1:9091"),
        Arguments.of(new BackingOff(160_000_000, 6), "160 ms, attempt 6"),
        Arguments.of(new RequestRead("GET", "/?a=b", "localhost"), "GET /?a=b for localhost"),
        Arguments.of(new HandlerChosen("default-mux"), "no handler was given: the default mux"),
        Arguments.of(
            new Routed("/", "only", List.of("/"), Map.of()), "pattern `/` · one candidate"),
        Arguments.of(
            new Routed("/a", "literal", List.of("/a", "/{x}"), Map.of()),
            "pattern `/a` · 2 candidates, rule literal"),
        Arguments.of(new HandlerFinished(3_004_000), "after 3.004 ms"),
        Arguments.of(new BodyFraming("content-length", 1), "length, 1 byte"),
        Arguments.of(new BodyFraming("none", 0), "no body"),
        Arguments.of(new ConnStateChanged(null, ConnState.NEW), "→ NEW"),
        Arguments.of(new ConnStateChanged(ConnState.NEW, ConnState.ACTIVE), "NEW → ACTIVE"));
  }

  @ParameterizedTest
  @MethodSource("lines")
  void saysWhatHappenedFromTheRecordsOwnValues(TraceEvent event, String line) {
    assertEquals(line, Happened.in(entry(event)));
  }

  @Test
  void namesTheClientWhoseConnectionItIs() {
    assertTrue(
        Explanation.of(entry(new Accepted("a:1", "b:2")))
            .paragraphs()
            .getFirst()
            .startsWith("Client 2 has finished the TCP handshake."));
  }

  @Test
  void showsWhatItDoesNotKnowAsItIs() {
    Entry unknown = new Entry.Unknown(1, 2, 1, 0, 0, 1, "t", "Future", Map.of("size", 7L));
    assertEquals("size 7", Happened.in(unknown));
    assertEquals(Map.of("size", "7"), Explanation.of(unknown).values());
    assertEquals("118 steps missing here", Happened.in(new Entry.Gap(118, 5, 1)));
  }
}
