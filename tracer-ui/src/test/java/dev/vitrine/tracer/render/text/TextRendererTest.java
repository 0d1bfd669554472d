package dev.vitrine.tracer.render.text;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Arrow;
import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Mark.Kind;
import dev.vitrine.tracer.figure.Mark.Progress;
import dev.vitrine.tracer.figure.NodePainter;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Signs;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.render.Recorded;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class TextRendererTest {
  private static final NodePainter PAINTER = new NodePainter(new NodePainter.Sizes(13, 12, 1));

  private static Mark mark(String id, Kind kind, Progress progress, List<Shape> shapes) {
    return new Mark(id, kind, Optional.of(Stage.READ), progress, "", shapes);
  }

  private static NodePainter.Label label(String name, String value, Progress progress) {
    return new NodePainter.Label("node:" + name, Stage.READ, name, value, progress, false, false);
  }

  private static Mark words(String text) {
    Shape.Text shape = Shape.Text.of(20, 30, text, Font.mono(12), Paint.INK, Anchor.START);
    return mark("label:" + text, Kind.LABEL, Progress.DONE, List.of(shape));
  }

  private static Mark arrow(String id, Outline way, Progress progress) {
    return mark("edge:" + id, Kind.EDGE, progress, Arrow.of(way, progress, 1));
  }

  private static String text(Mark... marks) {
    return TextRenderer.render(new Figure("f", 400, 200, "A figure", "", List.of(marks)));
  }

  @Test
  void drawsBoxesEllipsesArrowsAndTokensAndWhatIsNow() {
    String picture =
        text(
            arrow("there", Outline.from(120, 60).line(228, 60), Progress.DONE),
            arrow("back", Outline.from(280, 85).cubic(280, 140, 80, 140, 80, 82), Progress.NOT_YET),
            PAINTER.box(new Box(20, 40, 100, 40), label("PARSE", "GET /", Progress.DONE)),
            PAINTER.ellipse(290, 60, 54, 26, label("HANDLE", "", Progress.NOW)),
            mark(
                "token:7",
                Kind.TOKEN,
                Progress.NOW,
                Signs.token(new Point(150, 60), "7", Stage.READ, false, 1)));
    assertTrue(picture.startsWith("A figure\n\n"), picture);
    assertTrue(picture.endsWith("\n\n━ now   ─ done   ┄ not yet\n"), picture);
    List<String> rows = picture.lines().toList();
    String middle = rows.stream().filter(r -> r.contains("HANDLE")).findFirst().orElseThrow();
    assertTrue(picture.contains("PARSE") && picture.contains("GET /"), picture);
    assertTrue(middle.matches("\\s*│.*[├│].*\\(7\\).*▶┃ *HANDLE *┃"), picture);
    assertTrue(rows.stream().anyMatch(r -> r.matches(".*╰┄+╯.*")), "the way back\n" + picture);
    assertTrue(rows.stream().anyMatch(r -> r.contains("▲")), "its head\n" + picture);
    assertTrue(rows.stream().anyMatch(r -> r.matches(".*┏━+┓.*")), "what is now\n" + picture);
  }

  @Test
  void everyFigureFitsIntoTheColumnsAndLosesNoWord() throws Exception {
    List<String> faults = new ArrayList<>();
    for (Recorded.Picture picture : Recorded.figures()) {
      String text = TextRenderer.render(picture.figure());
      text.lines()
          .filter(l -> Grid.columns(l) > TextRenderer.COLUMNS)
          .forEach(l -> faults.add(picture.where() + " is wide: " + l));
      for (Mark mark : picture.figure().marks()) {
        for (Shape shape : mark.shapes()) {
          // What is longer may be cut in the middle.
          if (shape instanceof Shape.Text t && t.text().length() < 12 && !text.contains(t.text())) {
            faults.add(picture.where() + " lacks " + t.text() + " of " + mark.id());
          }
        }
      }
    }
    assertEquals(List.of(), faults.stream().limit(10).toList());
  }

  @Test
  void everyFigureShowsWhichNodeIsNow() throws Exception {
    for (Recorded.Picture picture : Recorded.figures()) {
      boolean now =
          picture.figure().marks().stream()
              .filter(m -> m.kind() == Kind.NODE && m.progress() == Progress.NOW)
              .flatMap(m -> m.shapes().stream())
              .anyMatch(s -> s instanceof Shape.Rect r && r.ink().stroke() != Paint.NONE);
      String drawn = TextRenderer.render(picture.figure()).replace("━ now", "");
      assertTrue(!now || drawn.contains("━"), picture.where());
    }
  }

  @Test
  void cutsALongTextInItsMiddle() {
    String picture = text(words("begin" + "x".repeat(200) + "end"));
    String row = picture.lines().filter(l -> l.contains("begin")).findFirst().orElseThrow();
    assertTrue(row.contains("…") && row.endsWith("end") && row.length() <= 100, row);
  }

  @Test
  void givesAnEastAsianCharacterTwoColumns() {
    assertEquals(4, Grid.columns("连接"));
    Grid grid = new Grid(8, 1);
    grid.line(0, 0, 7, 0, Grid.Line.THIN);
    grid.text(1, 0, "连接");
    assertEquals("╶连接──╴\n", grid.rows());
  }

  @Test
  void joinsLinesThatMeet() {
    Grid grid = new Grid(5, 3);
    grid.frame(0, 0, 4, 2, Grid.Line.THIN, true);
    grid.line(2, 0, 2, 2, Grid.Line.THIN);
    grid.line(0, 1, 4, 1, Grid.Line.THIN);
    assertEquals("╭─┬─╮\n├─┼─┤\n╰─┴─╯\n", grid.rows());
  }

  @Test
  void letsNoControlCharacterReachTheTerminal() {
    assertFalse(text(words("a\u001b[2Jb")).contains("\u001b"));
  }
}
