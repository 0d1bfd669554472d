package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.ScriptStep.Await;
import dev.vitrine.tracer.scenario.ScriptStep.Close;
import dev.vitrine.tracer.scenario.ScriptStep.Connect;
import dev.vitrine.tracer.scenario.ScriptStep.Cue;
import dev.vitrine.tracer.scenario.ScriptStep.Elapse;
import dev.vitrine.tracer.scenario.ScriptStep.EndSending;
import dev.vitrine.tracer.scenario.ScriptStep.Receive;
import dev.vitrine.tracer.scenario.ScriptStep.ReceiveEnd;
import dev.vitrine.tracer.scenario.ScriptStep.ReceiveHead;
import dev.vitrine.tracer.scenario.ScriptStep.ReceiveText;
import dev.vitrine.tracer.scenario.ScriptStep.Refused;
import dev.vitrine.tracer.scenario.ScriptStep.Secure;
import dev.vitrine.tracer.scenario.ScriptStep.Send;
import dev.vitrine.tracer.scenario.ScriptStep.Shutdown;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Plays a script's steps, one after the other, each to its end.
final class ScriptPlayer implements Closeable {
  /// What is waited for is counted: the second wait for an event is for its second occurrence.
  private record Awaited(int client, String event) {}

  private final ScenarioRun run;
  private final Watch watch;
  private final Duration limit;
  private final Map<Integer, ScriptClient> clients = new HashMap<>();
  private final Map<Awaited, Integer> awaited = new HashMap<>();

  /// @param limit how long each wait may last
  ScriptPlayer(ScenarioRun run, Watch watch, Duration limit) {
    this.run = run;
    this.watch = watch;
    this.limit = limit;
  }

  void play(ScriptStep step) throws IOException, InterruptedException, TimeoutException {
    switch (step) {
      case Connect(int client) -> clients.put(client, new ScriptClient(address(), limit));
      case Refused _ -> ScriptClient.refused(address(), limit);
      case Secure(int client) -> client(client).secure(tls());
      case Send send -> client(send.client()).send(send.bytes());
      case Receive(int client, int status) -> {
        client(client).receive(status);
        await(client, "ResponseFinished");
      }
      case ReceiveHead(int client, int status) -> client(client).receiveHead(status);
      case ReceiveText(int client, String until) -> client(client).receiveText(until);
      case ReceiveEnd(int client, String text) -> client(client).receiveEnd(text);
      case EndSending(int client) -> client(client).endSending();
      case Close(int client) -> client(client).close();
      case Await(int client, String event) -> await(client, event);
      case Cue(String name) -> run.cues().give(name);
      case Elapse(int client, Duration time) -> elapse(client, time);
      case Shutdown _ -> run.beginShutdown(limit);
    }
  }

  private void await(int client, String event) throws InterruptedException, TimeoutException {
    int count = awaited.merge(new Awaited(client, event), 1, Integer::sum);
    if (client == 0) {
      watch.awaitServer(event, count, limit);
    } else {
      watch.await(client(client).address(), event, count, limit);
    }
  }

  private void elapse(int client, Duration time) throws InterruptedException, TimeoutException {
    if (run.rehearsed()) {
      if (client != 0) {
        watch.awaitBytes(client(client).address(), client(client).sent(), limit);
      }
      run.stage().elapse(time, client == 0);
    }
  }

  private String address() throws IOException {
    try {
      return watch.address().join();
    } catch (CompletionException e) {
      throw new IOException(
          "the server does not listen: " + watch.address().exceptionNow().getMessage(), e);
    }
  }

  private SSLContext tls() throws IOException {
    @Nullable SSLContext tls = run.stage().clientTls();
    if (tls == null) {
      throw new IOException("the server speaks no TLS");
    }
    return tls;
  }

  private ScriptClient client(int number) {
    ScriptClient client = clients.get(number);
    if (client == null) {
      throw new IllegalStateException("the script uses client " + number + " unconnected");
    }
    return client;
  }

  @Override
  public void close() throws IOException {
    for (ScriptClient client : clients.values()) {
      client.close();
    }
  }
}
