package dev.vitrine.tracer.app;

/// Which part of a run a line of some width shows, and where on it each step stands. Positions count steps; places are
/// pixels from the line's start.
final class TimeScale {
  /// The most that one step takes, so that a short run does not lie all over the line.
  private static final double WIDEST_STEP = 54.4;

  /// The fewest steps that can fill the line.
  private static final double FEWEST = 12;

  private double width;
  private int first;
  private int size;
  private double from;
  private double span; // 0: everything

  /// Says how wide the line is and what there is to show.
  void room(double newWidth, int newFirst, int newSize) {
    width = newWidth;
    first = newFirst;
    size = newSize;
    if (span >= all()) {
      span = 0;
    }
    from = zoomed() ? Math.clamp(from, first, Math.max(first, size - span)) : first;
  }

  private double all() {
    return Math.max(1, size - first);
  }

  boolean zoomed() {
    return span > 0;
  }

  /// The first position in sight.
  int from() {
    return (int) Math.floor(from);
  }

  /// The position behind the last in sight.
  int to() {
    return zoomed() ? Math.min(size, (int) Math.ceil(from + span)) : size;
  }

  /// How many steps are in sight.
  double shown() {
    return zoomed() ? span : all();
  }

  double stepWidth() {
    double fitting = width / shown();
    return zoomed() ? fitting : Math.min(WIDEST_STEP, fitting);
  }

  /// Where a position stands.
  double place(double position) {
    return (position - from) * stepWidth();
  }

  /// The position at a place, within what there is.
  int position(double place) {
    return Math.clamp(Math.round(from + place / stepWidth()), first, size);
  }

  /// Shows fewer steps, for a factor above 1, or more, so that what stands at a place stays there.
  void zoom(double place, double factor) {
    double step = stepWidth();
    double pivot = from + place / step;
    double wanted = Math.min(width / (step * factor), all());
    span = wanted >= all() ? 0 : Math.max(Math.min(FEWEST, all()), wanted);
    from = pivot - place / stepWidth();
    room(width, first, size);
  }

  /// Shows everything.
  void fit() {
    span = 0;
    from = first;
  }

  /// Brings a position into sight; where it is already, nothing moves.
  void reveal(int position) {
    if (zoomed() && (position < from || position > from + span)) {
      from = position - span / 2;
      room(width, first, size);
    }
  }

  /// The share of the run that lies before what is in sight, and the share in sight.
  double before() {
    return (from - first) / all();
  }

  double share() {
    return shown() / all();
  }
}
