package dev.vitrine.trace;

import dev.vitrine.trace.StreamQueue.Dropped;
import dev.vitrine.trace.StreamQueue.Item;
import dev.vitrine.trace.StreamQueue.Step;
import java.util.ArrayList;
import java.util.List;

/// The last records of a [TraceStream], for a subscriber who comes back. Guarded by the stream.
final class StreamHistory {
  private final TraceRecord[] ring;
  private long count;

  StreamHistory(int capacity) {
    ring = new TraceRecord[capacity];
  }

  void add(TraceRecord r) {
    ring[(int) (count % ring.length)] = r;
    count++;
  }

  /// What a subscriber is sent first: everything behind the last id that he got, with the number of
  /// records that nobody remembers; without such an id, the state of what lives.
  ///
  /// @param lastEventId as the field had it; what is no number counts as absent
  List<Item> after(String lastEventId, LiveState live) {
    long last = number(lastEventId);
    if (last < 0 || count == 0) {
      return live.records().stream().<Item>map(Step::new).toList();
    }
    long oldest = Math.max(0, count - ring.length);
    for (long i = count - 1; i >= oldest; i--) {
      if (at(i).seq() == last) {
        return from(i + 1, new ArrayList<>());
      }
    }
    if (oldest == 0 || at(oldest).seq() <= last) {
      // The id is of another run: he knows nothing of this one.
      return live.records().stream().<Item>map(Step::new).toList();
    }
    List<Item> items = new ArrayList<>();
    items.add(new Dropped(at(oldest).seq() - last - 1));
    return from(oldest, items);
  }

  private List<Item> from(long index, List<Item> items) {
    for (long i = index; i < count; i++) {
      items.add(new Step(at(i)));
    }
    return items;
  }

  private TraceRecord at(long index) {
    return ring[(int) (index % ring.length)];
  }

  private static long number(String text) {
    try {
      return Long.parseLong(text);
    } catch (NumberFormatException _) {
      return -1;
    }
  }
}
