package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import javafx.geometry.Rectangle2D;
import org.junit.jupiter.api.Test;

class WindowPlaceTest {
  private static final Rectangle2D LEFT = new Rectangle2D(0, 0, 1920, 1080);
  private static final Rectangle2D RIGHT = new Rectangle2D(1920, 0, 1280, 720);

  @Test
  void staysWhereItsHeadCanBeTakenHoldOf() {
    for (Rectangle2D place :
        List.of(
            new Rectangle2D(100, 100, 1000, 700),
            new Rectangle2D(2000, 10, 1000, 700),
            new Rectangle2D(1500, 10, 1000, 700),
            new Rectangle2D(-800, 10, 1000, 700))) {
      assertEquals(place, WindowPlace.on(List.of(LEFT, RIGHT), place), place.toString());
    }
  }

  @Test
  void comesBackFromAScreenThatIsGone() {
    Rectangle2D onTheRight = new Rectangle2D(2000, 10, 1000, 700);
    assertEquals(new Rectangle2D(460, 190, 1000, 700), WindowPlace.on(List.of(LEFT), onTheRight));
    assertEquals(
        new Rectangle2D(460, 190, 1000, 700),
        WindowPlace.on(List.of(LEFT), new Rectangle2D(100, -40, 1000, 700)),
        "its head was over the edge");
  }

  @Test
  void isNoLargerThanTheScreenThatItComesBackTo() {
    assertEquals(RIGHT, WindowPlace.on(List.of(RIGHT), new Rectangle2D(-5000, 0, 3840, 2160)));
  }
}
