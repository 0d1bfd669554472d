package dev.vitrine.tracer.app;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.ScenarioRun;
import dev.vitrine.tracer.scenario.Serving;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import javax.net.SocketFactory;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A real server in this process: what it does goes into a store, and a gate behind the store can
/// hold it at each step.
///
/// The server's threads append to the store and wait at the gate; nobody else waits for them. Any
/// thread may call the methods.
final class LiveServer implements AutoCloseable {
  /// Where the server stands.
  enum Stand {
    STARTS,
    LISTENS,
    SHUTS_DOWN,
    ENDED
  }

  /// How long a script waits for a step: as long as somebody may hold the server.
  private static final Duration PATIENCE = Duration.ofDays(7);

  private final TraceStore store = new TraceStore();
  private final StepGate gate = new StepGate();
  private final Serving serving;
  private final ScenarioRun run;
  private final CompletableFuture<InetSocketAddress> listening;

  private volatile @Nullable CompletableFuture<Void> shutdown;

  private LiveServer(Serving serving, boolean held, Function<Tracer, ScenarioRun> start) {
    this.serving = serving;
    if (held) {
      gate.pause();
    }
    run = start.apply(Tracer.of(new Keeper(store), gate));
    listening = run.address().thenApply(LiveServer::parse);
  }

  /// Starts a scenario's server in the background, without its script.
  ///
  /// @param held whether it is stopped before its first step
  static LiveServer start(Scenario scenario, boolean held) {
    return new LiveServer(scenario.serving(), held, tracer -> ScenarioRun.start(scenario, tracer));
  }

  /// Starts a server that no scenario describes, in the background.
  ///
  /// @param held whether it is stopped before its first step
  /// @throws IllegalArgumentException for a pattern that is bad or conflicts with another
  static LiveServer start(Serving serving, boolean held) {
    return new LiveServer(serving, held, tracer -> ScenarioRun.start(serving, tracer));
  }

  /// Plays the scenario's script, in the background.
  void play() {
    Thread.ofVirtual().name("script").start(this::playScript);
  }

  /// Shuts it down gracefully, in the background. The handlers that wait for a cue go on.
  synchronized void shutdown() {
    if (stand() == Stand.ENDED || shutdown != null) {
      return;
    }
    CompletableFuture<Void> done = new CompletableFuture<>();
    shutdown = done;
    Thread.ofVirtual()
        .name("shutdown")
        .start(() -> {
          try {
            run.shutdown(PATIENCE);
          } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
          } catch (TimeoutException _) {
            // Nobody held it for so long: the window was closed in the meantime.
          } finally {
            done.complete(null);
          }
        });
  }

  /// Lets the handlers go on that wait for a cue at this moment.
  void release() {
    run.release();
  }

  Stand stand() {
    CompletableFuture<Void> asked = shutdown;
    if (asked != null) {
      return asked.isDone() ? Stand.ENDED : Stand.SHUTS_DOWN;
    }
    if (run.ended().isDone()) {
      return Stand.ENDED;
    }
    return listening.isDone() ? Stand.LISTENS : Stand.STARTS;
  }

  /// How it is set up.
  Serving serving() {
    return serving;
  }

  boolean tls() {
    return run.clientTls() != null;
  }

  /// Makes the sockets of its clients: those that trust its certificate, where it speaks TLS.
  SocketFactory sockets() {
    SSLContext tls = run.clientTls();
    return tls == null ? SocketFactory.getDefault() : tls.getSocketFactory();
  }

  /// What it did so far.
  TraceStore store() {
    return store;
  }

  /// Holds it and lets it go.
  StepGate gate() {
    return gate;
  }

  /// Done as soon as the server listens; failed when it cannot.
  CompletableFuture<InetSocketAddress> listening() {
    return listening;
  }

  /// Ends the server and everything it does at once, held or not.
  @Override
  public void close() {
    run.close();
    gate.close();
  }

  private void playScript() {
    try {
      run.play(PATIENCE);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (IOException _) {
      // The server was closed while the script went on, which is how most scripts end in a window;
      // what really failed on the server stands in the trace.
    }
  }

  private static InetSocketAddress parse(String address) {
    int colon = address.lastIndexOf(':');
    String host = address.substring(0, colon).replace("[", "").replace("]", "");
    return new InetSocketAddress(host, Integer.parseInt(address.substring(colon + 1)));
  }

  /// Keeps every record, those of the bytes too: the conversation shows them. The gate is told of steps alone.
  private record Keeper(TraceStore store) implements Tracer {
    @Override
    public void onEvent(TraceRecord r) {
      store.append(r);
    }

    @Override
    public Detail detail() {
      return Detail.BYTES;
    }
  }
}
