package dev.vitrine.tracer.scenario;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as a scenario file writes them: `3 s`, `40 ms`, `2 min`.
final class Times {
  private static final Pattern TIME = Pattern.compile("(\\d{1,9}) ?(ms|s|min)");

  private Times() {}

  static Duration read(YamlPart part) throws ScenarioFormatException {
    String text = part.words();
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw part.error("\"" + text + "\" is no length of time; write 40 ms, 3 s or 2 min");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  /// @throws IllegalArgumentException for a part of a millisecond, which a file cannot say
  static String text(Duration time) {
    if (time.toNanosPart() % 1_000_000 != 0 || time.isNegative()) {
      throw new IllegalArgumentException("not whole milliseconds: " + time);
    }
    return time.toMillisPart() == 0 && !time.isZero()
        ? time.toSeconds() + " s"
        : time.toMillis() + " ms";
  }
}
