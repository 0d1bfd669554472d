package dev.vitrine.tracer.trace;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.TreeSet;

/// Two runs side by side: which step of the one is which of the other. What counts is what [TraceDiff] counts, and as there each
/// connection stands beside that of the same number. Immutable.
///
/// @param rows in the order of the left run; a step of the right run alone stands after what it came after there
public record Alignment(List<Row> rows) {
  /// So many comparisons of two steps are made at most for one thread; what is longer is compared place by place.
  private static final long MOST = 4_000_000;

  /// How two steps stand to one another.
  public enum Kind {
    SAME,
    /// The same event with other values.
    DIFFERS,
    LEFT_ONLY,
    RIGHT_ONLY
  }

  /// One step of either run, or of both.
  ///
  /// @param left the place of the step in the left run, from 0; -1 where it has none
  /// @param right the same in the right run
  public record Row(Kind kind, int left, int right) {
    public boolean differs() {
      return kind != Kind.SAME;
    }
  }

  public Alignment {
    rows = List.copyOf(rows);
  }

  public static Alignment of(List<Entry> left, List<Entry> right) {
    Map<String, List<TraceDiff.Told>> a = TraceDiff.byThread(left);
    Map<String, List<TraceDiff.Told>> b = TraceDiff.byThread(right);
    TreeSet<String> all = new TreeSet<>(a.keySet());
    all.addAll(b.keySet());
    List<List<Row>> threads = new ArrayList<>();
    for (String who : all) {
      threads.add(
          thread(a.getOrDefault(who, List.of()), b.getOrDefault(who, List.of()), left, right));
    }
    return new Alignment(inOrder(threads, right.size()));
  }

  /// The first row that differs.
  public OptionalInt first() {
    return after(-1);
  }

