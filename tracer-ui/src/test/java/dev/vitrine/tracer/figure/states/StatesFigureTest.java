package dev.vitrine.tracer.figure.states;

import static dev.vitrine.http.ConnState.ACTIVE;
import static dev.vitrine.http.ConnState.CLOSED;
import static dev.vitrine.http.ConnState.HIJACKED;
import static dev.vitrine.http.ConnState.IDLE;
import static dev.vitrine.http.ConnState.NEW;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureCheck;
import dev.vitrine.tracer.figure.FigureKind.Pick;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class StatesFigureTest {
  private final StatesFigure figures = new StatesFigure();

  private StatesState after(Records records) {
    StatesState state = figures.empty();
    for (Entry entry : records.entries()) {
      state = figures.apply(state, entry);
    }
    return state;
  }

  private Figure window(Records records, long connection) {
    return figures.figure(after(records), FigureOptions.window().withConnection(connection));
  }

  private static ConnStateChanged change(ConnState from, ConnState to) {
    return new ConnStateChanged(from, to);
  }

  private static Mark mark(Figure figure, String id) {
    return figure.mark(id).orElseThrow(() -> new AssertionError(id));
  }

  /// Three requests on one connection, which is closed then.
  private static Records keptAlive() {
    return new Records()
        .listening()
        .accepted(1)
        .on(
            1,
            change(NEW, ACTIVE),
            change(ACTIVE, IDLE),
            change(IDLE, ACTIVE),
            change(ACTIVE, IDLE),
            change(IDLE, ACTIVE),
            change(ACTIVE, CLOSED));
  }

  @Test
  void drawsExactlyTheChangesThatTheServersTableAllows() {
    Set<String> table = new TreeSet<>(Set.of("edge:accepted:new"));
    for (ConnState from : ConnState.values()) {
      for (ConnState to : from.successors()) {
        table.add(("edge:" + from + ":" + to).toLowerCase(java.util.Locale.ROOT));
      }
    }
    Set<String> drawn =
        window(new Records(), 0).marks().stream()
            .filter(m -> m.kind() == Kind.EDGE)
            .map(Mark::id)
            .collect(Collectors.toCollection(TreeSet::new));
    assertEquals(table, drawn);
  }

  /// An arrow ends at the outline of the state that it leads to, and begins at that which it leaves.
  @Test
  void everyArrowJoinsItsTwoStates() {
    for (Change change : Change.allowed()) {
      var path = Geometry.way(change).path();
      change
          .from()
          .ifPresent(from -> assertEquals(1, reach(from, path.start()), 0.06, change.id()));
      assertEquals(1, reach(change.to(), path.end()), 0.09, change.id());
    }
  }

  /// How far from a state's centre a point is, as a multiple of the outline's distance there.
  private static double reach(ConnState state, dev.vitrine.tracer.figure.Point p) {
    var c = Geometry.centre(state);
    return Math.hypot((p.x() - c.x()) / Geometry.RX, (p.y() - c.y()) / Geometry.RY);
  }

  @Test
  void dashesEverythingBeforeTheFirstConnection() {
    Figure figure = window(new Records().listening(), 0);
    for (Mark mark : figure.marks()) {
      if (mark.kind() == Kind.NODE || mark.kind() == Kind.EDGE) {
        assertEquals(Progress.NOT_YET, mark.progress(), mark.id());
      }
    }
  }

  @Test
  void countsTheConnectionsInEachState() {
    Records records = new Records().listening().accepted(1).accepted(2).accepted(3).accepted(4);
    records.on(2, change(NEW, ACTIVE)).on(3, change(NEW, CLOSED));
    records.on(4, change(NEW, ACTIVE), change(ACTIVE, HIJACKED));
    Figure figure = window(records, 0);
    assertEquals("NEW, 1 connection, done", mark(figure, "node:new").title());
    assertEquals("ACTIVE, 1 connection, done", mark(figure, "node:active").title());
    assertEquals("IDLE, none, not yet", mark(figure, "node:idle").title());
    assertEquals("HIJACKED, 1 connection, now", mark(figure, "node:hijacked").title());
    assertEquals("CLOSED, 1 connection, done", mark(figure, "node:closed").title());
    assertEquals("Connections, 2 open · 4 in all", mark(figure, "panel:states").title());
    assertTrue(
        figure.description().contains("NEW 1, ACTIVE 1, IDLE 0, HIJACKED 1, CLOSED 1"),
        figure.description());
  }

  @Test
  void numbersTheVisitsOfTheChosenConnection() {
    Figure figure = window(keptAlive().accepted(2), 1);
    assertEquals(
        List.of("1", "2 · 4 · 6", "3 · 5", "7"),
        List.of("visits:new", "visits:active", "visits:idle", "visits:closed").stream()
            .map(id -> mark(figure, id).shapes().getLast())
            .map(s -> ((dev.vitrine.tracer.figure.Shape.Text) s).text())
            .toList());
    assertEquals(Optional.empty(), figure.mark("visits:hijacked"));
    assertEquals(
        "way of connection 1: NEW → ACTIVE → IDLE → ACTIVE → IDLE → ACTIVE → CLOSED",
        mark(figure, "label:way").title());
  }

  @Test
  void followsTheConnectionOfTheLatestStepWhenNoneIsChosen() {
    Records records = keptAlive().accepted(2);
    assertEquals("way of connection 2: NEW", mark(window(records, 0), "label:way").title());
    records.server(new AcceptWaiting());
    assertEquals("way of connection 2: NEW", mark(window(records, 0), "label:way").title());
  }

  @Test
  void marksTheArrowThatIsTakenNowAndTheStateItLeadsTo() {
    Records records = new Records().listening().accepted(1).on(1, change(NEW, ACTIVE));
    Figure figure = window(records, 0);
    assertEquals(Progress.NOW, mark(figure, "edge:new:active").progress());
    assertEquals(Progress.NOW, mark(figure, "node:active").progress());
    assertTrue(mark(figure, "token:1").travel().isPresent());
    records.on(1, new HeaderRead("Host", "localhost"));
    figure = window(records, 0);
    assertEquals(Progress.DONE, mark(figure, "edge:new:active").progress());
    assertEquals(Progress.NOW, mark(figure, "node:active").progress());
    assertTrue(mark(figure, "token:1").travel().isEmpty());
  }

  @Test
  void forgetsTheStatesOfOpenConnectionsInAGap() {
    Records records = new Records().listening().accepted(1).accepted(2).on(2, change(NEW, CLOSED));
    records.add(new Entry.Gap(12, 0, 1));
    Figure figure = window(records, 1);
    assertEquals("NEW, none, done", mark(figure, "node:new").title());
    assertEquals("Connections, 1 open, 1 unknown · 2 in all", mark(figure, "panel:states").title());
    assertEquals("token:1", mark(figure, "token:1").id());
    records.on(1, change(ACTIVE, IDLE));
    figure = window(records, 1);
    assertEquals("way of connection 1: NEW → ACTIVE → IDLE", mark(figure, "label:way").title());
    assertEquals("Connections, 1 open · 2 in all", mark(figure, "panel:states").title());
  }

  @Test
  void takesUpAConnectionInTheMiddleOfItsWay() {
    Figure figure = window(new Records().on(7, change(IDLE, ACTIVE)), 0);
    assertEquals("way of connection 7: IDLE → ACTIVE", mark(figure, "label:way").title());
    assertEquals("ACTIVE, 1 connection, now", mark(figure, "node:active").title());
    assertEquals("IDLE, none, done", mark(figure, "node:idle").title());
  }

  @Test
  void startsOverWithTheNextServer() {
    StatesState state = after(keptAlive());
    for (Entry entry : new Records(2).listening().entries()) {
      state = figures.apply(state, entry);
    }
    assertEquals(0, state.courses().size());
    StatesState next = state;
    for (Entry entry : new Records(1).accepted(9).entries()) {
      next = figures.apply(next, entry);
    }
    assertEquals(state, next);
  }

  @Test
  void staysLegibleWithTenThousandConnectionsAndAThousandRequests() {
    Records records = new Records().listening();
    for (long c = 1; c <= 10_000; c++) {
      records.accepted(c);
    }
    records.on(10_000, change(NEW, ACTIVE));
    for (int i = 0; i < 1_000; i++) {
      records.on(10_000, change(ACTIVE, IDLE), change(IDLE, ACTIVE));
    }
    records.accepted(10_001);
    StatesState state = after(records);
    for (FigureOptions options : List.of(FigureOptions.window(), FigureOptions.page())) {
      for (long chosen : new long[] {0, 1, 10_000}) {
        Figure figure =
            figures.figure(
                state, options.withConnection(chosen).withHeld("held after ConnStateChanged"));
        assertEquals(List.of(), FigureCheck.faults(figure));
      }
    }
    Figure figure = figures.figure(state, FigureOptions.window().withConnection(10_000));
    assertEquals("ACTIVE, 1 connection, done", mark(figure, "node:active").title());
    assertEquals("NEW, 10,000 connections, now", mark(figure, "node:new").title());
    assertEquals("ACTIVE, 1,001 visits of 2002", mark(figure, "visits:active").title());
  }

  @Test
  void aPressFollowsATokenOrTheLatestConnectionOfAState() {
    StatesState state = after(keptAlive().accepted(2).accepted(3));
    assertEquals(Optional.of(Pick.connection(2)), figures.pick(state, "token:2"));
    assertEquals(Optional.of(Pick.connection(3)), figures.pick(state, "node:new"));
    assertEquals(Optional.of(Pick.connection(1)), figures.pick(state, "node:closed"));
    assertEquals(Optional.empty(), figures.pick(state, "node:idle"));
    assertEquals(Optional.empty(), figures.pick(state, "label:way"));
  }
}
