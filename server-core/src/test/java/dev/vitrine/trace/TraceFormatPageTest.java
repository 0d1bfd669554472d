package dev.vitrine.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// docs/trace-format.md tells what the code writes.
class TraceFormatPageTest {
  private static final Path PAGE = Path.of("..", "docs", "trace-format.md");

  @Test
  void listsEveryEventWithItsFieldsUnderItsStage() throws IOException {
    List<String> rows =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("### ") || line.matches("\\| `[A-Z].*"))
            .toList();
    List<String> expected =
        Samples.events().collect(Collectors.groupingBy(TraceEvent::stage)).entrySet().stream()
            .sorted(Map.Entry.comparingByKey())
            .<String>mapMulti((stage, out) -> {
              out.accept("### " + stage.getKey().name().toLowerCase(Locale.ROOT));
              stage.getValue().forEach(event -> out.accept(row(event)));
            })
            .toList();
    assertEquals(String.join("\n", expected), String.join("\n", rows));
  }

  private static String row(TraceEvent event) {
    String fields =
        Arrays.stream(event.getClass().getRecordComponents())
            .map(c -> "`" + c.getName() + "` " + kind(c))
            .collect(Collectors.joining(", "));
    return "| `" + event.getClass().getSimpleName() + "` | " + fields + " |";
  }

  private static String kind(RecordComponent component) {
    return switch (component.getGenericType().getTypeName()) {
      case "java.lang.String" -> "text";
      case "long", "int" -> "number";
      case "boolean" -> "true or false";
      case "byte[]" -> "bytes";
      case "java.util.List<java.lang.String>" -> "list of texts";
      case "java.util.Map<java.lang.String, java.lang.String>" -> "object of texts";
      case "java.util.Map<java.lang.String, java.util.List<java.lang.String>>" ->
          "object of lists of texts";
      default -> "state";
    };
  }

  @Test
  void itsExamplesAreWhatTheWriterWrites() throws IOException {
    List<String> examples =
        Files.readAllLines(PAGE).stream()
            .filter(line -> line.startsWith("    {"))
            .map(String::strip)
            .toList();
    assertTrue(examples.size() > 5);
    for (String example : examples) {
      assertTrue(StrictJson.object(example.getBytes(StandardCharsets.UTF_8)).size() >= 4, example);
    }
  }
}
