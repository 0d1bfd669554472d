package dev.vitrine.tracer.render.png;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.tracer.figure.Box;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.Font;
import dev.vitrine.tracer.figure.Mark;
import dev.vitrine.tracer.figure.Outline;
import dev.vitrine.tracer.figure.Paint;
import dev.vitrine.tracer.figure.Pictures;
import dev.vitrine.tracer.figure.Point;
import dev.vitrine.tracer.figure.Shape;
import dev.vitrine.tracer.figure.Shape.Anchor;
import dev.vitrine.tracer.figure.Shape.Ink;
import dev.vitrine.tracer.figure.Theme;
import dev.vitrine.tracer.figures.Figures;
import dev.vitrine.tracer.trace.Records;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalLong;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// The pixels are compared with the geometry that the SVG is written from.
class PngRendererTest {
  private static final Records RECORDS = new Records().listening().accepted(1);

  private static List<FigureKind<?>> kinds() {
    return Figures.all();
  }

  private static Figure figure(Shape... shapes) {
    return new Figure(
        "f",
        100,
        40,
        "",
        "",
        List.of(
            new Mark(
                "a", Mark.Kind.LABEL, Optional.empty(), Mark.Progress.DONE, "", List.of(shapes))));
  }

  private static BufferedImage image(Figure figure, Theme theme) throws Exception {
    return ImageIO.read(new ByteArrayInputStream(PngRenderer.render(figure, theme)));
  }

  private static String pixel(BufferedImage image, double x, double y) {
    int rgb = image.getRGB((int) (x * PngRenderer.SCALE), (int) (y * PngRenderer.SCALE));
    return String.format("#%06X", rgb & 0xFFFFFF);
  }

  private static Shape.Text text(String words) {
    return Shape.Text.of(50, 25, words, Font.mono(12), Paint.INK, Anchor.MIDDLE);
  }

  /// Just inside the left edge of each node there is nothing but its fill.
  @ParameterizedTest
  @MethodSource("kinds")
  void everyNodeHasTheFillOfTheThemeWhereItsGeometrySays(FigureKind<?> kind) throws Exception {
    Figure figure = Pictures.at(kind, RECORDS.store(), 1, OptionalLong.empty());
    for (Theme theme : List.of(Theme.LIGHT, Theme.DARK)) {
      BufferedImage image = image(figure, theme);
      assertEquals(Math.ceil(figure.width() * PngRenderer.SCALE), image.getWidth());
      assertEquals(Math.ceil(figure.height() * PngRenderer.SCALE), image.getHeight());
      int compared = 0;
      for (Mark mark : figure.marks()) {
        Optional<Shape> body =
            mark.kind() == Mark.Kind.NODE
                ? mark.shapes().stream().filter(PngRendererTest::filled).findFirst()
                : Optional.empty();
        if (body.isPresent() && body.get().box().width() > 12) {
          Box box = body.get().box();
          assertEquals(
              theme.colour(ink(body.get()).fill()).toUpperCase(Locale.ROOT),
              pixel(image, box.x() + 4, box.centreY()),
              mark.id());
          compared++;
        }
      }
      assertTrue(compared > 0, kind.id());
    }
  }

  private static boolean filled(Shape shape) {
    return ink(shape).fill() != Paint.NONE;
  }

  private static Ink ink(Shape shape) {
    return switch (shape) {
      case Shape.Rect r -> r.ink();
      case Shape.Ellipse e -> e.ink();
      case Shape.Path p -> p.ink();
      case Shape.Text _ -> Ink.fill(Paint.NONE);
    };
  }

  @Test
  void setsTextFromItsLeftToItsRightAtTheMeasuredWidth() throws Exception {
    for (Font font : List.of(Font.sans(13), Font.bold(13), Font.semibold(13), Font.mono(12))) {
      // Both letters stand close to the ends of their advance.
      Shape.Text text = Shape.Text.of(50, 25, "Mo == -> MM", font, Paint.INK, Anchor.MIDDLE);
      BufferedImage image = image(figure(text), Theme.LIGHT);
      List<Integer> columns = inked(image);
      double left = columns.getFirst() / (double) PngRenderer.SCALE;
      double right = columns.getLast() / (double) PngRenderer.SCALE;
      assertTrue(left >= text.left() - 0.5 && left < text.left() + 3, font + " from " + left);
      assertTrue(
          right <= text.left() + text.width() + 0.5 && right > text.left() + text.width() - 3,
          font + " to " + right);
    }
  }

  @Test
  void squeezesWhatIsWiderThanItsWidth() throws Exception {
    Shape.Text half =
        new Shape.Text(10, 25, "MMMMMMMM", Font.mono(12), Paint.INK, Anchor.START, 20);
    List<Integer> columns = inked(image(figure(half), Theme.LIGHT));
    assertTrue(columns.getFirst() >= 20 && columns.getLast() <= 60, columns.toString());
  }

  private static List<Integer> inked(BufferedImage image) {
    List<Integer> columns = new ArrayList<>();
    int ground = image.getRGB(0, 0);
    for (int x = 0; x < image.getWidth(); x++) {
      for (int y = 0; y < image.getHeight(); y++) {
        if (image.getRGB(x, y) != ground) {
          columns.add(x);
          break;
        }
      }
    }
    return columns;
  }

  @Test
  void drawsStrokesDashesAndCurvesWhereTheyAre() throws Exception {
    Shape dashed =
        new Shape.Path(Outline.from(10, 10).line(60, 10), Ink.stroke(Paint.INK, 4).withDashes());
    Outline bow = Outline.from(10, 35).cubic(30, 15, 60, 15, 90, 35);
    BufferedImage image =
        image(figure(dashed, new Shape.Path(bow, Ink.stroke(Paint.INK, 3))), Theme.LIGHT);
    String ink = Theme.LIGHT.colour(Paint.INK);
    String ground = Theme.LIGHT.colour(Paint.CANVAS);
    assertEquals(ink, pixel(image, 12.5, 10), "in a dash");
    assertEquals(ground.toUpperCase(Locale.ROOT), pixel(image, 17, 10), "between two");
    assertEquals(ink, pixel(image, 21.5, 10), "in the next");
    Point middle = bow.at(0.5);
    assertEquals(ink, pixel(image, middle.x(), middle.y()), "on the bow");
  }

  @Test
  void saysWhichCharacterNoFontHas() {
    NoFontException none =
        assertThrows(
            NoFontException.class,
            () -> PngRenderer.image(figure(text("连接")), Theme.LIGHT, List::of));
    assertEquals(
        "No font on this machine has the character 连 (U+8FDE). Install one that has it, such as"
            + " Noto Sans CJK, or write SVG.",
        none.getMessage());
  }

  /// A client may send any bytes: no picture fails for them.
  @Test
  void drawsOnThoughAClientSentStrangeCharacters() {
    PngRenderer.image(figure(text("a\u0000\uD83E\uDD84\uFFFE")), Theme.LIGHT, List::of);
  }
}
