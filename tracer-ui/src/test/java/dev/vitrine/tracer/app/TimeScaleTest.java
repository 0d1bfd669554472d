package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.Random;
import org.junit.jupiter.api.Test;

class TimeScaleTest {
  private final TimeScale scale = new TimeScale();

  @Test
  void showsEverythingAtFirstAndAShortRunNoWiderThanItNeeds() {
    scale.room(1000, 0, 4);
    assertEquals(0, scale.from());
    assertEquals(4, scale.to());
    assertTrue(scale.place(4) < 300);
    scale.room(1000, 0, 1_000_000);
    assertEquals(1000, scale.place(1_000_000), 1e-6);
  }

  @Test
  void keepsTheStepUnderThePointerWhereItIsWhileZooming() {
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      scale.fit();
      scale.room(1200, 500, 100_500);
      double place = 200 + random.nextInt(800);
      int position = scale.position(place);
      for (int n = 0; n < 12; n++) {
        scale.zoom(place, 1.4);
        assertTrue(Math.abs(scale.position(place) - position) <= 1, "after " + n);
      }
      assertTrue(scale.zoomed());
      assertTrue(scale.from() >= 500 && scale.to() <= 100_500);
    }
  }

  @Test
  void goesBackToEverythingAndNoFarther() {
    scale.room(1000, 0, 10_000);
    for (int i = 0; i < 60; i++) {
      scale.zoom(400, 1.4);
    }
    assertTrue(scale.shown() >= 12);
    for (int i = 0; i < 60; i++) {
      scale.zoom(400, 1 / 1.4);
    }
    assertFalse(scale.zoomed());
    assertEquals(10_000, scale.shown(), 1e-9);
  }

  @Test
  void bringsTheCursorIntoSight() {
    scale.room(1000, 0, 10_000);
    for (int i = 0; i < 10; i++) {
      scale.zoom(100, 1.4);
    }
    int from = scale.from();
    scale.reveal(from + 2);
    assertEquals(from, scale.from());
    scale.reveal(9_000);
    assertTrue(scale.from() <= 9_000 && scale.to() >= 9_000);
    scale.reveal(10_000);
    assertEquals(10_000, scale.to());
  }
}
