package dev.vitrine.bench.load;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// One line of the table: a figure of each peer, and how many times the first peer's it is.
final class Row {
  private final String name;
  private final String unit;
  private final String target;
  private final Map<String, List<Double>> values = new LinkedHashMap<>();

  Row(String name, String unit, String target) {
    this.name = name;
    this.unit = unit;
    this.target = target;
  }

  /// Adds what one round showed.
  void add(String peer, double value) {
    values.computeIfAbsent(peer, _ -> new ArrayList<>()).add(value);
  }

  boolean isEmpty() {
    return values.isEmpty();
  }

  static String head(List<Peer> peers) {
    StringBuilder line = new StringBuilder("| what | unit | target |");
    StringBuilder rule = new StringBuilder("|---|---|---|");
    for (Peer peer : peers) {
      line.append(' ').append(peer.name()).append(" |");
      rule.append("---:|");
    }
    return line + "\n" + rule;
  }

  String text(List<Peer> peers) {
    StringBuilder line = new StringBuilder("| " + name + " | " + unit + " | " + target + " |");
    double first = Double.NaN;
    for (Peer peer : peers) {
      List<Double> measured = values.get(peer.name());
      double value = measured == null ? Double.NaN : median(measured);
      first = Double.isNaN(first) ? value : first;
      line.append(Double.isNaN(value) ? " – |" : cell(value, value / first));
    }
    return line.toString();
  }

  private static String cell(double value, double ratio) {
    String figure = value < 100 ? "%.1f" : "%,.0f";
    return String.format(Locale.ROOT, " " + figure + " × %.2f |", value, ratio);
  }

  private static double median(List<Double> values) {
    double[] sorted = values.stream().mapToDouble(v -> v).toArray();
    Arrays.sort(sorted);
    return sorted[sorted.length / 2];
  }
}
