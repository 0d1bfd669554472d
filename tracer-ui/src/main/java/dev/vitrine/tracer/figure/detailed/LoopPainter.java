package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ellipse;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Text;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.detailed.Scene.Look;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Paints the panel of the accept loop: `Serve`, the circle with the three boxes of a turn, and the line of the log.
final class LoopPainter {
  private static final Font WORDS = Font.sans(Geometry.TEXT);

  private final Scene scene;
  private final LoopView loop;

  /// Grey once the loop has ended, but on the page of a finished recording.
  private final boolean gone;

  LoopPainter(Scene scene) {
    this.scene = scene;
    this.loop = scene.state.loop();
    this.gone = loop.ended().isPresent() && scene.marksNow();
  }

  void paint() {
    scene.panel(
        "panel:loop",
        Geometry.LOOP_PANEL,
        scene.isNow(Place.LOOP_PANEL),
        "accept the request and create the connection Conn");
    scene.sheet.text(
        "label:loop-title",
        Geometry.middleOf(Geometry.LOOP_PANEL, 40),
        "accept the request and create the connection Conn",
        Font.semibold(Geometry.TEXT + 1),
        Paint.INK);
    scene.box(
        Place.SERVE,
        Stage.LISTEN,
        scene.names.serve(),
        DetailedWords.serve(scene.state, scene.marksNow()),
        new Look(loop.serving(), false, gone));
    circle();
    turn();
    new DialPainter(scene).paint();
    log();
  }

  private void circle() {
    Progress entered = loop.entered() ? Progress.DONE : Progress.NOT_YET;
    Ink ink =
        loop.entered()
            ? Ink.of(Paint.CANVAS, gone ? Paint.NOTYET : Paint.ACCEPT_LINE, 2.5)
            : Ink.of(Paint.CANVAS, Paint.NOTYET, 1.5).withDashes();
    double r = Geometry.LOOP_RADIUS;
    scene.sheet.ground(
        new Mark(
            "panel:circle",
            Kind.PANEL,
            Optional.of(Stage.ACCEPT),
            entered,
            "the accept loop" + (loop.entered() ? "" : ", not yet entered"),
            List.of(new Ellipse(Geometry.LOOP.x(), Geometry.LOOP.y(), r, r, ink))));
    scene.sheet.arrow(
        "edge:enter", Optional.of(Stage.ACCEPT), Geometry.enter(), entered, "enter the loop");
    double x = Geometry.LOOP.x() + 12;
    scene.sheet.edgeLabel("label:enter", Spot.start(x, 130), "enter", Geometry.TEXT, entered);
    scene.sheet.text(
        "label:for",
        Spot.start(x, 153),
        scene.names.loop(),
        Font.mono(Geometry.TEXT),
        loop.entered() ? Paint.INK_2 : Paint.NOTYET);
  }

  private void turn() {
    boolean failed = loop.fault().isPresent();
    scene.box(
        Place.ACCEPT,
        Stage.ACCEPT,
        scene.names.accept(),
        DetailedWords.accept(scene.state, scene.marksNow()),
        new Look(loop.entered(), failed, gone));
    box(Place.NEW_CONN, scene.names.newConn(), DetailedWords.latest(scene.state));
    box(Place.SPAWN, scene.names.spawn(), "");
    step(Place.ACCEPT, Place.NEW_CONN);
    step(Place.NEW_CONN, Place.SPAWN);
    Progress handed =
        scene.isNow(Place.SPAWN)
            ? Progress.NOW
            : scene.state.connections().total() > 0 ? Progress.DONE : Progress.NOT_YET;
    scene.sheet.arrow(
        "edge:handle",
        Optional.of(Stage.CONNECTION),
        Geometry.handle(),
        handed,
        "handle the connection");
    scene.sheet.edgeLabel(
        "label:handle-1", Spot.middle(401, 382), "handle the", Geometry.TEXT, handed);
    scene.sheet.edgeLabel(
        "label:handle-2", Spot.middle(401, 403), "connection", Geometry.TEXT, handed);
  }

  private void box(Place place, String name, String value) {
    boolean done = loop.reached().compareTo(place) >= 0;
    scene.box(
        place,
        Stage.CONNECTION,
        name,
        done && place == Place.NEW_CONN ? value : "",
        new Look(done, false, gone && done));
  }

  private void step(Place from, Place to) {
    scene.sheet.arrow(
        "edge:" + (to == Place.SPAWN ? "new-conn-spawn" : "accept-new-conn"),
        Optional.of(Stage.CONNECTION),
        scene.toBox(Geometry.down(from, to), to),
        loop.reached().compareTo(to) >= 0 ? Progress.DONE : Progress.NOT_YET,
        "then");
  }

  /// What the server logged about the failure that stands, or why the loop ended.
  private void log() {
    String line = scene.marksNow() ? loop.ended().orElse(loop.log()) : "";
    if (line.isEmpty()) {
      return;
    }
    Font font = loop.ended().isPresent() ? WORDS : Font.mono(Geometry.TEXT);
    double left = Geometry.LOOP_PANEL.x() + 18;
    boolean failure = loop.ended().isEmpty() || loop.fault().isPresent();
    double x = failure ? left + 18 : left;
    List<Shape> shapes = new ArrayList<>();
    if (failure) {
      shapes.addAll(Signs.cross(left + 4, 571, Geometry.SCALE));
    }
    double room = (Geometry.LOOP_PANEL.right() - 14 - x) / 1.02;
    double y = 577;
    for (String part : TextMeasure.lines(line, font, room, 2)) {
      shapes.add(Text.of(x, y, part, font, Paint.INK_2, Anchor.START));
      y += 23;
    }
    scene.sheet.label(
        new Mark(
            "label:log",
            Kind.LABEL,
            failure ? Optional.of(Stage.ERROR) : Optional.empty(),
            Progress.DONE,
            line,
            shapes));
  }
}
