package dev.vitrine.tracer.render.text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/// One direction of a figure in cells: places keep their order, what needs room gets it, and the rest is shared out as in the
/// figure. Empty space gives way first.
final class Axis {
  /// Places closer than this, in figure units, are one.
  private final double tolerance;

  private final TreeSet<Double> wanted = new TreeSet<>();
  private final List<Need> needs = new ArrayList<>();
  private double[] places = new double[0];
  private double[] cells = new double[0];

  /// From one place to another at least so many cells.
  private record Need(double from, double to, int cells) {}

  Axis(double tolerance) {
    this.tolerance = tolerance;
  }

  /// A place that will be asked for.
  void place(double at) {
    wanted.add(at);
  }

  /// From `from` to `to`, which lies behind it, there are at least so many cells.
  void need(double from, double to, int count) {
    place(from);
    place(to);
    needs.add(new Need(from, to, count));
  }

  /// The cell of a place, or of one between two.
  double at(double place) {
    int found = Arrays.binarySearch(places, place);
    if (found >= 0) {
      return cells[found];
    }
    int after = -found - 1;
    if (after == 0) {
      return cells[0];
    }
    if (after == places.length) {
      return cells[after - 1];
    }
    double share = (place - places[after - 1]) / (places[after] - places[after - 1]);
    return cells[after - 1] + share * (cells[after] - cells[after - 1]);
  }

  int cell(double place) {
    return (int) Math.round(at(place));
  }

  /// Gives every place its cell, with `scale` cells for a unit of empty space.
  ///
  /// @return how many cells there are in all
  int lay(double scale) {
    places = wanted.stream().mapToDouble(p -> p).toArray();
    cells = new double[places.length];
    Map<Integer, List<int[]>> to = new HashMap<>();
    for (Need need : needs) {
      int i = first(Arrays.binarySearch(places, need.from()));
      int j = first(Arrays.binarySearch(places, need.to()));
      if (i < j) {
        to.computeIfAbsent(j, _ -> new ArrayList<>()).add(new int[] {i, need.cells()});
      }
    }
    for (int j = 0; j < places.length; j++) {
      if (j == 0) {
        continue;
      }
      if (first(j) != j) {
        cells[j] = cells[first(j)];
        continue;
      }
      double cell = cells[j - 1] + scale * (places[j] - places[first(j - 1)]);
      for (int[] need : to.getOrDefault(j, List.of())) {
        cell = Math.max(cell, cells[need[0]] + need[1]);
      }
      cells[j] = cell;
    }
    return places.length == 0 ? 0 : (int) Math.round(cells[cells.length - 1]) + 1;
  }

  /// The first of the places that are one with this.
  private int first(int index) {
    int at = index;
    while (at > 0 && places[at] - places[at - 1] < tolerance) {
      at--;
    }
    return at;
  }
}
