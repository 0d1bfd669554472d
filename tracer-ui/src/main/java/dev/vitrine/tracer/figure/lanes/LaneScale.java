package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.figure.FigureOptions.Span;
import dev.vitrine.tracer.figure.lanes.LanesState.Quiet;
import java.util.ArrayList;
import java.util.List;

/// Where a moment stands. Width is time, but for long times in which nobody ran, which are folded to a fixed width; or
/// width is steps, each as wide as the others. The end of the scale is a round number, so that it stays while the run goes
/// on, and only now and then everything is drawn smaller.
final class LaneScale {
  /// How wide a folded time is.
  static final double FOLD = 46;

  private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 7.5, 10};

  /// The least that the whole width stands for.
  private static final double LEAST_NANOS = 100_000;

  private static final double LEAST_STEPS = 10;

  private final Across across;
  private final long from;
  private final double left;
  private final double right;
  private final List<Quiet> folded;
  private final double perUnit;

  private LaneScale(
      Across across, long from, double left, double right, List<Quiet> folded, double perUnit) {
    this.across = across;
    this.from = from;
    this.left = left;
    this.right = right;
    this.folded = List.copyOf(folded);
    this.perUnit = perUnit;
  }

  /// All steps from one on.
  static LaneScale ofSteps(long from, long now, double left, double right) {
    return fitting(Across.STEPS, from, now, List.of(), left, right);
  }

  /// All from a time on, quiet times folded.
  static LaneScale ofTime(long from, long now, List<Quiet> quiet, double left, double right) {
    return fitting(Across.TIME, from, now, worthFolding(from, now, quiet), left, right);
  }

  private static LaneScale fitting(
      Across across, long from, long now, List<Quiet> quiet, double left, double right) {
    List<Quiet> folded = quiet;
    int most = (int) ((right - left) * 0.4 / FOLD);
    long begin = from;
    if (folded.size() > most) {
      // The earliest leave the picture, with all before them.
      begin = folded.get(folded.size() - most - 1).to();
      folded = folded.subList(folded.size() - most, folded.size());
    }
    long counted = now - begin - folded.stream().mapToLong(Quiet::length).sum();
    double width = right - left - folded.size() * FOLD;
    double units =
        round(Math.max(across == Across.TIME ? LEAST_NANOS : LEAST_STEPS, counted * 1.03));
    return new LaneScale(across, begin, left, right, folded, width / units);
  }

  /// A part of the run, nothing folded.
  static LaneScale of(Across across, Span span, double left, double right) {
    double perUnit = (right - left) / span.length();
    return new LaneScale(across, span.from(), left, right, List.of(), perUnit);
  }

  /// Those that are long beside what is not quiet.
  private static List<Quiet> worthFolding(long from, long now, List<Quiet> quiet) {
    List<Quiet> seen = quiet.stream().filter(q -> q.from() >= from).toList();
    long busy = now - from - seen.stream().mapToLong(Quiet::length).sum();
    long least = Math.max(2 * LanesState.WORTH_FOLDING, busy / 3);
    return new ArrayList<>(seen.stream().filter(q -> q.length() > least).toList());
  }

  private static double round(double least) {
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : ROUND) {
      if (step * power >= least) {
        return step * power;
      }
    }
    return 10 * power;
  }

  long from() {
    return from;
  }

  /// By which of the two numbers of a moment it is placed.
  static long unit(Across across, Moment moment) {
    return across == Across.TIME ? moment.nanos() : moment.step();
  }

  Across across() {
    return across;
  }

  /// The place of a moment.
  double x(Moment moment) {
    return x(unit(across, moment));
  }

  /// The last time that has a place.
  long to() {
    return timeAt(right);
  }

  List<Quiet> folded() {
    return folded;
  }

  double perUnit() {
    return perUnit;
  }

  /// The place of a time; left of the scale's beginning for an earlier one.
  double x(long time) {
    double x = left + (time - from) * perUnit;
    for (Quiet fold : folded) {
      if (time <= fold.from()) {
        break;
      }
      double part = Math.min(1.0, (double) (time - fold.from()) / fold.length());
      x += part * (FOLD - fold.length() * perUnit);
    }
    return x;
  }

  /// The time at a place.
  long timeAt(double x) {
    double rest = x - left;
    long time = from;
    for (Quiet fold : folded) {
      double before = (fold.from() - time) * perUnit;
      if (rest <= before) {
        break;
      }
      rest -= before;
      time = fold.from();
      if (rest <= FOLD) {
        return time + (long) (rest / FOLD * fold.length());
      }
      rest -= FOLD;
      time = fold.to();
    }
    return time + (long) (rest / perUnit);
  }

  /// A round distance between two marks of the axis that are at least `apart` from one another.
  long tick(double apart) {
    double least = Math.max(1, apart / perUnit);
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : new double[] {1, 2, 5}) {
      if (step * power >= least) {
        return (long) (step * power);
      }
    }
    return (long) (10 * power);
  }
}
