package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The catalogue as people read it.
class CatalogueDocsTest {
  private static final Path SOURCE =
      Path.of("src", "main", "java", "dev", "vitrine", "trace", "TraceEvent.java");

  @Test
  void eachStepNamesItsGoFunctionInAFewLines() throws IOException {
    List<String> comment = new ArrayList<>();
    int steps = 0;
    for (String line : Files.readAllLines(SOURCE)) {
      if (line.startsWith("  /// ")) {
        comment.add(line.substring("  /// ".length()));
      } else {
        if (line.startsWith("  record ")) {
          String text = String.join(" ", comment);
          assertTrue(text.contains(" Go: "), line + text);
          assertTrue(comment.size() <= 5, line);
          steps++;
        }
        comment.clear();
      }
    }
    assertEquals(TraceEvent.class.getPermittedSubclasses().length, steps);
  }

  @Test
  void stepsStandInTheOrderOfTheirStages() throws IOException {
    String source = Files.readString(SOURCE);
    List<TraceEvent> events = new ArrayList<>(Samples.events().toList());
    events.sort(
        Comparator.comparingInt(
            e -> source.indexOf("  record " + e.getClass().getSimpleName() + "(")));
    List<TraceEvent.Stage> stages = events.stream().map(TraceEvent::stage).toList();
    assertEquals(stages.stream().sorted().toList(), stages);
  }
}
