package dev.vitrine.tracer.render.mermaid;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Theme;

/// The figure of connection states as Mermaid's `stateDiagram-v2`.
final class StateDiagram {
  private StateDiagram() {}

  static String of(Figure figure, Theme theme) {
    StringBuilder all = new StringBuilder(Words.head(figure.title()));
    all.append("stateDiagram-v2\n");
    all.append(Words.styles(theme));
    for (Mark mark : figure.marks()) {
      if (mark.kind() == Kind.NODE) {
        all.append(Words.line("state \"" + Words.label(mark) + "\" as " + Words.name(mark.id())));
      }
    }
    for (Mark mark : figure.marks()) {
      String[] id = mark.id().split(":", -1);
      if (mark.kind() == Kind.EDGE && id.length == 3) {
        String from = id[1].equals("accepted") ? "[*]" : Words.name("node:" + id[1]);
        all.append(
            Words.line(from + " --> " + Words.name("node:" + id[2]) + words(figure, mark, id)));
      }
    }
    for (Mark mark : figure.marks()) {
      if (mark.kind() == Kind.NODE) {
        String name = Words.name(mark.id());
        all.append(Words.line("class " + name + " " + Words.style(mark)));
        if (Words.now(mark)) {
          all.append(Words.line("class " + name + " now"));
        }
      }
    }
    return all.toString();
  }

  /// Why the change happens, and how often it did: the number alone tells what has not.
  private static String words(Figure figure, Mark edge, String[] id) {
    String why = figure.mark("label:" + id[1] + ":" + id[2]).map(Words::label).orElse("");
    int comma = edge.title().lastIndexOf(',');
    String often = comma < 0 ? "" : edge.title().substring(comma + 1).strip();
    String words = why + (often.isEmpty() ? "" : " · " + Words.text(often));
    return words.isBlank() ? "" : " : " + words;
  }
}
