package dev.vitrine.tracer.app;

import dev.vitrine.tracer.figure.Difference;
import dev.vitrine.tracer.figure.Figure;
import dev.vitrine.tracer.figure.FigureAt;
import dev.vitrine.tracer.figure.FigureKind;
import dev.vitrine.tracer.figure.FigureOptions;
import dev.vitrine.tracer.trace.Alignment;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;

/// Two runs beside one another, with what is the same in both. Knows no toolkit; for one thread.
final class Comparison {
  /// One of the two runs.
  ///
  /// @param name what it is called on screen
  record Side(String name, TraceStore store, List<Entry> entries) {
    static Side of(String name, TraceStore store) {
      return new Side(name, store, store.snapshot());
    }
  }

  private final Side left;
  private final Side right;
  private final Alignment alignment;
  private final Map<String, FigureAt<?>> folds = new HashMap<>();

  private Comparison(Side left, Side right) {
    this.left = left;
    this.right = right;
    this.alignment = Alignment.of(left.entries(), right.entries());
  }

  static Comparison of(Side left, Side right) {
    return new Comparison(left, right);
  }

  Side side(boolean leftRun) {
    return leftRun ? left : right;
  }

  Alignment alignment() {
    return alignment;
  }

  /// The row that is shown first: the first that differs, else the last.
  int begin() {
    return alignment.first().orElse(alignment.rows().size() - 1);
  }

  /// The step of a row in one of the runs.
  Optional<Entry> entry(int row, boolean leftRun) {
    Alignment.Row at = alignment.rows().get(row);
    int place = leftRun ? at.left() : at.right();
    return place < 0 ? Optional.empty() : Optional.of(side(leftRun).entries().get(place));
  }

  /// The step whose source is shown: the left run's, where it has none the right one's.
  Entry told(int row) {
    return entry(row, true).or(() -> entry(row, false)).orElseThrow();
  }

  /// The picture of one run at a row, marked where the row differs.
  Figure figure(FigureKind<?> kind, int row, boolean leftRun, FigureOptions options) {
    FigureAt<?> fold =
        folds.computeIfAbsent(
            kind.id() + leftRun, _ -> new FigureAt<>(kind, side(leftRun).store()));
    long connection = told(row).connectionId();
    Figure figure = fold.figure(cursor(row, leftRun), options.withConnection(connection));
    boolean here = alignment.rows().get(row).differs() && entry(row, leftRun).isPresent();
    return here ? Difference.on(figure) : figure;
  }

  /// How many steps of a run have happened at a row, counted as its store counts them.
  private int cursor(int row, boolean leftRun) {
    Side side = side(leftRun);
    int missing = side.store().size() - side.entries().size();
    return alignment.cursor(row, leftRun) + missing;
  }

  /// One sentence.
  String summary() {
    long count = alignment.differences();
    OptionalInt first = alignment.first();
    if (first.isEmpty()) {
      return "The two runs tell the same. Times, ports, thread names and the order of connections do not count.";
    }
    Entry step = told(first.getAsInt());
    boolean inLeft = entry(first.getAsInt(), true).isPresent();
    return (count == 1 ? "One step differs" : count + " steps differ")
        + ". The first: step "
        + step.seq()
        + (inLeft ? "" : " on the right")
        + ", "
        + step.event()
        + ".";
  }

  /// What one run says at a row.
  String words(int row, boolean leftRun) {
    return entry(row, leftRun)
        .map(e -> "step " + e.seq() + " · " + e.event())
        .orElse("no such step");
  }
}
