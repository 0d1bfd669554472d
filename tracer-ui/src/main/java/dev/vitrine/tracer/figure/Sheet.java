package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The marks of one figure while it is painted, in layers from the ground up: the arrow that is now lies on the
/// others, and no arrow on a node. For one painting.
public final class Sheet {
  private final List<Mark> ground = new ArrayList<>();
  private final List<Mark> arrows = new ArrayList<>();
  private final List<Mark> nowArrows = new ArrayList<>();
  private final List<Mark> nodes = new ArrayList<>();
  private final List<Mark> labels = new ArrayList<>();
  private final List<Mark> top = new ArrayList<>();
  private final double scale;

  /// @param scale of the arrows
  public Sheet(double scale) {
    this.scale = scale;
  }

  /// Panels and bands.
  public void ground(Mark mark) {
    ground.add(mark);
  }

  public void node(Mark mark) {
    nodes.add(mark);
  }

  public void label(Mark mark) {
    labels.add(mark);
  }

  /// Tokens and pills.
  public void top(Mark mark) {
    top.add(mark);
  }

  public void arrow(
      String id, Optional<Stage> stage, Outline way, Progress progress, String words) {
    edge(new Mark(id, Kind.EDGE, stage, progress, words, Arrow.of(way, progress, scale)));
  }

  /// An arrow that is painted otherwise.
  public void edge(Mark mark) {
    (mark.progress() == Progress.NOW ? nowArrows : arrows).add(mark);
  }

  /// One line of text in its own mark; none when it is empty.
  public void text(String id, Spot spot, String words, Font font, Paint paint) {
    text(id, spot, words, words, font, paint, Progress.DONE);
  }

  /// The same where not all of the `whole` text is shown.
  public void text(
      String id, Spot spot, String words, String whole, Font font, Paint paint, Progress progress) {
    if (!words.isEmpty()) {
      labels.add(
          new Mark(
              id,
              Kind.LABEL,
              Optional.empty(),
              progress,
              whole,
              List.of(Text.of(spot.x(), spot.y(), words, font, paint, spot.anchor()))));
    }
  }

  /// The words of an arrow: bold ink when it is now, faint when it is not yet.
  public void edgeLabel(String id, Spot spot, String words, double size, Progress progress) {
    Font font = progress == Progress.NOW ? Font.semibold(size) : Font.sans(size);
    Paint paint =
        switch (progress) {
          case NOW -> Paint.INK;
          case DONE -> Paint.INK_2;
          case NOT_YET -> Paint.NOTYET;
        };
    text(id, spot, words, words, font, paint, progress);
  }

  /// Every mark in painting order.
  public List<Mark> marks() {
    return Stream.of(ground, arrows, nowArrows, nodes, labels, top).flatMap(List::stream).toList();
  }

  /// Where a text stands: its base line and which part of it is at `x`.
  public record Spot(double x, double y, Anchor anchor) {
    public static Spot start(double x, double y) {
      return new Spot(x, y, Anchor.START);
    }

    public static Spot middle(double x, double y) {
      return new Spot(x, y, Anchor.MIDDLE);
    }

    public static Spot end(double x, double y) {
      return new Spot(x, y, Anchor.END);
    }
  }
}
