package dev.vitrine.internal.read;

import java.io.IOException;
import java.util.Arrays;

/// Bytes that arrived and were not used yet. Go: the `bufio.Reader` over a `connReader`.
///
/// [#fill] and, for the large pieces of a body, [#read] are the only places that read from the source.
/// A fill may also run in the background, on a thread of its own, while nobody else reads; whoever
/// needs bytes next joins it, so that never two threads read at once.
///
/// The array begins small, grows on demand and is given back when a connection becomes idle: ten
/// thousand idle connections hold next to nothing.
///
/// One thread at a time; the background fill touches only the part of the array that is not in use.
public final class ReadBuffer {
  /// Enough for most request heads; measured as the size at which idle connections cost least.
  private static final int FIRST_SIZE = 512;

  /// What an idle connection may keep, so that heads of this size need no new array each time.
  private static final int IDLE_SIZE = 1024;

  private final ByteSource source;
  private final boolean exact;
  private byte[] bytes = new byte[FIRST_SIZE];
  private int position;
  private int limit;

  /// Null: none runs, and nothing that one brought waits to be taken.
  private volatile BackgroundFill background;

  /// Is told how a background fill ended: the number of bytes, -1 at the end, or the failure.
  public interface FillEnded {
    /// On a thread of its own, never on one that starts or joins a fill.
    void ended(int count, IOException failureOrNull);
  }

  /// Reads as much as `source` gives at once.
  public ReadBuffer(ByteSource source) {
    this(source, false);
  }

  /// @param exact whether never a byte is read that was not asked for
  ReadBuffer(ByteSource source, boolean exact) {
    this.source = source;
    this.exact = exact;
  }

  /// How many bytes can be had without reading.
  public int buffered() {
    return limit - position;
  }

  /// Reads until `count` bytes are there; false when the end came before.
  public boolean ensure(int count) throws IOException {
    while (buffered() < count) {
      if (fill() < 0) {
        return false;
      }
    }
    return true;
  }

  /// Adds what one read of the source brings, or what a background fill brought; -1 at the end. The
  /// bytes that were there may move to another array or place in it.
  ///
  /// @throws java.net.SocketTimeoutException when the source's time limit is over; a background fill
  ///     goes on
  public int fill() throws IOException {
    if (background != null) {
      return takeBackground();
    }
    makeRoom();
    int n = source.read(bytes, limit, exact ? 1 : bytes.length - limit);
    if (n > 0) {
      limit += n;
    }
    return n;
  }

  /// Copies at most `len` bytes out, reading only when none is there; -1 at the end.
  public int read(byte[] b, int off, int len) throws IOException {
    if (buffered() == 0) {
      // A large piece of a body needs no stop here.
      if (background == null && (exact || len >= bytes.length)) {
        return source.read(b, off, len);
      }
      if (fill() < 0) {
        return -1;
      }
    }
    int n = Math.min(len, buffered());
    System.arraycopy(bytes, position, b, off, n);
    position += n;
    return n;
  }

  private void makeRoom() {
    if (position == limit) {
      position = 0;
      limit = 0;
    }
    if (limit < bytes.length) {
      return;
    }
    if (position > 0) {
      System.arraycopy(bytes, position, bytes, 0, limit - position);
      limit -= position;
      position = 0;
    } else {
      bytes = Arrays.copyOf(bytes, 2 * bytes.length);
    }
  }

  /// Reads once on a thread of its own. What is there already can still be used; more comes from
  /// [#fill], which joins the thread.
  ///
  /// Where a fill that nobody joined is still there, as between two requests that arrived together,
  /// it goes on, and `whenEnded` is told in the place of whoever started it.
  public void startBackgroundFill(FillEnded whenEnded) {
    if (background != null) {
      background.tell(whenEnded);
      return;
    }
    makeRoom();
    BackgroundFill fill = new BackgroundFill(whenEnded);
    background = fill;
    byte[] b = bytes; // it stays this one until somebody joins
    int off = limit;
    Thread.ofVirtual().start(() -> fill.run(source, b, off, b.length - off));
  }

  /// Joins the background fill and makes what it brought part of the buffer. A failure or the end
  /// stays, for whoever asks again.
  private int takeBackground() throws IOException {
    int n = background.join(source);
    if (n > 0) {
      limit += n;
      background = null;
    }
    return n;
  }

  /// Whether a background fill still runs.
  public boolean filling() {
    BackgroundFill fill = background;
    return fill != null && fill.running();
  }

  /// Waits until no background fill runs. Close the source first: that ends it.
  public void awaitFill() {
    BackgroundFill fill = background;
    if (fill != null) {
      fill.awaitEnd();
    }
  }

  /// Takes out what can be had without waiting. What a background fill is still waiting for comes
  /// from [#fill] later.
  public byte[] takeBuffered() throws IOException {
    if (background != null && !filling()) {
      takeBackground();
    }
    byte[] taken = Arrays.copyOfRange(bytes, position, limit);
    position = limit;
    return taken;
  }

  /// Gives a large array back where it is empty. For a connection that becomes idle.
  public void giveBack() {
    if (buffered() == 0 && bytes.length > IDLE_SIZE && background == null) {
      bytes = new byte[FIRST_SIZE];
      position = 0;
      limit = 0;
    }
  }

  // What the parsers of this package look at: bytes in place.

  /// The array that holds the bytes, from [#position] on; another one after each [#fill].
  byte[] array() {
    return bytes;
  }

  int position() {
    return position;
  }

  /// The byte at `index` past the next one.
  byte at(int index) {
    return bytes[position + index];
  }

  /// Uses `count` bytes up.
  void skip(int count) {
    position += count;
  }

  /// How far behind the next byte the first line feed stands, `from` or further, nearer than `to`; -1
  /// when there is none.
  int lineFeed(int from, int to) {
    byte[] b = bytes;
    int end = position + Math.min(to, limit - position);
    for (int i = position + from; i < end; i++) {
      if (b[i] == '\n') {
        return i - position;
      }
    }
    return -1;
  }
}
