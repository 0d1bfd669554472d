package dev.vitrine.tracer.render.text;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Stage;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// Draws a figure with characters, for a terminal and for plain text. Frames, arrows and texts stand in the order in which
/// the figure has them; double weight is what is now, dashes are what has not happened yet.
public final class TextRenderer {
  /// As many columns as a picture has at most.
  public static final int COLUMNS = 100;

  /// Signs are no larger than this, in figure units.
  private static final double SIGN = 20;

  /// Texts are cut to this many columns for the sake of room around frames and arrows, not further.
  private static final int ROOMY = 30;

  /// A curve that bows out by this much is drawn around its outside.
  private static final double BOW = 9;

  private final Figure figure;
  private final List<Frame> frames = new ArrayList<>();
  private final List<Words> texts = new ArrayList<>();
  private final List<Way> ways = new ArrayList<>();
  private final Axis across = new Axis(2);

  /// Whether frames and arrows keep the room around them that makes them easy to tell apart; it is given up before texts are
  /// cut short.
  private boolean roomy = true;

  private final Axis down = new Axis(4);

  private record Frame(Box box, Grid.Line line, boolean round, Mark mark) {}

  /// @param over whether it lies over frames, as a token does
  private record Words(Box box, double row, String text, Anchor anchor, Mark mark, boolean over) {
    Words cut(int most) {
      return new Words(box, row, shortened(text, most), anchor, mark, over);
    }
  }

  private record Way(Outline outline, Grid.Line line, Optional<Point> tip) {
    Point end() {
      return tip.orElse(outline.end());
    }

    Box box() {
      Point end = end();
      return outline.box().union(new Box(end.x(), end.y(), 0, 0));
    }

    Way to(Point newTip) {
      return new Way(outline, line, Optional.of(newTip));
    }
  }

  private TextRenderer(Figure figure) {
    this.figure = figure;
  }

  /// The picture, its lines no longer than [#COLUMNS] columns, each ended by `\n`.
  public static String render(Figure figure) {
    TextRenderer renderer = new TextRenderer(figure);
    figure.marks().forEach(renderer::take);
    return renderer.picture();
  }

  // What there is to draw.

  private void take(Mark mark) {
    switch (mark.kind()) {
      case TOKEN -> sign(mark, "(", ")");
      case PILL -> sign(mark, "[‖ ", "]");
      case EDGE -> edge(mark);
      case CLIENT -> {
        person(mark);
        content(mark);
      }
      case PANEL, NODE, LABEL, LEGEND -> content(mark);
    }
  }

  /// What is written in a token or a pill, between signs that say which it is.
  private void sign(Mark mark, String before, String after) {
    Box box = mark.box();
    for (Shape shape : mark.shapes()) {
      if (shape instanceof Shape.Text text) {
        String words = before + text.text() + after;
        texts.add(
            new Words(
                new Box(box.x(), box.y(), box.width(), box.height()),
                text.y() - text.font().size() * 0.36,
                words,
                Anchor.MIDDLE,
                mark,
                true));
      }
    }
  }

  private void edge(Mark mark) {
    Grid.Line line = line(mark);
    int first = ways.size();
    for (Shape shape : mark.shapes()) {
      switch (shape) {
        case Shape.Path path -> {
          boolean head = path.ink().fill() != Paint.NONE && path.box().width() <= SIGN;
          if (head && ways.size() > first) {
            ways.add(ways.removeLast().to(path.outline().start()));
          } else if (!head && !ground(path.ink().stroke())) {
            ways.add(new Way(path.outline(), line, Optional.empty()));
          }
        }
        case Shape.Text text -> words(mark, text);
        case Shape.Rect _, Shape.Ellipse _ -> {}
      }
    }
  }

  /// The casing of an arrow has the colour of what lies under it.
  private static boolean ground(Paint paint) {
    return switch (paint) {
      case SERVER, CANVAS, APP, NONE -> true;
      default -> false;
    };
  }

  private void person(Mark mark) {
    for (Shape shape : mark.shapes()) {
      if (shape instanceof Shape.Ellipse head && !ground(head.ink().fill())) {
        String[] rows = {" o ", "/|\\", "/ \\"};
        for (int i = 0; i < rows.length; i++) {
          double y = head.cy() + 16 * i;
          Box box = new Box(head.cx() - 12, y - 6, 24, 12);
          texts.add(new Words(box, y, rows[i], Anchor.MIDDLE, mark, false));
        }
      }
    }
  }

