package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceRecord;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Whether two traces tell the same. Times, ports, thread names and dates do not count, nor how connections
/// or threads interleave: each connection is compared with that of the same number.
public final class TraceDiff {
  private TraceDiff() {}

  /// One sentence for each connection or thread that differs, with the first step where it does; empty when the traces
  /// tell the same.
  public static List<String> between(List<Entry> left, List<Entry> right) {
    Map<String, List<Told>> a = byThread(left);
    Map<String, List<Told>> b = byThread(right);
    List<String> differences = new ArrayList<>();
    TreeSet<String> all = new TreeSet<>(a.keySet());
    all.addAll(b.keySet());
    for (String who : all) {
      List<String> one = words(a.getOrDefault(who, List.of()));
      List<String> other = words(b.getOrDefault(who, List.of()));
      int same = 0;
      while (same < one.size() && same < other.size() && one.get(same).equals(other.get(same))) {
        same++;
      }
      if (same < one.size() || same < other.size()) {
        differences.add(
            who + ", step " + (same + 1) + ": " + step(one, same) + " | " + step(other, same));
      }
    }
    return differences;
  }

  private static List<String> words(List<Told> steps) {
    return steps.stream().map(Told::words).toList();
  }

  private static String step(List<String> steps, int index) {
    return index < steps.size() ? steps.get(index) : "(no more steps)";
  }

  /// What an entry tells, and its place in its run, from 0.
  record Told(int place, String words) {}

  /// What each connection did, and each thread of the server itself. Such a thread is called by its first
  /// step; who takes the very last step of a server, a race decides, so that one stands alone.
  static Map<String, List<Told>> byThread(List<Entry> entries) {
    Map<Long, String> threads = new HashMap<>();
    Map<String, List<Told>> all = new TreeMap<>();
    for (int place = 0; place < entries.size(); place++) {
      Entry entry = entries.get(place);
      String who;
      if (entry.connectionId() != 0) {
        who = "connection " + entry.connectionId();
      } else if (entry.event().equals("ServerStopped")) {
        who = "server's end";
      } else {
        who =
            threads.computeIfAbsent(
                entry.threadId(), _ -> "server's thread from " + entry.event() + " on");
      }
      all.computeIfAbsent(who, _ -> new ArrayList<>()).add(new Told(place, told(entry)));
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
