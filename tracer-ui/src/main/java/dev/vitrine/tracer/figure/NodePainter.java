package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ellipse;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws a node: its outline in the stage's colours, its name, its live value under the name, a ring when it
/// is now, dashes when it is not yet, a cross when something failed there.
public final class NodePainter {
  /// From the node's outline to the middle of the ring.
  public static final double RING_GAP = 6;

  private static final double RING = 2.5;

  /// From the middle of the cross to the words after it.
  private static final double CROSS = 9;

  // With the slack of every text, some 10 to 20 are left in sight.
  private static final double PADDING = 8;

  /// The sizes of a figure's nodes.
  ///
  /// @param name the text size of names
  /// @param value the text size of live values; 0 when a figure shows names alone
  /// @param scale of the cross
  public record Sizes(double name, double value, double scale) {}

  private final Sizes sizes;

  public NodePainter(Sizes sizes) {
    this.sizes = sizes;
  }

  /// What is written in and said about one node.
  ///
  /// @param value the live value, whole; "" for none
  /// @param gone it was there and is no more: grey and hollow, but solid
  public record Label(
      String id,
      Stage stage,
      String name,
      String value,
      Progress progress,
      boolean failed,
      boolean gone) {}

  public Mark box(Box box, Label label) {
    List<Shape> shapes = new ArrayList<>();
    boolean now = label.progress() == Progress.NOW;
    if (now) {
      Box ring = box.grown(RING_GAP);
      shapes.add(
          new Rect(
              ring.x(), ring.y(), ring.width(), ring.height(), 12, Ink.stroke(Paint.INK, RING)));
    }
    shapes.add(new Rect(box.x(), box.y(), box.width(), box.height(), 7, ink(label)));
    words(shapes, box, box.width() - 2 * PADDING, label);
    return mark(label, shapes);
  }

  public Mark ellipse(double x, double y, double rx, double ry, Label label) {
    List<Shape> shapes = new ArrayList<>();
    if (label.progress() == Progress.NOW) {
      shapes.add(new Ellipse(x, y, rx + RING_GAP, ry + RING_GAP, Ink.stroke(Paint.INK, RING)));
    }
    shapes.add(new Ellipse(x, y, rx, ry, ink(label)));
    // The value stands below the middle, where the ellipse is narrower than at its widest.
    double narrow = Math.sqrt(1 - Math.pow(18 / ry, 2));
    words(shapes, new Box(x - rx, y - ry, 2 * rx, 2 * ry), 2 * rx * narrow, label);
    return mark(label, shapes);
  }

  private void words(List<Shape> shapes, Box box, double valueRoom, Label label) {
    boolean faint = label.progress() == Progress.NOT_YET || label.gone();
    Font font = Font.monoBold(sizes.name());
    boolean alone = label.value().isEmpty() || sizes.value() == 0;
    double line = box.centreY() + (alone ? 0.36 : -0.16) * font.size();
    Text name =
        Text.of(
            box.centreX(),
            line,
            label.name(),
            font,
            faint ? Paint.NOTYET : Paint.INK,
            Anchor.MIDDLE);
    shapes.add(name);
    // The corners belong to arrows and tokens: the cross stands before the name, or, where that
    // leaves no room, before the value.
    double cross = label.failed() ? CROSS * sizes.scale() : 0;
    boolean beforeName = alone || name.left() - box.x() > 1.7 * cross;
    if (label.failed() && beforeName) {
      cross(shapes, name, sizes.scale());
    }
    if (!alone) {
      Font small = Font.mono(sizes.value());
      double room = valueRoom - (beforeName ? 0 : 2 * cross);
      String words = TextMeasure.fit(label.value(), small, room / TextMeasure.SLACK);
      Paint paint = faint ? Paint.NOTYET : Paint.INK_2;
      double below = box.centreY() + 1.19 * small.size();
      Text value = Text.of(box.centreX(), below, words, small, paint, Anchor.MIDDLE);
      shapes.add(value);
      if (label.failed() && !beforeName) {
        cross(shapes, value, sizes.scale());
      }
    }
  }

  private static void cross(List<Shape> shapes, Text after, double scale) {
    double y = after.y() - 0.36 * after.font().size();
    shapes.addAll(Signs.cross(after.left() - CROSS * scale, y, scale));
  }

  private static Ink ink(Label label) {
    Stage stage = label.failed() ? Stage.ERROR : label.stage();
    if (label.gone()) {
      return Ink.of(Paint.CANVAS, Paint.NOTYET, label.progress() == Progress.NOW ? 3 : 1.75);
    }
    return switch (label.progress()) {
      case DONE -> Ink.of(stage.fill(), stage.line(), 1.75);
      case NOW -> Ink.of(stage.fill(), stage.line(), 3);
      case NOT_YET -> Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes();
    };
  }

  private static Mark mark(Label label, List<Shape> shapes) {
    String state =
        switch (label.progress()) {
          case DONE -> "done";
          case NOW -> "now";
          case NOT_YET -> "not yet";
        };
    String title =
        label.name()
            + (label.value().isEmpty() ? "" : ", " + label.value())
            + ", "
            + (label.failed() ? "failed, " : "")
            + state;
    return new Mark(
        label.id(), Kind.NODE, Optional.of(label.stage()), label.progress(), title, shapes);
  }
}
