package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.lanes.LanesState.Quiet;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints time: the marks of the axis, the times that are folded, the playhead with its time, and nothing to the right
/// of it. Says what holds the server.
final class AxisPainter {
  private static final double APART = 92;
  private static final Font FONT = Font.sans(Frame.TEXT);
  private static final Font NOW = Font.semibold(Frame.TEXT);

  private final Frame frame;
  private final LaneScale scale;

  AxisPainter(Frame frame) {
    this.frame = frame;
    this.scale = frame.scale;
  }

  void paint() {
    List<Shape> lines = new ArrayList<>();
    Ink hairline = Ink.stroke(Paint.HAIRLINE, 1);
    for (double y = Frame.HEAD; y <= frame.bottom() + 1; y += Frame.PITCH) {
      lines.add(new Path(Outline.from(0, y).line(frame.width, y), hairline));
    }
    double playhead = frame.playhead();
    boolean nowInSight = frame.inSight(scale.x(frame.now()));
    double pill = TextMeasure.width(now(), NOW) * TextMeasure.SLACK + 24;
    double pillX = Math.clamp(playhead - pill / 2, Frame.NAMES - 30, frame.width - pill - 2);
    double pillLeft = nowInSight ? pillX : frame.width;
    ticks(lines, hairline, pillLeft, nowInSight ? pillX + pill : 0);
    scale.folded().forEach(fold -> fold(fold, pillLeft, lines));
    frame.sheet.ground(
        new Mark(
            "axis",
            Kind.PANEL,
            Optional.empty(),
            Progress.DONE,
            scale.across() == Across.TIME ? "time" : "steps",
            lines));
    if (nowInSight) {
      playhead(playhead, pillX, pill);
    }
    frame.options.held().ifPresent(this::held);
  }

  /// The marks of the axis, but for those whose words would lie under the time that is now.
  private void ticks(List<Shape> lines, Ink hairline, double pillLeft, double pillRight) {
    long step = Math.max(1, scale.tick(APART));
    double free = Frame.NAMES - 40;
    long time = Math.ceilDiv(scale.from(), step) * step;
    for (int i = 0; i < 60 && scale.x(time) <= frame.right(); i++, time += step) {
      double x = scale.x(time);
      long at = time;
      boolean foldedAway = scale.folded().stream().anyMatch(q -> at > q.from() && at < q.to());
      if (foldedAway) {
        // A fold may hide millions of marks: on with the first after it.
        Quiet fold =
            scale.folded().stream()
                .filter(q -> at > q.from() && at < q.to())
                .findFirst()
                .orElseThrow();
        time = Math.floorDiv(fold.to(), step) * step;
        continue;
      }
      String words = words(time, step);
      double half = TextMeasure.width(words, FONT) / 2;
      boolean hidden = x + half + 8 > pillLeft && x - half - 8 < pillRight;
      boolean overFold =
          scale.folded().stream()
              .anyMatch(q -> {
                double middle = (scale.x(q.from()) + scale.x(q.to())) / 2;
                return Math.abs(x - middle) < half + LaneScale.FOLD / 2 + 4;
              });
      lines.add(new Path(Outline.from(x, 34).line(x, frame.bottom()), hairline));
      boolean ahead = pillRight > 0 && x > pillRight;
      if (hidden || ahead || overFold || x - half < free + 6 || x + half > frame.width - 2) {
        continue;
      }
      free = x + half;
      lines.add(Text.of(x, 26, words, FONT, Paint.INK_2, Anchor.MIDDLE));
    }
  }

  /// A folded time: a strip of the ground, torn off at the axis, with its length over it.
  private void fold(Quiet fold, double pillLeft, List<Shape> lines) {
    double left = scale.x(fold.from());
    double right = Math.min(scale.x(fold.to()), frame.playhead());
    if (right - left < LaneScale.FOLD - 1) {
      return;
    }
    lines.add(
        new Rect(left + 8, 34, right - left - 16, frame.bottom() - 34, 0, Ink.fill(Paint.APP)));
    for (double x : new double[] {left + 8, right - 8}) {
      // Torn at the axis, which is where width stops being time.
      Outline torn = Outline.from(x, 32).line(x - 4, 35).line(x + 4, 41).line(x, Frame.HEAD);
      lines.add(new Path(torn, Ink.stroke(Paint.CONTROL_LINE, 1.5)));
      lines.add(
          new Path(
              Outline.from(x, Frame.HEAD).line(x, frame.bottom()), Ink.stroke(Paint.HAIRLINE, 1)));
    }
    String words = LanesWords.length(fold.length());
    double half = TextMeasure.width(words, FONT) / 2;
    if (half < LaneScale.FOLD / 2 + 3 && (left + right) / 2 + half + 4 < pillLeft) {
      lines.add(Text.of((left + right) / 2, 26, words, FONT, Paint.NOTYET, Anchor.MIDDLE));
    }
  }

  private String now() {
    return scale.across() == Across.TIME
        ? words(frame.state.nanos(), Math.max(1, scale.tick(APART) / 20))
        : words(frame.state.latest().step(), 1);
  }

  private String words(long place, long step) {
    return scale.across() == Across.TIME
        ? LanesWords.time(place, step)
        : "step " + Amounts.grouped(place);
  }

  private void playhead(double x, double pillX, double pill) {
    frame.sheet.ground(
        new Mark(
            "future",
            Kind.PANEL,
            Optional.empty(),
            Progress.NOT_YET,
            "not yet",
            List.of(
                new Rect(x, 34, frame.width - x, frame.bottom() - 34, 0, Ink.fill(Paint.APP)))));
    frame.sheet.top(
        new Mark(
            "playhead",
            Kind.PANEL,
            Optional.empty(),
            Progress.NOW,
            "now, " + now(),
            List.of(
                new Path(Outline.from(x, 34).line(x, lanesBottom()), Ink.stroke(Paint.INK, 2.5)),
                new Path(
                    Outline.from(x - 7, 28).line(x + 7, 28).line(x, 38).close(),
                    Ink.fill(Paint.INK)),
                new Rect(pillX, 8, pill, 22, 11, Ink.fill(Paint.INK)),
                Text.of(pillX + pill / 2, 23.6, now(), NOW, Paint.ON_INK, Anchor.MIDDLE))));
  }

  /// The playhead leaves the line of the counted ones free.
  private double lanesBottom() {
    return Frame.HEAD + Frame.PITCH * (frame.shown.size() + 1);
  }

  /// At the head of the names, where nothing else stands.
  private void held(String held) {
    String last = held.substring(held.lastIndexOf(' ') + 1);
    String words = Signs.fittingPill(Frame.NAMES - 44, 1, held, last, "held");
    frame.sheet.top(
        new Mark(
            "pill:held",
            Kind.PILL,
            Optional.empty(),
            Progress.NOW,
            held,
            Signs.pill(8, 22, words)));
  }
}
