package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AppLauncherTest {
  @ParameterizedTest
  @CsvSource({
    "Linux, '', Gtk, false",
    "Linux, ':0', Gtk, true",
    "Linux, '', Headless, true",
    "Mac OS X, '', Mac, true",
    "Windows 11, '', Win, true",
  })
  void knowsBeforehandWhereNoWindowCanBe(
      String system, String display, String platform, boolean expected) {
    assertEquals(
        expected, AppLauncher.displayExpected(Map.of("DISPLAY", display), system, platform));
  }

  @Test
  void needsNoVariableToBeSet() {
    assertEquals(false, AppLauncher.displayExpected(Map.of(), "Linux", ""));
  }
}
