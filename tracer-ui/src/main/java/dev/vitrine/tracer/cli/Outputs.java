package dev.vitrine.tracer.cli;

import dev.vitrine.tracer.file.WholeFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/// Writes what a command makes.
final class Outputs {
  private Outputs() {}

  static void write(Path file, String text) throws FailedException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path file, byte[] content) throws FailedException {
    try {
      WholeFile.write(file, out -> out.write(content));
    } catch (WholeFile.UnwrittenException e) {
      throw new FailedException(String.valueOf(e.getMessage()), e);
    }
  }
}
