package dev.vitrine.tracer.render.mermaid;

import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Stage;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// The bytes both ways and the lanes as Mermaid's `sequenceDiagram`.
final class Sequence {
  private static final String NOW = "▶ ";

  private Sequence() {}

  /// The request to the server, what the server did, and the response.
  static String conversation(Figure figure) {
    StringBuilder all = new StringBuilder(Words.head(figure.title()));
    all.append("sequenceDiagram\n");
    all.append(Words.line("actor client as " + who(figure, "label:client")));
    all.append(Words.line("participant server as " + who(figure, "label:server")));
    message(all, figure, "request", "client->>server: ");
    for (Mark mark : figure.marks()) {
      if (mark.id().startsWith("step:")) {
        String now = Words.now(mark) ? NOW : "";
        all.append(Words.line("Note right of server: " + now + Words.text(mark.title())));
      }
    }
    message(all, figure, "response", "server-->>client: ");
    return all.toString();
  }

  private static String who(Figure figure, String id) {
    String name = figure.mark(id).map(Words::label).orElse(id);
    return name + figure.mark(id + ":address").map(m -> " " + Words.label(m)).orElse("");
  }

  private static void message(StringBuilder all, Figure figure, String which, String arrow) {
    List<String> parts = new ArrayList<>();
    for (Mark mark : figure.marks()) {
      if (mark.id().startsWith("part:" + which)) {
        String title = mark.title();
        parts.add(Words.text(title.substring(title.indexOf(": ") + 1)));
      }
    }
    if (!parts.isEmpty()) {
      all.append(Words.line(arrow + String.join("<br/>", parts)));
    }
  }

  /// Who starts whom, and what each thread did, in the order of time.
  static String lanes(Figure figure) {
    record Moment(double x, String line) {}
    StringBuilder all = new StringBuilder(Words.head(figure.title()));
    all.append("sequenceDiagram\n");
    List<Moment> moments = new ArrayList<>();
    for (Mark mark : figure.marks()) {
      String number = mark.id().substring(mark.id().lastIndexOf(':') + 1);
      String lane = Words.name("lane:" + number);
      if (mark.kind() == Kind.CLIENT && mark.id().startsWith("lane:")) {
        all.append(Words.line("participant " + lane + " as " + Words.label(mark)));
      } else if (mark.id().startsWith("edge:start:")) {
        String words = Words.text(mark.title());
        moments.add(new Moment(mark.box().x(), Words.name("lane:0") + "->>" + lane + ": " + words));
      } else if (mark.kind() == Kind.NODE && hasLane(figure, number)) {
        stretches(mark)
            .forEach(s ->
                moments.add(new Moment(s.box().x(), "Note over " + lane + ": " + words(mark, s))));
      }
    }
    moments.sort(Comparator.comparingDouble(Moment::x));
    moments.forEach(m -> all.append(Words.line(m.line())));
    return all.toString();
  }

  private static boolean hasLane(Figure figure, String number) {
    return figure.mark("lane:0").isPresent() && figure.mark("lane:" + number).isPresent();
  }

  /// The bars of a lane: the times in which its thread ran.
  private static List<Shape.Rect> stretches(Mark mark) {
    List<Shape.Rect> bars = new ArrayList<>();
    for (Shape shape : mark.shapes()) {
      if (shape instanceof Shape.Rect rect && stage(rect.ink().fill()).isPresent()) {
        bars.add(rect);
      }
    }
    return bars;
  }

  private static String words(Mark mark, Shape.Rect bar) {
    StringBuilder words = new StringBuilder(mark.progress() == Progress.NOW ? NOW : "");
    stage(bar.ink().fill()).ifPresent(s -> words.append(s.glyph()).append(' ').append(s.label()));
    for (Shape shape : mark.shapes()) {
      if (shape instanceof Shape.Text text && bar.box().contains(text.box())) {
        words.append(' ').append(Words.text(text.text()));
      }
    }
    return words.toString();
  }

  private static Optional<Stage> stage(Paint fill) {
    for (Stage stage : Stage.values()) {
      if (stage.fill() == fill) {
        return Optional.of(stage);
      }
    }
    return Optional.empty();
  }
}
