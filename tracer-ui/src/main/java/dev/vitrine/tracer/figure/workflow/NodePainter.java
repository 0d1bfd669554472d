package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ellipse;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws a node: its outline in the stage's colours, its name, its live value under the name, a ring when it
/// is now, dashes when it is not yet, a cross when something failed there.
final class NodePainter {
  /// From the node's outline to the middle of the ring.
  static final double RING_GAP = 6;

  private static final double RING = 2.5;
  private static final double PADDING = 10;

  private final Geometry geometry;

  NodePainter(Geometry geometry) {
    this.geometry = geometry;
  }

  /// What is written in and said about one node.
  ///
  /// @param value the live value, whole; "" for none
  record Label(
      String id, Stage stage, String name, String value, Progress progress, boolean failed) {}

  Mark box(Box box, Label label) {
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
    if (label.failed()) {
      shapes.addAll(Signs.cross(box.right() - 11, box.y() + 11, geometry.scale()));
    }
    return mark(label, shapes);
  }

  Mark ellipse(double x, double y, double rx, double ry, Label label) {
    List<Shape> shapes = new ArrayList<>();
    if (label.progress() == Progress.NOW) {
      shapes.add(new Ellipse(x, y, rx + RING_GAP, ry + RING_GAP, Ink.stroke(Paint.INK, RING)));
    }
    shapes.add(new Ellipse(x, y, rx, ry, ink(label)));
    // The value stands below the middle, where the ellipse is narrower than at its widest.
    double narrow = Math.sqrt(1 - Math.pow(18 / ry, 2));
    words(shapes, new Box(x - rx, y - ry, 2 * rx, 2 * ry), 2 * rx * narrow, label);
    if (label.failed()) {
      shapes.addAll(Signs.cross(x, y - ry + 9, geometry.scale()));
    }
    return mark(label, shapes);
  }

  private void words(List<Shape> shapes, Box box, double valueRoom, Label label) {
    boolean notYet = label.progress() == Progress.NOT_YET;
    Paint ink = notYet ? Paint.NOTYET : Paint.INK;
    Font name = Font.monoBold(geometry.nameSize());
    double middle = box.centreY();
    if (label.value().isEmpty() || !geometry.bands()) {
      shapes.add(
          Text.of(
              box.centreX(), middle + 0.36 * name.size(), label.name(), name, ink, Anchor.MIDDLE));
      return;
    }
    Font value = Font.mono(geometry.valueSize());
    String fitting = TextMeasure.fit(label.value(), value, valueRoom / TextMeasure.SLACK);
    shapes.add(Text.of(box.centreX(), middle - 2, label.name(), name, ink, Anchor.MIDDLE));
    shapes.add(
        Text.of(
            box.centreX(),
            middle + 14.3,
            fitting,
            value,
            notYet ? Paint.NOTYET : Paint.INK_2,
            Anchor.MIDDLE));
  }

  private static Ink ink(Label label) {
    Stage stage = label.failed() ? Stage.ERROR : label.stage();
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
