package dev.vitrine.tracer.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class OutlineTest {
  @ParameterizedTest
  @CsvSource({"0, 360", "170, 474", "90, 10", "-75, -353"})
  void keepsAnArcAtItsRadius(double from, double to) {
    Outline arc = Outline.arc(10, 20, 80, from, to);
    Point centre = new Point(10, 20);
    for (Point p : arc.points()) {
      assertEquals(80, centre.distance(p), 0.03);
    }
    double end = Math.toRadians(to);
    assertEquals(10 + 80 * Math.cos(end), arc.end().x(), 1e-9);
    assertEquals(20 + 80 * Math.sin(end), arc.end().y(), 1e-9);
    assertEquals(80 * Math.toRadians(Math.abs(to - from)), arc.length(), 0.5);
  }

  @Test
  void scalesAroundTheOriginAndMoves() {
    Outline way = Outline.from(1, 2).line(3, 4).scaled(2).moved(1, 1);
    assertEquals(new Point(3, 5), way.start());
    assertEquals(new Point(7, 9), way.end());
  }
}
