package dev.vitrine.tracer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.render.svg.SvgRenderer;
import dev.vitrine.tracer.scenario.Recorder;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The recordings and figures in `diagrams/` are what the server does today. With the system property
/// `vitrine.regenerate` this writes them instead of comparing.
class DiagramsTest {
  private static final Path DIAGRAMS = Path.of("..", "diagrams");

  /// A figure of a recording.
  ///
  /// @param event at which step it stands, the `count`th of its kind; "" for the end of the run
  private record Drawn(String scenario, String figure, String event, int count) {
    static Drawn atTheEnd(String scenario, String figure) {
      return new Drawn(scenario, figure, "", 0);
    }

    String file() {
      return scenario + "." + figure + ".svg";
    }

    OptionalLong at(TraceFile trace) {
      return event.isEmpty()
          ? OptionalLong.empty()
          : OptionalLong.of(
              trace.entries().stream()
                  .filter(e -> e.event().equals(event))
                  .skip(count - 1L)
                  .findFirst()
                  .orElseThrow()
                  .seq());
    }
  }

  private static final List<Drawn> DRAWN =
      List.of(
          Drawn.atTheEnd("first-request", "workflow"),
          Drawn.atTheEnd("first-request", "detailed"),
          Drawn.atTheEnd("first-request", "lanes"),
          Drawn.atTheEnd("first-request", "conversation"),
          Drawn.atTheEnd("first-request", "states"),
          Drawn.atTheEnd("first-request", "routing"),
          Drawn.atTheEnd("keep-alive", "lanes"),
          new Drawn("keep-alive", "states", "IdleStarted", 1),
          Drawn.atTheEnd("pipelining", "conversation"),
          new Drawn("two-clients", "workflow", "HandlerStarted", 2),
          Drawn.atTheEnd("two-clients", "lanes"),
          new Drawn("accept-failures", "detailed", "BackingOff", 4),
          new Drawn("host-or-path", "routing", "Routed", 1),
          new Drawn("method-patterns", "routing", "RouteMissed", 1),
          Drawn.atTheEnd("panic", "lanes"),
          Drawn.atTheEnd("graceful-shutdown", "lanes"));

  private static List<String> recorded() {
    return DRAWN.stream().map(Drawn::scenario).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everyRecordingIsWhatTheServerDoesToday(String scenario) throws Exception {
    TraceFile trace = Recorder.normalised(Scenarios.find(scenario).orElseThrow());
    holds(scenario + ".jsonl", trace.text());
    for (Drawn drawn : DRAWN) {
      if (drawn.scenario().equals(scenario)) {
        FigureKind<?> kind = Figures.find(drawn.figure()).orElseThrow();
        holds(
            drawn.file(),
            SvgRenderer.render(
                Pictures.at(kind, trace.store(), 1, drawn.at(trace)), Theme.LIGHT));
      }
    }
  }

  @Test
  void nothingLiesThereThatNobodyDraws() throws IOException {
    Set<String> expected = new TreeSet<>();
    DRAWN.forEach(drawn -> expected.addAll(Set.of(drawn.file(), drawn.scenario() + ".jsonl")));
    try (Stream<Path> files = Files.list(DIAGRAMS)) {
      Set<String> found = new TreeSet<>();
      files.forEach(file -> found.add(file.getFileName().toString()));
      found.removeAll(expected);
      assertEquals(Set.of(), found, "nobody draws these");
    }
  }

  @Test
  void everyKindOfFigureIsDrawn() {
    for (FigureKind<?> kind : Figures.all()) {
      assertTrue(DRAWN.stream().anyMatch(d -> d.figure().equals(kind.id())), kind.id());
    }
  }

  private static void holds(String name, String text) throws IOException {
    Path file = DIAGRAMS.resolve(name);
    if (Boolean.getBoolean("vitrine.regenerate")) {
      Files.createDirectories(DIAGRAMS);
      Files.writeString(file, text, StandardCharsets.UTF_8);
      return;
    }
    assertTrue(Files.exists(file), "diagrams/" + name + " is missing: mvn -q test -Pregenerate");
    assertEquals(
        Files.readString(file, StandardCharsets.UTF_8),
        text,
        "diagrams/" + name + " is stale: mvn -q test -Pregenerate");
  }
}
