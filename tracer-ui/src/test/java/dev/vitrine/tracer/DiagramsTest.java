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
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/// The recordings and figures in `diagrams/` are what the server does today. With the system property
/// `vitrine.regenerate` this writes them instead of comparing.
class DiagramsTest {
  private static final Path DIAGRAMS = Path.of("..", "diagrams");

  @Test
  void theFirstRequestIsWhatTheServerDoesToday() throws Exception {
    TraceFile trace = Recorder.normalised(Scenarios.find("first-request").orElseThrow());
    holds("first-request.jsonl", trace.text());
    for (FigureKind<?> kind : Figures.all()) {
      holds(
          "first-request." + kind.id() + ".svg",
          SvgRenderer.render(
              Pictures.at(kind, trace.store(), 1, OptionalLong.empty()), Theme.LIGHT));
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
