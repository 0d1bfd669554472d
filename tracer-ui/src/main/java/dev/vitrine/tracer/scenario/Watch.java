package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;

/// The script's eyes: which connection is which client's, where the server listens, and what it has done.
final class Watch implements Tracer {
  /// A step of one connection, by its name.
  private record Seen(long connection, String event) {}

  private final CompletableFuture<String> address = new CompletableFuture<>();
  private final Map<String, Long> connections = new HashMap<>();
  private final Map<Seen, Integer> seen = new HashMap<>();

  @Override
  public void onEvent(TraceRecord r) {
    if (r.event() instanceof ServeStarted(String at, _)) {
      address.complete(at);
    }
    synchronized (this) {
      if (r.event() instanceof Accepted(String remote, _)) {
        connections.put(remote, r.connectionId());
      }
      seen.merge(new Seen(r.connectionId(), r.event().getClass().getSimpleName()), 1, Integer::sum);
      notifyAll();
    }
  }

  /// Where the server listens, `127.0.0.1:41234`; fails when it could not.
  CompletableFuture<String> address() {
    return address;
  }

  /// Blocks until the connection from `remote` has taken the step `count` times.
  void await(String remote, String event, int count, Duration limit)
      throws InterruptedException, TimeoutException {
    await(() -> count(remote, event) >= count, event, limit);
  }

  /// Blocks until the server itself has taken the step.
  void awaitServer(String event, Duration limit) throws InterruptedException, TimeoutException {
    await(() -> seen.containsKey(new Seen(0, event)), event, limit);
  }

  private synchronized void await(BooleanSupplier come, String event, Duration limit)
      throws InterruptedException, TimeoutException {
    long deadline = System.nanoTime() + limit.toNanos();
    while (!come.getAsBoolean()) {
      long left = deadline - System.nanoTime();
      if (left <= 0) {
        throw new TimeoutException("the step " + event + " did not come");
      }
      wait(left / 1_000_000 + 1);
    }
  }

  private int count(String remote, String event) {
    Long connection = connections.get(remote);
    return connection == null ? 0 : seen.getOrDefault(new Seen(connection, event), 0);
  }
}
