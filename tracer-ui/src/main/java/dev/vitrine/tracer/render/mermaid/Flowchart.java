package dev.vitrine.tracer.render.mermaid;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Theme;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A figure of boxes and arrows as Mermaid's `flowchart`: what an arrow joins is seen from where its ends lie, and a panel is a
/// `subgraph` around the boxes that lie in it.
final class Flowchart {
  /// An arrow ends so close to what it joins, in figure units.
  private static final double NEAR = 34;

  private final Figure figure;
  private final StringBuilder out = new StringBuilder();
  private final List<Mark> nodes;
  private final List<Mark> panels = new ArrayList<>();

  private Flowchart(Figure figure, String direction) {
    this.figure = figure;
    this.nodes =
        figure.marks().stream()
            .filter(m -> m.kind() == Kind.NODE || m.kind() == Kind.CLIENT)
            .filter(m -> !Words.label(m).isEmpty())
            .toList();
    out.append(Words.head(figure.title())).append("flowchart ").append(direction).append('\n');
  }

  static String of(Figure figure, Theme theme) {
    Flowchart chart = new Flowchart(figure, "TB");
    chart.findPanels();
    chart.boxes(Optional.empty(), "  ");
    chart.arrows();
    return chart.styled(theme);
  }

  /// The request asks each pattern; the one that is chosen decides, and its handler is called.
  static String routing(Figure figure, Theme theme) {
    Flowchart chart = new Flowchart(figure, "LR");
    chart.nodes.forEach(n -> chart.box(n, "  "));
    String request = Words.name("node:request");
    String ruling = Words.name("node:ruling");
    boolean chosen = false;
    for (Mark node : chart.nodes) {
      if (node.id().startsWith("pattern:")) {
        String number = node.id().substring(node.id().indexOf(':') + 1);
        String verdict = figure.mark("verdict:" + number).map(Words::label).orElse("");
        chart.arrow(request, Words.name(node.id()), verdict, node.progress());
        // The line of the pattern that was chosen alone ends in an arrow.
        if (figure.mark("edge:" + number).flatMap(Flowchart::way).isPresent()) {
          chart.arrow(Words.name(node.id()), ruling, "", node.progress());
          chosen = true;
        }
      }
    }
    boolean both =
        figure.mark("node:request").isPresent() && figure.mark("node:ruling").isPresent();
    if (!chosen && both) {
      Progress progress = figure.mark("node:ruling").map(Mark::progress).orElse(Progress.NOT_YET);
      chart.arrow(request, ruling, "", progress);
    }
    if (figure.mark("node:handler").isPresent()) {
      Progress progress = figure.mark("node:handler").map(Mark::progress).orElseThrow();
      chart.arrow(ruling, Words.name("node:handler"), "", progress);
    }
    return chart.styled(theme);
  }

  /// Panels that hold boxes or other panels, the larger first.
  private void findPanels() {
    figure.marks().stream()
        .filter(m -> m.kind() == Kind.PANEL)
        .filter(m -> nodes.stream().anyMatch(n -> m.box().contains(body(n))))
        .sorted((a, b) -> Double.compare(area(b), area(a)))
        .forEach(panels::add);
  }

  private static double area(Mark mark) {
    return mark.box().width() * mark.box().height();
  }

  /// A node without the ring around it and the token on its corner.
  private static Box body(Mark node) {
    return node.box().grown(-8);
  }

  /// The innermost panel around a box; empty for the figure itself.
  private Optional<Mark> around(Box box, Mark self) {
    return panels.stream()
        .filter(p -> !p.equals(self) && p.box().contains(box))
        .reduce((_, inner) -> inner);
  }

  private void boxes(Optional<Mark> panel, String indent) {
    for (Mark node : nodes) {
      if (around(body(node), node).equals(panel)) {
        box(node, indent);
      }
    }
    for (Mark inner : panels) {
      if (around(inner.box(), inner).equals(panel)) {
        out.append(indent)
            .append("subgraph ")
            .append(Words.name(inner.id()))
            .append("[\"")
            .append(Words.text(inner.title()))
            .append("\"]\n");
        boxes(Optional.of(inner), indent + "  ");
        out.append(indent).append("end\n");
      }
    }
  }

  private void box(Mark node, String indent) {
    boolean round = node.shapes().stream().anyMatch(s -> s instanceof Shape.Ellipse);
    boolean person = node.kind() == Kind.CLIENT;
    String open = person ? "[/" : round ? "([" : "[";
    String close = person ? "/]" : round ? "])" : "]";
    out.append(indent)
        .append(Words.name(node.id()))
        .append(open)
        .append('"')
        .append(Words.label(node))
        .append('"')
        .append(close)
        .append('\n');
  }

