package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Sheet.Spot;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.TextMeasure;
import dev.vitrine.tracer.figure.detailed.Scene.Look;
import java.util.List;

/// Paints the panel of `c.serve`: the way of a request through one connection, or how many connections are where.
final class ServePainter {
  private static final double LEFT = 22;

  private final Scene scene;
  private final DetailedNames names;

  ServePainter(Scene scene) {
    this.scene = scene;
    this.names = scene.names;
  }

  void paint() {
    scene.panel(
        "panel:connection",
        Geometry.CONNECTION_PANEL,
        scene.isNow(Place.CONNECTION),
        "handle the connection: " + DetailedWords.connections(scene.state, scene.focus));
    scene.sheet.text(
        "label:connection-title",
        Geometry.middleOf(Geometry.CONNECTION_PANEL, 192),
        "handle the connection",
        Font.semibold(Geometry.TEXT + 1),
        Paint.INK);
    scene.sheet.text(
        "label:connection-words",
        Geometry.middleOf(Geometry.CONNECTION_PANEL, 214),
        names.connectionPanel(),
        Font.mono(Geometry.TEXT),
        Paint.INK_2);
    part("parse", 244, "parse the request");
    box(Place.READ, Stage.READ, names.read());
    box(Place.ANALYSE, Stage.READ, names.analyse());
    part("map", 432, "map url to handlefunc()");
    box(Place.CHOOSE, Stage.DISPATCH, names.choose());
    box(Place.HANDLER, Stage.DISPATCH, names.handler());
    note();
  }

  private void part(String id, double y, String words) {
    scene.sheet.text(
        "label:" + id, Spot.start(LEFT, y), words, Font.bold(Geometry.TEXT), Paint.INK);
  }

  private void box(Place place, Stage stage, String name) {
    Look look =
        scene
            .focus
            .map(c ->
                new Look(
                    c.passed(place),
                    c.fault().isPresent() && c.fault().get().place() == place,
                    c.passed(place) && !c.open() && scene.marksNow()))
            .orElse(Look.of(scene.state.connections().passed().of(place) > 0));
    String value =
        scene
            .focus
            .map(c -> DetailedWords.value(place, c))
            .orElseGet(() -> DetailedWords.value(place, scene.state.connections()));
    scene.box(place, stage, name, value, look);
  }

  /// What the connection does between requests, or how many are where.
  private void note() {
    if (!scene.marksNow()) {
      return;
    }
    String words = DetailedWords.connections(scene.state, scene.focus);
    if (words.isEmpty()) {
      return;
    }
    Font font = Font.sans(Geometry.TEXT);
    double room = Geometry.CONNECTION_PANEL.right() - 14 - LEFT;
    List<String> parts = TextMeasure.lines(words, font, room, 2);
    for (int i = 0; i < parts.size(); i++) {
      scene.sheet.text(
          "label:note-" + (i + 1),
          Spot.start(LEFT, 583 + 22 * i),
          parts.get(i),
          words,
          font,
          Paint.INK_2,
          Progress.DONE);
    }
  }
}
