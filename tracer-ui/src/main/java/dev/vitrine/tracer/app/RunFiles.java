package dev.vitrine.tracer.app;

import dev.vitrine.tracer.file.WholeFile;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.TraceFile;
import dev.vitrine.tracer.trace.TraceReader;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads runs from files and writes them, however long they are: record after record, telling a [LongWork] how far it is. Blocks; call
/// it on no thread that draws.
final class RunFiles {
  private static final int REPORT_EVERY = 1 << 12;

  private RunFiles() {}

  /// @param warning a sentence where the last line was torn and left out
  record Opened(TraceStore store, Optional<String> warning) {}

  /// @throws java.io.InterruptedIOException when the work was cancelled
  /// @throws TraceFile.DamagedException when it is no trace; the message says which line, and why
  static Opened read(Path file, LongWork work) throws IOException {
    double size = Math.max(1, Files.size(file));
    try (Counted in = new Counted(Files.newInputStream(file));
        TraceReader reader = new TraceReader(in)) {
      TraceStore store = new TraceStore();
      int read = 0;
      for (Entry entry = reader.next(); entry != null; entry = reader.next()) {
        store.append(entry);
        if (++read % REPORT_EVERY == 0) {
          work.reached(in.count / size);
        }
      }
      work.reached(1);
      return new Opened(store, reader.warning());
    }
  }

  /// @throws WholeFile.UnwrittenException when nothing was written; the message is a sentence
  static void write(TraceStore store, Path file, LongWork work) throws IOException {
    Map<String, Object> header =
        TraceFile.header("vitrine", Instant.now().toString(), System.getProperty("java.version"));
    List<Entry> entries = store.snapshot();
    WholeFile.write(
        file,
        out -> {
          String first = new TraceFile(header, List.of(), Optional.empty()).text();
          out.write(first.getBytes(StandardCharsets.UTF_8));
          int written = 0;
          for (Entry entry : entries) {
            out.write(TraceFile.line(entry).getBytes(StandardCharsets.UTF_8));
            out.write('\n');
            if (++written % REPORT_EVERY == 0) {
              work.reached(written / (double) entries.size());
            }
          }
          work.reached(1);
        });
  }

  private static final class Counted extends FilterInputStream {
    private long count;

    Counted(InputStream in) {
      super(in);
    }

    @Override
    public int read() throws IOException {
      int b = super.read();
      count += b < 0 ? 0 : 1;
      return b;
    }

    @Override
    public int read(byte[] b, int off, int len) throws IOException {
      int n = super.read(b, off, len);
      count += Math.max(0, n);
      return n;
    }
  }
}
