package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.workflow.Geometry.Spot;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.IntStream;

/// Paints what is said about the figure: the legend, the words of a failure, the pill that says what holds the
/// server, and how many connections are not drawn.
final class NotesPainter {
  private final Scene scene;
  private final WorkflowState state;
  private final Geometry geometry;

  NotesPainter(Scene scene) {
    this.scene = scene;
    this.state = scene.state;
    this.geometry = scene.geometry;
  }

  void more() {
    if (scene.hidden == 0) {
      return;
    }
    String words = WorkflowWords.more(state, scene.shown);
    if (scene.window()) {
      beside(words);
      return;
    }
    Box panel = geometry.panel(scene.rows, true);
    scene.label(
        "label:more",
        Spot.middle(panel.centreX(), panel.bottom() - 16),
        words,
        Font.sans(geometry.labelSize()),
        Paint.INK_2);
  }

  /// Under the server's own counts: how many clients have no row, and what they do.
  private void beside(String words) {
    double right = geometry.counts().x();
    double top = geometry.counts().y() + 34;
    Font font = Font.sans(12.5);
    String groups = WorkflowWords.groups(WorkflowWords.hidden(state, scene.shown));
    List<Shape> shapes = new ArrayList<>();
    shapes.add(Text.of(right, top, words + " clients", Font.semibold(13), Paint.INK, Anchor.END));
    double room = (right - geometry.box(0).right() - 60) / TextMeasure.SLACK;
    double y = top + 19;
    for (String line : TextMeasure.lines(groups, font, room, 2)) {
      shapes.add(Text.of(right, y, line, font, Paint.INK_2, Anchor.END));
      y += 18;
    }
    scene.labels.add(
        new Mark(
            "label:more",
            Kind.LABEL,
            Optional.empty(),
            Progress.DONE,
            words + ": " + groups,
            shapes));
  }

  void legend() {
    double y = 248;
    Font font = Font.sans(12.5);
    List<Shape> shapes = new ArrayList<>();
    shapes.add(new Rect(458, y - 7, 22, 14, 4, Ink.of(Paint.LISTEN_FILL, Paint.LISTEN_LINE, 1.75)));
    shapes.add(Text.of(488, y + 5, "done", font, Paint.INK_2, Anchor.START));
    shapes.add(
        new Rect(538, y - 7, 22, 14, 4, Ink.of(Paint.CONNECTION_FILL, Paint.CONNECTION_LINE, 2.5)));
    shapes.add(new Rect(534, y - 11, 30, 22, 7, Ink.stroke(Paint.INK, 2)));
    shapes.add(Text.of(573, y + 5, "now", font, Paint.INK_2, Anchor.START));
    shapes.add(
        new Rect(618, y - 7, 22, 14, 4, Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes()));
    shapes.add(Text.of(648, y + 5, "not yet", font, Paint.INK_2, Anchor.START));
    shapes.addAll(Signs.token(new Point(720, y), "1", Stage.DISPATCH, false, 0.92));
    shapes.add(Text.of(739, y + 5, "client", font, Paint.INK_2, Anchor.START));
    scene.labels.add(
        new Mark("legend", Kind.LEGEND, Optional.empty(), Progress.DONE, "legend", shapes));
  }

  /// The words of the failure that stands, beside the listen socket.
  void fault() {
    Optional<Fault> fault = state.server().fault();
    if (fault.isEmpty()) {
      return;
    }
    Font font = Font.sans(12.5);
    double x = geometry.box(2).right() + 30;
    double y = fault.get().place() == Place.BIND ? geometry.box(1).centreY() + 4 : 216;
    double room = geometry.panel(scene.rows, false).right() - 22 - x;
    List<Shape> shapes = new ArrayList<>(Signs.cross(x - 11, y - 4.5, 1));
    shapes.add(
        Text.of(
            x,
            y,
            TextMeasure.fit(fault.get().words(), font, room / TextMeasure.SLACK),
            font,
            Paint.INK,
            Anchor.START));
    scene.labels.add(
        new Mark(
            "label:fault",
            Kind.LABEL,
            Optional.of(Stage.ERROR),
            Progress.NOW,
            fault.get().words(),
            shapes));
  }

  void pill(String words) {
    double x = geometry.spine() + geometry.ellipse() + 12;
    Place place = state.now().place();
    double y =
        switch (place) {
          case NOWHERE, SERVER -> geometry.counts().y() + 30;
          case SOCKET -> geometry.box(0).centreY();
          case BIND -> geometry.box(1).centreY();
          case LISTEN -> geometry.box(2).centreY();
          case LISTEN_SOCKET -> geometry.listenY() + 28;
          default -> {
            OptionalInt row = rowOf(state.now().connectionId());
            // Who is only counted has no row: the pill stands where all of them came in.
            yield row.isPresent() ? geometry.middle(row.getAsInt()) : geometry.listenY() + 28;
          }
        };
    scene.top.add(
        new Mark(
            "pill:held",
            Kind.PILL,
            Optional.empty(),
            Progress.NOW,
            words,
            Signs.pill(x, y, shortened(words, x))));
  }

  /// In a row the pill stands between the sockets and the handler: where the words are too long for that, the
  /// last alone, the event's name, says what holds.
  private String shortened(String words, double x) {
    boolean inRow = state.now().connectionId() != 0;
    double room = geometry.handler(0).x() - 4 - x;
    return inRow && Signs.pillWidth(words) > room
        ? words.substring(words.lastIndexOf(' ') + 1)
        : words;
  }

  private OptionalInt rowOf(long connectionId) {
    return IntStream.range(0, scene.shown.size())
        .filter(row -> scene.shown.get(row).id() == connectionId)
        .findFirst();
  }
}
