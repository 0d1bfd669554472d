package dev.vitrine.tracer.figure;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class CountsTest {
  @Test
  void countsWhatMovesWithoutChangingWhatWas() {
    Counts<Stage> two = Counts.<Stage>none().plus(Stage.READ, 2);
    Counts<Stage> moved = two.moved(Stage.READ, Stage.DISPATCH);
    assertEquals(2, two.of(Stage.READ));
    assertEquals(1, moved.of(Stage.READ));
    assertEquals(1, moved.of(Stage.DISPATCH));
    assertEquals(2, moved.total());
    assertEquals(two, moved.moved(Stage.DISPATCH, Stage.READ));
  }
}
