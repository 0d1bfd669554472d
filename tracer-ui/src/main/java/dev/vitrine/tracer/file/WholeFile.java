package dev.vitrine.tracer.file;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Writes a file whole or not at all: beside its place first, then moved there. Whatever goes wrong, nothing is left beside it,
/// and what was in its place stays.
public final class WholeFile {
  private WholeFile() {}

  /// Writes the bytes of a file.
  @FunctionalInterface
  public interface Content {
    /// Called once, with the file open beside its place.
    ///
    /// @throws IOException when there is no more room, or when whoever asked for it wants it no longer
    void writeTo(OutputStream out) throws IOException;
  }

  /// A file was not written; the message is a sentence that says why and what to do.
  public static final class UnwrittenException extends IOException {
    private static final long serialVersionUID = 1;

    UnwrittenException(String message) {
      super(message);
    }

    UnwrittenException(Path file, IOException why) {
      super("Cannot write " + file + ": " + reason(why) + ". Choose another place.", why);
    }
  }

  public static void write(Path file, String text) throws UnwrittenException {
    write(file, out -> out.write(text.getBytes(StandardCharsets.UTF_8)));
  }

  public static void write(Path file, Content content) throws UnwrittenException {
    Path target = file.toAbsolutePath();
    Path folder = target.getParent();
    if (folder == null || !Files.isDirectory(folder)) {
      throw new UnwrittenException(
          "Cannot write " + file + ": there is no folder " + folder + ". Choose another place.");
    }
    if (Files.isDirectory(target)) {
      throw new UnwrittenException("Cannot write " + file + ": it is a folder. Name a file in it.");
    }
    try {
      Path partial = Files.createFile(beside(target));
      try {
        try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(partial))) {
          content.writeTo(out);
        }
        move(partial, target);
      } finally {
        Files.deleteIfExists(partial);
      }
    } catch (IOException e) {
      throw new UnwrittenException(file, e);
    }
  }

  /// Where a file is written before it takes its place: in the same folder, hidden. Not a temporary file of the
  /// JDK's: those are for their owner's eyes alone.
  public static Path beside(Path target) {
    String name = "." + target.getFileName() + "." + ProcessHandle.current().pid();
    return target.resolveSibling(name);
  }

  /// Puts a whole file in its place.
  public static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  /// The reason of a file error in words; the JDK's message is often the path alone.
  public static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "permission denied";
      case FileSystemException why when why.getReason() != null -> inWords(why.getReason());
      default -> e.getMessage() == null ? e.getClass().getSimpleName() : inWords(e.getMessage());
    };
  }

  private static String inWords(String reason) {
    return reason.equals("No space left on device") ? "the disk is full" : reason;
  }
}
