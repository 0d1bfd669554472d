package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.tracer.figure.FigureOptions.Span;
import dev.vitrine.tracer.figure.lanes.LanesState.Quiet;
import java.util.ArrayList;
import java.util.List;

/// Where a time stands: width is time, but for long times in which nobody ran, which are folded to a fixed width. The
/// end of the scale is a round time, so that it stays while the run goes on, and only now and then everything is drawn
/// smaller.
final class TimeScale {
  /// How wide a folded time is.
  static final double FOLD = 46;

  private static final double[] ROUND = {1, 1.5, 2, 3, 4, 5, 7.5, 10};
  private static final long SHORTEST = 100_000;

  private final long from;
  private final double left;
  private final double right;
  private final List<Quiet> folded;
  private final double perNano;

  private TimeScale(long from, double left, double right, List<Quiet> folded, double perNano) {
    this.from = from;
    this.left = left;
    this.right = right;
    this.folded = List.copyOf(folded);
    this.perNano = perNano;
  }

  /// All from a time on, quiet times folded.
  static TimeScale fitting(long from, long now, List<Quiet> quiet, double left, double right) {
    List<Quiet> folded = worthFolding(from, now, quiet);
    int most = (int) ((right - left) * 0.4 / FOLD);
    long begin = from;
    if (folded.size() > most) {
      // The earliest leave the picture, with all before them.
      begin = folded.get(folded.size() - most - 1).to();
      folded = folded.subList(folded.size() - most, folded.size());
    }
    long counted = now - begin - folded.stream().mapToLong(Quiet::length).sum();
    double width = right - left - folded.size() * FOLD;
    return new TimeScale(begin, left, right, folded, width / round(counted * 1.03));
  }

  /// A part of the run, nothing folded.
  static TimeScale of(Span span, double left, double right) {
    return new TimeScale(span.from(), left, right, List.of(), (right - left) / span.length());
  }

  /// Those that are long beside what is not quiet.
  private static List<Quiet> worthFolding(long from, long now, List<Quiet> quiet) {
    List<Quiet> seen = quiet.stream().filter(q -> q.from() >= from).toList();
    long busy = now - from - seen.stream().mapToLong(Quiet::length).sum();
    long least = Math.max(2 * LanesState.WORTH_FOLDING, busy / 3);
    return new ArrayList<>(seen.stream().filter(q -> q.length() > least).toList());
  }

  private static double round(double nanos) {
    double least = Math.max(SHORTEST, nanos);
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

  /// The last time that has a place.
  long to() {
    return timeAt(right);
  }

  List<Quiet> folded() {
    return folded;
  }

  double perNano() {
    return perNano;
  }

  /// The place of a time; left of the scale's beginning for an earlier one.
  double x(long time) {
    double x = left + (time - from) * perNano;
    for (Quiet fold : folded) {
      if (time <= fold.from()) {
        break;
      }
      double part = Math.min(1.0, (double) (time - fold.from()) / fold.length());
      x += part * (FOLD - fold.length() * perNano);
    }
    return x;
  }

  /// The time at a place.
  long timeAt(double x) {
    double rest = x - left;
    long time = from;
    for (Quiet fold : folded) {
      double before = (fold.from() - time) * perNano;
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
    return time + (long) (rest / perNano);
  }

  /// A round distance between two marks of the axis that are at least `apart` from one another.
  long tick(double apart) {
    double least = apart / perNano;
    double power = Math.pow(10, Math.floor(Math.log10(least)));
    for (double step : new double[] {1, 2, 5}) {
      if (step * power >= least) {
        return (long) (step * power);
      }
    }
    return (long) (10 * power);
  }
}
