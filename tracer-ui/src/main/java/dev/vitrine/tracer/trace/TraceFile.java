package dev.vitrine.tracer.trace;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
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

  /// Reads a file whole; [TraceReader] reads one that is too long for that.
  ///
  /// @throws DamagedException when a line other than the last is no record, or the first no header
  public static TraceFile read(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return read(in);
    }
  }

  /// The same from the file's text.
  public static TraceFile parse(String text) throws IOException {
    return read(new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static TraceFile read(InputStream in) throws IOException {
    TraceReader reader = new TraceReader(in);
    List<Entry> entries = new ArrayList<>();
    for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
      entries.add(entry);
    }
    return new TraceFile(reader.header(), entries, reader.warning());
  }

  /// A header with these values.
  public static Map<String, Object> header(String server, String started, String java) {
    Map<String, Object> header = new LinkedHashMap<>();
    header.put("vitrine", TraceReader.FORMAT);
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
    byte[] bytes = line.getBytes(StandardCharsets.UTF_8);
    return TraceLine.read(bytes, 0, bytes.length);
  }

  /// A store with all entries.
  public TraceStore store() {
    TraceStore store = new TraceStore();
    entries.forEach(store::append);
    return store;
  }
}
