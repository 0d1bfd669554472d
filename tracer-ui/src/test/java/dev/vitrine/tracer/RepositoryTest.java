package dev.vitrine.tracer;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What the pages of the repository promise about each other: a fresh clone works as README says, and
/// no link leads nowhere.
class RepositoryTest {
  private static final Path ROOT =
      Path.of(System.getProperty("basedir", "")).toAbsolutePath().getParent();

  private static final Pattern FENCE = Pattern.compile("(?ms)^```\\w*\\n(.*?)^```");
  private static final Pattern LINK = Pattern.compile("\\]\\(([^)#\\s]+)[^)]*\\)");

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
  void everyLinkOfEveryPageLeadsToAFile() throws IOException {
    List<String> broken = new ArrayList<>();
    for (Path page : pages()) {
      for (String target : all(LINK, Files.readString(page, UTF_8))) {
        if (!target.contains("://") && !Files.exists(page.resolveSibling(target))) {
          broken.add(ROOT.relativize(page) + " -> " + target);
        }
      }
    }
    assertEquals(List.of(), broken);
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

  private static List<Path> pages() throws IOException {
    try (Stream<Path> top = Files.list(ROOT);
        Stream<Path> docs = Files.walk(ROOT.resolve("docs"))) {
      return Stream.concat(top, docs)
          .filter(p -> p.toString().endsWith(".md"))
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static List<String> all(Pattern pattern, String text) {
    return pattern.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static String read(String file) throws IOException {
    return Files.readString(ROOT.resolve(file), UTF_8);
  }
}
