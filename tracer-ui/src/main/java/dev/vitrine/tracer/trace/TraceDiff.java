package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether two traces tell the same. Times, ports, thread names and dates do not count, nor how connections
/// interleave: each connection is compared with that of the same number, the server's own steps with its own.
public final class TraceDiff {
  private TraceDiff() {}

  /// One sentence for each connection that differs, with the first step where it does; empty when the traces
  /// tell the same.
  public static List<String> between(List<Entry> left, List<Entry> right) {
    Map<Long, List<String>> a = byConnection(left);
    Map<Long, List<String>> b = byConnection(right);
    List<String> differences = new ArrayList<>();
    TreeSet<Long> connections = new TreeSet<>(a.keySet());
    connections.addAll(b.keySet());
    for (long connection : connections) {
      List<String> one = a.getOrDefault(connection, List.of());
      List<String> other = b.getOrDefault(connection, List.of());
      int same = 0;
      while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
        same++;
      }
      if (same < one.size() || same < other.size()) {
        differences.add(
            (connection == 0 ? "server" : "connection " + connection)
                + ", step "
                + (same + 1)
                + ": "
                + step(one, same)
                + " | "
                + step(other, same));
      }
    }
    return differences;
  }

  private static String step(List<String> steps, int index) {
    return index < steps.size() ? steps.get(index) : "(no more steps)";
  }

  private static Map<Long, List<String>> byConnection(List<Entry> entries) {
    Map<Long, List<String>> all = new TreeMap<>();
    for (Entry entry : entries) {
      all.computeIfAbsent(entry.connectionId(), _ -> new ArrayList<>()).add(told(entry));
    }
    return all;
  }

  /// What an entry tells: its event and fields, without what the moment decided.
  private static String told(Entry entry) {
    Map<String, Object> fields = new TreeMap<>();
    switch (entry) {
      case Entry.Step(TraceRecord record, Map<String, Object> more) -> {
        fields.putAll(EventFields.of(record.event()));
        fields.putAll(more);
      }
      case Entry.Unknown unknown -> fields.putAll(unknown.fields());
      case Entry.Gap gap -> fields.put("missing", gap.missing());
    }
    fields.keySet().removeAll(List.of("elapsedNanos", "worker"));
    String all = entry.event() + " " + fields;
    return all.replaceAll("(\\d+\\.\\d+\\.\\d+\\.\\d+|\\]|localhost):\\d+", "$1:*")
        .replaceAll("Date=\\[[^\\]]*\\]", "Date=*");
  }
}
