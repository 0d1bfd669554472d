package dev.vitrine.tracer.figures;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureAt;
import dev.vitrine.tracer.figure.FigureCheck;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Look;
import dev.vitrine.tracer.figure.FigureOptions.Names;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.scenario.Recorder;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// What holds of every kind of figure.
class FiguresTest {
  private static final Map<String, TraceFile> RECORDED = new HashMap<>();

  private static Stream<FigureKind<?>> kinds() {
    return Figures.all().stream();
  }

  private static TraceFile recorded(Scenario scenario) throws Exception {
    TraceFile known = RECORDED.get(scenario.id());
    if (known == null) {
      RECORDED.put(scenario.id(), Recorder.normalised(scenario));
    }
    return Objects.requireNonNull(RECORDED.get(scenario.id()));
  }

  @Test
  void eachIsFoundByItsName() {
    for (FigureKind<?> kind : Figures.all()) {
      assertEquals(Optional.of(kind), Figures.find(kind.id()));
      assertTrue(kind.id().matches("[a-z]+"), kind.id());
      assertFalse(kind.answers().isBlank());
    }
    assertEquals(Optional.empty(), Figures.find("nothing"));
  }

  @ParameterizedTest
  @MethodSource("kinds")
  void everyStateOfEveryScenarioCanBeRead(FigureKind<?> kind) throws Exception {
    List<String> faults = new ArrayList<>();
    // Ten rows are more than the figures have room for beside the pill.
    for (Scenario scenario :
        Scenarios.recordable().stream().filter(s -> s.clients() < 10).toList()) {
      TraceStore store = recorded(scenario).store();
      FigureAt<?> states = new FigureAt<>(kind, store);
      for (int cursor = 0; cursor <= store.size(); cursor++) {
        String event = cursor == 0 ? "start" : store.get(cursor - 1).event();
        for (Look look : Look.values()) {
          for (Names names : kind.hasNames() ? Names.values() : new Names[] {Names.FIGURE}) {
            FigureOptions running =
                (look == Look.WINDOW ? FigureOptions.window() : FigureOptions.page())
                    .withNames(names)
                    .withRows(scenario.clients());
            for (FigureOptions options :
                List.of(
                    running,
                    running.withHeld("held after " + event),
                    running.withAcross(Across.STEPS))) {
              if (options.across() == Across.STEPS && states.across(cursor).isEmpty()) {
                continue;
              }
              Figure figure = states.figure(cursor, options);
              String where =
                  String.join(" ", scenario.id(), "" + cursor, event, "" + look, "" + names);
              FigureCheck.faults(figure).forEach(fault -> faults.add(where + ": " + fault));
              assertEquals(kind.id(), figure.name());
            }
          }
        }
      }
    }
    assertEquals(List.of(), faults.stream().distinct().limit(20).toList());
  }

  /// Going back and forth over keyframes gives what folding from the start gives.
  @ParameterizedTest
  @MethodSource("kinds")
  void thePictureAtACursorIsThatOfTheEntriesBeforeIt(FigureKind<?> kind) throws Exception {
    TraceStore store = recorded(Scenarios.all().getFirst()).store();
    FigureAt<?> states = new FigureAt<>(kind, store);
    FigureOptions options = FigureOptions.page();
    List<Figure> inOrder = frames(kind, store, options);
    for (int cursor = store.size(); cursor >= 0; cursor -= 3) {
      assertEquals(
          inOrder.get(cursor), figure(states, cursor, kind, store, options), "cursor " + cursor);
    }
    assertEquals(
        inOrder.getLast(), Pictures.at(kind, store, 1, OptionalLong.empty()), "the last picture");
  }

  private static <S> List<Figure> frames(
      FigureKind<S> kind, TraceStore store, FigureOptions options) {
    return Pictures.frames(kind, store, options);
  }

  private static <S> Figure figure(
      FigureAt<?> states, int cursor, FigureKind<S> kind, TraceStore store, FigureOptions options) {
    S end = new FigureAt<>(kind, store).state(store.size());
    return states.figure(cursor, kind.reserving(options, end));
  }
}
