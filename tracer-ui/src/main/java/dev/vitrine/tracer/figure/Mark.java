package dev.vitrine.tracer.figure;

import java.util.List;
import java.util.Optional;

/// One meaningful thing of a figure: a node, an arrow, a token. It has a name that stays the same from
/// state to state, so that a view can animate, click and read it aloud.
///
/// @param id unique in its figure and stable: `node:bind`, `edge:accept:2`, `token:2`
/// @param kind what sort of thing it is
/// @param stage whose colour it has; empty for what belongs to no stage
/// @param progress whether it happened, happens now, or has not happened yet
/// @param title one accessible sentence or name with its live values, uncut; "" for decoration
/// @param shapes what to paint, in order
/// @param travel for a token: the way it takes in this step; empty when it rests
public record Mark(
    String id,
    Kind kind,
    Optional<Stage> stage,
    Progress progress,
    String title,
    List<Shape> shapes,
    Optional<Travel> travel) {
  public enum Kind {
    PANEL,
    NODE,
    EDGE,
    LABEL,
    CLIENT,
    TOKEN,
    PILL,
    LEGEND
  }

  public enum Progress {
    DONE,
    NOW,
    NOT_YET
  }

  /// A way along a path from its start to where the token rests, in figure units. `rest` is where the shapes
  /// of the token are drawn.
  public record Travel(Outline path, Point rest) {}

  public Mark {
    shapes = List.copyOf(shapes);
  }

  public Mark(
      String id,
      Kind kind,
      Optional<Stage> stage,
      Progress progress,
      String title,
      List<Shape> shapes) {
    this(id, kind, stage, progress, title, shapes, Optional.empty());
  }

  /// The smallest box around all its shapes; a zero box at the origin when there are none.
  public Box box() {
    return shapes.stream().map(Shape::box).reduce(Box::union).orElse(new Box(0, 0, 0, 0));
  }
}
