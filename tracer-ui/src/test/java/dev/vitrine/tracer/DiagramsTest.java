package dev.vitrine.tracer;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.book.RecordedFigure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.render.svg.SvgRenderer;
import dev.vitrine.tracer.scenario.Recorder;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

  private static List<String> recorded() {
    return RecordedFigure.ALL.stream().map(RecordedFigure::scenario).distinct().toList();
  }

  @ParameterizedTest
  @MethodSource("recorded")
  void everyRecordingIsWhatTheServerDoesToday(String scenario) throws Exception {
    TraceFile trace = Recorder.normalised(Scenarios.find(scenario).orElseThrow());
    holds(scenario + ".jsonl", trace.text());
    for (RecordedFigure drawn : RecordedFigure.ALL) {
      if (drawn.scenario().equals(scenario)) {
        holds(drawn.file(), SvgRenderer.render(drawn.draw(trace.store()), Theme.LIGHT));
      }
    }
  }

  @Test
  void nothingLiesThereThatNobodyDraws() throws IOException {
    Set<String> expected = new TreeSet<>();
    RecordedFigure.ALL.forEach(drawn -> expected.addAll(Set.of(drawn.file(), drawn.recording())));
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
      assertTrue(
          RecordedFigure.ALL.stream().anyMatch(d -> d.figure().equals(kind.id())), kind.id());
    }
  }

  private static void holds(String name, String text) throws IOException {
    Generated.holds("diagrams/" + name, text);
  }
}
