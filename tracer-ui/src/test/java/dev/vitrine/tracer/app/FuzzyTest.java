package dev.vitrine.tracer.app;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class FuzzyTest {
  @ParameterizedTest
  @CsvSource({
    "'', Open a trace…, true",
    "opn, Open a trace…, true",
    "TRACE open, Open a trace…, true",
    "lod, Light or dark, true",
    "dl, Light or dark, false",
    "xyz, Light or dark, false",
    "open x, Open a pane, false",
  })
  void findsANameByItsLettersInTheirOrder(String typed, String name, boolean found) {
    assertEquals(found, Fuzzy.score(typed, name) != Fuzzy.NOT);
  }

  @ParameterizedTest
  @CsvSource({
    "step, Step back, Restart the server please",
    "sb, Step back, Send by hand abc",
    "lat, Latest, Light or dark at",
    "fit, Fit the figure, First in time",
  })
  void prefersBeginningsAndLettersThatFollow(String typed, String better, String worse) {
    assertTrue(
        Fuzzy.score(typed, better) >= Fuzzy.score(typed, worse),
        Fuzzy.score(typed, better) + " " + Fuzzy.score(typed, worse));
  }
}
