package dev.vitrine.tracer.cli;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.TraceWriter;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.file.WholeFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// The trace file of a running server. It is written beside its place and takes it when the server has begun
/// to serve, so that a server that cannot listen leaves the file that was there.
final class TraceOutput implements Tracer {
  private final Path file;
  private final Path partial;
  private final TraceWriter writer;

  private TraceOutput(Path file, Path partial) throws IOException {
    this.file = file;
    this.partial = partial;
    this.writer = new TraceWriter(partial);
  }

  static TraceOutput open(Path file) throws FailedException {
    Path target = file.toAbsolutePath();
    try {
      return new TraceOutput(target, WholeFile.beside(target));
    } catch (IOException e) {
      throw new FailedException(
          "Cannot write " + file + ": " + WholeFile.reason(e) + ". Choose another place.", e);
    }
  }

  @Override
  public void onEvent(TraceRecord r) {
    writer.onEvent(r);
    if (r.event() instanceof ServeStarted) {
      try {
        WholeFile.move(partial, file);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  @Override
  public Detail detail() {
    return writer.detail();
  }

  /// Ends the file; where the server never served, nothing of it is left.
  void close() throws FailedException {
    try {
      writer.close();
      Files.deleteIfExists(partial);
    } catch (IOException e) {
      throw new FailedException("The trace is not whole: " + WholeFile.reason(e) + ".", e);
    }
  }
}
