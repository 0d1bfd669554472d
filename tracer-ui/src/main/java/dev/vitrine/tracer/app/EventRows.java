package dev.vitrine.tracer.app;

import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.Arrays;
import java.util.Collections;
import javafx.beans.property.ReadOnlyDoubleProperty;
import javafx.beans.property.ReadOnlyDoubleWrapper;
import javafx.collections.ObservableListBase;
import org.jspecify.annotations.Nullable;

/// The rows of the event table: a view of the store that holds no record itself, only, while a
/// filter is set, the positions of those that are shown. A search through a long run goes on beside the
/// window: rows come as they are found.
final class EventRows extends ObservableListBase<Entry> {
  /// So many steps are read at once while nobody notices.
  private static final int AT_ONCE = 2_000;

  private final Filter filter;
  private final ReadOnlyDoubleWrapper searched = new ReadOnlyDoubleWrapper(1);
  private TraceStore store;
  private Filter.Wanted wanted;
  private boolean filtered;
  private @Nullable RowScan scan;

  // Positions of the rows while a filter is set, from `start` of the array on.
  private int[] positions = new int[64];
  private int start;
  private int rows;
  private int first;
  private int seen;

  EventRows(TraceStore store, Filter filter) {
    this.store = store;
    this.filter = filter;
    this.wanted = filter.wanted();
  }

  /// How much of the run was searched, from 0 to 1; 1 when the search is over.
  ReadOnlyDoubleProperty searchedProperty() {
    return searched.getReadOnlyProperty();
  }

  /// Begins anew with another store, or with the filter as it is now.
  void restart(TraceStore newStore, int size) {
    if (scan != null) {
      scan.cancel();
      scan = null;
    }
    beginChange();
    if (rows > 0) {
      nextRemove(0, Collections.nCopies(rows, null));
    }
    store = newStore;
    wanted = filter.wanted();
    filtered = !filter.isOpen();
    rows = 0;
    start = 0;
    first = store.first();
    seen = first;
    take(size);
    if (rows > 0) {
      nextAdd(0, rows);
    }
    endChange();
  }

  /// Takes in what came since, and leaves out what the store has left out.
  void grow(int size) {
    if (size <= seen && scan == null && store.first() == first) {
      return;
    }
    beginChange();
    leaveOut(store.first());
    int before = rows;
    take(size);
    if (rows > before) {
      nextAdd(before, rows);
    }
    endChange();
  }

  private void leaveOut(int newFirst) {
    int gone;
    if (filtered) {
      int end = start + rows;
      int at = Arrays.binarySearch(positions, start, end, newFirst);
      gone = (at < 0 ? -at - 1 : at) - start;
      start += gone;
    } else {
      gone = Math.min(rows, newFirst - first);
    }
    first = newFirst;
    seen = Math.max(seen, first);
    rows -= gone;
    if (gone > 0) {
      nextRemove(0, Collections.nCopies(gone, null));
    }
  }

  private void take(int size) {
    if (!filtered) {
      rows = size - first;
      seen = size;
      searched.set(1);
      return;
    }
    RowScan running = scan;
    if (running != null) {
      boolean done = running.done();
      seen = running.take(this::addAll);
      if (done) {
        scan = null;
      }
    }
    if (scan == null && wanted.readsSteps() && size - seen > AT_ONCE) {
      scan = RowScan.start(store, wanted, seen, size);
    } else if (scan == null) {
      for (int at = wanted.next(store, seen, size);
          at < size;
          at = wanted.next(store, at + 1, size)) {
        add(at);
      }
      seen = size;
    }
    searched.set(seen >= size || size == first ? 1 : (seen - first) / (double) (size - first));
  }

  private void addAll(int[] found) {
    for (int position : found) {
      add(position);
    }
  }

  private void add(int position) {
    if (start + rows == positions.length) {
      int[] wider = new int[Math.max(64, rows * 2)];
      System.arraycopy(positions, start, wider, 0, rows);
      positions = wider;
      start = 0;
    }
    positions[start + rows++] = position;
  }

  /// The position in the store, from 0, of a row.
  int position(int row) {
    return filtered ? positions[start + row] : first + row;
  }

  /// The row that shows the record at this position, or the last one before it; -1 when there is
  /// none.
  int rowAtOrBefore(int position) {
    if (!filtered) {
      return Math.min(position - first, rows - 1);
    }
    int found = Arrays.binarySearch(positions, start, start + rows, position);
    return (found >= 0 ? found : -found - 2) - start;
  }

  @Override
  public Entry get(int row) {
    return store.get(position(row));
  }

  @Override
  public int size() {
    return rows;
  }
}
