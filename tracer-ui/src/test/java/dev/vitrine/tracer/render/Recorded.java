package dev.vitrine.tracer.render;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.scenario.Recorder;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/// Figures of every kind from runs of the real server, in the middle and at the end.
public final class Recorded {
  /// A figure, and where it is from.
  public record Picture(String where, Figure figure) {}

  private static final List<String> SCENARIOS =
      List.of(
          "first-request",
          "keep-alive",
          "ten-clients",
          "method-patterns",
          "accept-failures",
          "malformed-request",
          "graceful-shutdown");

  private static final List<Picture> ALL = new ArrayList<>();

  private Recorded() {}

  public static synchronized List<Picture> figures() throws Exception {
    if (ALL.isEmpty()) {
      for (Scenario scenario : Scenarios.recordable()) {
        if (SCENARIOS.contains(scenario.id())) {
          TraceStore store = Recorder.normalised(scenario).store();
          for (FigureKind<?> kind : Figures.all()) {
            for (long seq : new long[] {0, store.size() / 2, store.size()}) {
              String where = scenario.id() + " " + kind.id() + " " + seq;
              ALL.add(new Picture(where, Pictures.at(kind, store, 1, OptionalLong.of(seq))));
            }
          }
        }
      }
    }
    return List.copyOf(ALL);
  }
}
