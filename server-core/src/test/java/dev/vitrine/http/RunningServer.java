package dev.vitrine.http;

import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.UnaryOperator;

/// A server under test on a free loopback port, with a recorder of its steps.
final class RunningServer implements AutoCloseable {
  private static final long HANG_SECONDS = 20;

  final Recorder steps;
  final Server server;
  private final Listener listener;
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();

  RunningServer(Handler handler) throws IOException {
    this(handler, b -> b);
  }

  RunningServer(Handler handler, UnaryOperator<Server.Builder> more) throws IOException {
    this(handler, new Recorder(), more);
  }

  RunningServer(Handler handler, Recorder steps, UnaryOperator<Server.Builder> more)
      throws IOException {
    this(Net.listen("tcp", "127.0.0.1:0"), handler, steps, more);
  }

  RunningServer(
      Listener listener, Handler handler, Recorder steps, UnaryOperator<Server.Builder> more) {
    this.steps = steps;
    this.listener = listener;
    this.server =
        more.apply(Server.builder().handler(handler).tracer(steps).errorLog(new QuietLog()))
            .build();
    Thread.ofVirtual()
        .name("accept")
        .start(() -> {
          try {
            server.serve(listener);
          } catch (Throwable t) {
            ended.complete(t);
          }
        });
  }

  InetSocketAddress address() {
    return listener.address();
  }

  RawClient connect() throws IOException {
    return new RawClient(listener.address());
  }

  /// What `serve` ended with.
  Throwable ended() throws InterruptedException {
    try {
      return ended.get(HANG_SECONDS, TimeUnit.SECONDS);
    } catch (ExecutionException | TimeoutException e) {
      throw new AssertionError("serve did not end", e);
    }
  }

  @Override
  public void close() {
    server.close();
  }
}