  private void content(Mark mark) {
    for (Shape shape : mark.shapes()) {
      switch (shape) {
        case Shape.Text text -> words(mark, text);
        case Shape.Rect rect -> {
          boolean sign = rect.width() <= SIGN && rect.height() <= SIGN;
          boolean ring = rect.ink().fill() == Paint.NONE && mark.progress() == Progress.NOW;
          boolean inked = rect.ink().stroke() != Paint.NONE;
          if (inked && !sign && !disc(rect) && !(ring && mark.kind() == Kind.NODE)) {
            frames.add(new Frame(rect.box(), frame(mark, rect.ink()), false, mark));
          }
        }
        case Shape.Ellipse ellipse -> {
          boolean ring = ellipse.ink().fill() == Paint.NONE && mark.progress() == Progress.NOW;
          if (ellipse.ink().stroke() != Paint.NONE && ellipse.rx() > SIGN && !ring) {
            frames.add(new Frame(ellipse.box(), frame(mark, ellipse.ink()), true, mark));
          }
        }
        case Shape.Path path -> path(mark, path);
      }
    }
  }

  /// A token that stands in another mark.
  private static boolean disc(Shape.Rect rect) {
    return rect.height() < 2.5 * SIGN && rect.radius() * 2 >= rect.height();
  }

  private void path(Mark mark, Shape.Path path) {
    Box box = path.box();
    if (box.width() <= SIGN && box.height() <= SIGN) {
      glyph(mark, box, path.ink());
    } else if (straight(mark, box) && path.ink().stroke() != Paint.HAIRLINE) {
      Grid.Line kind =
          path.ink().dash() != Shape.Dash.SOLID
              ? Grid.Line.DASHED
              : mark.progress() == Progress.NOW ? Grid.Line.HEAVY : Grid.Line.THIN;
      ways.add(new Way(path.outline(), kind, Optional.empty()));
    }
  }

  /// A line long enough to be seen among characters; parts of a label are underlined, which a terminal leaves out.
  private static boolean straight(Mark mark, Box box) {
    boolean level = box.height() < 4 && box.width() > SIGN;
    boolean upright = box.width() < 4 && box.height() > 2 * SIGN;
    return mark.kind() != Kind.LABEL && (level || upright);
  }

  /// The sign of a stage, which is known by its own colour or by that of what it stands on.
  private void glyph(Mark mark, Box box, Shape.Ink ink) {
    Paint own = ink.fill() == Paint.NONE ? ink.stroke() : ink.fill();
    Optional<Stage> stage = Optional.empty();
    for (Stage s : Stage.values()) {
      if (s.line() == own || (stage.isEmpty() && on(mark, box, s.fill()))) {
        stage = Optional.of(s);
      }
    }
    boolean cursor = own == Paint.INK && stage.isEmpty();
    if (cursor && mark.kind() == Kind.PANEL) {
      return;
    }
    String sign = cursor ? "▶" : stage.or(mark::stage).map(Stage::glyph).orElse("");
    boolean there =
        texts.stream().anyMatch(t -> t.mark().equals(mark) && t.box().grown(3).overlaps(box));
    if (!sign.isEmpty() && !there) {
      texts.add(new Words(box, box.centreY(), sign, Anchor.MIDDLE, mark, false));
    }
  }

  private static boolean on(Mark mark, Box box, Paint fill) {
    return mark.shapes().stream()
        .anyMatch(s ->
            s instanceof Shape.Rect rect
                && rect.ink().fill() == fill
                && rect.box().grown(1).contains(box));
  }

  private void words(Mark mark, Shape.Text text) {
    if (!text.text().isBlank()) {
      double row = text.y() - text.font().size() * 0.36;
      boolean inDisc =
          mark.shapes().stream()
              .anyMatch(s ->
                  s instanceof Shape.Rect rect
                      && rect.width() > SIGN
                      && disc(rect)
                      && rect.box().contains(text.box()));
      String words = inDisc ? "(" + text.text() + ")" : text.text();
      texts.add(new Words(text.box(), row, words, text.anchor(), mark, false));
    }
  }

  private static Grid.Line line(Mark mark) {
    return switch (mark.progress()) {
      case NOW -> Grid.Line.HEAVY;
      case DONE -> Grid.Line.THIN;
      case NOT_YET -> Grid.Line.DASHED;
    };
  }

