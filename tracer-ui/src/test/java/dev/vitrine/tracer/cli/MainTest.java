package dev.vitrine.tracer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class MainTest {
  @Test
  void refusesAnUnknownOption() {
    assertEquals(2, Main.execute("--no-such-option"));
  }
}
