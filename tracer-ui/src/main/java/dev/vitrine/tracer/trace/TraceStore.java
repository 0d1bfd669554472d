package dev.vitrine.tracer.trace;

import dev.vitrine.trace.TraceRecord;
import java.util.AbstractList;
import java.util.Arrays;
import java.util.List;
import java.util.RandomAccess;

/// All entries of one trace in the order of arrival: append-only. Any thread appends, any thread reads; a
/// view looks at [#size] once a frame and draws the newest, so that only drawing is ever skipped and no
/// entry is. Callers see entries alone, never how they are kept.
public final class TraceStore {
  /// Entries are kept in blocks of this many, so that a growing store copies block pointers only.
  private static final int BLOCK = 1024;

  private final Object appending = new Object();

  // Written under `appending`; `size` is written last and read first, which makes all before it
  // visible.
  private volatile Entry[][] blocks = new Entry[4][];
  private volatile int size;

  /// Adds one record of a live server or a file.
  public void append(TraceRecord record) {
    append(new Entry.Step(record));
  }

  public void append(Entry entry) {
    synchronized (appending) {
      int at = size;
      Entry[][] all = blocks;
      if (at / BLOCK == all.length) {
        all = Arrays.copyOf(all, all.length * 2);
        blocks = all;
      }
      if (at % BLOCK == 0) {
        all[at / BLOCK] = new Entry[BLOCK];
      }
      all[at / BLOCK][at % BLOCK] = entry;
      size = at + 1;
    }
  }

  /// How many entries there are: never falls, so it is also the version that a view compares.
  public int size() {
    return size;
  }

  /// The entry at a position from 0 in the order of arrival; IndexOutOfBoundsException outside.
  public Entry get(int index) {
    int known = size;
    if (index < 0 || index >= known) {
      throw new IndexOutOfBoundsException("entry " + index + " of " + known);
    }
    return blocks[index / BLOCK][index % BLOCK];
  }

  /// The entries there are now, as a list that later appends do not change.
  public List<Entry> snapshot() {
    return new Snapshot(size);
  }

  /// The cursor after all records up to `seq` of a server: one more than the position of the last entry of
  /// that server whose `seq` is not greater; 0 when there is none. Threads deliver out of order, so what
  /// stands before it may hold a greater `seq`.
  public int cursorAt(long serverId, long seq) {
    for (int i = size - 1; i >= 0; i--) {
      Entry entry = get(i);
      if (entry.serverId() == serverId && entry.seq() != 0 && entry.seq() <= seq) {
        return i + 1;
      }
    }
    return 0;
  }

  private final class Snapshot extends AbstractList<Entry> implements RandomAccess {
    private final int length;

    Snapshot(int length) {
      this.length = length;
    }

    @Override
    public Entry get(int index) {
      if (index >= length) {
        throw new IndexOutOfBoundsException("entry " + index + " of " + length);
      }
      return TraceStore.this.get(index);
    }

    @Override
    public int size() {
      return length;
    }
  }
}
