package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Server;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;

/// A scenario that runs: a real server on a loopback socket, and the script that is played against it. The
/// server stays up after the script, until [#shutdown] or [#close].
public final class ScenarioRun implements AutoCloseable {
  private static final String ANY_PORT = "127.0.0.1:0";

  private final Scenario scenario;
  private final Watch watch = new Watch();
  private final Cues cues = new Cues();
  private final Server server;

  private ScenarioRun(Scenario scenario, Tracer tracer) {
    this.scenario = scenario;
    Server.Builder builder =
        Server.builder()
            .address(ANY_PORT)
            .errorLog(new SilentLog())
            .tracer(Tracer.of(watch, tracer));
    scenario.serving().setup().on(builder, cues);
    this.server = builder.build();
  }

  /// Starts the server on a thread of its own and returns at once; its steps go to `tracer`. With a paused
  /// gate as tracer the server is held from its first step on.
  public static ScenarioRun start(Scenario scenario, Tracer tracer) {
    ScenarioRun run = new ScenarioRun(scenario, tracer);
    Thread thread = new Thread(run::serve, "accept");
    thread.setDaemon(true);
    thread.start();
    return run;
  }

  private void serve() {
    try {
      if (scenario.serving().listener().isEmpty()) {
        server.listenAndServe();
      } else {
        Listener socket = Net.listen("tcp", ANY_PORT);
        try (Listener listener = scenario.serving().listener().get().apply(socket)) {
          server.serve(listener);
        }
      }
    } catch (IOException | RuntimeException e) {
      watch.address().completeExceptionally(e);
    }
  }

  public Server server() {
    return server;
  }

  /// Where the server listens, `127.0.0.1:41234`, once it does; fails when it cannot.
  public CompletableFuture<String> address() {
    return watch.address();
  }

  /// Plays the script to its end on the calling thread.
  ///
  /// @param limit how long each wait may last; a held server needs a long one
  /// @throws TimeoutException when a step of the server did not come in time
  /// @throws IOException when the server did not answer as a server does
  public void play(Duration limit) throws IOException, InterruptedException, TimeoutException {
    Map<Integer, ScriptClient> clients = new HashMap<>();
    Map<ScriptStep.Await, Integer> awaited = new HashMap<>();
    try {
      for (ScriptStep step : scenario.script()) {
        switch (step) {
          case ScriptStep.Connect(int client) ->
              clients.put(client, new ScriptClient(watch.address().join(), limit));
          case ScriptStep.Send send -> client(clients, send).send(send.bytes());
          case ScriptStep.Receive receive -> client(clients, receive).receive();
          case ScriptStep.Close close -> client(clients, close).close();
          case ScriptStep.Await await ->
              watch.await(
                  client(clients, await).address(),
                  await.event(),
                  awaited.merge(await, 1, Integer::sum),
                  limit);
          case ScriptStep.Cue(_, String name) -> cues.give(name);
        }
      }
    } finally {
      for (ScriptClient client : clients.values()) {
        client.close();
      }
    }
  }

  private static ScriptClient client(Map<Integer, ScriptClient> clients, ScriptStep step) {
    ScriptClient client = clients.get(step.client());
    if (client == null) {
      throw new IllegalStateException("the script uses client " + step.client() + " unconnected");
    }
    return client;
  }

  /// Shuts the server down gracefully and waits for its last step.
  public void shutdown(Duration limit) throws InterruptedException, TimeoutException {
    cues.end();
    server.shutdown(limit);
    watch.awaitServer("ServerStopped", limit);
  }

  /// Ends the server at once.
  @Override
  public void close() {
    cues.end();
    server.close();
  }
}
