package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ellipse;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.detailed.LoopView.Backoff;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints the loop's arrow to itself. While accept fails it is a dial with the waits that the server knows: those
/// that have passed are a thick line with filled dots, the one that is now an ink disc with a bold number, those ahead
/// are dashed and hollow. Else it is one plain arrow.
final class DialPainter {
  /// Every wait there is: 5 ms at first, twice as long after each failure, never more than a second.
  /// Go: `tempDelay` in `(*Server).Serve`.
  private static final List<Integer> MILLIS = List.of(5, 10, 20, 40, 80, 160, 320, 640, 1000);

  private static final Font WORDS = Font.sans(Geometry.TEXT);
  private static final Font NUMBER = Font.sans(Geometry.TEXT);
  private static final Font NUMBER_NOW = Font.bold(Geometry.TEXT + 2);
  private static final Font WAIT = Font.bold(27);

  private final Scene scene;
  private final LoopView loop;

  DialPainter(Scene scene) {
    this.scene = scene;
    this.loop = scene.state.loop();
  }

  void paint() {
    // Once the loop has ended there is no next turn to wait for.
    loop.backoff().ifPresentOrElse(this::dial, this::plain);
  }

  private void plain() {
    Progress progress = scene.progress(Place.AGAIN, loop.turns() > 0);
    scene.sheet.arrow(
        "edge:again",
        Optional.of(Stage.ACCEPT),
        Geometry.dial(Geometry.DIAL_START, Geometry.DIAL_END),
        progress,
        loop.turns() > 0 ? "the loop's next turn" : "the loop's next turn, not yet");
    List<Shape> words = new ArrayList<>();
    Paint paint = loop.turns() > 0 ? Paint.INK_2 : Paint.NOTYET;
    if (loop.accepted() > 0) {
      words.add(middle(Amounts.grouped(loop.accepted()), 6, WAIT, Paint.INK));
      words.add(middle("accepted", 30, WORDS, paint));
    } else {
      words.add(middle("next turn", 6, WORDS, paint));
    }
    scene.sheet.label(
        new Mark(
            "label:again",
            Kind.LABEL,
            Optional.empty(),
            Progress.DONE,
            Amounts.count(loop.accepted(), "connection") + " accepted",
            words));
  }

  private void dial(Backoff backoff) {
    int at = detentOf(backoff.delayNanos());
    double now = Geometry.detent(at);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Path(Geometry.dial(Geometry.DIAL_START, now), Ink.stroke(Paint.ERROR_LINE, 7)));
    shapes.addAll(
        Arrow.of(
            Geometry.dial(now, Geometry.DIAL_END), Progress.NOT_YET, Geometry.SCALE, Paint.SERVER));
    for (int i = 0; i < MILLIS.size(); i++) {
      detent(i, at, shapes);
    }
    shapes.add(middle(backoff.waiting() ? "wait" : "waited", -26, WORDS, Paint.INK_2));
    shapes.add(middle(Amounts.millis(backoff.delayNanos()), 8, WAIT, Paint.INK));
    shapes.add(middle("attempt " + backoff.attempt(), 32, WORDS, Paint.INK_2));
    scene.sheet.node(
        new Mark(
            "edge:again",
            Kind.NODE,
            Optional.of(Stage.ERROR),
            scene.progress(Place.AGAIN, true),
            DetailedWords.backoff(backoff),
            shapes));
  }

  private static void detent(int index, int at, List<Shape> shapes) {
    double angle = Geometry.detent(index);
    Point dot = Geometry.aroundDial(angle, Geometry.DIAL_RADIUS);
    String number = Integer.toString(MILLIS.get(index));
    if (index == at) {
      shapes.add(disc(dot, 10, Ink.of(Paint.INK, Paint.SERVER, 2.5)));
      shapes.add(number(number, angle, 28, NUMBER_NOW, Paint.INK));
    } else if (index < at) {
      shapes.add(disc(dot, 6.5, Ink.fill(Paint.ERROR_LINE)));
      shapes.add(number(number, angle, 22, NUMBER, Paint.INK_2));
    } else {
      shapes.add(disc(dot, 6, Ink.of(Paint.SERVER, Paint.NOTYET, 1.75)));
      shapes.add(number(number, angle, 22, NUMBER, Paint.NOTYET));
    }
  }

  /// The first detent that is no shorter than a wait; a trace may tell of another wait than this server's.
  static int detentOf(long delayNanos) {
    for (int i = 0; i < MILLIS.size(); i++) {
      if (delayNanos <= MILLIS.get(i) * 1_000_000L) {
        return i;
      }
    }
    return MILLIS.size() - 1;
  }

  private static Ellipse disc(Point at, double radius, Ink ink) {
    return new Ellipse(at.x(), at.y(), radius, radius, ink);
  }

  private static Text number(String words, double angle, double out, Font font, Paint paint) {
    Point at = Geometry.aroundDial(angle, Geometry.DIAL_RADIUS + out);
    return Text.of(at.x(), at.y() + 0.36 * font.size(), words, font, paint, Anchor.MIDDLE);
  }

  private static Text middle(String words, double down, Font font, Paint paint) {
    return Text.of(Geometry.DIAL.x(), Geometry.DIAL.y() + down, words, font, paint, Anchor.MIDDLE);
  }
}
