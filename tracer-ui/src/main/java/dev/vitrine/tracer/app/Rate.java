package dev.vitrine.tracer.app;

import java.util.Locale;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.beans.property.ReadOnlyStringWrapper;

/// How fast steps come in, when that is faster than frames: then a frame draws the newest of several, and the window
/// says so.
final class Rate {
  private static final long WINDOW = 500_000_000;

  /// Frames a second, about.
  private static final long FRAMES = 60;

  private final ReadOnlyStringWrapper words = new ReadOnlyStringWrapper("");
  private long since;
  private int sizeThen;
  private boolean begun;

  /// "4,812 steps a second, drawn once a frame"; empty while each step is drawn.
  ReadOnlyStringProperty wordsProperty() {
    return words.getReadOnlyProperty();
  }

  /// Another run: nothing came in yet.
  void begin() {
    begun = false;
    words.set("");
  }

  /// @param now `System.nanoTime()`
  /// @param size how many steps there are
  void pulse(long now, int size) {
    if (!begun) {
      begun = true;
      since = now;
      sizeThen = size;
    }
    if (now - since < WINDOW) {
      return;
    }
    long each = Math.round((size - sizeThen) * 1e9 / (now - since));
    words.set(
        each > FRAMES
            ? String.format(Locale.ROOT, "%,d steps a second, drawn once a frame", each)
            : "");
    since = now;
    sizeThen = size;
  }
}
