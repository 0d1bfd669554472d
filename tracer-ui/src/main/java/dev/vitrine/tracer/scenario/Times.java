package dev.vitrine.tracer.scenario;

import java.time.Duration;
import java.time.temporal.ChronoUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Lengths of time as a scenario file writes them: `3 s`, `40 ms`, `2 min`, and where that is too coarse
/// `50 us` and `7 ns`.
final class Times {
  private static final Pattern TIME =
      Pattern.compile("(\\d{1,9}|\\d{1,18}(?= ?[mun]s)) ?(ns|us|ms|s|min)");

  private static final long MOST_SECONDS = 999_999_999;

  private Times() {}

  static Duration read(YamlPart part) throws ScenarioFormatException {
    String text = part.words();
    Matcher time = TIME.matcher(text);
    if (!time.matches()) {
      throw part.error("\"" + text + "\" is no length of time; write 40 ms, 3 s or 2 min");
    }
    long number = Long.parseLong(time.group(1));
    return switch (time.group(2)) {
      case "ns" -> Duration.ofNanos(number);
      case "us" -> Duration.of(number, ChronoUnit.MICROS);
      case "ms" -> Duration.ofMillis(number);
      case "s" -> Duration.ofSeconds(number);
      default -> Duration.ofMinutes(number);
    };
  }

  /// @throws ArithmeticException for 292 years and more that are no whole milliseconds
  static String text(Duration time) {
    if (time.toNanosPart() % 1_000 != 0) {
      return time.toNanos() + " ns";
    }
    if (time.toNanosPart() % 1_000_000 != 0) {
      return time.toNanos() / 1_000 + " us";
    }
    boolean whole = time.toMillisPart() == 0 && !time.isZero() && time.toSeconds() <= MOST_SECONDS;
    return whole ? time.toSeconds() + " s" : time.toMillis() + " ms";
  }
}
