package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Shape.Ellipse;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Marks in a figure where two runs differ: a dashed frame around what is now, and the sign ≠ on its corner.
public final class Difference {
  /// The id of the mark.
  public static final String ID = "difference";

  private static final double AWAY = 11;
  private static final double RADIUS = 9;

  private Difference() {}

  /// The figure with the mark; unchanged where nothing in it is now.
  public static Figure on(Figure figure) {
    Optional<Box> now = now(figure);
    if (now.isEmpty()) {
      return figure;
    }
    Box all = new Box(0, 0, figure.width(), figure.height());
    Box box = within(now.get().grown(AWAY), all.grown(-2));
    double x = Math.max(box.x(), RADIUS + 2);
    double y = Math.max(box.y(), RADIUS + 2);
    Ink line = Ink.stroke(Paint.ON_INK, 1.8);
    List<Shape> shapes =
        List.of(
            new Rect(
                box.x(),
                box.y(),
                box.width(),
                box.height(),
                10,
                Ink.stroke(Paint.ERROR_LINE, 2.5).withDashes()),
            new Ellipse(x, y, RADIUS, RADIUS, Ink.of(Paint.INK, Paint.CANVAS, 1.5)),
            new Path(Outline.from(x - 4.5, y - 2).line(x + 4.5, y - 2), line),
            new Path(Outline.from(x - 4.5, y + 2).line(x + 4.5, y + 2), line),
            new Path(Outline.from(x + 2.4, y - 5).line(x - 2.4, y + 5), line));
    List<Mark> marks = new ArrayList<>(figure.marks());
    marks.add(
        new Mark(
            ID, Kind.PILL, Optional.of(Stage.ERROR), Progress.NOW, "the runs differ here", shapes));
    return new Figure(
        figure.name(),
        figure.width(),
        figure.height(),
        figure.title(),
        figure.description(),
        marks);
  }

  /// The node that is now; where none is, the narrowest other mark that is.
  private static Optional<Box> now(Figure figure) {
    List<Mark> now =
        figure.marks().stream()
            .filter(m -> m.progress() == Progress.NOW && !m.shapes().isEmpty())
            .filter(m -> m.kind() != Kind.TOKEN && m.kind() != Kind.PILL)
            .filter(m -> m.kind() != Kind.LABEL || figure.name().equals("conversation"))
            .toList();
    Optional<Mark> node = now.stream().filter(m -> m.kind() == Kind.NODE).findFirst();
    return node.or(() -> now.stream().min((a, b) -> Double.compare(area(a.box()), area(b.box()))))
        .map(Mark::box);
  }

  private static double area(Box box) {
    return box.width() * box.height();
  }

  private static Box within(Box box, Box all) {
    double x = Math.max(box.x(), all.x());
    double y = Math.max(box.y(), all.y());
    return new Box(
        x, y, Math.min(box.right(), all.right()) - x, Math.min(box.bottom(), all.bottom()) - y);
  }
}