  private void arrows() {
    for (Mark mark : figure.marks()) {
      Optional<Outline> way = mark.kind() == Kind.EDGE ? way(mark) : Optional.empty();
      if (way.isPresent()) {
        Optional<Mark> from = at(way.get().start());
        Optional<Mark> to = at(way.get().end());
        if (from.isPresent() && to.isPresent()) {
          join(mark, from.get(), to.get());
        }
      }
    }
  }

  /// A panel's arrow to itself goes from its last box to its first: the next turn of a loop.
  private void join(Mark edge, Mark from, Mark to) {
    boolean turn = from.equals(to) && from.kind() == Kind.PANEL;
    List<Mark> inside =
        nodes.stream().filter(n -> turn && around(body(n), n).equals(Optional.of(from))).toList();
    Mark start = turn ? inside.getLast() : from;
    Mark end = turn ? inside.getFirst() : to;
    if (!start.equals(end)) {
      arrow(Words.name(start.id()), Words.name(end.id()), words(edge), edge.progress());
    }
  }

  private void arrow(String from, String to, String words, Progress progress) {
    String line =
        switch (progress) {
          case NOW -> " ==>";
          case DONE -> " -->";
          case NOT_YET -> " -.->";
        };
    String label = words.isEmpty() ? " " : "|\"" + words + "\"| ";
    out.append("  ").append(from).append(line).append(label).append(to).append('\n');
  }

  /// The words that stand on an arrow; where several rows share them, those of the first.
  private String words(Mark edge) {
    String id = edge.id().substring(edge.id().indexOf(':'));
    int row = id.lastIndexOf(':');
    Optional<String> broken =
        figure
            .mark("label" + id + "-1")
            .map(m ->
                Words.label(m)
                    + figure.mark("label" + id + "-2").map(n -> " " + Words.label(n)).orElse(""));
    if (broken.isPresent()) {
      return broken.get();
    }
    return figure
        .mark("label" + id)
        .or(() -> figure.mark("label" + (row > 0 ? id.substring(0, row) : id)))
        .map(Words::label)
        .orElse("");
  }

  /// The line of an arrow to where its head's tip is.
  private static Optional<Outline> way(Mark edge) {
    @Nullable Outline line = null;
    for (Shape shape : edge.shapes()) {
      if (shape instanceof Shape.Path path) {
        boolean head = path.ink().fill() != Paint.NONE;
        if (!head) {
          line = path.outline();
        } else if (line != null) {
          Point tip = path.outline().start();
          return Optional.of(line.line(tip.x(), tip.y()));
        }
      }
    }
    return Optional.empty();
  }

  /// What an arrow's end belongs to: the nearest box, or the nearest border of a panel.
  private Optional<Mark> at(Point end) {
    @Nullable Mark best = null;
    double near = NEAR;
    for (Mark node : nodes) {
      double away = away(node.box(), end);
      if (away < near) {
        best = node;
        near = away;
      }
    }
    if (near > 6) {
      for (Mark panel : panels) {
        double away = fromBorder(panel, end);
        if (away < Math.min(near, 12)) {
          best = panel;
          near = away;
        }
      }
    }
    return Optional.ofNullable(best);
  }

  private static double away(Box box, Point p) {
    double dx = Math.max(0, Math.max(box.x() - p.x(), p.x() - box.right()));
    double dy = Math.max(0, Math.max(box.y() - p.y(), p.y() - box.bottom()));
    return Math.hypot(dx, dy);
  }

  private static double fromBorder(Mark panel, Point p) {
    Box box = panel.box();
    if (panel.shapes().getFirst() instanceof Shape.Ellipse circle) {
      double out = new Point(circle.cx(), circle.cy()).distance(p);
      return Math.abs(out - circle.rx());
    }
    if (!box.contains(p)) {
      return away(box, p);
    }
    double level = Math.min(p.x() - box.x(), box.right() - p.x());
    return Math.min(level, Math.min(p.y() - box.y(), box.bottom() - p.y()));
  }

  private String styled(Theme theme) {
    out.append(Words.styles(theme));
    for (Mark node : nodes) {
      String name = Words.name(node.id());
      out.append(Words.line("class " + name + " " + Words.style(node)));
      if (Words.now(node)) {
        out.append(Words.line("class " + name + " now"));
      }
    }
    return out.toString();
  }
}
