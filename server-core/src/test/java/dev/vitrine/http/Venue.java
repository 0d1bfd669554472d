package dev.vitrine.http;

import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.UnaryOperator;

/// Where a [Meeting] takes place: its servers, all under one tracer, on loopback ports of their own.
final class Venue implements AutoCloseable {
  static final Duration LIMIT = Duration.ofSeconds(20);

  /// Sees every step before anybody can hold it.
  final Recorder steps = new Recorder(Detail.BYTES);

  private final Tracer tracer;
  private final List<Server> servers = new CopyOnWriteArrayList<>();

  /// A place whose servers tell `others`, too.
  Venue(Tracer... others) {
    Tracer[] all = new Tracer[others.length + 1];
    all[0] = steps;
    System.arraycopy(others, 0, all, 1, others.length);
    tracer = Tracer.of(all);
  }

  Server build(UnaryOperator<Server.Builder> more) {
    Server server =
        more.apply(
                Server.builder().handler(Meeting.handler()).tracer(tracer).errorLog(new QuietLog()))
            .build();
    servers.add(server);
    return server;
  }

  Listener serve() throws IOException {
    return serve(build(b -> b), Net.listen("tcp", "127.0.0.1:0"));
  }

  Listener serveTls() throws IOException {
    return serve(build(b -> b), Meeting.tlsListener());
  }

  Listener serve(Server server, Listener listener) {
    start(() -> server.serve(listener));
    return listener;
  }

  /// Something that serves until the server is closed.
  interface Serving {
    void run() throws IOException;
  }

  void start(Serving serving) {
    Thread.ofVirtual()
        .name("accept")
        .start(() -> {
          try {
            serving.run();
          } catch (IOException _) {
            // It was closed, or could not even begin: the steps tell.
          }
        });
  }

  RawClient connect(Listener listener) throws IOException {
    return new RawClient(listener.address());
  }

  RawClient connectTls(Listener listener) throws IOException {
    return new RawClient(
        Meeting.TRUSTING
            .getSocketFactory()
            .createSocket("127.0.0.1", listener.address().getPort()));
  }

  /// Closes all servers and waits until they have told their ends.
  void end() throws InterruptedException {
    close();
    steps.await(ServerStopped.class, servers.size());
  }

  @Override
  public void close() {
    servers.forEach(Server::close);
  }
}