  /// The next row that differs after this one.
  public OptionalInt after(int row) {
    for (int i = row + 1; i < rows.size(); i++) {
      if (rows.get(i).differs()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  /// The last row that differs before this one.
  public OptionalInt before(int row) {
    for (int i = row - 1; i >= 0; i--) {
      if (rows.get(i).differs()) {
        return OptionalInt.of(i);
      }
    }
    return OptionalInt.empty();
  }

  public long differences() {
    return rows.stream().filter(Row::differs).count();
  }

  /// How many entries of the left run, and of the right one, have happened when a row has: what comes first in either run is
  /// there, whatever other connections did meanwhile.
  public int cursor(int row, boolean leftRun) {
    int cursor = 0;
    for (int i = row; i >= 0 && cursor == 0; i--) {
      cursor = 1 + (leftRun ? rows.get(i).left() : rows.get(i).right());
    }
    return cursor;
  }

  /// One thread: what is the same at its beginning and at its end, and the longest common sequence of what lies between.
  private static List<Row> thread(
      List<TraceDiff.Told> a, List<TraceDiff.Told> b, List<Entry> left, List<Entry> right) {
    List<Row> rows = new ArrayList<>();
    int from = 0;
    while (from < a.size() && from < b.size() && same(a.get(from), b.get(from))) {
      rows.add(new Row(Kind.SAME, a.get(from).place(), b.get(from).place()));
      from++;
    }
    int toA = a.size();
    int toB = b.size();
    while (toA > from && toB > from && same(a.get(toA - 1), b.get(toB - 1))) {
      toA--;
      toB--;
    }
    middle(a.subList(from, toA), b.subList(from, toB), left, right, rows);
    for (; toA < a.size(); toA++, toB++) {
      rows.add(new Row(Kind.SAME, a.get(toA).place(), b.get(toB).place()));
    }
    return rows;
  }

  private static boolean same(TraceDiff.Told one, TraceDiff.Told other) {
    return one.words().equals(other.words());
  }

  private static void middle(
      List<TraceDiff.Told> a,
      List<TraceDiff.Told> b,
      List<Entry> left,
      List<Entry> right,
      List<Row> rows) {
    int[][] common = (long) a.size() * b.size() <= MOST ? common(a, b) : new int[0][0];
    List<Integer> alone = new ArrayList<>();
    List<Integer> other = new ArrayList<>();
    int i = 0;
    int j = 0;
    while (i < a.size() || j < b.size()) {
      if (i < a.size() && j < b.size() && same(a.get(i), b.get(j))) {
        pair(alone, other, left, right, rows);
        rows.add(new Row(Kind.SAME, a.get(i++).place(), b.get(j++).place()));
      } else if (j == b.size()
          || (i < a.size() && common.length > 0 && common[i + 1][j] >= common[i][j + 1])) {
        alone.add(a.get(i++).place());
      } else if (i == a.size() || common.length > 0) {
        other.add(b.get(j++).place());
      } else {
        alone.add(a.get(i++).place());
        other.add(b.get(j++).place());
      }
    }
    pair(alone, other, left, right, rows);
  }

  /// Between two steps that are the same: events of one name are one step that differs, the rest stands alone.
  private static void pair(
      List<Integer> alone,
      List<Integer> other,
      List<Entry> left,
      List<Entry> right,
      List<Row> rows) {
    int next = 0;
    for (int place : alone) {
      int found = -1;
      for (int k = next; k < other.size() && found < 0; k++) {
        found = left.get(place).event().equals(right.get(other.get(k)).event()) ? k : -1;
      }
      if (found < 0) {
        rows.add(new Row(Kind.LEFT_ONLY, place, -1));
        continue;
      }
      for (; next < found; next++) {
        rows.add(new Row(Kind.RIGHT_ONLY, -1, other.get(next)));
      }
      rows.add(new Row(Kind.DIFFERS, place, other.get(next++)));
    }
    for (; next < other.size(); next++) {
      rows.add(new Row(Kind.RIGHT_ONLY, -1, other.get(next)));
    }
    alone.clear();
    other.clear();
  }

  /// How long the longest common sequence from each pair of places on is.
  private static int[][] common(List<TraceDiff.Told> a, List<TraceDiff.Told> b) {
    int[][] length = new int[a.size() + 1][b.size() + 1];
    for (int i = a.size() - 1; i >= 0; i--) {
      for (int j = b.size() - 1; j >= 0; j--) {
        length[i][j] =
            same(a.get(i), b.get(j))
                ? length[i + 1][j + 1] + 1
                : Math.max(length[i + 1][j], length[i][j + 1]);
      }
    }
    return length;
  }

  /// The rows of all threads in the order of the left run. A step of the right run alone stands after all that came before it
  /// there, as far as its own thread allows.
  private static List<Row> inOrder(List<List<Row>> threads, int rightSize) {
    int[] leftOf = new int[rightSize];
    Arrays.fill(leftOf, -1);
    for (List<Row> rows : threads) {
      rows.stream()
          .filter(r -> r.left() >= 0 && r.right() >= 0)
          .forEach(r -> leftOf[r.right()] = r.left());
    }
    int[] farthest = new int[rightSize];
    for (int i = 0, most = -1; i < rightSize; i++) {
      most = Math.max(most, leftOf[i]);
      farthest[i] = most;
    }
    record Placed(int after, Row row) {}
    List<Placed> all = new ArrayList<>();
    for (List<Row> rows : threads) {
      int next = Integer.MAX_VALUE;
      int[] until = new int[rows.size()];
      for (int i = rows.size() - 1; i >= 0; i--) {
        next = rows.get(i).left() >= 0 ? rows.get(i).left() : next;
        until[i] = next;
      }
      int before = -1;
      for (int i = 0; i < rows.size(); i++) {
        Row row = rows.get(i);
        before =
            row.left() >= 0
                ? row.left()
                : Math.max(before, Math.min(farthest[row.right()], until[i] - 1));
        all.add(new Placed(before, row));
      }
    }
    return all.stream()
        .sorted(
            Comparator.comparingInt(Placed::after)
                .thenComparingInt(p -> p.row().left() >= 0 ? -1 : p.row().right()))
        .map(Placed::row)
        .toList();
  }
}
