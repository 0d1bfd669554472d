package dev.vitrine.tracer.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a trace from a file, or from whatever else brings its bytes, line after line: it holds one line, however
/// long the trace is. `docs/trace-format.md` says what it looks like.
public final class TraceReader implements Closeable {
  /// The format that this version reads and writes.
  static final long FORMAT = 1;

  private static final int BUFFER_BYTES = 64 << 10;

  private final InputStream in;
  private final Map<String, Object> header;
  private byte[] buffer = new byte[BUFFER_BYTES];
  private int start; // of the line to read next
  private int end; // of what is in the buffer
  private boolean ended; // the source
  private long line; // the number of the last line that was read
  private @Nullable String warning;

  /// Reads the header line.
  ///
  /// @throws TraceFile.DamagedException when there is none, or one of another format
  public TraceReader(InputStream in) throws IOException {
    this.in = in;
    this.header = readHeader();
  }

  /// The first line's fields.
  public Map<String, Object> header() {
    return header;
  }

  /// The next record; null at the end.
  ///
  /// @throws TraceFile.DamagedException when a line other than a torn last one is no record; the message names it
  public @Nullable Entry next() throws IOException {
    int length = nextLine();
    if (length < 0) {
      return null;
    }
    int at = start;
    boolean whole = at + length < end; // ended by a line feed
    start = whole ? at + length + 1 : end;
    try {
      return TraceLine.read(buffer, at, length);
    } catch (IOException e) {
      if (whole) {
        throw new TraceFile.DamagedException(
            "Line " + line + " is not a trace record: " + e.getMessage() + ".");
      }
      warning = "Line " + line + " is torn and was left out.";
      return null;
    }
  }

  /// What was wrong with the end, once [#next] has come to it: a line that was torn off, as by a program that was
  /// killed or by a full disk.
  public Optional<String> warning() {
    return Optional.ofNullable(warning);
  }

  @Override
  public void close() throws IOException {
    in.close();
  }

  private Map<String, Object> readHeader() throws IOException {
    int length = nextLine();
    if (length < 0) {
      throw new TraceFile.DamagedException("The file is empty: a trace begins with a header line.");
    }
    Map<String, Object> fields;
    try {
      fields = TraceLine.object(buffer, start, length);
    } catch (IOException e) {
      throw new TraceFile.DamagedException("Line 1 is not a trace header: " + e.getMessage() + ".");
    }
    start = Math.min(end, start + length + 1);
    if (!(fields.get("vitrine") instanceof Long format)) {
      throw new TraceFile.DamagedException(
          "Line 1 is not a trace header: it has no number \"vitrine\".");
    }
    if (format != FORMAT) {
      throw new TraceFile.DamagedException(
          "Line 1 says format " + format + "; this version reads format " + FORMAT + ".");
    }
    return fields;
  }

  /// The length of the line that begins at `start`, brought into the buffer whole; -1 where there is none.
  private int nextLine() throws IOException {
    for (int at = start; ; at++) {
      if (at == end) {
        int searched = at - start;
        if (!fill()) {
          if (start == end) {
            return -1;
          }
          line++;
          return end - start;
        }
        at = start + searched;
      }
      if (buffer[at] == '\n') {
        line++;
        return at - start;
      }
    }
  }

  /// Brings more behind what is there; false at the end of the source.
  private boolean fill() throws IOException {
    if (ended) {
      return false;
    }
    if (start > 0) {
      System.arraycopy(buffer, start, buffer, 0, end - start);
      end -= start;
      start = 0;
    } else if (end == buffer.length) {
      buffer = Arrays.copyOf(buffer, 2 * buffer.length);
    }
    int n = in.read(buffer, end, buffer.length - end);
    ended = n < 0;
    end += Math.max(0, n);
    return !ended;
  }
}
