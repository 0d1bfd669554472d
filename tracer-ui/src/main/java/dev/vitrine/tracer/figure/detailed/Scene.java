package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Outline.Line;
import dev.vitrine.tracer.figure.Outline.Move;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Rect;
import dev.vitrine.tracer.figure.Sheet;
import dev.vitrine.tracer.figure.Stage;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// What the painters of one figure share: the state, whom the panel of `c.serve` tells of, what is now, and the sheet
/// that they paint on.
final class Scene {
  final DetailedState state;
  final FigureOptions options;
  final DetailedNames names;
  final Optional<ConnectionView> focus;
  final Sheet sheet = new Sheet(Geometry.SCALE);
  final NodePainter nodes =
      new NodePainter(new NodePainter.Sizes(Geometry.TEXT, Geometry.TEXT, Geometry.SCALE));

  Scene(DetailedState state, FigureOptions options) {
    this.state = state;
    this.options = options;
    this.names = DetailedNames.of(options.names());
    this.focus = state.connections().focus(options.connection());
  }

  /// A finished recording on a page shows the way alone: nothing is now any more.
  boolean marksNow() {
    return options.inWindow() || !state.loop().stopped();
  }

  /// True where the latest step happened, unless it was on a connection that the panel does not tell of.
  boolean isNow(Place place) {
    if (state.now().place() != place || !marksNow()) {
      return false;
    }
    boolean inPanel = place == Place.CONNECTION || place.ofRequest();
    return !inPanel || focus.isEmpty() || focus.get().id() == state.now().connectionId();
  }

  Progress progress(Place place, boolean done) {
    return isNow(place) ? Progress.NOW : done ? Progress.DONE : Progress.NOT_YET;
  }

  void panel(String id, Box box, boolean now, String title) {
    sheet.ground(
        new Mark(
            id,
            Kind.PANEL,
            Optional.empty(),
            now ? Progress.NOW : Progress.DONE,
            title,
            List.of(
                new Rect(
                    box.x(),
                    box.y(),
                    box.width(),
                    box.height(),
                    Geometry.RADIUS,
                    Ink.of(Paint.SERVER, now ? Paint.INK : Paint.SERVER_LINE, now ? 3.5 : 2)))));
  }

  void box(Place place, Stage stage, String name, String value, Look look) {
    String id = "node:" + place.name().toLowerCase(Locale.ROOT).replace('_', '-');
    sheet.node(
        nodes.box(
            Geometry.box(place),
            new NodePainter.Label(
                id, stage, name, value, progress(place, look.done()), look.failed(), look.gone())));
  }

  /// How a box stands beside being now.
  record Look(boolean done, boolean failed, boolean gone) {
    static Look of(boolean done) {
      return new Look(done, false, false);
    }
  }

  /// The straight way with its tip drawn back when the box that it leads to wears a ring.
  Outline toBox(Outline way, Place target) {
    if (!isNow(target)) {
      return way;
    }
    Point tip = way.end();
    double far = way.start().distance(tip);
    Point end = tip.towards(way.start(), (NodePainter.RING_GAP + 1) / far);
    return new Outline(List.of(new Move(way.start()), new Line(end)));
  }
}
