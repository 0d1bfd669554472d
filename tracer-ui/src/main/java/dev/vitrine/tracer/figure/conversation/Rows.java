package dev.vitrine.tracer.figure.conversation;

import java.util.ArrayList;
import java.util.List;

/// Which of some rows are drawn where there is no room for all: the first ones, the one that must be seen, the last
/// one, and how many are folded between.
///
/// @param number the row's number in the whole list; -1 for a fold
/// @param folded for a fold: how many rows it stands for
record Rows(int number, int folded) {
  static List<Rows> of(int count, int room, int wanted) {
    if (count <= room) {
      return span(0, count);
    }
    int most = Math.max(3, room);
    int last = count - 1;
    List<Rows> all = new ArrayList<>();
    if (wanted < most - 2 || wanted == last || most < 5) {
      all.addAll(span(0, most - 2));
    } else {
      all.addAll(span(0, most - 4));
      fold(all, wanted);
      all.add(new Rows(wanted, 0));
    }
    fold(all, last);
    all.add(new Rows(last, 0));
    return all;
  }

  private static List<Rows> span(int from, int to) {
    List<Rows> all = new ArrayList<>();
    for (int i = from; i < to; i++) {
      all.add(new Rows(i, 0));
    }
    return all;
  }

  /// A fold from behind the last row to before `next`, if there is anything between.
  private static void fold(List<Rows> rows, int next) {
    int behind = rows.isEmpty() ? 0 : rows.getLast().number() + 1;
    if (next > behind) {
      rows.add(new Rows(-1, next - behind));
    }
  }
}
