package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.file.WholeFile;
import dev.vitrine.tracer.trace.TraceFile;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;

/// Reads a trace for a command.
final class InputFile {
  private InputFile() {}

  /// The trace; where its last line is torn, a warning goes to `err` and the rest is used.
  static TraceFile read(Path file, PrintWriter err) throws FailedException {
    try {
      TraceFile trace = TraceFile.read(file);
      trace.warning().ifPresent(w -> err.println("vitrine: " + file + ": " + w));
      return trace;
    } catch (TraceFile.DamagedException e) {
      throw new FailedException(file + ": " + e.getMessage(), e);
    } catch (IOException e) {
      throw new FailedException("Cannot read " + file + ": " + WholeFile.reason(e) + ".", e);
    }
  }
}
