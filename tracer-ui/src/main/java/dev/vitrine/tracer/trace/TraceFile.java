package dev.vitrine.tracer.trace;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A trace file as a whole: its header line, its entries in the order of arrival, and what was wrong with its
/// end. `docs/trace-format.md` says what it looks like.
///
/// @param header the first line's fields: `vitrine`, `server`, `started`, `java`
/// @param entries one for each line after it
/// @param warning a sentence where the last line was torn and left out, as by a program that was killed
public record TraceFile(Map<String, Object> header, List<Entry> entries, Optional<String> warning) {
  /// The format that this version reads and writes.
  private static final long FORMAT = 1;

  public TraceFile {
    entries = List.copyOf(entries);
  }

  /// A file cannot be read as a trace; the message says which line, and why.
  public static final class DamagedException extends IOException {
    private static final long serialVersionUID = 1;

    DamagedException(String message) {
      super(message);
    }
  }

  /// Reads a file whole.
  ///
  /// @throws DamagedException when a line other than the last is no record, or the first no header
  public static TraceFile read(Path file) throws IOException {
    return parse(new String(Files.readAllBytes(file), StandardCharsets.UTF_8));
  }

  /// The same from the file's text.
  public static TraceFile parse(String text) throws DamagedException {
    List<String> lines = text.lines().toList();
    if (lines.isEmpty()) {
      throw new DamagedException("The file is empty: a trace begins with a header line.");
    }
    Map<String, Object> header = header(lines.getFirst());
    List<Entry> entries = new ArrayList<>();
    Optional<String> warning = Optional.empty();
    for (int i = 1; i < lines.size(); i++) {
      try {
        entries.add(TraceLine.read(lines.get(i)));
      } catch (IOException e) {
        boolean torn = i == lines.size() - 1 && !text.endsWith("\n");
        if (!torn) {
          throw new DamagedException(
              "Line " + (i + 1) + " is not a trace record: " + e.getMessage() + ".");
        }
        warning = Optional.of("Line " + (i + 1) + " is torn and was left out.");
      }
    }
    return new TraceFile(header, entries, warning);
  }

  private static Map<String, Object> header(String line) throws DamagedException {
    Map<String, Object> header;
    try {
      header = TraceLine.object(line);
    } catch (IOException e) {
      throw new DamagedException("Line 1 is not a trace header: " + e.getMessage() + ".");
    }
    if (!(header.get("vitrine") instanceof Long format)) {
      throw new DamagedException("Line 1 is not a trace header: it has no number \"vitrine\".");
    }
    if (format != FORMAT) {
      throw new DamagedException(
          "Line 1 says format " + format + "; this version reads format " + FORMAT + ".");
    }
    return header;
  }

  /// A header with these values.
  public static Map<String, Object> header(String server, String started, String java) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("vitrine", FORMAT);
    header.put("server", server);
    header.put("started", started);
    header.put("java", java);
    return header;
  }

  /// The file's text, each line ended by `\n`.
  public String text() {
    StringBuilder out = new StringBuilder(TraceLine.writeObject(header)).append('\n');
    for (Entry entry : entries) {
      out.append(TraceLine.write(entry)).append('\n');
    }
    return out.toString();
  }

  /// One line of the file, without its end.
  public static String line(Entry entry) {
    return TraceLine.write(entry);
  }

  /// The entry of one line.
  ///
  /// @throws IOException when it is no record; the message says why
  public static Entry entry(String line) throws IOException {
    return TraceLine.read(line);
  }

  /// A store with all entries.
  public TraceStore store() {
    TraceStore store = new TraceStore();
    entries.forEach(store::append);
    return store;
  }
}
