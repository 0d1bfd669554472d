package dev.vitrine.trace;

import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;

/// Writes a trace file, a line for each record in order of arrival. docs/trace-format.md tells the
/// format. Go has no such thing.
///
/// What was written reaches the file within a fifth of a second, or when it is closed. A file that
/// cannot be written any further, on a full disk say, ends the trace: the server's error log is told
/// once, and the server goes on. One writer may serve several servers.
public final class TraceWriter implements Tracer, Closeable {
  /// How long a record may wait in memory: a person who follows the file sees no delay.
  private static final Duration FLUSH_EVERY = Duration.ofMillis(200);

  private static final int BUFFER_BYTES = 32 << 10;

  private final OutputStream out;
  private final Detail detail;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition ended = lock.newCondition();
  private final TraceJson json = new TraceJson();
  private boolean closed;
  private IOException failure; // why the trace ended early; null when it did not

  /// Writes the steps to `file`, which is replaced when it exists.
  public TraceWriter(Path file) throws IOException {
    this(file, Detail.STEPS);
  }

  /// Writes to `file`, which is replaced when it exists.
  public TraceWriter(Path file, Detail detail) throws IOException {
    this(Files.newOutputStream(file), detail);
  }

  /// Writes to `out`, which [#close] closes.
  ///
  /// @throws IOException when the first line cannot be written; `out` is closed then
  public TraceWriter(OutputStream out, Detail detail) throws IOException {
    this.out = Objects.requireNonNull(out, "out");
    this.detail = Objects.requireNonNull(detail, "detail");
    json.header(Instant.now());
    flush();
    if (failure != null) {
      out.close();
      throw failure;
    }
    Thread.ofVirtual().name("trace-writer").start(this::flushNowAndThen);
  }

  /// @throws UncheckedIOException when the trace could not be written; the server then drops this
  ///     tracer
  @Override
  public void onEvent(TraceRecord r) {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      if (failure == null) {
        json.line(r);
        if (json.size() >= BUFFER_BYTES) {
          flush();
        }
      }
      if (failure != null) {
        throw new UncheckedIOException("the trace ends early: " + failure.getMessage(), failure);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public Detail detail() {
    return detail;
  }

  /// Writes what is left and closes the file. Later records are ignored.
  ///
  /// @throws IOException when some of the trace could not be written, now or before
  @Override
  public void close() throws IOException {
    lock.lock();
    try {
      if (closed) {
        return;
      }
      closed = true;
      ended.signalAll();
      try (out) {
        flush();
      }
      if (failure != null) {
        throw failure;
      }
    } finally {
      lock.unlock();
    }
  }

  private void flushNowAndThen() {
    lock.lock();
    try {
      while (!closed && failure == null) {
        boolean _ = ended.await(FLUSH_EVERY.toNanos(), TimeUnit.NANOSECONDS);
        if (!closed) {
          flush();
        }
      }
    } catch (InterruptedException _) {
      // Somebody wants this thread to end; close still writes everything.
    } finally {
      lock.unlock();
    }
  }

  private void flush() {
    if (failure != null || json.size() == 0) {
      return;
    }
    try {
      out.write(json.buffer(), 0, json.size());
      out.flush();
    } catch (IOException e) {
      failure = e;
    } finally {
      json.clear();
    }
  }
}
