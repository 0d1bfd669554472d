package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Shape.Path;
import java.util.List;

/// The sign of a stage as outlines: its form says what its colour says.
public final class Glyph {
  /// The side of the square around the origin in which the outlines of [#of(Stage)] lie.
  public static final double GRID = 14;

  /// One piece of a sign.
  ///
  /// @param stroke the width of its line on the grid; 0 when it is filled
  public record Piece(Outline outline, double stroke) {
    public boolean filled() {
      return stroke == 0;
    }
  }

  private Glyph() {}

  /// The pieces of a stage's sign, on the grid.
  public static List<Piece> of(Stage stage) {
    return switch (stage) {
      case LISTEN -> List.of(polygon(-4.1, -4.1, 4.1, -4.1, 4.1, 4.1, -4.1, 4.1));
      case ACCEPT -> List.of(new Piece(Outline.arc(0, 0, 4.8, 0, 360).close(), 0));
      case CONNECTION -> List.of(new Piece(Outline.arc(0, 0, 3.8, 0, 360).close(), 2.1));
      case READ -> List.of(polygon(-4, -5, 5, 0, -4, 5));
      case DISPATCH -> List.of(polygon(0, -5.5, 5.5, 0, 0, 5.5, -5.5, 0));
      case RESPONSE -> List.of(polygon(4, -5, -5, 0, 4, 5));
      case REUSE ->
          List.of(
              new Piece(Outline.arc(0, 0, 4.05, -75, -353), 2),
              polygon(0.2, -6.6, 4.6, -3.4, 0.2, -1));
      case SHUTDOWN -> List.of(polygon(-4.9, -1.9, 4.9, -1.9, 4.9, 1.9, -4.9, 1.9));
      case ERROR ->
          List.of(
              new Piece(Outline.from(-3.7, -3.7).line(3.7, 3.7), 2.2),
              new Piece(Outline.from(3.7, -3.7).line(-3.7, 3.7), 2.2));
    };
  }

  /// The sign in a figure, around a point.
  ///
  /// @param size the side of the square that it takes
  public static List<Shape> at(Point middle, Stage stage, double size, Paint paint) {
    double factor = size / GRID;
    return of(stage).stream()
        .<Shape>map(piece ->
            new Path(
                piece.outline().scaled(factor).moved(middle.x(), middle.y()),
                piece.filled() ? Ink.fill(paint) : Ink.stroke(paint, piece.stroke() * factor)))
        .toList();
  }

  private static Piece polygon(double... xy) {
    Outline outline = Outline.from(xy[0], xy[1]);
    for (int i = 2; i < xy.length; i += 2) {
      outline = outline.line(xy[i], xy[i + 1]);
    }
    return new Piece(outline.close(), 0);
  }
}
