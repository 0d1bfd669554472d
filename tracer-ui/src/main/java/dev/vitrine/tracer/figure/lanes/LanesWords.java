package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Counts;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.lanes.Lane.Stretch;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.StringJoiner;

/// What the lanes say in words: times, what a thread does, and the figure as a whole for those who cannot see it.
final class LanesWords {
  private static final long SECOND = 1_000_000_000;
  private static final long MILLI = 1_000_000;

  private LanesWords() {}

  /// A time on the axis, with as many digits as marks that are `step` apart need: `50 ms`, `0.25 ms`, `12.5 s`.
  static String time(long nanos, long step) {
    long unit = nanos >= 10 * SECOND || step >= SECOND ? SECOND : MILLI;
    int digits = 0;
    for (long one = unit; one > step && digits < 6; one /= 10) {
      digits++;
    }
    String number = String.format(Locale.ROOT, "%." + digits + "f", (double) nanos / unit);
    return new BigDecimal(number).stripTrailingZeros().toPlainString()
        + (unit == SECOND ? " s" : " ms");
  }

  /// A length in one or two digits: `3 s`, `14 min`.
  static String length(long nanos) {
    if (nanos < SECOND) {
      return Math.round((double) nanos / MILLI) + " ms";
    }
    double seconds = (double) nanos / SECOND;
    return seconds < 120 ? Math.round(seconds) + " s" : Math.round(seconds / 60) + " min";
  }

  /// Under a thread's name.
  static String beside(Optional<Lane> lane) {
    if (lane.isEmpty()) {
      return "main loop";
    }
    Lane l = lane.get();
    if (l.id() == 0 && !l.lives()) {
      return "ended";
    }
    return l.doing().words();
  }

  /// In a bar: the longest that fits is taken.
  ///
  /// @param now the server's clock for what runs now; when it ended for what ran
  static List<String> running(Stretch stretch, boolean present, long now) {
    String words = stretch.words();
    List<String> all = new ArrayList<>();
    if (words.isEmpty()) {
      return all;
    }
    long length = now - stretch.from().nanos();
    if (present && stretch.doing() == Doing.HANDLING && length >= 10 * MILLI && !stretch.failed()) {
      all.add(words + " · handler running for " + Math.round((double) length / MILLI) + " ms");
    }
    all.add(words);
    if (stretch.doing() == Doing.HANDLING && words.indexOf(' ') > 0) {
      all.add(words.substring(words.indexOf(' ') + 1));
    }
    if (stretch.doing() == Doing.BODY) {
      all.add("body");
    }
    return all;
  }

  /// Over a wait: the longest that fits is taken.
  static List<String> waiting(Stretch stretch, boolean present) {
    return switch (stretch.doing()) {
      case ACCEPTING -> present ? List.of("waiting in accept", "waits") : List.of();
      case WAITING -> List.of("waits for the request", "waits");
      case IDLE -> List.of(stretch.words(), "idle");
      case BACKING_OFF -> List.of(stretch.words());
      case TAKEN, UNKNOWN -> List.of(stretch.words());
      default -> List.of();
    };
  }

  /// One lane, for its marks.
  static String sentence(Lane lane) {
    StringJoiner words = new StringJoiner(", ");
    words.add(lane.name());
    if (lane.requests() > 0) {
      words.add(Amounts.count(lane.requests(), "request"));
    }
    if (lane.lives() && lane.doing().runs() && !lane.request().isEmpty()) {
      words.add(lane.request());
    }
    String reason = lane.end().map(Lane.End::reason).orElse("");
    words.add(
        (lane.id() == 0 && !lane.lives() ? "ended" : lane.doing().words())
            + (reason.isEmpty() ? "" : ": " + reason));
    return words.toString();
  }

  static String counts(Counts<Doing> counts) {
    StringJoiner words = new StringJoiner(", ");
    for (Doing doing : Doing.values()) {
      if (counts.of(doing) > 0) {
        words.add(Amounts.grouped(counts.of(doing)) + " " + doing.words());
      }
    }
    return words.toString();
  }

  static String description(LanesState state, List<Lane> shown, long hidden, Across across) {
    StringJoiner all = new StringJoiner(" ");
    all.add(
        "One lane for each thread; width is "
            + (across == Across.TIME ? "time" : "steps")
            + ": a bar runs, a dotted line waits.");
    if (state.steps() == 0) {
      return all.add("Nothing has happened yet.").toString();
    }
    all.add("It is " + Amounts.millis(state.nanos()) + " after the start.");
    state.accept().ifPresent(lane -> all.add("Lane " + sentence(lane) + "."));
    shown.forEach(lane -> all.add("Lane " + sentence(lane) + "."));
    if (hidden > 0) {
      all.add(Amounts.grouped(hidden) + " more connections; all of them: ")
          .add(counts(state.doing()) + ".");
    }
    return all.toString();
  }
}
