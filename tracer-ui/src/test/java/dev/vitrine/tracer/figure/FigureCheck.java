package dev.vitrine.tracer.figure;

import dev.vitrine.tracer.figure.Mark.Kind;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// What a careful reader would find wrong with a figure: a mark outside of it, a text on a text, on a
/// token or on a pill, an arrow through a text, two marks of one name. For the tests of every figure.
public final class FigureCheck {
  private record Piece(String mark, String words, Box box) {
    boolean text() {
      return !mark.startsWith("token") && !mark.startsWith("pill");
    }
  }

  private final Figure figure;
  private final List<Piece> pieces = new ArrayList<>();
  private final List<String> faults = new ArrayList<>();

  private FigureCheck(Figure figure) {
    this.figure = figure;
  }

  /// One sentence for each fault, none for a figure in order.
  public static List<String> faults(Figure figure) {
    FigureCheck check = new FigureCheck(figure);
    check.marks();
    check.overlaps();
    check.strokes();
    return check.faults;
  }

  private void marks() {
    Box all = new Box(0, 0, figure.width(), figure.height());
    Set<String> ids = new HashSet<>();
    for (Mark mark : figure.marks()) {
      if (!ids.add(mark.id())) {
        faults.add("two marks " + mark.id());
      }
      if (!all.contains(mark.box())) {
        faults.add(mark.id() + " leaves the figure");
      }
      if (mark.kind() == Kind.TOKEN || mark.kind() == Kind.PILL) {
        pieces.add(new Piece(mark.id(), mark.id(), mark.box().grown(-2)));
      } else {
        for (Shape shape : mark.shapes()) {
          if (shape instanceof Shape.Text text) {
            pieces.add(new Piece(mark.id(), text.text(), text.box()));
          }
        }
      }
    }
  }

  private void overlaps() {
    for (int i = 0; i < pieces.size(); i++) {
      for (int j = i + 1; j < pieces.size(); j++) {
        Piece a = pieces.get(i);
        Piece b = pieces.get(j);
        boolean apart = !a.mark().equals(b.mark()) || a.text();
        if (apart && a.box().overlaps(b.box())) {
          faults.add(a.words() + " on " + b.words());
        }
      }
    }
  }

  /// No arrow runs through a text.
  private void strokes() {
    for (Mark mark : figure.marks()) {
      if (mark.kind() != Kind.EDGE) {
        continue;
      }
      for (Shape shape : mark.shapes()) {
        if (shape instanceof Shape.Path path) {
          List<Point> points = close(path.outline());
          for (Piece piece : pieces) {
            if (piece.text() && points.stream().anyMatch(piece.box()::contains)) {
              faults.add(mark.id() + " through " + piece.words());
            }
          }
        }
      }
    }
  }

  /// Points so close to one another that none of the pieces between them hides a text.
  private static List<Point> close(Outline outline) {
    List<Point> all = new ArrayList<>();
    List<Point> points = outline.points();
    for (int i = 1; i < points.size(); i++) {
      Point from = points.get(i - 1);
      Point to = points.get(i);
      int steps = Math.max(1, (int) (from.distance(to) / 4));
      for (int k = 0; k <= steps; k++) {
        all.add(from.towards(to, (double) k / steps));
      }
    }
    return all;
  }
}
