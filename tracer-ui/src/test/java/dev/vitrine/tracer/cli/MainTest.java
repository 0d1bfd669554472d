package dev.vitrine.tracer.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import picocli.CommandLine;

class MainTest {
  @Test
  void refusesAnUnknownOption() {
    assertEquals(2, new CommandLine(new Main()).execute("--no-such-option"));
  }
}
