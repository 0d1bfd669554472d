package dev.vitrine.tracer.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class GlyphTest {
  @ParameterizedTest
  @EnumSource(Stage.class)
  void drawsEverySignInsideItsSquare(Stage stage) {
    Box square = new Box(93, 43, 14, 14);
    for (Shape shape : Glyph.at(new Point(100, 50), stage, 14, Paint.INK)) {
      assertTrue(square.contains(shape.box()), stage + " " + shape.box());
    }
  }
}
