package dev.vitrine.tracer.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file whole or not at all: beside its place first, then moved there.
final class OutputFile {
  private OutputFile() {}

  static void write(Path file, String text) throws FailedException {
    write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  static void write(Path file, byte[] bytes) throws FailedException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new FailedException("Cannot write " + file + ": there is no folder " + folder + ".");
    }
    if (Files.isDirectory(target)) {
      throw new FailedException("Cannot write " + file + ": it is a folder. Name a file in it.");
    }
    try {
      Path partial = Files.createFile(beside(target));
      try {
        Files.write(partial, bytes);
        move(partial, target);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new FailedException(
          "Cannot write " + file + ": " + InputFile.reason(e) + ". Choose another place.", e);
    }
  }

  /// Where a file is written before it takes its place: in the same folder, hidden. Not a temporary file of the
  /// JDK's: those are for their owner's eyes alone.
  static Path beside(Path target) {
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid();
    return target.resolveSibling(name);
  }

  /// Puts a whole file in its place.
  static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }
}
