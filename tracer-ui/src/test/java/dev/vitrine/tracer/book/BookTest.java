package dev.vitrine.tracer.book;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.Generated;
import dev.vitrine.tracer.explain.Explanation;
import dev.vitrine.tracer.explain.GoFunction;
import dev.vitrine.tracer.figure.Stages;
import dev.vitrine.tracer.scenario.Scenarios;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventKinds;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.commonmark.node.BulletList;
import org.commonmark.node.Code;
import org.commonmark.node.FencedCodeBlock;
import org.commonmark.node.Heading;
import org.commonmark.node.Image;
import org.commonmark.node.Link;
import org.commonmark.node.Node;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/// What a chapter shows and names is there, and is what the server is and does today. With the system property
/// `vitrine.regenerate` its blocks of code are written instead of compared.
class BookTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final String EVENTS = "the-events-in-their-order";
  private static final Set<String> OF_YOUR_OWN = Set.of("ID", "my-scenario");
  private static final Pattern SCENARIO = Pattern.compile("--scenario ([\\w-]+)");
  private static final Pattern RFC =
      Pattern.compile("https://www\\.rfc-editor\\.org/rfc/rfc(\\d+)#section-([\\d.]+)");

  @ParameterizedTest
  @EnumSource
  void theCodeInAChapterIsTheServersSource(Chapter chapter) throws IOException {
    String file = "docs/" + chapter.path();
    Generated.holds(file, EmbeddedRegions.refreshed(markdown(chapter.path())));
    String page = markdown(chapter.path());
    assertEquals(
        EmbeddedRegions.count(page),
        Page.all(Page.parse(page).document(), FencedCodeBlock.class).size(),
        "a block without a region, or a region without a block");
  }

  @ParameterizedTest
  @EnumSource
  void aChapterIsHeadedAsTheTableOfChaptersSays(Chapter chapter) throws IOException {
    Heading first = page(chapter).headings().firstEntry().getValue();
    assertEquals(chapter.number() + ". " + chapter.title(), Page.text(first));
  }

  @ParameterizedTest
  @EnumSource
  void everyFigureOfAChapterIsOneThatIsDrawnAndIsTold(Chapter chapter) throws IOException {
    List<Image> images = Page.all(page(chapter).document(), Image.class);
    assertFalse(images.isEmpty(), "no figure");
    for (Image image : images) {
      Path file = DOCS.resolve("book").resolve(image.getDestination()).normalize();
      assertTrue(Files.exists(file), file + " is missing: mvn -q test -Pregenerate");
      assertEquals(Path.of("..", "diagrams"), file.getParent());
      assertTrue(
          RecordedFigure.find(file.getFileName().toString()).isPresent(), file + " is not drawn");
      assertTrue(Page.text(image).split(" ").length > 5, "too few words about " + file);
    }
  }

  @ParameterizedTest
  @EnumSource
  void aChapterListsTheEventsOfItsStageAndNoOther(Chapter chapter) throws IOException {
    Set<String> ofStage = new TreeSet<>();
    for (Entry.Step step : kinds()) {
      if (Stages.of(step.record().event()) == chapter.stage()) {
        ofStage.add(step.event());
      }
    }
    List<String> listed = listed(chapter);
    assertEquals(ofStage, new TreeSet<>(listed));
    assertEquals(ofStage.size(), listed.size(), "listed twice");
  }

  @ParameterizedTest
  @EnumSource
  void theEventsStandInTheOrderOfTheChaptersOwnRun(Chapter chapter) throws IOException {
    String scenario = scenarios(markdown(chapter.path())).getFirst();
    TraceFile run = TraceFile.read(Path.of("..", "diagrams", scenario + ".jsonl"));
    List<String> listed = listed(chapter);
    List<String> happened =
        run.entries().stream().map(Entry::event).filter(listed::contains).distinct().toList();
    assertFalse(happened.isEmpty(), "nothing of the chapter happens in " + scenario);
    assertEquals(happened, listed.stream().filter(happened::contains).toList());
  }

  @ParameterizedTest
  @EnumSource
  void aChapterHasAQuestionWithItsAnswerFolded(Chapter chapter) throws IOException {
    assertTrue(page(chapter).headings().containsKey("a-question"));
    String text = markdown(chapter.path());
    String question = text.substring(text.indexOf("## A question"));
    assertTrue(question.contains("?*\n\n<details><summary>Answer</summary>\n\n"));
    assertTrue(question.contains("\n\n</details>\n"));
  }

  @ParameterizedTest
  @EnumSource
  void theSystemCallsAndGosFunctionsAreThoseThatTheAppTellsOf(Chapter chapter) throws IOException {
    Set<String> known = new HashSet<>();
    for (Entry.Step step : kinds()) {
      Explanation told = Explanation.of(step);
      told.go().map(GoFunction::name).ifPresent(known::add);
      known.addAll(List.of(told.behind().systemCall().split(", ")));
    }
    Pattern told = Pattern.compile("\\w+\\(2\\)|\\(\\*\\w+\\)\\.\\w+");
    for (Code code : Page.all(page(chapter).document(), Code.class)) {
      if (told.matcher(code.getLiteral()).matches()) {
        assertTrue(known.contains(code.getLiteral()), code.getLiteral());
      }
    }
  }

  @ParameterizedTest
  @EnumSource
  void everySectionOfAStandardIsThere(Chapter chapter) throws IOException {
    Set<String> known = standards();
    int cited = 0;
    for (Link link : Page.all(page(chapter).document(), Link.class)) {
      if (link.getDestination().contains("://")) {
        var rfc = RFC.matcher(link.getDestination());
        assertTrue(rfc.matches(), link.getDestination());
        assertTrue(known.contains(rfc.group(1) + " " + rfc.group(2)), link.getDestination());
        assertTrue(Page.text(link).endsWith("section " + rfc.group(2)), Page.text(link));
        cited++;
      }
    }
    assertTrue(cited > 0, "no standard");
  }

  @Test
  void everySectionThatTheAppTellsOfIsThere() throws IOException {
    Set<String> known = standards();
    for (Entry.Step step : kinds()) {
      String rfc = "";
      for (String part : Explanation.of(step).behind().section().split(", | and ", -1)) {
        if (part.startsWith("WHATWG") || part.startsWith("application/")) {
          continue;
        }
        rfc = part.startsWith("RFC ") ? part.substring(4, 8) : rfc;
        String section = part.substring(part.lastIndexOf(' ') + 1);
        if (!part.isEmpty() && !part.matches("RFC \\d+")) {
          assertTrue(known.contains(rfc + " " + section), part + " of " + step.event());
        }
      }
    }
  }

  @Test
  void everyEventHasAPassageInTheChapterOfItsStage() {
    for (Entry.Step step : kinds()) {
      Passage passage = Passage.of(step.event()).orElseThrow(() -> new AssertionError(step));
      assertEquals(Stages.of(step.record().event()), passage.chapter().stage(), step.event());
      Page chapter = Page.find(passage.chapter().path()).orElseThrow();
      assertFalse(chapter.section(passage.anchor()).isEmpty(), step.event() + ": " + passage);
    }
  }

  @Test
  void anEventOfALaterVersionHasNoPassage() {
    assertEquals(Optional.empty(), Passage.of("QuantumLeap"));
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyLinkToAHeadingLeadsToOne(String path) throws IOException {
    List<String> dead = new ArrayList<>();
    for (Link link : Page.all(Page.parse(markdown(path)).document(), Link.class)) {
      String to = link.getDestination();
      int hash = to.indexOf('#');
      if (hash < 0 || to.contains("://")) {
        continue;
      }
      Path page =
          hash == 0 ? DOCS.resolve(path) : DOCS.resolve(path).resolveSibling(to.substring(0, hash));
      if (!Page.parse(Files.readString(page)).headings().containsKey(to.substring(hash + 1))) {
        dead.add(to);
      }
    }
    assertEquals(List.of(), dead);
  }

  @ParameterizedTest
  @MethodSource("pages")
  void everyScenarioThatAPageNamesIsThere(String path) throws IOException {
    for (String id : scenarios(markdown(path))) {
      assertTrue(OF_YOUR_OWN.contains(id) || Scenarios.find(id).isPresent(), id);
    }
  }

  @Test
  void theTableOfContentsHasEveryChapterInItsOrder() throws IOException {
    List<String> linked =
        Page.all(Page.parse(markdown("README.md")).document(), Link.class).stream()
            .map(Link::getDestination)
            .filter(to -> to.startsWith("book/") && !to.contains("#"))
            .distinct()
            .toList();
    assertEquals(Chapter.ALL.stream().map(Chapter::path).toList(), linked);
  }

  @Test
  void aBlockWhoseRegionHasChangedIsWrittenAnew() {
    String marker = "<!-- region: dev/vitrine/http/ConnState.java#conn-states -->";
    String fresh = EmbeddedRegions.refreshed(marker + "\n```java\nold\n```\n\nBehind it.\n");
    assertTrue(fresh.startsWith(marker + "\n```java\n/// The states that may follow"), fresh);
    assertTrue(fresh.endsWith("}\n```\n\nBehind it.\n"), fresh);
    assertFalse(fresh.contains("old"), fresh);
    assertEquals(fresh, EmbeddedRegions.refreshed(fresh));
    assertEquals(fresh, EmbeddedRegions.refreshed(marker + "\n\nBehind it.\n"));
  }

  private static List<Entry.Step> kinds() {
    List<Entry.Step> kinds = new ArrayList<>();
    for (int kind = 0; kind < EventKinds.names().size(); kind++) {
      TraceEvent blank = Objects.requireNonNull(EventKinds.blank(kind));
      TraceEvent event =
          blank instanceof ConnStateChanged ? new ConnStateChanged(null, ConnState.NEW) : blank;
      kinds.add(new Entry.Step(new TraceRecord(1, 0, 1, 1, 1, 1, "conn-1", event)));
    }
    return kinds;
  }

  /// The event that each item of the chapter's list begins with.
  private static List<String> listed(Chapter chapter) throws IOException {
    List<String> names = new ArrayList<>();
    for (Node part : page(chapter).section(EVENTS)) {
      for (BulletList list : Page.all(part, BulletList.class)) {
        for (Node item = list.getFirstChild(); item != null; item = item.getNext()) {
          names.add(Page.all(item, Code.class).getFirst().getLiteral());
        }
      }
    }
    return names;
  }

  private static Set<String> standards() throws IOException {
    try (var in = BookTest.class.getResourceAsStream("rfc-sections.txt")) {
      return new String(Objects.requireNonNull(in).readAllBytes(), UTF_8)
          .lines()
          .map(line -> line.split(" ", 3)[0] + " " + line.split(" ", 3)[1])
          .collect(Collectors.toSet());
    }
  }

  private static List<String> scenarios(String text) {
    return SCENARIO.matcher(text).results().map((MatchResult m) -> m.group(1)).toList();
  }

  private static List<String> pages() throws IOException {
    try (Stream<Path> all = Files.walk(DOCS)) {
      return all.filter(p -> p.toString().endsWith(".md"))
          .map(p -> DOCS.relativize(p).toString())
          .sorted()
          .collect(Collectors.toList());
    }
  }

  private static Page page(Chapter chapter) throws IOException {
    return Page.parse(markdown(chapter.path()));
  }

  private static String markdown(String path) throws IOException {
    return Files.readString(DOCS.resolve(path), UTF_8);
  }
}