  private static Grid.Line frame(Mark mark, Shape.Ink ink) {
    return ink.dash() != Shape.Dash.SOLID ? Grid.Line.DASHED : line(mark);
  }

  // Where it goes.

  private String picture() {
    int most = COLUMNS;
    double scale = -1;
    List<Words> whole = List.copyOf(texts);
    while (scale < 0 && most > 4) {
      roomy = most > ROOMY;
      scale = widest(needsAcross(most));
      most--;
    }
    int longest = most + 1;
    texts.clear();
    whole.forEach(t -> texts.add(t.cut(longest)));
    fill(across);
    int width = across.lay(Math.max(0, scale));
    needsDown();
    int height = down.lay(Math.max(0.02, scale) / 2);
    Grid grid = new Grid(Math.min(COLUMNS, width), height);
    frames.forEach(f -> draw(grid, f));
    ways.forEach(w -> draw(grid, w));
    texts.stream().filter(t -> !t.over()).forEach(t -> draw(grid, t));
    heads.forEach(h -> grid.text(h.x(), h.y(), h.sign()));
    texts.stream().filter(Words::over).forEach(t -> draw(grid, t));
    String rows =
        grid.rows().strip().isEmpty() ? "" : BLANKS.matcher(grid.rows()).replaceAll("\n\n");
    return figure.title() + "\n\n" + EDGES.matcher(rows).replaceAll("") + "\n\n" + LEGEND;
  }

  private static final Pattern BLANKS = Pattern.compile("\n{3,}");
  private static final Pattern EDGES = Pattern.compile("^\n+|\n+$");
  private static final String LEGEND = "━ now   ─ done   ┄ not yet\n";

  private Axis needsAcross(int most) {
    Axis axis = new Axis(2);
    List<Words> whole = List.copyOf(texts);
    texts.clear();
    whole.forEach(t -> texts.add(t.cut(most)));
    fill(axis);
    texts.clear();
    texts.addAll(whole);
    return axis;
  }

  /// The largest scale at which all columns fit; negative when none does.
  private static double widest(Axis axis) {
    if (axis.lay(0) > COLUMNS) {
      return -1;
    }
    double low = 0;
    double high = 0.2;
    for (int i = 0; i < 20; i++) {
      double middle = (low + high) / 2;
      if (axis.lay(middle) <= COLUMNS) {
        low = middle;
      } else {
        high = middle;
      }
    }
    return low;
  }

  private void fill(Axis axis) {
    axis.place(0);
    for (Frame f : frames) {
      axis.need(f.box().x(), f.box().right(), roomy ? 2 : 1);
    }
    for (Words t : texts) {
      axis.need(t.box().x(), t.box().right(), Grid.columns(t.text()));
    }
    for (Way w : ways) {
      Box box = w.box();
      if (box.width() > BOW) {
        axis.need(box.x(), box.right(), 3);
      }
    }
    for (Words t : texts) {
      for (Way w : roomy ? ways : List.<Way>of()) {
        Box box = w.box();
        boolean beside = t.row() > box.y() - 4 && t.row() < box.bottom() + 4 && !t.over();
        if (beside && box.right() <= t.box().x()) {
          axis.need(box.right(), t.box().x(), 2);
        } else if (beside && t.box().right() <= box.x()) {
          axis.need(t.box().right(), box.x(), 1);
        }
      }
      for (Words other : texts) {
        if (sameRow(t, other) && t.box().right() <= other.box().x()) {
          axis.need(t.box().right(), other.box().x(), 1);
        }
      }
      for (Frame f : frames) {
        if (t.over() || t.row() < f.box().y() || t.row() > f.box().bottom()) {
          continue;
        }
        if (t.box().right() <= f.box().x()) {
          axis.need(t.box().right(), f.box().x(), 1);
        } else if (t.box().x() >= f.box().right()) {
          axis.need(f.box().right(), t.box().x(), 2);
        } else if (f.box().grown(1).contains(t.box())) {
          axis.need(f.box().x(), t.box().x(), 2);
          axis.need(t.box().right(), f.box().right(), 1);
        }
      }
    }
    for (Frame f : roomy ? frames : List.<Frame>of()) {
      for (Frame other : frames) {
        boolean beside = f.box().y() < other.box().bottom() && other.box().y() < f.box().bottom();
        if (beside && f.box().right() <= other.box().x()) {
          axis.need(f.box().right(), other.box().x(), 1);
        } else if (beside
            && f.box().x() < other.box().x()
            && f.box().right() > other.box().right()) {
          axis.need(f.box().x(), other.box().x(), 2);
          axis.need(other.box().right(), f.box().right(), 2);
        }
      }
    }
  }

