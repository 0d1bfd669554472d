package dev.vitrine.tracer.figure.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureCheck;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class WorkflowLayoutTest {
  private static Figure window(Records records) {
    return WorkflowLayout.figure(after(records.entries()), FigureOptions.window());
  }

  private static WorkflowState after(List<Entry> entries) {
    WorkflowState state = WorkflowState.EMPTY;
    for (Entry entry : entries) {
      state = state.apply(entry);
    }
    return state;
  }

  private static Progress progress(Figure figure, String id) {
    return figure.mark(id).orElseThrow(() -> new AssertionError(id)).progress();
  }

  @Test
  void dashesEverythingBeforeTheFirstStep() {
    Figure figure = window(new Records());
    for (Mark mark : figure.marks()) {
      if (mark.kind() == Kind.NODE || mark.kind() == Kind.EDGE) {
        assertEquals(Progress.NOT_YET, mark.progress(), mark.id());
      }
    }
  }

  @Test
  void marksOneNodeAsNow() {
    Figure figure = window(new Records().listening());
    assertEquals(Progress.NOW, progress(figure, "node:listen-socket"));
    assertEquals(Progress.DONE, progress(figure, "node:bind"));
    assertEquals(Progress.NOT_YET, progress(figure, "node:client-socket:free0"));
  }

  @Test
  void ringsTheSocketThatAcceptHasMade() {
    List<Entry> entries = new Records().listening().accepted(1).entries().subList(0, 7);
    Figure figure = WorkflowLayout.figure(after(entries), FigureOptions.window());
    assertEquals(Progress.NOW, progress(figure, "edge:accept:1"));
    assertEquals(Progress.NOW, progress(figure, "node:client-socket:1"));
    assertEquals(Progress.NOT_YET, progress(figure, "band:1"), "its thread does not exist yet");
    assertTrue(figure.mark("token:1").orElseThrow().travel().isPresent());
  }

  @Test
  void drawsThreeRowsAtMostAndCountsTheRest() {
    Records records = new Records().listening();
    for (long c = 1; c <= 12; c++) {
      records.accepted(c);
    }
    FigureOptions options = FigureOptions.window().withRoom(820, 700).withConnection(4);
    Figure figure = WorkflowLayout.figure(after(records.entries()), options);
    assertEquals(Set.of("token:4", "token:11", "token:12"), tokens(figure));
    assertEquals("+ 9 more: 9 waiting", figure.mark("label:more").orElseThrow().title());
  }

  private static Set<String> tokens(Figure figure) {
    Set<String> tokens = new TreeSet<>();
    figure.marks().stream().filter(m -> m.kind() == Kind.TOKEN).forEach(m -> tokens.add(m.id()));
    return tokens;
  }

  /// In a window 1440 by 900 the figure has 544 units upwards: any number of connections leaves it in sight.
  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 30, 10_000})
  void needsNoMoreRoomHoweverManyConnectionsThereAre(int count) {
    WorkflowState state = after(new Records().listening().entries());
    for (long c = 1; c <= count; c++) {
      for (Entry entry : new Records().accepted(c).entries()) {
        state = state.apply(entry);
      }
    }
    Figure figure = WorkflowLayout.figure(state, FigureOptions.window().withRows(2));
    assertTrue(figure.height() <= 544, figure.height() + " high");
    assertEquals(Math.min(2, count), tokens(figure).size());
    assertTrue(figure.description().length() < 2000);
    assertEquals(List.of(), FigureCheck.faults(figure));
  }

  @Test
  void keepsItsSizeWhileReservedRowsFill() {
    FigureOptions options = FigureOptions.window().withRows(2);
    Figure empty = WorkflowLayout.figure(WorkflowState.EMPTY, options);
    Figure full =
        WorkflowLayout.figure(
            after(new Records().listening().accepted(1).accepted(2).entries()), options);
    assertEquals(empty.height(), full.height());
    assertEquals(
        empty.mark("node:bind").orElseThrow().box(), full.mark("node:bind").orElseThrow().box());
  }

  @Test
  void saysWhyAcceptWaits() {
    Figure figure =
        window(
            new Records()
                .listening()
                .server(
                    new AcceptFailed("Too many open files", true), new BackingOff(5_000_000, 1)));
    assertEquals(
        "LISTEN SOCKET, retry in 5 ms, failed, now",
        figure.mark("node:listen-socket").orElseThrow().title());
    assertEquals(Stage.ERROR, figure.mark("label:fault").orElseThrow().stage().orElseThrow());
  }

  @Test
  void cutsLongValuesButKeepsThemInTheTitle() {
    String target = "/" + "x".repeat(200);
    Figure figure =
        window(
            new Records()
                .listening()
                .accepted(1)
                .request(1, 1, new RequestLineRead("GET", target, "HTTP/1.1")));
    Mark line = figure.mark("label:request-line:1").orElseThrow();
    assertEquals("GET " + target + " HTTP/1.1", line.title());
    assertTrue(line.box().width() < 200);
  }
}
