package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The script's eyes: which connection is which client's, where the server listens, and what it has done.
final class Watch implements Tracer {
  /// A step of one connection, by its name.
  private record Seen(long connection, String event) {}

  private final Detail detail;
  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final Map<String, Long> connections = new HashMap<>();
  private final Map<Seen, Integer> seen = new HashMap<>();
  private final Map<Long, Long> received = new HashMap<>();
  private final Map<Long, Long> steps = new HashMap<>();
  private final Map<Long, TraceRecord> latest = new HashMap<>();

  /// With [Detail#BYTES] it knows how much of what a client sent was read.
  Watch(Detail detail) {
    this.detail = detail;
  }

  @Override
  public Detail detail() {
    return detail;
  }

  @Override
  public void onEvent(TraceRecord r) {
    switch (r.event()) {
      case ServeStarted(String at, _) -> address.complete(at);
      case ListenFailed(String error) -> address.completeExceptionally(new IOException(error));
      default -> {}
    }
    synchronized (this) {
      switch (r.event()) {
        case Accepted(String remote, _) -> connections.put(remote, r.connectionId());
        case BytesReceived(long offset, byte[] data) ->
            received.put(r.connectionId(), offset + data.length);
        default -> {}
      }
      seen.merge(new Seen(r.connectionId(), r.event().getClass().getSimpleName()), 1, Integer::sum);
      steps.merge(r.threadId(), 1L, Long::sum);
      latest.merge(r.connectionId(), r, (a, b) -> a.seq() > b.seq() ? a : b);
      notifyAll();
    }
  }

  /// Where the server listens, `127.0.0.1:41234`; fails when it could not.
  CompletableFuture<String> address() {
    return address;
  }

  /// How many steps a thread has taken.
  synchronized long steps(long threadId) {
    return steps.getOrDefault(threadId, 0L);
  }

  /// Blocks until the connection from `remote` has taken the step `count` times.
  void await(String remote, String event, int count, Duration limit)
      throws InterruptedException, TimeoutException {
    await(
        () -> {
          Long connection = connections.get(remote);
          return connection != null && count(connection, event) >= count;
        },
        () -> missing(event, connections.get(remote)),
        limit);
  }

  /// Blocks until the server itself has taken the step `count` times.
  void awaitServer(String event, int count, Duration limit)
      throws InterruptedException, TimeoutException {
    await(() -> count(0, event) >= count, () -> missing(event, 0L), limit);
  }

  private String missing(String event, @Nullable Long connection) {
    TraceRecord last = connection == null ? null : latest.get(connection);
    return "the step "
        + event
        + " did not come; the last one was "
        + (last == null ? "none" : last.event());
  }

  /// Blocks until the server has read so many bytes from `remote`.
  void awaitBytes(String remote, long count, Duration limit)
      throws InterruptedException, TimeoutException {
    await(
        () -> {
          Long connection = connections.get(remote);
          return connection != null && received.getOrDefault(connection, 0L) >= count;
        },
        () -> "the server did not read what the client sent",
        limit);
  }

  private synchronized void await(BooleanSupplier come, Supplier<String> otherwise, Duration limit)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!come.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException(otherwise.get());
      }
      wait(left / 1_000_000 + 1);
    }
  }

  private int count(long connection, String event) {
    return seen.getOrDefault(new Seen(connection, event), 0);
  }
}
