package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Box;
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
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.lanes.Lane.Stretch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints one lane: the thread's name, what it ran as bars, what it waited as a dotted line, and why it ended. The past
/// and the present are marks of their own: while time goes on, only the present is painted again.
final class LanePainter {
  private static final double BAR = 34;
  private static final double GLYPH = 13;
  private static final double NARROWEST = 2;

  /// With less room, words are left out rather than cut.
  private static final double CUT = 80;

  private static final Font WORDS = Font.sans(Frame.TEXT);

  private final Frame frame;
  private final int row;
  private final double middle;

  /// Where the last bar that was painted ends: bars too narrow to be told apart become one.
  private double painted = Frame.NAMES;

  LanePainter(Frame frame, int row) {
    this.frame = frame;
    this.row = row;
    this.middle = frame.middle(row);
  }

  void paint() {
    Optional<Lane> lane = frame.lane(row);
    name(lane);
    lane.ifPresent(this::stretches);
  }

  private void name(Optional<Lane> lane) {
    long id = lane.map(Lane::id).orElse(0L);
    List<Shape> shapes = new ArrayList<>();
    double left = 16;
    if (id > 0) {
      String number = Long.toString(id);
      double wide = Signs.tokenWidth(number, 0.95);
      Stage stage = lane.get().doing().stage();
      boolean closed = !lane.get().lives();
      shapes.addAll(Signs.token(new Point(14 + wide / 2, middle), number, stage, closed, 0.95));
      left = 22 + wide;
    }
    double room = (Frame.NAMES - 8 - left) / 1.02;
    Font bold = Font.monoBold(Frame.TEXT);
    String name = lane.map(Lane::name).orElse("accept");
    String doing = LanesWords.beside(lane);
    Paint ink = lane.isPresent() ? Paint.INK : Paint.NOTYET;
    shapes.add(
        Text.of(left, middle - 4, TextMeasure.fit(name, bold, room), bold, ink, Anchor.START));
    shapes.add(
        Text.of(
            left,
            middle + 14,
            TextMeasure.fit(doing, WORDS, room),
            WORDS,
            lane.isPresent() ? Paint.INK_2 : Paint.NOTYET,
            Anchor.START));
    boolean now = lane.isPresent() && id == frame.state.now() && frame.state.steps() > 0;
    frame.sheet.label(
        new Mark(
            "lane:" + id,
            Kind.CLIENT,
            lane.map(l -> l.doing().stage()),
            now ? Progress.NOW : lane.isPresent() ? Progress.DONE : Progress.NOT_YET,
            name + ", " + doing,
            shapes));
  }

  private void stretches(Lane lane) {
    List<Shape> past = new ArrayList<>();
    for (Stretch stretch : lane.past()) {
      stretch(stretch, frame.scale.x(stretch.to()), stretch.to().nanos(), false, past);
    }
    List<Shape> present = new ArrayList<>();
    if (lane.lives()) {
      stretch(lane.present(), frame.playhead(), frame.state.nanos(), true, present);
    } else {
      lane.end().ifPresent(end -> end(end, present));
    }
    boolean now = lane.id() == frame.state.now();
    mark("past:" + lane.id(), lane, Progress.DONE, past);
    mark("present:" + lane.id(), lane, now ? Progress.NOW : Progress.DONE, present);
  }

  private void mark(String id, Lane lane, Progress progress, List<Shape> shapes) {
    if (!shapes.isEmpty()) {
      frame.sheet.node(
          new Mark(
              id,
              Kind.NODE,
              Optional.of(lane.doing().stage()),
              progress,
              LanesWords.sentence(lane),
              shapes));
    }
  }

  private void stretch(
      Stretch stretch, double to, long until, boolean present, List<Shape> shapes) {
    double from = Math.max(Frame.NAMES, frame.scale.x(stretch.from()));
    double end = Math.min(frame.playhead(), to);
    if (end < Frame.NAMES || from > frame.right()) {
      return;
    }
    if (stretch.doing().runs()) {
      bar(stretch, from, end, until, present, shapes);
    } else {
      wait(stretch, present, Math.max(from, painted), end, shapes);
    }
  }

