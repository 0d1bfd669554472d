package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceRecord;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;
import org.jspecify.annotations.Nullable;

/// All entries of one trace in the order of arrival: append-only. Any thread appends, any thread reads; a
/// view looks at [#size] once a frame and draws the newest, so that only drawing is ever skipped and no
/// entry is. Callers see entries alone, never how they are kept: in columns, some forty bytes an entry, made
/// into an [Entry] again each time one is asked for.
///
/// A store has a bound. Beyond it the oldest are left out, many at once; positions stay what they are, and the
/// first that is still there is [#first].
public final class TraceStore {
  /// The bound of a store that is not told another: about a hundred megabytes.
  public static final int BOUND = 1 << 21;

  private final Object appending = new Object();
  private final int bound;

  // Written under `appending`; `size` is written last and read first, which makes all before it
  // visible.
  private volatile @Nullable Segment[] segments = new Segment[4];
  private volatile int size;
  private volatile int first;

  public TraceStore() {
    this(BOUND);
  }

  /// @param bound about how many entries are kept at most; they are left out in portions of some thousands
  public TraceStore(int bound) {
    this.bound = Math.max(bound, 2 * Segment.LENGTH);
  }

  /// Adds one record of a live server or a file.
  public void append(TraceRecord record) {
    append(new Entry.Step(record));
  }

  public void append(Entry entry) {
    synchronized (appending) {
      int at = size;
      int place = at / Segment.LENGTH;
      @Nullable Segment[] all = segments;
      if (place == all.length) {
        all = Arrays.copyOf(all, all.length * 2);
        segments = all;
      }
      Segment last = all[place];
      if (last == null) {
        last = new Segment();
        all[place] = last;
        if (at - first >= bound) {
          all[first / Segment.LENGTH] = null;
          first += Segment.LENGTH;
        }
      }
      last.add(entry);
      size = at + 1;
    }
  }

  /// How many entries there were so far: never falls, so it is also the version that a view compares.
  public int size() {
    return size;
  }

  /// How many of the oldest entries are left out, and so the position of the first that is there.
  public int first() {
    return first;
  }

  /// The entry at a position from 0 in the order of arrival; IndexOutOfBoundsException outside. One that was
  /// left out reads as a gap as long as all that were, for it may go while somebody is on the way to it.
  public Entry get(int index) {
    Segment segment = segment(index);
    return segment == null ? leftOut() : segment.get(index % Segment.LENGTH);
  }

  /// The gap that stands in place of all that were left out.
  private Entry.Gap leftOut() {
    return new Entry.Gap(first, 0, 0);
  }

  /// The kind of the entry's event, a number of [EventKinds].
  public int kind(int index) {
    Segment segment = segment(index);
    return segment == null ? EventKinds.GAP : segment.kind(index % Segment.LENGTH);
  }

  public long connection(int index) {
    Segment segment = segment(index);
    return segment == null ? 0 : segment.connection(index % Segment.LENGTH);
  }

  public long request(int index) {
    Segment segment = segment(index);
    return segment == null ? 0 : segment.request(index % Segment.LENGTH);
  }

  public long nanos(int index) {
    Segment segment = segment(index);
    return segment == null ? 0 : segment.nanos(index % Segment.LENGTH);
  }

  private @Nullable Segment segment(int index) {
    int known = size;
    if (index < 0 || index >= known) {
      throw new IndexOutOfBoundsException("entry " + index + " of " + known);
    }
    return segments[index / Segment.LENGTH];
  }

  /// The position of the next entry from `from` on that is sought; -1 when there is none yet.
  public int next(int from, Sought sought) {
    int end = size;
    for (int at = Math.max(from, first); at < end; ) {
      int start = at / Segment.LENGTH * Segment.LENGTH;
      int stop = Math.min(end, start + Segment.LENGTH);
      int found = find(at, stop, 1, sought);
      if (found >= 0) {
        return found;
      }
      at = stop;
    }
    return -1;
  }

  /// The position of the last entry up to `from` that is sought; -1 when there is none.
  public int previous(int from, Sought sought) {
    for (int at = Math.min(from, size - 1); at >= first; ) {
      int start = at / Segment.LENGTH * Segment.LENGTH;
      int found = find(at, start - 1, -1, sought);
      if (found >= 0) {
        return found;
      }
      at = start - 1;
    }
    return -1;
  }

  private int find(int from, int end, int step, Sought sought) {
    Segment segment = segment(from);
    if (segment == null) {
      return -1;
    }
    int start = from / Segment.LENGTH * Segment.LENGTH;
    var wanted = segment.callers(sought);
    int found =
        wanted.isEmpty() ? -1 : segment.find(from - start, end - start, step, sought, wanted);
    return found < 0 ? -1 : start + found;
  }

  /// The entries there are now, as a list that later appends do not change.
  public List<Entry> snapshot() {
    return new Snapshot(first, size);
  }

  /// The cursor after all records up to `seq` of a server: one more than the position of the last entry of
  /// that server whose `seq` is not greater; 0 when there is none. Threads deliver out of order, so what
  /// stands before it may hold a greater `seq`.
  public int cursorAt(long serverId, long seq) {
    int end = size;
    for (int place = (end - 1) / Segment.LENGTH; end > 0 && place >= 0; place--) {
      Segment segment = segments[place];
      if (segment == null || segment.lowestSeq() > seq) {
        continue;
      }
      int start = place * Segment.LENGTH;
      for (int at = Math.min(end - start, Segment.LENGTH) - 1; at >= 0; at--) {
        long found = segment.seq(at);
        if (found != 0 && found <= seq && segment.server(at) == serverId) {
          return start + at + 1;
        }
      }
    }
    return 0;
  }

  private final class Snapshot extends AbstractList<Entry> implements RandomAccess {
    private final int from;
    private final int to;

    Snapshot(int from, int to) {
      this.from = from;
      this.to = to;
    }

    @Override
    public Entry get(int index) {
      if (index < 0 || index >= to - from) {
        throw new IndexOutOfBoundsException("entry " + index + " of " + (to - from));
      }
      return TraceStore.this.get(from + index);
    }

    @Override
    public int size() {
      return to - from;
    }
  }
}
