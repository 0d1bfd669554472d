package dev.vitrine.tracer.app;

import dev.vitrine.http.ServerClosedException;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.Draining;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import dev.vitrine.tracer.scenario.Scenario;
import dev.vitrine.tracer.scenario.ScenarioRun;
import dev.vitrine.tracer.scenario.Serving;
import dev.vitrine.tracer.trace.TraceStore;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
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
    ENDED,
    FAILED
  }

  /// How long a script waits for a step: as long as somebody may hold the server.
  private static final Duration PATIENCE = Duration.ofDays(7);

  private final TraceStore store = new TraceStore();
  private final StepGate gate = new StepGate();
  private final Keeper keeper = new Keeper(store);
  private final ScenarioRun run;
  private final CompletableFuture<InetSocketAddress> listening;

  /// What a person asks of the running server, one after the other: each may be held by the gate.
  private final ExecutorService hand =
      Executors.newSingleThreadExecutor(Thread.ofVirtual().name("hand").factory());

  private volatile Serving serving;
  private volatile @Nullable CompletableFuture<Void> shutdown;

  private LiveServer(Serving serving, boolean held, Function<Tracer, ScenarioRun> prepare) {
    this.serving = serving;
    if (held) {
      gate.pause();
    }
    run = prepare.apply(Tracer.of(keeper, gate));
    listening = run.address().thenApply(LiveServer::parse);
  }

  /// Prepares a scenario's server, without its script. Takes a while where it needs a certificate.
  ///
  /// @param held whether it is stopped before its first step
  static LiveServer prepare(Scenario scenario, boolean held) {
    return new LiveServer(
        scenario.serving(), held, tracer -> ScenarioRun.prepared(scenario, tracer));
  }

  /// Prepares a server that no scenario describes. Takes a while where it needs a certificate.
  ///
  /// @param port where it listens, whatever the set-up asks for; 0 for a free one
  /// @param held whether it is stopped before its first step
  /// @throws IllegalArgumentException for a pattern that is bad or conflicts with another
  static LiveServer prepare(Serving serving, int port, boolean held) {
    return new LiveServer(
        serving, held, tracer -> ScenarioRun.prepared(serving.withPort(port), tracer));
  }

  /// Starts it, in the background.
  void begin() {
    Thread.ofVirtual().name("begin").start(run::begin);
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

  /// Lets connections serve several requests or one only, from now on.
  void keepAlives(boolean enabled) {
    serving = serving.withKeepAlives(enabled);
    hand.execute(() -> run.keepAlives(enabled));
  }

  /// Answers by the patterns of another set-up, from now on.
  void exchange(Serving routes) {
    serving = serving.withRoutes(routes);
    hand.execute(() -> run.exchange(routes));
  }

  /// Has accept fail so many times more, from now on, and `thenForGood` after them.
  void failAccepts(int times, boolean thenForGood) {
    run.failAccepts(times, thenForGood);
  }

  /// Gives back all file descriptors that the server's process has used up, or uses them up again.
  void freeDescriptors(boolean free) {
    run.freeDescriptors(free);
  }

  /// The process that the server has of its own; empty where it has none, or not yet.
  Optional<ProcessHandle> process() {
    return run.process();
  }

  Stand stand() {
    CompletableFuture<Void> asked = shutdown;
    if (asked != null) {
      return asked.isDone() ? Stand.ENDED : Stand.SHUTS_DOWN;
    }
    if (run.ended().isDone()) {
      return failure().isEmpty() ? Stand.ENDED : Stand.FAILED;
    }
    return listening.isDone() ? Stand.LISTENS : Stand.STARTS;
  }

  /// Why it accepts nobody any more, though nobody ended it; "" where that is not so.
  String failure() {
    if (!run.ended().isDone() || run.ended().join() instanceof ServerClosedException) {
      return "";
    }
    Throwable why = run.ended().join();
    return Objects.requireNonNullElse(why.getMessage(), why.toString());
  }

  /// How many connections a shutdown waits for, as the server counted them last; null before it has.
  @Nullable Draining draining() {
    return keeper.draining;
  }

  /// Whether the newest attempt to accept has failed, and the loop waits before the next.
  boolean backsOff() {
    return keeper.backsOff;
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
    hand.shutdown();
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
  private static final class Keeper implements Tracer {
    private final TraceStore store;
    private volatile @Nullable Draining draining;
    private volatile boolean backsOff;

    Keeper(TraceStore store) {
      this.store = store;
    }

    @Override
    public void onEvent(TraceRecord r) {
      store.append(r);
      if (r.event() instanceof Draining now) {
        draining = now;
      } else if (r.event() instanceof BackingOff) {
        backsOff = true;
      } else if (r.event() instanceof BackoffReset) {
        backsOff = false;
      }
    }

    @Override
    public Detail detail() {
      return Detail.BYTES;
    }
  }
}