  private void bar(
      Stretch stretch, double from, double to, long until, boolean present, List<Shape> shapes) {
    double left = Math.max(from, painted);
    double right = Math.max(to, from + NARROWEST);
    if (right - left < NARROWEST / 2 && !stretch.failed()) {
      return;
    }
    right = Math.max(right, left + NARROWEST);
    painted = right;
    Stage stage = stretch.failed() ? Stage.ERROR : stretch.doing().stage();
    double radius = Math.min(4, (right - left) / 2);
    Box box = new Box(left, middle - BAR / 2, right - left, BAR);
    frame.obstacles.add(box);
    double line = right - left < 6 ? 1 : 1.75;
    Ink ink = Ink.of(stage.fill(), stage.line(), line);
    shapes.add(new Rect(left, box.y(), box.width(), BAR, radius, ink));
    boolean now = present && frame.state.now() == frame.lane(row).map(Lane::id).orElse(-1L);
    if (now) {
      shapes.add(
          new Rect(left - 4, box.y() - 4, box.width() + 8, BAR + 8, 7, Ink.stroke(Paint.INK, 2.5)));
    }
    if (box.width() < GLYPH + 4) {
      return;
    }
    double room = (box.width() - GLYPH - 18) / TextMeasure.SLACK;
    String words = fitting(LanesWords.running(stretch, present, until), room);
    double x = words.isEmpty() ? box.centreX() : left + 5 + GLYPH / 2;
    Paint paint = stretch.failed() ? Paint.ERROR_LINE : Paint.INK;
    shapes.addAll(Glyph.at(new Point(x, middle), stage, GLYPH, paint));
    if (!words.isEmpty()) {
      shapes.add(Text.of(left + 10 + GLYPH, middle + 4.7, words, WORDS, Paint.INK, Anchor.START));
    }
  }

  /// The first that fits, or where there is some room a part of the last; else none.
  private static String fitting(List<String> longestFirst, double room) {
    for (String words : longestFirst) {
      if (TextMeasure.width(words, WORDS) <= room) {
        return words;
      }
    }
    return longestFirst.isEmpty() || room < CUT
        ? ""
        : TextMeasure.fit(longestFirst.getLast(), WORDS, room);
  }

  private void wait(Stretch stretch, boolean present, double from, double to, List<Shape> shapes) {
    if (to - from < 1) {
      return;
    }
    shapes.add(
        new Path(
            Outline.from(from, middle).line(to, middle),
            Ink.stroke(stretch.doing().stage().line(), 2.5).with(Dash.DOTTED)));
    double room = (to - from - 12) / 1.05;
    for (String words : LanesWords.waiting(stretch, present)) {
      if (TextMeasure.width(words, WORDS) <= room) {
        Text text = Text.of((from + to) / 2, middle - 9, words, WORDS, Paint.INK_2, Anchor.MIDDLE);
        frame.obstacles.add(text.box().grown(2));
        shapes.add(text);
        break;
      }
    }
    painted = Math.max(painted, from);
  }

  private void end(Lane.End end, List<Shape> shapes) {
    double x = frame.scale.x(end.at());
    if (!frame.inSight(x)) {
      return;
    }
    x = Math.max(x, painted);
    Stage stage = Stage.REUSE;
    Ink ink = Ink.stroke(stage.line(), 2);
    shapes.add(new Path(Outline.from(x, middle - 20).line(x, middle + 20), ink));
    shapes.addAll(Glyph.at(new Point(x, middle - 27), stage, GLYPH, stage.line()));
    frame.obstacles.add(new Box(x - 8, middle - 35, 16, 56));
    String words =
        (row == 0 ? "ended" : "closed") + (end.reason().isEmpty() ? "" : ": " + end.reason());
    double right = (frame.playhead() - x - 14) / 1.05;
    double left = (x - Frame.NAMES - 14) / 1.05;
    if (right >= Math.min(left, CUT * 1.5)) {
      List<String> lines = right < CUT ? List.of() : TextMeasure.lines(words, WORDS, right, 2);
      double y = middle + 4.7 - 8 * (lines.size() - 1);
      for (String line : lines) {
        text(Text.of(x + 11, y, line, WORDS, Paint.INK_2, Anchor.START), shapes);
        y += 16;
      }
    } else if (left >= CUT) {
      String line = TextMeasure.fit(words, WORDS, left);
      text(Text.of(x - 8, middle + 32, line, WORDS, Paint.INK_2, Anchor.END), shapes);
    }
  }

  private void text(Text text, List<Shape> shapes) {
    frame.obstacles.add(text.box().grown(2));
    shapes.add(text);
  }
}
