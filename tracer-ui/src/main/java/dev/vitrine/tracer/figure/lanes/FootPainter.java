package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Counts;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Glyph;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Dash;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints the counts of the connections that have no lane, and the legend.
final class FootPainter {
  private static final Font WORDS = Font.sans(Frame.TEXT);

  private final Frame frame;

  FootPainter(Frame frame) {
    this.frame = frame;
  }

  void paint() {
    if (frame.hidden > 0) {
      more();
    }
    legend();
  }

  /// How many are not drawn, and what they do.
  private void more() {
    double middle = frame.middle(frame.shown.size() + 1);
    String count = "+ " + Amounts.grouped(frame.hidden) + " more";
    List<Shape> shapes = new ArrayList<>();
    shapes.add(Text.of(16, middle - 4, count, Font.monoBold(Frame.TEXT), Paint.INK, Anchor.START));
    shapes.add(Text.of(16, middle + 14, "connections", WORDS, Paint.INK_2, Anchor.START));
    Counts<Doing> hidden = frame.state.doing();
    for (Lane lane : frame.shown) {
      hidden = hidden.plus(lane.doing(), -1);
    }
    double x = Frame.NAMES + 8;
    double y = middle;
    for (Doing doing : Doing.values()) {
      if (hidden.of(doing) == 0) {
        continue;
      }
      String words = Amounts.grouped(hidden.of(doing)) + " " + doing.words();
      double wide = 22 + TextMeasure.width(words, WORDS) * 1.05 + 18;
      if (x + wide > frame.right() && y == middle) {
        // A second line of counts where one is too short.
        shapes.replaceAll(FootPainter::raised);
        x = Frame.NAMES + 8;
        y = middle + 14;
      }
      if (x + wide > frame.right()) {
        break;
      }
      shapes.addAll(Glyph.at(new Point(x + 7, y), doing.stage(), 13, doing.stage().line()));
      shapes.add(Text.of(x + 20, y + 4.7, words, WORDS, Paint.INK, Anchor.START));
      x += wide;
    }
    frame.sheet.label(
        new Mark(
            "label:more",
            Kind.LABEL,
            Optional.empty(),
            Progress.DONE,
            count + ": " + LanesWords.counts(hidden),
            shapes));
  }

  /// The counts of the first line, higher by half a line; the names stay.
  private static Shape raised(Shape shape) {
    return switch (shape) {
      case Text t when t.x() > Frame.NAMES ->
          new Text(t.x(), t.y() - 12, t.text(), t.font(), t.paint(), t.anchor(), t.width());
      case Path p when p.box().x() > Frame.NAMES -> new Path(p.outline().moved(0, -12), p.ink());
      default -> shape;
    };
  }

  private void legend() {
    double y = frame.height - 22;
    List<Shape> shapes = new ArrayList<>();
    Stage runs = Stage.DISPATCH;
    shapes.add(new Rect(16, y - 8, 30, 16, 4, Ink.of(runs.fill(), runs.line(), 1.75)));
    shapes.add(words(54, y, "runs"));
    shapes.add(
        new Path(
            Outline.from(102, y).line(138, y),
            Ink.stroke(Stage.REUSE.line(), 2.5).with(Dash.DOTTED)));
    shapes.add(words(148, y, "waits"));
    shapes.add(
        new Path(Outline.from(206, y).line(234, y), Ink.stroke(Paint.EDGE, 1.5).with(Dash.DOTTED)));
    shapes.add(
        new Path(
            Outline.from(244, y).line(235, y - 4.5).line(235, y + 4.5).close(),
            Ink.fill(Paint.EDGE)));
    shapes.add(words(254, y, "starts a thread"));
    if (frame.options.inWindow()) {
      String meaning = frame.options.across() == Across.TIME ? "Width is time." : "Width is steps.";
      String help = meaning + " Drag to pan, Ctrl and wheel to zoom, 0 to fit.";
      double room = frame.right() - 370;
      if (TextMeasure.width(help, WORDS) * 1.05 < room) {
        shapes.add(Text.of(frame.right(), y + 4.7, help, WORDS, Paint.INK_2, Anchor.END));
      }
    }
    frame.sheet.label(
        new Mark("legend", Kind.LEGEND, Optional.empty(), Progress.DONE, "legend", shapes));
  }

  private static Text words(double x, double y, String words) {
    return Text.of(x, y + 4.7, words, WORDS, Paint.INK_2, Anchor.START);
  }
}
