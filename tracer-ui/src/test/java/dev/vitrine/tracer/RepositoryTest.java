package dev.vitrine.tracer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// What the pages of the repository promise about each other: a fresh clone works as README says.
class RepositoryTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

  private static final Pattern FENCE = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```");

  @Test
  void readmeOpensWithTheCommandThatStartsAndTheCommandThatTests() throws IOException {
    assertEquals(List.of("mvn -q compile exec:exec", "mvn verify"), setUpCommands());
  }

  @Test
  void continuousIntegrationRunsTheSecondCommand() throws IOException {
    Path run = ROOT.resolve(".ci/run");
    List<String> lines = Files.readAllLines(run, UTF_8);
    assertEquals(setUpCommands().get(1), lines.getLast());
    assertTrue(Files.isExecutable(run), ".ci/run is executable");
  }

  @Test
  void everyArchitectureRuleIsExplainedOnThePageOfInvariants() throws IOException {
    Set<String> rules = new TreeSet<>();
    Pattern test = Pattern.compile("@Test\\s+void (\\w+)\\(");
    rules.addAll(
        all(test, read("server-core/src/test/java/dev/vitrine/ServerArchitectureTest.java")));
    rules.addAll(
        all(test, read("tracer-ui/src/test/java/dev/vitrine/tracer/TracerArchitectureTest.java")));
    Pattern row = Pattern.compile("(?m)^\\|.*\\| `(\\w+)` \\|$");
    String page = read("docs/architecture.md");
    String invariants = page.substring(page.indexOf("## What always holds"));
    assertEquals(rules, new TreeSet<>(all(row, invariants)));
  }

  private static List<String> setUpCommands() throws IOException {
    return all(FENCE, read("README.md")).getFirst().lines().toList();
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file), UTF_8);
  }
}
