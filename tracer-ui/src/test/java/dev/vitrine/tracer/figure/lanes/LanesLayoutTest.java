package dev.vitrine.tracer.figure.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureCheck;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Span;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LanesLayoutTest {
  private static final FigureOptions WINDOW = FigureOptions.window();
  private static final LanesFigure KIND = new LanesFigure();

  private static Mark mark(Figure figure, String id) {
    return figure.mark(id).orElseThrow(() -> new AssertionError(id));
  }

  private static List<String> texts(Mark mark) {
    return mark.shapes().stream()
        .filter(Shape.Text.class::isInstance)
        .map(s -> ((Shape.Text) s).text())
        .toList();
  }

  private static Records connections(int count) {
    Records records = new Records().listening();
    for (int c = 1; c <= count; c++) {
      LanesStateTest.handling(records, c, "/item/" + c);
      if (c % 3 == 0) {
        LanesStateTest.answered(records, c);
      }
    }
    return records;
  }

  /// Width is time: nothing lies to the right of what is now.
  @Test
  void drawsNothingToTheRightOfThePlayhead() {
    Figure figure = KIND.figure(LanesStateTest.after(connections(4)), WINDOW);
    double playhead = mark(figure, "playhead").shapes().getFirst().box().x();
    for (Mark mark : figure.marks()) {
      if (mark.id().startsWith("past:") || mark.id().startsWith("present:")) {
        // The ring of what is now stands 4 beyond it.
        assertTrue(mark.box().right() <= playhead + 6.1, mark.id());
      }
    }
  }

  @Test
  void saysInTheLaneWhyItEnded() {
    LanesState idle =
        LanesStateTest.after(
            LanesStateTest.answered(LanesStateTest.handling(new Records().listening(), 1, "/"), 1));
    ConnectionClosed closed = new ConnectionClosed("no further request came in time");
    Figure figure = KIND.figure(LanesStateTest.later(idle, 900_000, 1, closed), WINDOW);
    assertTrue(
        texts(mark(figure, "present:1")).getFirst().startsWith("closed: no further"),
        texts(mark(figure, "present:1")).toString());
    assertEquals("conn-1, closed", mark(figure, "lane:1").title());
    assertTrue(mark(figure, "present:1").title().endsWith("no further request came in time"));
  }

  @Test
  void startsEachThreadFromTheLoop() {
    Figure figure = KIND.figure(LanesStateTest.after(connections(3)), WINDOW);
    for (int c = 1; c <= 3; c++) {
      Box arrow = mark(figure, "edge:start:" + c).box();
      assertTrue(arrow.y() > Frame.HEAD && arrow.bottom() < Frame.HEAD + Frame.PITCH * (c + 1));
    }
  }

  @Test
  void keepsTheChosenLaneAndCountsTheRest() {
    Figure figure = KIND.figure(LanesStateTest.after(connections(30)), WINDOW.withConnection(2));
    assertTrue(figure.mark("lane:2").isPresent());
    assertTrue(figure.mark("lane:30").isPresent());
    assertEquals("+ 26 more: 17 in a handler, 9 idle", mark(figure, "label:more").title());
  }

  /// What is drawn does not grow with the connections, and stays legible.
  @ParameterizedTest
  @CsvSource({"652, 420", "820, 544", "1020, 544", "3300, 1700"})
  void staysLegibleWithTenThousandConnections(double width, double height) {
    LanesState state = LanesStateTest.after(new Records().listening());
    List<Entry> more = new ArrayList<>();
    for (int c = 1; c <= 10_000; c++) {
      more.addAll(LanesStateTest.handling(new Records(), c, "/item/" + c).entries());
    }
    for (Entry entry : more) {
      state = state.apply(entry);
    }
    Figure figure = KIND.figure(state, WINDOW.withRoom(width, height));
    assertTrue(figure.marks().size() < 200, figure.marks().size() + " marks");
    assertTrue(figure.description().length() < 6000);
    assertEquals(List.of(), FigureCheck.faults(figure));
    assertEquals(Math.max(640, width), figure.width());
    assertEquals(height, figure.height());
  }

  /// Where width is steps, what was done at one time stands side by side, and the latest step has its width.
  @Test
  void givesEachStepOneWidthWhereWidthIsSteps() {
    FigureOptions steps = WINDOW.withAcross(Across.STEPS);
    LanesState state = LanesState.EMPTY;
    for (Entry entry : LanesStateTest.handling(new Records().listening(), 1, "/").entries()) {
      state =
          LanesStateTest.later(
              state, 700, entry.connectionId(), ((Entry.Step) entry).record().event());
    }
    Frame frame = new Frame(state, steps);
    double one = frame.scale.x(new Moment(700, 2)) - frame.scale.x(new Moment(700, 1));
    assertEquals(one, frame.playhead() - frame.scale.x(state.latest()), 0.01);
    assertTrue(one > 10, "" + one);
    Figure figure = KIND.figure(state, steps);
    assertEquals(List.of(), FigureCheck.faults(figure));
    assertEquals("now, step " + state.steps(), mark(figure, "playhead").title());
    assertTrue(
        texts(mark(figure, "axis")).contains("step 5"), texts(mark(figure, "axis")).toString());
    assertTrue(mark(figure, "past:1").box().width() >= one, "the reading of the head has a width");
    Figure timed = KIND.figure(state, WINDOW);
    assertTrue(mark(timed, "playhead").box().x() < frame.playhead() - 50, "no time has passed");
  }

  @Test
  void zoomsAndDragsSteps() {
    FigureOptions steps = WINDOW.withAcross(Across.STEPS);
    LanesState state = LanesStateTest.after(connections(6));
    Span span = KIND.zoomed(state, steps, 400, 2).orElseThrow();
    assertTrue(span.to() <= state.steps() + 1 && span.length() < state.steps(), span.toString());
    FigureOptions zoomed = steps.withSpan(Optional.of(span));
    assertEquals(span.length(), KIND.dragged(state, zoomed, 50).orElseThrow().length());
    assertEquals(List.of(), FigureCheck.faults(KIND.figure(state, zoomed)));
    assertEquals(4, KIND.zoomed(state, zoomed, 400, 1000).orElseThrow().length());
  }

  @Test
  void foldsALongQuietTime() {
    LanesState idle =
        LanesStateTest.after(
            LanesStateTest.answered(LanesStateTest.handling(new Records().listening(), 1, "/"), 1));
    LanesState woken =
        LanesStateTest.later(idle, 60_000_000_000L, 1, new RequestLineRead("GET", "/", "HTTP/1.1"));
    LaneScale scale = new Frame(woken, WINDOW).scale;
    assertEquals(
        LaneScale.FOLD, scale.x(60_000_000_000L) - scale.x(idle.nanos()), 0.01, "a minute");
    assertTrue(scale.x(idle.nanos()) - Frame.NAMES > 50, "and what happened is still wide");
    assertEquals("60 s", LanesWords.length(60_000_000_000L));
    for (long time : new long[] {1000, 20_000, 30_000_000_000L, 60_000_000_000L}) {
      double x = scale.x(time);
      assertEquals(x, scale.x(scale.timeAt(x)), 0.01, "there and back");
    }
  }

  @Test
  void zoomsAboutAPlaceAndDrags() {
    LanesState state = LanesStateTest.after(connections(6));
    double x = 400;
    long about = new Frame(state, WINDOW).scale.timeAt(x);
    Span span = KIND.zoomed(state, WINDOW, x, 2).orElseThrow();
    FigureOptions zoomed = WINDOW.withSpan(Optional.of(span));
    assertEquals(x, new Frame(state, zoomed).scale.x(about), 3);
    Span moved = KIND.dragged(state, zoomed, 50).orElseThrow();
    assertTrue(moved.from() < span.from());
    assertEquals(span.length(), moved.length());
    assertEquals(Optional.empty(), KIND.zoomed(state, zoomed, x, 0.1), "all of it again");
    assertEquals(Optional.empty(), KIND.dragged(state, WINDOW, 50), "all is in sight");
    assertEquals(List.of(), FigureCheck.faults(KIND.figure(state, zoomed)));
  }

  @ParameterizedTest
  @CsvSource({
    "50000000, 10000000, 50 ms",
    "250000, 50000, 0.25 ms",
    "12500000000, 500000000, 12.5 s",
    "0, 20000, 0 ms",
    "3000000000, 1000000000, 3 s"
  })
  void writesATimeWithTheDigitsItNeeds(long nanos, long step, String words) {
    assertEquals(words, LanesWords.time(nanos, step));
  }

  @Test
  void followsTheLaneThatIsPressed() {
    assertEquals(12, KIND.pick(LanesState.EMPTY, "past:12").orElseThrow().connection());
    assertTrue(KIND.pick(LanesState.EMPTY, "lane:0").isEmpty(), "the loop is no connection");
    assertTrue(KIND.pick(LanesState.EMPTY, "legend").isEmpty());
  }
}
