package dev.vitrine.tracer.source;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.ScenarioRun;
import dev.vitrine.tracer.scenario.Scenarios;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Queue;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class SourcesTest {
  private static final Path SERVER = Path.of("..", "server-core", "src", "main", "java");
  private static final String EMIT = "dev.vitrine.internal.emit.";
  private static final Duration LIMIT = Duration.ofSeconds(30);

  private static Set<String> catalogue() {
    return Arrays.stream(TraceEvent.class.getPermittedSubclasses())
        .map(Class::getSimpleName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  private static Set<String> inTheTable() {
    return Sources.events();
  }

  /// Those whose server stands in this process, where its frames can be seen.
  private static List<Scenario> scenarios() {
    return Scenarios.all().stream().filter(s -> s.serving().freeDescriptors().isEmpty()).toList();
  }

  @ParameterizedTest
  @MethodSource("inTheTable")
  void namesRegionsThatEmitTheEvent(String event) {
    assertTrue(catalogue().contains(event), event + " is not in the catalogue");
    List<SourceRegion> regions = Sources.all(event);
    assertFalse(regions.isEmpty());
    for (SourceRegion region : regions) {
      assertTrue(
          region.lines().stream().anyMatch(line -> emits(line.text(), event)),
          region.label() + " does not emit " + event);
    }
  }

  @Test
  void hasARegionForEveryEventThatTheServerEmits() throws IOException {
    StringBuilder source = new StringBuilder();
    try (Stream<Path> files = Files.walk(SERVER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).sorted().toList()) {
        if (!file.endsWith("TraceEvent.java")) {
          source.append(Files.readString(file));
        }
      }
    }
    Set<String> emitted = catalogue();
    emitted.removeIf(event -> !emits(source.toString(), event));
    emitted.removeAll(Sources.events());
    assertEquals(Set.of(), emitted, "events without a region");
  }

  private static boolean emits(String source, String event) {
    return source.contains("new " + event + "(") || source.contains("TraceEvent." + event + "(");
  }

  @ParameterizedTest
  @MethodSource("scenarios")
  void takesEachStepInsideItsRegion(Scenario scenario) throws Exception {
    Queue<String> outside = new ConcurrentLinkedQueue<>();
    try (ScenarioRun run = ScenarioRun.start(scenario, r -> check(r, outside))) {
      run.play(LIMIT);
      run.shutdown(LIMIT);
    }
    assertEquals(List.of(), List.copyOf(outside));
  }

  /// Every place in the server's source that makes an event stands in a region that the table names for it.
  @Test
  void noStepIsTakenOutsideItsRegions() throws IOException {
    Set<String> outside = new TreeSet<>();
    try (Stream<Path> files = Files.walk(SERVER)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
        String path = SERVER.relativize(file).toString().replace('\\', '/');
        List<String> lines = Files.readAllLines(file);
        for (int i = 0; i < lines.size(); i++) {
          int number = i + 1;
          for (String event : catalogue()) {
            if (emits(lines.get(i), event)
                && Sources.all(event).stream()
                    .noneMatch(r -> r.path().equals(path) && r.contains(number))) {
              outside.add(event + " at " + path + ":" + number);
            }
          }
        }
      }
    }
    assertEquals(Set.of(), outside);
  }

  /// Looks at the frame that handed the step over to be told.
  private static void check(TraceRecord r, Queue<String> outside) {
    String event = r.event().getClass().getSimpleName();
    List<SourceRegion> regions = Sources.all(event);
    StackWalker.StackFrame emitting =
        StackWalker.getInstance()
            .walk(frames ->
                frames
                    .dropWhile(f -> !f.getClassName().startsWith(EMIT))
                    .dropWhile(f -> f.getClassName().startsWith(EMIT))
                    .findFirst()
                    .orElseThrow());
    if (regions.stream().noneMatch(region -> covers(region, emitting))) {
      outside.add(event + " at " + emitting);
    }
  }

  private static boolean covers(SourceRegion region, StackWalker.StackFrame frame) {
    String type = frame.getClassName().replaceFirst("\\$.*", "").replace('.', '/') + ".java";
    return region.path().equals(type) && region.contains(frame.getLineNumber());
  }

  @Test
  void showsTheFileWithItsOwnLineNumbers() throws IOException {
    SourceRegion region = Sources.of("Accepted").orElseThrow();
    List<String> file = Files.readAllLines(SERVER.resolve(region.path()));
    for (SourceRegion.Line line : region.file()) {
      assertEquals(file.get(line.number() - 1), line.text());
      assertFalse(line.text().contains("@start region"));
    }
    assertTrue(file.get(region.first() - 2).contains("@start region=\"" + region.name() + "\""));
  }

  @Test
  void saysWhichRegionIsMissing() {
    IllegalStateException e =
        assertThrows(
            IllegalStateException.class,
            () -> Sources.region("dev/vitrine/http/Server.java", "no-such-region"));
    assertTrue(e.getMessage().contains("no-such-region in dev/vitrine/http/Server.java"));
    assertTrue(Sources.of("FutureStep").isEmpty());
  }
}
