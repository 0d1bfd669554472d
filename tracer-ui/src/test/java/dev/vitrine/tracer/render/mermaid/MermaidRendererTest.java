package dev.vitrine.tracer.render.mermaid;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.render.Recorded;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every line is one that the language has, names are defined once and before they are used, and no text gets out of its label.
class MermaidRendererTest {
  /// A text as [Words#text] leaves it: nothing in it means something, but codes and line breaks.
  private static final String TEXT = "(?:[^\"#;:<>&{}\\[\\]()|\\\\`%*_~\\n]|#\\d+;|<br/>)+";

  private static final String NAME = "n_\\w+";

  private static final Pattern DEFINED =
      Pattern.compile(
          "(?:subgraph )?("
              + NAME
              + ")(?:\\(\\[|\\[/?)\"("
              + TEXT
              + ")\"(?:\\]\\)|/?\\])|state \"("
              + TEXT
              + ")\" as ("
              + NAME
              + ")|(?:participant|actor) (\\w+) as "
              + TEXT);

  private static final List<Pattern> LINES =
      List.of(
          DEFINED,
          Pattern.compile("end"),
          Pattern.compile(NAME + " (?:-->|==>|-\\.->)(?:\\|\"" + TEXT + "\"\\|)? " + NAME),
          Pattern.compile("(?:\\[\\*\\]|" + NAME + ") --> " + NAME + "(?: : " + TEXT + ")?"),
          Pattern.compile("\\w+-?->>\\w+: " + TEXT),
          Pattern.compile("Note (?:over|right of) \\w+: " + TEXT),
          Pattern.compile("classDef \\w+ [a-z#0-9A-F:, -]+(?:px)?"),
          Pattern.compile("class " + NAME + " \\w+"));

  private static List<String> faults(String diagram) {
    List<String> faults = new ArrayList<>();
    List<String> lines = diagram.lines().toList();
    if (!lines.get(0).equals("---")
        || !lines.get(1).matches("title: \"[^\"\\\\]*\"")
        || !lines.get(2).equals("---")
        || !lines.get(3).matches("flowchart (?:TB|LR)|sequenceDiagram|stateDiagram-v2")) {
      faults.add("its head: " + lines.subList(0, 4));
    }
    Set<String> names = new HashSet<>();
    int open = 0;
    for (String whole : lines.subList(4, lines.size())) {
      String line = whole.strip();
      if (LINES.stream().noneMatch(p -> p.matcher(line).matches())) {
        faults.add("no line of Mermaid: " + line);
      }
      Matcher defined = DEFINED.matcher(line);
      if (defined.matches()) {
        String name =
            defined.group(1) != null
                ? defined.group(1)
                : defined.group(4) != null ? defined.group(4) : defined.group(5);
        if (!names.add(name)) {
          faults.add("defined twice: " + name);
        }
      } else if (!line.startsWith("classDef")) {
        String bare = line.replaceAll("\"[^\"]*\"", "").replaceAll(": .*", "");
        Matcher used = Pattern.compile("\\b" + NAME).matcher(bare);
        while (used.find()) {
          if (!names.contains(used.group())) {
            faults.add("not defined before: " + used.group());
          }
        }
      }
      open += line.startsWith("subgraph ") ? 1 : line.equals("end") ? -1 : 0;
    }
    if (open != 0) {
      faults.add(open + " subgraphs stay open");
    }
    return faults;
  }

  @Test
  void everyFigureIsWellFormed() throws Exception {
    List<String> faults = new ArrayList<>();
    for (Recorded.Picture picture : Recorded.figures()) {
      faults(MermaidRenderer.render(picture.figure(), Theme.DARK))
          .forEach(f -> faults.add(picture.where() + ": " + f));
    }
    assertEquals(List.of(), faults.stream().distinct().limit(10).toList());
  }

  @Test
  void eachFigureHasTheDiagramThatIsNaturalToIt() throws Exception {
    for (Recorded.Picture picture : Recorded.figures()) {
      String wanted =
          switch (picture.figure().name()) {
            case "states" -> "stateDiagram-v2";
            case "lanes", "conversation" -> "sequenceDiagram";
            case "routing" -> "flowchart LR";
            default -> "flowchart TB";
          };
      String diagram = MermaidRenderer.render(picture.figure(), Theme.LIGHT);
      assertEquals(wanted, diagram.lines().toList().get(3), picture.where());
    }
  }

  @Test
  void marksEveryNodeThatIsNowAndNoOther() throws Exception {
    for (Recorded.Picture picture : Recorded.figures()) {
      String diagram = MermaidRenderer.render(picture.figure(), Theme.LIGHT);
      if (diagram.contains("sequenceDiagram")) {
        continue;
      }
      for (Mark mark : picture.figure().marks()) {
        if (mark.kind() == Kind.NODE) {
          assertEquals(
              mark.progress() == Progress.NOW,
              diagram.contains("class " + Words.name(mark.id()) + " now\n"),
              picture.where() + " " + mark.id());
        }
      }
    }
  }

  @Test
  void saysTheLiveValuesAndWhatJoinsWhat() throws Exception {
    String flow = diagram("first-request workflow");
    assertTrue(flow.contains("n_node_bind[\"BIND<br/>127.0.0.1#58;9091\"]"), flow);
    assertTrue(
        flow.contains(
            "n_node_client_socket_1 -->|\"read http header and body data\"| n_node_handler_1"),
        flow);
    assertTrue(diagram("first-request detailed").contains("| n_node_accept\n"), "the next turn");
    assertTrue(
        diagram("keep-alive states").matches("(?s).*ACTIVE.*n_node_idle : .*· \\d+ times.*"));
    assertTrue(diagram("first-request conversation").contains("client->>server: GET / HTTP/1.1"));
    assertTrue(
        diagram("ten-clients lanes").contains("n_lane_0->>n_lane_10: "), "starts the last thread");
    List<String> routing = new ArrayList<>();
    for (Recorded.Picture picture : Recorded.figures()) {
      if (picture.figure().name().equals("routing")) {
        routing.add(MermaidRenderer.render(picture.figure(), Theme.LIGHT));
      }
    }
    Pattern decided = Pattern.compile("n_pattern_\\d+ [=-]+> n_node_ruling");
    assertTrue(routing.stream().anyMatch(d -> decided.matcher(d).find()), "what decided");
    assertTrue(
        routing.stream().anyMatch(d -> d.contains("n_node_request --> n_node_ruling")),
        "that nothing was chosen");
  }

  private static String diagram(String where) throws Exception {
    List<Recorded.Picture> all =
        Recorded.figures().stream().filter(p -> p.where().startsWith(where + " ")).toList();
    return MermaidRenderer.render(all.getLast().figure(), Theme.LIGHT);
  }

  @Test
  void letsNoClientWriteMermaid() {
    String evil = "\"] end\n%%{init}%% <b>|x|`;#quot;{}[]()::\\ classDef\u001b";
    Mark node =
        new NodePainter(new NodePainter.Sizes(13, 12, 1))
            .box(
                new Box(0, 0, 3000, 40),
                new NodePainter.Label(
                    "node:\"a", Stage.READ, evil, evil, Progress.NOW, false, false));
    for (String name : List.of("workflow", "states", "routing")) {
      Figure figure = new Figure(name, 3000, 99, evil.replace("\n", ""), "", List.of(node));
      String diagram = MermaidRenderer.render(figure, Theme.LIGHT);
      assertEquals(List.of(), faults(diagram), diagram);
      assertFalse(diagram.contains("\u001b"), diagram);
    }
  }
}
