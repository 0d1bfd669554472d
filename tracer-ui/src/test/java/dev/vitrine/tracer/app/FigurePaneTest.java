package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FigurePaneTest {
  @ParameterizedTest
  @CsvSource({
    // value, all, sight, from, to, expected
    "0.3, 500, 500, 0, 10, 0.3", // nothing to scroll
    "0, 800, 400, 100, 200, 0", // in sight already
    "0, 800, 400, 500, 600, 0.875", // brought to the middle
    "1, 800, 400, 0, 50, 0", // never past the beginning
    "0, 800, 400, 700, 800, 1", // never past the end
  })
  void bringsWhatIsNowIntoSight(
      double value, double all, double sight, double from, double to, double expected) {
    assertEquals(expected, FigurePane.revealing(value, all, sight, from, to), 1e-9);
  }
}
