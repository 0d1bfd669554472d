package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Server;
import dev.vitrine.internal.staging.StagedKeys;
import dev.vitrine.internal.staging.StagedTime;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A server in this process.
final class LocalStage implements Stage {
  private final ServerSetUp setUp;
  private final Server server;
  private final @Nullable StagedTime time;
  private final Consumer<Throwable> failed;

  /// @param staged whether its time stands still until it is moved on
  /// @param faults whether accept fails when somebody says so
  /// @param failed told when the server ends before it was asked to, also where it cannot begin
  LocalStage(
      Serving serving,
      Cues cues,
      Tracer tracer,
      boolean staged,
      boolean faults,
      Consumer<Throwable> failed) {
    this.setUp = new ServerSetUp(serving, cues, tracer);
    if (faults) {
      setUp.letAcceptFail();
    }
    this.time = staged ? StagedTime.of(setUp.builder()) : null;
    this.server = setUp.builder().build();
    this.failed = failed;
  }

  @Override
  public void start() {
    Thread thread = new Thread(this::serve, "accept");
    thread.setDaemon(true);
    thread.start();
  }

  private void serve() {
    try {
      setUp.serve(server);
    } catch (IOException | RuntimeException e) {
      failed.accept(e);
    }
  }

  @Override
  public void elapse(Duration by, boolean pause) throws InterruptedException {
    if (time == null) {
      return;
    }
    if (pause) {
      time.elapsePause(by);
    } else {
      time.elapse(by);
    }
  }

  @Override
  public @Nullable SSLContext clientTls() {
    StagedKeys keys = setUp.keys();
    return keys == null ? null : keys.client();
  }

  @Override
  public void keepAlives(boolean enabled) {
    server.setKeepAlivesEnabled(enabled);
  }

  @Override
  public void exchange(Serving routes) {
    setUp.exchange(routes);
  }

  @Override
  public void failAccepts(int times, boolean thenForGood) {
    setUp.failAccepts(times, thenForGood);
  }

  @Override
  public void freeDescriptors(boolean free) {
    throw new UnsupportedOperationException("the descriptors are those of the whole window");
  }

  @Override
  public Optional<ProcessHandle> process() {
    return Optional.empty();
  }

  @Override
  public void shutdown(Duration limit) throws InterruptedException, TimeoutException {
    server.shutdown(limit);
  }

  @Override
  public void close() {
    server.close();
  }
}
