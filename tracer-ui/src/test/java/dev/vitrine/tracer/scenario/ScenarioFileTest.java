package dev.vitrine.tracer.scenario;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class ScenarioFileTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Pattern WHOLE_FILE = Pattern.compile("(?ms)^```yaml\\n(scenario:.*?)^```");

  private static final String MINIMAL =
      """
      scenario: one
      title: One
      watch: Look.
      question:
        asks: What?
        answers: [this, that]
        right: 2
        because: It is.
      server:
        routes:
          /: hello
          /slow: {waits: go}
      script:
        - client 1 connects
        - client 1 asks last: GET /
        - client 1 gets: 200
        - client 1 closes
      expect:
        - Accepted comes once
      """;

  private static List<Scenario> all() {
    return Scenarios.all();
  }

  private static List<Path> examples() throws IOException {
    try (Stream<Path> files = Files.list(DOCS.resolve("examples"))) {
      return files.sorted().toList();
    }
  }

  private static List<String> ofThePage() throws IOException {
    return WHOLE_FILE.matcher(page()).results().map(m -> m.group(1)).toList();
  }

  private static String page() throws IOException {
    return Files.readString(DOCS.resolve("scenario-format.md"));
  }

  @ParameterizedTest
  @MethodSource("all")
  void everyScenarioIsReadAsItWasWritten(Scenario scenario) throws IOException {
    assertEquals(scenario, ScenarioFile.parse(ScenarioFile.text(scenario, List.of())).scenario());
  }

  @ParameterizedTest
  @MethodSource("claims")
  void whatIsExpectedIsReadAsItWasWritten(Claim claim) throws IOException {
    String text = ScenarioFile.text(Scenarios.all().getFirst(), claim.evidence());
    assertEquals(
        claim.evidence(),
        ScenarioFile.parse(text).expected().stream().map(ScenarioFile.Expected::evidence).toList());
  }

  private static List<Claim> claims() {
    return Claims.all();
  }

  private static IntStream seeds() {
    return IntStream.rangeClosed(1, 200);
  }

  /// Whatever a scenario holds, a file can hold it.
  @ParameterizedTest
  @MethodSource("seeds")
  void everyRandomScenarioIsReadAsItWasWritten(int seed) throws IOException {
    Scenario scenario =
        new Some(RandomGeneratorFactory.of("L64X128MixRandom").create(seed)).scenario();
    assertEquals(scenario, ScenarioFile.parse(ScenarioFile.text(scenario, List.of())).scenario());
  }

  @ParameterizedTest
  @MethodSource("examples")
  void everyExampleIsWhatAServerDoes(Path file) throws Exception {
    ScenarioFile example = ScenarioFile.read(file);
    assertEquals(example.scenario().id() + ".yaml", file.getFileName().toString());
    assertTrue(!example.expected().isEmpty(), "an example shows what may be expected");
    assertEquals(List.of(), ScenarioCheck.faults(example));
    assertEquals(
        Recorder.normalised(example.scenario()).text(),
        Recorder.normalised(example.scenario()).text());
  }

  @ParameterizedTest
  @MethodSource("ofThePage")
  void theFilesOnThePageAreExamples(String text) throws IOException {
    Path example =
        DOCS.resolve("examples").resolve(ScenarioFile.parse(text).scenario().id() + ".yaml");
    assertEquals(Files.readString(example), text);
  }

  @Test
  void thePageTellsEveryWord() throws IOException {
    String page = page();
    List<String> rows = new ArrayList<>();
    ScenarioReader.keys().forEach(key -> rows.add("| `" + key + "` | "));
    ScenarioReader.questionKeys().forEach(key -> rows.add("`" + key + "`"));
    ServingFormat.keys().forEach(key -> rows.add("| `" + key + "` | "));
    for (StepForm form : StepForm.values()) {
      rows.add("| `" + form.form().replace("|", "\\|") + "` | " + form.does() + " |\n");
    }
    for (ReadyHandler handler : ReadyHandler.values()) {
      String told = handler.argument().isEmpty() ? "" : ". Is told " + handler.argument();
      rows.add("| `" + handler.id() + "` | " + handler.does() + told + " |\n");
    }
    for (Hook hook : Hook.values()) {
      rows.add("| `" + hook.id() + "` | " + hook.does() + " |\n");
    }
    EvidenceReader.FORMS.forEach(form -> rows.add("- `" + form + "`"));
    assertEquals(List.of(), rows.stream().filter(row -> !page.contains(row)).toList());
    assertEquals(1, ofThePage().size());
  }

  /// What is wrong, then the line, then words of the message.
  @ParameterizedTest
  @ValueSource(
      strings = {
        "scenario: one -> scenario: Not One | 1 | small letters",
        "title: One -> tilte: One | 2 | has no \"tilte\"; is \"title\" meant?",
        "title: One ->  | 1 | needs a line \"title: …\"",
        "title: One -> watch: Twice. | 3 | has \"watch\" twice",
        "watch: Look. -> watch: Look: there | 3 | put a value that holds ': ' in quotes",
        "watch: Look. -> watch: [a, b] | 3 | watch must be one text",
        "right: 2 -> right: 3 | 7 | counted from 1 to 2",
        "right: 2 -> right: that | 7 | must be a whole number from 1 on",
        "[this, that] -> this | 6 | answers must be a list",
        "/: hello -> /: helo | 11 | no handler \"helo\"; is \"hello\" meant? Known: sayhelloName",
        "/: hello -> /: {hello: you} | 11 | needs to be told nothing",
        "/: hello -> /{: hello | 11 | the pattern \"/{\"",
        "{waits: go} -> waits | 12 | write {waits: …}",
        "/slow: {waits: go} -> /{x}: hello ; /{y}: hello | 13 | the pattern \"/{y}\"",
        "  routes: ->   tsl: true ; routes: | 10 | is \"tls\" meant?",
        "  routes: ->   idle-timeout: 3 hours ; routes: | 10 | write 40 ms, 3 s or 2 min",
        "  routes: ->   port: 70000 ; routes: | 10 | the last is 65535",
        "  routes: ->   hooks: [connContxt] ; routes: | 10 | is \"connContext\" meant?",
        "  routes: ->   tls: yes ; routes: | 10 | must be true or false",
        "  routes: ->   free-descriptors: 1 ; routes: | 10 | no cue reaches",
        "  routes: ->   default-mux: true ; routes: | 10 | excludes routes",
        "client 1 connects -> client 2 connects | 14 | here comes client 1",
        "client 1 connects -> server connects | 14 | no step is called \"server connects\"",
        "client 1 asks last -> client 2 asks last | 15 | client 2 is not connected",
        "client 1 asks last: GET / -> client 1 asks last | 15 | needs METHOD TARGET",
        "client 1 asks last: GET / -> client 1 asks last: /hello | 15 | a method and a target",
        "client 1 asks last -> client 1 aks last | 15 | is \"client 1 asks last\" meant?",
        "client 1 asks last: GET / -> client 1 shakes hands | 15 | add \"tls: true\"",
        "client 1 asks last: GET / -> cue: og | 15 | no handler waits for \"og\"",
        "client 1 asks last: GET / -> client 1 sends exactly: 하 | 15 | each character is one byte",
        "client 1 asks last: GET / -> client 1 waits: long | 15 | no length of time",
        "client 1 gets: 200 -> client 1 gets: OK | 16 | whole number from 100 on",
        "client 1 closes -> client 1 closes: now | 17 | nothing belongs behind",
        "client 1 closes -> client 1 reaches: IdleStartd | 17 | is \"IdleStarted\" meant?",
        "Accepted comes once -> Acepted comes once | 19 | is \"Accepted\" meant?",
        "Accepted comes once -> Accepted happens | 19 | Known: EVENT comes once",
        "Accepted comes once -> Accepted has remot x | 19 | is \"remote\" meant?",
        "Accepted comes once -> \u0007 | 19 | control character",
      })
  void saysWhichLineIsWrongAndWhatWouldBeRight(String row) {
    String[] cells = row.split(" \\| ", -1);
    String[] change = cells[0].split(" -> ", -1);
    String text = MINIMAL.replace(change[0], change[1].replace(" ; ", "\n  "));
    if (change[0].startsWith("/slow")) {
      text = MINIMAL.replace(change[0], change[1].replace(" ; ", "\n    "));
    }
    String wrong = text;
    ScenarioFormatException e =
        assertThrows(ScenarioFormatException.class, () -> ScenarioFile.parse(wrong));
    assertTrue(e.getMessage().contains(cells[2]), e.getMessage());
    assertEquals(1, e.getMessage().lines().count(), e.getMessage());
    assertEquals(Integer.parseInt(cells[1]), e.line(), e.getMessage());
  }

  @Test
  void saysThatAnEmptyFileIsNoScenario() {
    assertThrows(ScenarioFormatException.class, () -> ScenarioFile.parse(""));
    assertThrows(ScenarioFormatException.class, () -> ScenarioFile.parse("- a\n- b\n"));
  }

  /// A message need not be told where its head ends; a body ends where its last line does.
  @Test
  void endsTheLinesOfAMessageAsTheWireDoes() throws IOException {
    String sends = "client 1 sends: |\n      POST / HTTP/1.1\n      Host: h\n\n      name=하\n";
    ScenarioFile file = ScenarioFile.parse(MINIMAL.replace("client 1 asks last: GET /\n", sends));
    ScriptStep.Send send = (ScriptStep.Send) file.scenario().script().get(1);
    assertEquals("POST / HTTP/1.1\r\nHost: h\r\n\r\nname=\u00ed\u0095\u0098", send.text());
    assertEquals("GET / HTTP/1.1\r\n\r\n", WireText.ofMessage("GET / HTTP/1.1\n"));
    assertEquals(List.of(14, 15, 20, 21, 21), file.stepLines());
  }

  @Test
  void namesTheLineOfWhatTheServerDidNotDo() throws Exception {
    ScenarioFile wrong =
        ScenarioFile.parse(MINIMAL.replace("client 1 gets: 200", "client 1 gets: 404"));
    assertEquals(
        List.of(new ScenarioCheck.Fault(16, "the server answered \"HTTP/1.1 200 OK\" and not 404")),
        ScenarioCheck.faults(wrong));
    ScenarioFile expecting =
        ScenarioFile.parse(
            MINIMAL
                + """
                  - RequestRead comes 2 times
                  - RequestRead has target /a
                  - HandlerStarted comes before RequestRead
                  - Hijacked never comes
                """);
    assertEquals(
        List.of(
            "20 expected was \"RequestRead comes 2 times\", and RequestRead came once",
            "21 expected was \"RequestRead has target /a\", and target was /",
            "22 expected was \"HandlerStarted comes before RequestRead\", and HandlerStarted came"
                + " after it"),
        ScenarioCheck.faults(expecting).stream().map(f -> f.line() + " " + f.what()).toList());
  }

  /// Scenarios that nobody would write.
  private record Some(RandomGenerator random) {
    private static final String LETTERS = "ab :#-'\"{}[]|>%@`&*!?,.\\/äß하\r\n\t\u00ff\u0000\u007f";

    private String bytes() {
      StringBuilder text = new StringBuilder();
      for (int i = random.nextInt(60); i >= 0; i--) {
        char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
        text.append(c > 0xff ? '\n' : c);
      }
      return text.toString();
    }

    private String words() {
      StringBuilder text = new StringBuilder("x");
      for (int i = random.nextInt(30); i >= 0; i--) {
        char c = LETTERS.charAt(random.nextInt(LETTERS.length()));
        text.append(c < ' ' || c == '\u007f' ? ' ' : c);
      }
      return text.append("y").toString();
    }

    private boolean sometimes() {
      return random.nextInt(3) == 0;
    }

    private <T> T one(T[] of) {
      return of[random.nextInt(of.length)];
    }

    private Duration time() {
      return Duration.ofMillis(
          1 + random.nextInt(sometimes() ? 5000 : 60) * (sometimes() ? 1000 : 1));
    }

    Scenario scenario() {
      boolean child = sometimes();
      Serving serving = serving(child);
      List<ScriptStep> script = new ArrayList<>();
      script.add(new ScriptStep.Connect(1));
      for (int i = random.nextInt(30); i >= 0; i--) {
        script.add(step(serving));
      }
      List<String> answers = new ArrayList<>(List.of(words(), words()));
      return new Scenario(
          "s-" + random.nextInt(100),
          words(),
          words(),
          new Question(words(), answers, random.nextInt(2), words()),
          sometimes() ? words() : "",
          serving,
          script,
          sometimes() ? Optional.of(words()) : Optional.empty());
    }

    private Serving serving(boolean child) {
      Serving serving = Serving.none();
      if (sometimes()) {
        serving = serving.answeredByDefaultMux();
      } else {
        for (int i = 0; i <= random.nextInt(4); i++) {
          ReadyHandler handler = child ? ReadyHandler.HELLO : one(ReadyHandler.values());
          serving =
              serving.and(
                  "/r" + i + (sometimes() ? "/{x}" : ""),
                  handler,
                  handler.argument().isEmpty() ? "" : words());
        }
      }
      if (child) {
        serving = serving.withFreeDescriptors(random.nextInt(9));
      } else if (sometimes()) {
        serving = serving.overTls();
      }
      serving = sometimes() ? serving.withPort(1 + random.nextInt(65535)) : serving;
      serving = sometimes() ? serving.withKeepAlives(false) : serving;
      serving = sometimes() ? serving.withReadTimeout(time()) : serving;
      serving = sometimes() ? serving.withWriteTimeout(time()) : serving;
      serving = sometimes() ? serving.withReadHeaderTimeout(time()) : serving;
      serving = sometimes() ? serving.withIdleTimeout(time()) : serving;
      serving = sometimes() ? serving.withMaxHeaderBytes(1 + random.nextInt(9999)) : serving;
      serving = sometimes() ? serving.withHook(one(Hook.values())) : serving;
      serving = sometimes() ? serving.withHook(one(Hook.values())) : serving;
      serving = sometimes() ? serving.withAcceptFailures(1 + random.nextInt(9)) : serving;
      return sometimes() ? serving.withAcceptEnding() : serving;
    }

    private ScriptStep step(Serving serving) {
      List<String> cues =
          serving.routes().values().stream()
              .flatMap(a -> a.handler().cues(a.argument()).stream())
              .toList();
      int client = random.nextInt(2);
      String[] events = {"IdleStarted", "ConnectionClosed", "Draining"};
      String head = "GET /" + words().replaceAll("\\s|[^!-~]", "") + " HTTP/1.1\r\n";
      return switch (random.nextInt(16)) {
        case 0 -> new ScriptStep.Refused(1);
        case 1 -> serving.tls() ? new ScriptStep.Secure(1) : new ScriptStep.EndSending(1);
        case 2 -> new ScriptStep.Send(1, bytes());
        case 3 -> new ScriptStep.Send(1, head + Script.HOST + "\r\n");
        case 4 -> new ScriptStep.Send(1, head + Script.HOST + Script.LAST);
        case 5 -> new ScriptStep.Send(1, head + "A: " + bytes() + "\r\n\r\n" + bytes());
        case 6 -> new ScriptStep.Receive(1, sometimes() ? 0 : 200);
        case 7 -> new ScriptStep.ReceiveHead(1, sometimes() ? 0 : 100);
        case 8 -> new ScriptStep.ReceiveText(1, bytes());
        case 9 -> new ScriptStep.ReceiveEnd(1, sometimes() ? "" : bytes());
        case 10 -> new ScriptStep.Close(1);
        case 11 -> new ScriptStep.Await(client, one(events));
        case 12 -> new ScriptStep.Elapse(client, time());
        case 13 -> cues.isEmpty() ? new ScriptStep.Shutdown() : new ScriptStep.Cue(cues.getFirst());
        case 14 -> new ScriptStep.Await(1, "ConnectionClosed");
        default -> new ScriptStep.Shutdown();
      };
    }
  }

  /// A component that was forgotten would stay as it is where nothing is set.
  @Test
  void theServersPartHasAKeyForEachComponent() {
    assertEquals(Serving.class.getRecordComponents().length, ServingFormat.keys().size());
    assertEquals(
        Arrays.stream(ScriptStep.class.getPermittedSubclasses()).count() + 4,
        StepForm.values().length,
        "a message has four forms, and closing two");
  }
}
