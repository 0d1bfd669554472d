package dev.vitrine.tracer.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.HeadersComplete;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.tracer.trace.Alignment.Kind;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlignmentTest {
  private static final TraceEvent LINE = new RequestLineRead("GET", "/", "HTTP/1.1");
  private static final TraceEvent DONE = new HeadersComplete(1, 54);

  private static TraceEvent field(String name, String value) {
    return new HeaderRead(name, value);
  }

  private static List<Entry> run(TraceEvent... events) {
    return new Records().listening().accepted(1).request(1, 1, events).entries();
  }

  private static List<Kind> kinds(Alignment alignment) {
    return alignment.rows().stream().map(Alignment.Row::kind).filter(k -> k != Kind.SAME).toList();
  }

  @Test
  void findsNothingBetweenRunsThatTellTheSame() {
    Alignment same = Alignment.of(run(LINE, DONE), run(LINE, DONE));
    assertTrue(same.first().isEmpty());
    assertEquals(0, same.differences());
    assertEquals(run(LINE, DONE).size(), same.rows().size());
  }

  @Test
  void tellsAnotherValueFromAStepThatIsMissing() {
    Alignment other =
        Alignment.of(run(LINE, field("A", "1"), DONE), run(LINE, field("A", "2"), DONE));
    assertEquals(List.of(Kind.DIFFERS), kinds(other));
    Alignment less = Alignment.of(run(LINE, field("A", "1"), DONE), run(LINE, DONE));
    assertEquals(List.of(Kind.LEFT_ONLY), kinds(less));
    Alignment more = Alignment.of(run(LINE, DONE), run(LINE, field("A", "1"), DONE));
    assertEquals(List.of(Kind.RIGHT_ONLY), kinds(more));
    assertEquals(11, more.first().orElseThrow(), "after the request line, before the head's end");
  }

  @Test
  void standsInStepAgainAfterADifference() {
    Alignment all =
        Alignment.of(
            run(LINE, field("A", "1"), field("B", "1"), DONE),
            run(LINE, field("B", "1"), field("C", "1"), DONE));
    assertEquals(List.of(Kind.LEFT_ONLY, Kind.RIGHT_ONLY), kinds(all));
    int first = all.first().orElseThrow();
    int second = all.after(first).orElseThrow();
    assertEquals(first + 2, second, "between the two stands the field that both have");
    assertTrue(all.after(second).isEmpty());
    assertEquals(first, all.before(second).orElseThrow());
    assertTrue(all.before(first).isEmpty());
  }

  @Test
  void doesNotMindHowConnectionsInterleave() {
    List<Entry> one =
        new Records()
            .listening()
            .accepted(1)
            .accepted(2)
            .request(1, 1, LINE)
            .request(2, 1, LINE)
            .entries();
    List<Entry> other =
        new Records()
            .listening()
            .accepted(2)
            .accepted(1)
            .request(2, 1, LINE)
            .request(1, 1, LINE)
            .entries();
    // Which client has which port is no difference either.
    assertEquals(List.of(), kinds(Alignment.of(one, other)));
  }

  @Test
  void showsAtARowWhatHasHappenedInEachRun() {
    Alignment less = Alignment.of(run(LINE, field("A", "1"), DONE), run(LINE, DONE));
    int row = less.first().orElseThrow();
    assertEquals(12, less.cursor(row, true));
    assertEquals(11, less.cursor(row, false), "the right run has no such step: the one before");
  }

  /// Every step of either run stands in one row, and each thread's steps in their order.
  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3, 4, 5, 6, 7, 8})
  void losesNoStepAndKeepsTheOrderOfEachThread(long seed) {
    Random random = new Random(seed);
    List<Entry> left = some(random);
    List<Entry> right = some(random);
    Alignment all = Alignment.of(left, right);
    List<Integer> lefts = new ArrayList<>();
    List<Integer> rights = new ArrayList<>();
    for (Alignment.Row row : all.rows()) {
      if (row.left() >= 0) {
        lefts.add(row.left());
      }
      if (row.right() >= 0) {
        rights.add(row.right());
      }
      assertEquals(row.left() < 0, row.kind() == Kind.RIGHT_ONLY);
      assertEquals(row.right() < 0, row.kind() == Kind.LEFT_ONLY);
    }
    assertEquals(IntStream.range(0, left.size()).boxed().toList(), lefts, "the left run's order");
    for (long connection = 1; connection <= 3; connection++) {
      long wanted = connection;
      List<Integer> of =
          rights.stream().filter(r -> right.get(r).connectionId() == wanted).toList();
      assertEquals(of.stream().sorted().toList(), of, "connection " + connection);
    }
    Collections.sort(rights);
    assertEquals(IntStream.range(0, right.size()).boxed().toList(), rights);
    assertEquals(TraceDiff.between(left, right).isEmpty(), all.first().isEmpty(), "as diff says");
  }

  private static List<Entry> some(Random random) {
    Records records = new Records();
    for (int i = 0; i < 60; i++) {
      records.request(
          1 + random.nextInt(3), 1, field("F" + random.nextInt(3), "" + random.nextInt(2)));
    }
    return records.entries();
  }
}
