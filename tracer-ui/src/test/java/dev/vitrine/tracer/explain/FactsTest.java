package dev.vitrine.tracer.explain;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.trace.Entry;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class FactsTest {
  private static final List<TraceEvent> RUN =
      List.of(
          new Accepted("127.0.0.1:5", "127.0.0.1:80"),
          new ConnStateChanged(null, ConnState.NEW),
          new RequestReadStarted(),
          new HeaderRead("Host", "x"),
          new ConnStateChanged(ConnState.NEW, ConnState.ACTIVE),
          new HandlerStarted("/", "hello"),
          new BodyWritten(13),
          new HandlerFinished(1),
          new ResponseStarted(200, Map.of(), "content-length"),
          new ResponseFinished(200, 13),
          new ConnStateChanged(ConnState.ACTIVE, ConnState.CLOSED),
          new ConnectionClosed("done"));

  private static Entry entry(long seq, long connection, TraceEvent event) {
    return new Entry.Step(new TraceRecord(seq, seq, 1, connection, 1, 1, "t", event));
  }

  private static Stream<Arguments> changes() {
    return Stream.of(
        Arguments.of(0, "clients accepted 0 → 1, open connections 0 → 1"),
        Arguments.of(1, "state – → NEW"),
        Arguments.of(2, "request – → 1"),
        Arguments.of(3, "fields read 0 → 1"),
        Arguments.of(4, "state NEW → ACTIVE"),
        Arguments.of(5, "handlers running 0 → 1"),
        Arguments.of(6, "body written 0 B → 13 B"),
        Arguments.of(7, "handlers running 1 → 0"),
        Arguments.of(8, "status – → 200"),
        Arguments.of(9, "answered 0 → 1"),
        Arguments.of(10, "state ACTIVE → CLOSED"));
  }

  @ParameterizedTest
  @MethodSource("changes")
  void saysWhatEachStepOfARequestChanged(int at, String expected) {
    Facts before = Facts.EMPTY;
    for (int i = 0; i < at; i++) {
      before = before.apply(entry(i + 1, 2, RUN.get(i)));
    }
    assertEquals(expected, text(before, before.apply(entry(at + 1, 2, RUN.get(at))), 2));
  }

  @Test
  void forgetsAConnectionThatHasEnded() {
    Facts facts = Facts.EMPTY;
    for (TraceEvent event : RUN) {
      facts = facts.apply(entry(1, 2, event));
    }
    assertEquals("clients accepted 0 → 1", text(Facts.EMPTY, facts, 2));
  }

  @Test
  void tellsWhatTheLoopWaits() {
    Facts five = Facts.EMPTY.apply(entry(1, 0, new BackingOff(5_000_000, 1)));
    Facts ten = five.apply(entry(2, 0, new BackingOff(10_000_000, 2)));
    assertEquals("failures in a row 1 → 2, wait of the loop 5 ms → 10 ms", text(five, ten, 0));
    assertEquals(
        "failures in a row 2 → 0, wait of the loop 10 ms → –",
        text(ten, ten.apply(entry(3, 0, new BackoffReset())), 0));
  }

  @Test
  void anotherConnectionsStepChangesNothingOfThisOne() {
    Facts one = Facts.EMPTY.apply(entry(1, 1, RUN.getFirst()));
    Facts two = one.apply(entry(2, 2, RUN.getFirst()));
    assertEquals("clients accepted 1 → 2, open connections 1 → 2", text(one, two, 1));
  }

  private static String text(Facts before, Facts after, long connection) {
    return Facts.between(before, after, connection).stream()
        .map(c -> c.name() + " " + c.before() + " → " + c.after())
        .collect(Collectors.joining(", "));
  }
}
