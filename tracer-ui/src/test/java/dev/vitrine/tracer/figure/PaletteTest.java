package dev.vitrine.tracer.figure;

import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Measures `tokens.css`: contrast as WCAG 2.2 defines it, and how far apart the stages' lines are (CIEDE2000)
/// for people with normal, deutan, protan and tritan sight. The limits are those of the visual language.
class PaletteTest {
  private static final List<Paint> GROUNDS = List.of(Paint.CANVAS, Paint.SERVER, Paint.APP);
  private static final List<Paint> FIGURE_GROUNDS = List.of(Paint.CANVAS, Paint.SERVER);

  private static List<Theme> themes() {
    return List.of(Theme.LIGHT, Theme.DARK);
  }

  private static Stream<Object[]> sights() {
    return themes().stream().flatMap(t -> Stream.of(Sight.values()).map(s -> new Object[] {t, s}));
  }

  @ParameterizedTest
  @MethodSource("themes")
  void showsEveryShapeOnItsGround(Theme theme) {
    for (Stage stage : Stage.values()) {
      atLeast(3, theme, stage.line(), FIGURE_GROUNDS);
    }
    for (Paint shape : List.of(Paint.EDGE, Paint.CONTROL_LINE, Paint.FOCUS)) {
      atLeast(3, theme, shape, GROUNDS);
    }
  }

  @ParameterizedTest
  @MethodSource("themes")
  void writesReadablyOnEveryGround(Theme theme) {
    for (Paint text : List.of(Paint.INK, Paint.INK_2, Paint.NOTYET)) {
      atLeast(4.5, theme, text, GROUNDS);
    }
    for (Stage stage : Stage.values()) {
      atLeast(4.5, theme, Paint.INK, List.of(stage.fill()));
      atLeast(4.5, theme, Paint.INK_2, List.of(stage.fill()));
    }
    atLeast(4.5, theme, Paint.INK, List.of(Paint.CODE_MARK, Paint.SELECTION));
    atLeast(4.5, theme, Paint.INK_2, List.of(Paint.SELECTION));
    atLeast(4.5, theme, Paint.ON_INK, List.of(Paint.INK));
    for (Paint code : List.of(Paint.DISPATCH_LINE, Paint.ACCEPT_LINE, Paint.INK_2)) {
      atLeast(4.5, theme, code, List.of(Paint.CODE_MARK, Paint.CANVAS));
    }
  }

  @ParameterizedTest
  @MethodSource("sights")
  void tellsTheStagesApart(Theme theme, Sight sight) {
    double limit = sight == Sight.NORMAL ? 15 : 9;
    Stage[] stages = Stage.values();
    for (int i = 0; i < stages.length; i++) {
      for (int j = i + 1; j < stages.length; j++) {
        double distance =
            Colour.of(theme, stages[i].line(), sight)
                .distance(Colour.of(theme, stages[j].line(), sight));
        assertTrue(
            distance >= limit,
            theme.name() + ", " + sight + ": " + stages[i] + " and " + stages[j] + " " + distance);
      }
    }
  }

  private static void atLeast(double limit, Theme theme, Paint shape, List<Paint> grounds) {
    for (Paint ground : grounds) {
      double contrast =
          Colour.of(theme, shape, Sight.NORMAL).contrast(Colour.of(theme, ground, Sight.NORMAL));
      assertTrue(
          contrast >= limit, theme.name() + ": " + shape + " on " + ground + " is " + contrast);
    }
  }
}
