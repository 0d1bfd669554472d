package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class RateTest {
  private static final long FRAME = 16_666_667;

  private final Rate rate = new Rate();
  private long now = 5;
  private int size = 100;

  private String after(int frames, int stepsEach) {
    for (int i = 0; i < frames; i++) {
      rate.pulse(now, size);
      now += FRAME;
      size += stepsEach;
    }
    return rate.wordsProperty().get();
  }

  @Test
  void saysHowManyStepsComeWhenTheyAreMoreThanFrames() {
    assertEquals("", after(60, 0));
    assertEquals("50,040 steps a second, drawn once a frame", after(120, 834));
    assertEquals("", after(90, 1));
  }

  @Test
  void forgetsTheRunBefore() {
    after(120, 834);
    rate.begin();
    assertEquals("", rate.wordsProperty().get());
    assertEquals("", after(60, 0));
  }
}
