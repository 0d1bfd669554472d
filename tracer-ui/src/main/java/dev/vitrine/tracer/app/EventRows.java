package dev.vitrine.tracer.app;

import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceStore;
import java.util.Arrays;
import javafx.collections.ObservableListBase;

/// The rows of the event table: a view of the store that holds no record itself, only, while a
/// filter is set, the positions of those that are shown.
final class EventRows extends ObservableListBase<Entry> {
  private final Filter filter;
  private TraceStore store;
  private boolean filtered;
  private int[] positions = new int[64];
  private int rows;
  private int seen;

  EventRows(TraceStore store, Filter filter) {
    this.store = store;
    this.filter = filter;
  }

  /// Begins anew with another store, or with the filter as it is now.
  void restart(TraceStore newStore, int size) {
    beginChange();
    int before = rows;
    if (before > 0) {
      nextRemove(0, java.util.Collections.nCopies(before, null));
    }
    store = newStore;
    filtered = !filter.isOpen();
    rows = 0;
    seen = 0;
    take(size);
    if (rows > 0) {
      nextAdd(0, rows);
    }
    endChange();
  }

  /// Takes in what came since.
  void grow(int size) {
    if (size <= seen) {
      return;
    }
    int before = rows;
    beginChange();
    take(size);
    if (rows > before) {
      nextAdd(before, rows);
    }
    endChange();
  }

  private void take(int size) {
    if (!filtered) {
      rows = size;
      seen = size;
      return;
    }
    for (; seen < size; seen++) {
      if (filter.shows(store.get(seen))) {
        if (rows == positions.length) {
          positions = Arrays.copyOf(positions, rows * 2);
        }
        positions[rows++] = seen;
      }
    }
  }

  /// The position in the store, from 0, of a row.
  int position(int row) {
    return filtered ? positions[row] : row;
  }

  /// The row that shows the record at this position, or the last one before it; -1 when there is
  /// none.
  int rowAtOrBefore(int position) {
    if (!filtered) {
      return Math.min(position, rows - 1);
    }
    int found = Arrays.binarySearch(positions, 0, rows, position);
    return found >= 0 ? found : -found - 2;
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
