package dev.vitrine.tracer.figure.detailed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureCheck;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.FigureOptions.Names;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Dash;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DetailedLayoutTest {
  private static final FigureOptions WINDOW = FigureOptions.window();

  private static Figure figure(Records records, FigureOptions options) {
    return new DetailedFigure().figure(DetailedStateTest.after(records), options);
  }

  private static Mark mark(Figure figure, String id) {
    return figure.mark(id).orElseThrow(() -> new AssertionError(id));
  }

  private static List<String> texts(Mark mark) {
    return mark.shapes().stream()
        .filter(Shape.Text.class::isInstance)
        .map(s -> ((Shape.Text) s).text())
        .toList();
  }

  private static Records backingOff(long delayMillis, long attempt) {
    return new Records()
        .listening()
        .server(
            new AcceptFailed("Too many open files", true),
            new Logged("error", "http: Accept error: Too many open files; retrying in 160ms"),
            new BackingOff(delayMillis * 1_000_000, attempt));
  }

  @Test
  void dashesEverythingBeforeTheFirstStep() {
    for (Mark mark : figure(new Records(), WINDOW).marks()) {
      if (mark.kind() == Kind.NODE || mark.kind() == Kind.EDGE) {
        assertEquals(Progress.NOT_YET, mark.progress(), mark.id());
      }
    }
  }

  /// Filled, ink and hollow tell the same as the colours do.
  @ParameterizedTest
  @CsvSource({"5, 1, 0", "40, 4, 3", "160, 6, 5", "1000, 9, 8", "1000, 40, 8", "7, 1, 1"})
  void showsTheBackoffAsADialWithItsTrueNumbers(long millis, long attempt, int passed) {
    Mark dial = mark(figure(backingOff(millis, attempt), WINDOW), "edge:again");
    List<String> texts = texts(dial);
    assertEquals(
        List.of("5", "10", "20", "40", "80", "160", "320", "640", "1000"), texts.subList(0, 9));
    assertEquals(List.of("wait", millis + " ms", "attempt " + attempt), texts.subList(9, 12));
    List<Shape.Ellipse> dots =
        dial.shapes().stream()
            .filter(Shape.Ellipse.class::isInstance)
            .map(Shape.Ellipse.class::cast)
            .toList();
    for (int i = 0; i < dots.size(); i++) {
      Paint fill = i < passed ? Paint.ERROR_LINE : i == passed ? Paint.INK : Paint.SERVER;
      assertEquals(fill, dots.get(i).ink().fill(), "detent " + i);
    }
    assertTrue(
        dial.shapes().stream()
            .anyMatch(s -> s instanceof Shape.Path p && p.ink().dash() == Dash.DASHED));
    assertEquals(Progress.NOW, dial.progress());
  }

  @Test
  void isOnePlainArrowAgainAfterTheReset() {
    Records records =
        backingOff(160, 6)
            .server(new AcceptWaiting())
            .on(1, new Accepted("127.0.0.1:1", "127.0.0.1:2"))
            .server(new BackoffReset());
    Figure figure = figure(records, WINDOW);
    assertEquals(Kind.EDGE, mark(figure, "edge:again").kind());
    assertEquals(List.of(), texts(mark(figure, "edge:again")));
    assertEquals(List.of("1", "accepted"), texts(mark(figure, "label:again")));
    assertTrue(figure.mark("label:log").isEmpty());
    assertFalse(mark(figure, "node:accept").title().contains("failed"));
  }

  @Test
  void saysWhatIsLeftOfAHeldBackoff() {
    Records records = backingOff(160, 6);
    Entry last = records.entries().getLast();
    Figure figure =
        figure(
            records.add(record(99, last.nanos() + 68_000_000, new BodyWritten(5))),
            WINDOW.withHeld("held after BodyWritten"));
    assertTrue(figure.mark("label:left-1").isEmpty(), "another thread is held");
    Figure held = figure(backingOff(160, 6), WINDOW.withHeld("held after BackingOff"));
    assertEquals("backoff clock held", mark(held, "pill:held").title());
    assertEquals("160 ms are left to wait", mark(held, "label:left-1").title());
    assertEquals(
        92_000_000,
        new LoopView.Backoff(160_000_000, 6, 1_000_000, true).left(69_000_000),
        "after 68 ms");
  }

  private static Entry record(long seq, long nanos, TraceEvent event) {
    return new Entry.Step(new TraceRecord(seq, nanos, 1, 1, 1, 2, "conn-1", event));
  }

  @Test
  void countsAllConnectionsInTheBoxes() {
    Records records = new Records().listening();
    for (int c = 1; c <= 12; c++) {
      DetailedStateTest.serving(records, c, "/slow");
    }
    Figure figure = figure(records, WINDOW);
    assertEquals(List.of("c.readRequest()", "12 × GET /slow"), texts(mark(figure, "node:read")));
    assertEquals(
        List.of("handler.ServeHTTP(resp, req)", "12 running"), texts(mark(figure, "node:handler")));
    assertEquals(List.of("×12"), texts(mark(figure, "token:at-handler")));
    Figure chosen = figure(records, WINDOW.withConnection(3));
    assertEquals(List.of("c.readRequest()", "GET /slow"), texts(mark(chosen, "node:read")));
    assertEquals(List.of("3"), texts(mark(chosen, "token:3")));
  }

  /// What is drawn does not grow with the connections that are open.
  @Test
  void staysAsSmallWithTenThousandConnections() {
    DetailedState state = DetailedStateTest.after(new Records().listening());
    List<Entry> more = new ArrayList<>();
    for (int c = 1; c <= 10_000; c++) {
      Records one = new Records();
      more.addAll(DetailedStateTest.serving(one, c, "/item/" + c).entries());
    }
    for (Entry entry : more) {
      state = state.apply(entry);
    }
    Figure figure = new DetailedFigure().figure(state, WINDOW);
    assertEquals(List.of("×10,000"), texts(mark(figure, "token:at-handler")));
    assertTrue(figure.marks().size() < 60, figure.marks().size() + " marks");
    assertTrue(figure.description().length() < 2000);
    assertEquals(List.of(), FigureCheck.faults(figure));
  }

  @Test
  void namesItsBoxesAsTheFigureOrAsEitherSource() {
    Set<List<String>> words = new HashSet<>();
    for (Names names : Names.values()) {
      Figure figure = figure(new Records(), WINDOW.withNames(names));
      words.add(
          figure.marks().stream()
              .filter(m -> m.kind() == Kind.NODE)
              .flatMap(m -> texts(m).stream())
              .toList());
    }
    assertEquals(Names.values().length, words.size());
  }

  @Test
  void followsTheConnectionWhoseTokenIsPressed() {
    DetailedFigure kind = new DetailedFigure();
    assertEquals(2, kind.pick(DetailedState.EMPTY, "token:2").orElseThrow().connection());
    assertTrue(kind.pick(DetailedState.EMPTY, "token:at-handler").isEmpty());
    assertTrue(kind.pick(DetailedState.EMPTY, "node:read").isEmpty());
  }
}
