package dev.vitrine.tracer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.render.Format;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine;

class CommandsTest {
  @TempDir private Path folder;

  private record Outcome(int code, String out, String err) {
    List<String> errors() {
      return err.lines().toList();
    }
  }

  private static Outcome run(String... args) {
    StringWriter out = new StringWriter();
    StringWriter err = new StringWriter();
    CommandLine line = Main.commandLine();
    line.setOut(new PrintWriter(out));
    line.setErr(new PrintWriter(err));
    int code = line.execute(args);
    return new Outcome(code, out.toString(), err.toString());
  }

  private String path(String name) {
    return folder.resolve(name).toString();
  }

  private String recorded() {
    String trace = path("a.jsonl");
    assertEquals(
        0, run("record", "--scenario", "first-request", "--normalise", "--out", trace).code());
    return trace;
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(f -> f.getFileName().toString()).sorted().toList();
    }
  }

  @Test
  void recordsAndRendersWithNoDisplay() throws IOException {
    String trace = recorded();
    Outcome outcome = run("render", trace, "--figure", "workflow", "--out", path("a.svg"));
    assertEquals(new Outcome(0, "", ""), outcome);
    assertTrue(Files.readString(folder.resolve("a.svg")).startsWith("<svg "));
    assertEquals(List.of("a.jsonl", "a.svg"), files());
  }

  @Test
  void recordsARunAsItWas() throws IOException {
    assertEquals(
        0, run("record", "--scenario", "first-request", "--out", path("raw.jsonl")).code());
    assertEquals(new Outcome(0, "", ""), run("diff", path("raw.jsonl"), recorded()));
  }

  @Test
  void rendersAnEarlierStateAndTheWholeRun() throws IOException {
    String trace = recorded();
    run("render", trace, "--figure", "workflow", "--out", path("end.svg"));
    run("render", trace, "--figure", "workflow", "--at", "8", "--out", path("8.svg"));
    run("render", trace, "--figure", "workflow", "--animated", "--out", path("film.svg"));
    String accepted = Files.readString(folder.resolve("8.svg"));
    assertTrue(accepted.contains("id=\"token:1\""));
    assertFalse(Files.readString(folder.resolve("end.svg")).contains("id=\"token:1\""));
    assertTrue(Files.readString(folder.resolve("film.svg")).contains("@keyframes"));
  }

  @Test
  void rendersPixels() throws IOException {
    Outcome outcome =
        run("render", recorded(), "--figure", "states", "--format", "png", "--out", path("a.png"));
    assertEquals(new Outcome(0, "", ""), outcome);
    BufferedImage image = ImageIO.read(folder.resolve("a.png").toFile());
    assertEquals(1920, image.getWidth());
  }

  @Test
  void rendersCharactersAndMermaid() throws IOException {
    String trace = recorded();
    run("render", trace, "--figure", "states", "--format", "text", "--out", path("a.txt"));
    run("render", trace, "--figure", "states", "--format", "mermaid", "--out", path("a.mmd"));
    assertTrue(Files.readString(folder.resolve("a.txt")).contains("ACTIVE"));
    assertTrue(Files.readString(folder.resolve("a.mmd")).contains("stateDiagram-v2"));
  }

  @Test
  void refusesToAnimateWhatShowsOneMoment() throws IOException {
    String trace = recorded();
    for (Format format : Format.ALL) {
      Outcome outcome =
          run(
              "render",
              trace,
              "--figure",
              "workflow",
              "--animated",
              "--format",
              format.word(),
              "--out",
              path("x"));
      assertEquals(format == Format.SVG ? 0 : 2, outcome.code());
      if (format != Format.SVG) {
        assertTrue(outcome.err().startsWith("--animated needs --format svg"), outcome.err());
        assertEquals(List.of("a.jsonl"), files());
      }
      Files.deleteIfExists(folder.resolve("x"));
    }
  }

  @Test
  void refusesAtWithAnimatedAsWrongUsage() throws IOException {
    String trace = recorded();
    Outcome outcome =
        run(
            "render",
            trace,
            "--figure",
            "workflow",
            "--at",
            "3",
            "--animated",
            "--out",
            path("x.svg"));
    assertEquals(2, outcome.code());
    assertEquals(List.of("a.jsonl"), files());
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record --out x",
        "record --scenario first-request",
        "render nothing.jsonl --out x",
        "render a b --figure workflow --out x",
        "render a --figure no-such-figure --out x",
        "render a --figure workflow --format gif --out x",
        "render a --figure workflow --at x --out x",
        "print",
        "diff a",
        "check",
        "check a b",
        "no-such-command",
        "--no-such-option",
      })
  void refusesWrongUsageWith2(String args) {
    Outcome outcome = run(args.split(" ", -1));
    assertEquals(2, outcome.code());
    assertEquals("", outcome.out());
    assertFalse(outcome.err().isBlank());
  }

  @Test
  void saysInOneLineWhyItFailedAndLeavesNoFile() throws IOException {
    Files.writeString(folder.resolve("bad.jsonl"), "{\"vitrine\":1}\nnonsense\n{}\n");
    String bad = path("bad.jsonl");
    for (Outcome outcome :
        List.of(
            run("record", "--scenario", "no-such", "--out", path("x")),
            run("record", "--scenario", "last-moment", "--normalise", "--out", path("x")),
            run("record", "--scenario", "first-request", "--out", path("no/such/x")),
            run("render", bad, "--figure", "workflow", "--out", path("x")),
            run("render", path("none"), "--figure", "workflow", "--out", path("x")),
            run("print", bad))) {
      assertEquals(1, outcome.code());
      assertEquals(1, outcome.errors().size(), outcome.err());
      assertEquals("", outcome.out());
    }
    assertEquals(List.of("bad.jsonl"), files());
    assertTrue(run("print", bad).err().contains("Line 2 is not a trace record"));
  }

  @Test
  void playsAScenarioOfAFile() throws IOException {
    String example = Path.of("..", "docs", "examples", "second-greeting.yaml").toString();
    assertEquals(new Outcome(0, "", ""), run("check", example));
    String out = path("greeting.jsonl");
    assertEquals(
        new Outcome(0, "", ""), run("record", "--scenario", example, "--normalise", "--out", out));
    assertTrue(run("print", out).out().contains("/hello/astaxie"));
  }

  @Test
  void saysInOneLineWhichLineOfAScenarioIsWrong() throws IOException {
    String example = Files.readString(Path.of("..", "docs", "examples", "second-greeting.yaml"));
    Path file = folder.resolve("s.yaml");
    String at = file + ":";
    Files.writeString(file, example.replace("comes once", "comes 2 times"));
    assertEquals(
        "vitrine: "
            + at
            + "23: expected was \"Accepted comes 2 times\", and Accepted came once; mend the line,"
            + " or the server's set-up.\n",
        run("check", file.toString()).err());
    Files.writeString(file, example.replace("greet\n", "gret\n"));
    for (Outcome outcome :
        List.of(
            run("check", file.toString()),
            run("record", "--scenario", file.toString(), "--out", path("x")),
            run("app", "--scenario", file.toString()))) {
      assertEquals(1, outcome.code());
      assertEquals(1, outcome.errors().size(), outcome.err());
      assertTrue(outcome.err().startsWith("vitrine: " + at + "13: "), outcome.err());
      assertTrue(outcome.err().contains("is \"greet\" meant? Known: "), outcome.err());
    }
    Outcome none = run("check", path("none.yaml"));
    assertEquals(1, none.code());
    assertTrue(none.err().contains("there is no such file"), none.err());
    assertEquals(List.of("s.yaml"), files());
  }

  @Test
  void changesNoFileThatIsThereWhenItFails() throws IOException {
    Files.writeString(folder.resolve("keep.svg"), "keep me");
    run("render", path("none"), "--figure", "workflow", "--out", path("keep.svg"));
    run("render", recorded(), "--figure", "workflow", "--at", "0", "--out", path("keep.svg"));
    assertEquals("keep me", Files.readString(folder.resolve("keep.svg")));
  }

  @Test
  void printsOneReadableLineAnEvent() throws IOException {
    String trace = recorded();
    Outcome outcome = run("print", trace);
    assertEquals(0, outcome.code());
    List<String> lines = outcome.out().lines().toList();
    assertEquals(Files.readAllLines(Path.of(trace)).size() - 1, lines.size());
    assertTrue(
        lines.stream()
            .anyMatch(l ->
                l.contains("Accepted") && l.endsWith("from 127.0.0.1:52814 to 127.0.0.1:9091")),
        outcome.out());
  }

  @Test
  void letsNoControlCharacterReachTheTerminal() throws IOException {
    Files.writeString(
        folder.resolve("evil.jsonl"),
        """
        {"vitrine":1}
        {"seq":1,"nanos":1,"event":"HeaderRead","name":"A","value":"\\u001b[2J"}
        """);
    assertFalse(run("print", path("evil.jsonl")).out().contains("\u001b"));
  }

  @Test
  void comparesWhatTracesTell() throws IOException {
    String trace = recorded();
    String text = Files.readString(Path.of(trace));
    Files.writeString(
        folder.resolve("same.jsonl"),
        text.replace("52814", "40000")
            .replace("9091", "8080")
            .replace("\"nanos\":1", "\"nanos\":2"));
    Files.writeString(folder.resolve("other.jsonl"), text.replace("sayhelloName", "sayGoodbye"));
    assertEquals(new Outcome(0, "", ""), run("diff", trace, path("same.jsonl")));
    Outcome different = run("diff", trace, path("other.jsonl"));
    assertEquals(1, different.code());
    assertTrue(different.out().startsWith("connection 1, step "), different.out());
    assertEquals(1, different.errors().size());
  }

  @Test
  void listsTheScenarios() {
    assertTrue(run("scenarios").out().contains("first-request"));
    assertTrue(run("scenarios", "--json").out().startsWith("[{\"id\":\"first-request\""));
  }

  @Test
  void saysWhereItCannotListen() throws IOException {
    Files.writeString(folder.resolve("keep.jsonl"), "keep me");
    Outcome outcome = run("serve", "--address", "localhost:99999", "--trace", path("keep.jsonl"));
    assertEquals("keep me", Files.readString(folder.resolve("keep.jsonl")));
    assertEquals(List.of("keep.jsonl"), files());
    assertEquals(1, outcome.code());
    assertEquals(1, outcome.errors().size(), outcome.err());
    assertTrue(ServeCommand.isLoopback("127.0.0.1:80") && !ServeCommand.isLoopback("[::]:80"));
  }
}