  private static boolean sameRow(Words a, Words b) {
    return Math.abs(a.row() - b.row()) < Math.min(a.box().height(), b.box().height()) / 2;
  }

  private void needsDown() {
    down.place(0);
    for (Frame f : frames) {
      down.need(f.box().y(), f.box().bottom(), 2);
    }
    for (Way w : ways) {
      Box box = w.box();
      if (box.height() > BOW) {
        down.need(box.y(), box.bottom(), 2);
      }
    }
    for (Words t : texts) {
      if (t.over()) {
        continue;
      }
      down.place(t.row());
      for (Words other : texts) {
        if (!other.over() && meet(t.box(), other.box()) && other.row() - t.row() > 4) {
          down.need(t.row(), other.row(), 1);
        }
      }
      for (Frame f : frames) {
        if (!meet(t.box(), f.box())) {
          continue;
        }
        if (t.row() <= f.box().y()) {
          down.need(t.row(), f.box().y(), 1);
        } else if (t.row() >= f.box().bottom()) {
          down.need(f.box().bottom(), t.row(), 1);
        } else {
          down.need(f.box().y(), t.row(), 1);
          down.need(t.row(), f.box().bottom(), 1);
        }
      }
    }
    for (Frame f : frames) {
      for (Frame other : frames) {
        if (!meet(f.box(), other.box())) {
          continue;
        }
        if (f.box().bottom() <= other.box().y()) {
          down.need(f.box().bottom(), other.box().y(), 1);
        } else if (f.box().y() < other.box().y() && f.box().bottom() > other.box().bottom()) {
          down.need(f.box().y(), other.box().y(), 1);
          down.need(other.box().bottom(), f.box().bottom(), 1);
        }
      }
    }
  }

  /// Whether one stands over the other, as seen from above.
  private static boolean meet(Box a, Box b) {
    return a.x() < b.right() && b.x() < a.right();
  }

  // The drawing.

  private void draw(Grid grid, Frame f) {
    Box box = f.box();
    grid.frame(
        across.cell(box.x()),
        down.cell(box.y()),
        across.cell(box.right()),
        down.cell(box.bottom()),
        f.line(),
        f.round());
  }

  private void draw(Grid grid, Words t) {
    int left = across.cell(t.box().x());
    int right = across.cell(t.box().right());
    int columns = Grid.columns(t.text());
    Optional<Box> around = t.over() ? Optional.empty() : centred(t);
    if (around.isPresent()) {
      left = across.cell(around.get().x()) + 1;
      right = across.cell(around.get().right());
    }
    int start =
        switch (t.anchor()) {
          case START -> left;
          case MIDDLE -> left + (int) Math.round((right - left - columns) / 2.0);
          case END -> right - columns;
        };
    grid.text(Math.clamp(start, 0, COLUMNS - 1), down.cell(t.row()), t.text());
  }

  /// The frame in whose middle a text stands.
  private Optional<Box> centred(Words t) {
    return frames.stream()
        .map(Frame::box)
        .filter(b -> t.anchor() == Anchor.MIDDLE && b.contains(t.box()))
        .filter(b -> Math.abs(b.centreX() - t.box().centreX()) < 1)
        .min((a, b) -> Double.compare(a.width(), b.width()));
  }

  // Ways. A cell is a column and a row.

  private record Cell(int x, int y) {}

  private record Head(int x, int y, String sign) {}

  private final List<Head> heads = new ArrayList<>();

  private void draw(Grid grid, Way way) {
    List<Cell> cells = outside(way, corners(way));
    Cell last = cells.getLast();
    Cell before = last;
    for (int i = cells.size() - 1; i >= 0 && before.equals(last); i--) {
      before = cells.get(i);
    }
    int dx = Integer.signum(last.x() - before.x());
    int dy = last.x() == before.x() ? Integer.signum(last.y() - before.y()) : 0;
    boolean head = way.tip().isPresent();
    if (head && onFrame(last)) {
      last = new Cell(last.x() - dx, last.y() - dy);
    }
    Cell at = cells.getFirst();
    for (Cell next : cells.subList(1, cells.size())) {
      Cell to = next.equals(cells.getLast()) ? last : next;
      grid.line(at.x(), at.y(), to.x(), at.y(), way.line());
      grid.line(to.x(), at.y(), to.x(), to.y(), way.line());
      at = to;
    }
    if (head) {
      heads.add(new Head(last.x(), last.y(), dx > 0 ? "▶" : dx < 0 ? "◀" : dy > 0 ? "▼" : "▲"));
    }
  }

  /// The cells where a way turns, its end last.
  private List<Cell> corners(Way way) {
    Outline outline = way.outline();
    Point start = outline.start();
    Point end = way.end();
    Box box = outline.box();
    double above = Math.min(start.y(), end.y()) - box.y();
    double below = box.bottom() - Math.max(start.y(), end.y());
    if (Math.max(above, below) > BOW && box.width() < 2 * Math.abs(end.x() - start.x())) {
      // A bow: up or down, across, and back.
      double row = above > below ? box.y() : box.bottom();
      return List.of(
          cell(start), cell(new Point(start.x(), row)), cell(new Point(end.x(), row)), cell(end));
    }
    if (sweeps(outline)) {
      Point middle = new Point(outline.at(0.6).x(), outline.at(0.3).y());
      return List.of(
          cell(start),
          cell(new Point(start.x(), middle.y())),
          cell(middle),
          cell(new Point(middle.x(), end.y())),
          cell(end));
    }
    List<Cell> all = new ArrayList<>(outline.points().stream().map(this::cell).toList());
    all.add(cell(end));
    return all;
  }

  /// One curve that leaves upright and arrives level.
  private static boolean sweeps(Outline outline) {
    return outline.segments().size() == 2
        && outline.segments().getLast() instanceof Outline.Cubic(Point c1, Point c2, Point to)
        && Math.abs(c1.x() - outline.start().x()) < Math.abs(c1.y() - outline.start().y())
        && Math.abs(to.x() - c2.x()) > Math.abs(to.y() - c2.y());
  }

  private Cell cell(Point p) {
    return new Cell(across.cell(p.x()), down.cell(p.y()));
  }

  /// The same way with its ends on the frames that they lie in: what was an ellipse became its box.
  private List<Cell> outside(Way way, List<Cell> cells) {
    List<Cell> all = new ArrayList<>(cells);
    all.set(0, drawnOut(way.outline().start(), all.getFirst(), all.get(1)));
    int last = all.size() - 1;
    all.set(last, drawnOut(way.end(), all.get(last), all.get(last - 1)));
    return all;
  }

  private Cell drawnOut(Point end, Cell cell, Cell next) {
    for (Frame f : frames) {
      Box box = f.box();
      if (f.mark().kind() == Kind.NODE && box.contains(end)) {
        if (next.x() == cell.x() && next.y() != cell.y()) {
          return new Cell(cell.x(), down.cell(next.y() < cell.y() ? box.y() : box.bottom()));
        }
        if (next.y() == cell.y() && next.x() != cell.x()) {
          return new Cell(across.cell(next.x() < cell.x() ? box.x() : box.right()), cell.y());
        }
      }
    }
    return cell;
  }

  private boolean onFrame(Cell c) {
    for (Frame f : frames) {
      int left = across.cell(f.box().x());
      int right = across.cell(f.box().right());
      int top = down.cell(f.box().y());
      int bottom = down.cell(f.box().bottom());
      boolean inside = c.x() >= left && c.x() <= right && c.y() >= top && c.y() <= bottom;
      boolean border = c.x() == left || c.x() == right || c.y() == top || c.y() == bottom;
      if (inside && border) {
        return true;
      }
    }
    return false;
  }

  /// At most so many columns, cut in the middle.
  private static String shortened(String text, int most) {
    if (Grid.columns(text) <= most) {
      return text;
    }
    int[] chars = text.codePoints().toArray();
    int head = chars.length / 2;
    int tail = chars.length - head;
    String cut = text;
    while (Grid.columns(cut) > most && head + tail > 0) {
      if (head >= tail) {
        head--;
      } else {
        tail--;
      }
      cut = new String(chars, 0, head) + "…" + new String(chars, chars.length - tail, tail);
    }
    return cut;
  }
}
