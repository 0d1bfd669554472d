package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/// A scenario that runs: a real server on a loopback socket, and the script that is played against it. The
/// server stays up after the script, unless that shut it down, until [#shutdown] or [#close].
public final class ScenarioRun implements AutoCloseable {
  private final Scenario scenario;
  private final boolean rehearsed;
  private final Watch watch;
  private final Cues cues;
  private final Stage stage;
  private @Nullable CompletableFuture<Void> shutdown;

  private ScenarioRun(Scenario scenario, Tracer tracer, boolean rehearsed) {
    this.scenario = scenario;
    this.rehearsed = rehearsed;
    this.watch = new Watch(rehearsed ? Detail.BYTES : Detail.STEPS);
    this.cues = new Cues(watch::steps);
    Tracer both = Tracer.of(watch, tracer);
    Serving serving = scenario.serving();
    boolean staged = rehearsed && scenario.letsTimeElapse();
    this.stage =
        serving.freeDescriptors().isPresent()
            ? new ChildStage(scenario.id(), both, staged, watch.address()::completeExceptionally)
            : new LocalStage(serving, cues, both, staged, watch.address()::completeExceptionally);
  }

  /// Starts the server on a thread of its own and returns at once; its steps go to `tracer`. With a paused
  /// gate as tracer the server is held from its first step on.
  public static ScenarioRun start(Scenario scenario, Tracer tracer) {
    return begun(new ScenarioRun(scenario, tracer, false));
  }

  /// The same for a recording: the bytes are watched, too, and where the script lets time elapse, the server's
  /// stands still but for that.
  static ScenarioRun rehearse(Scenario scenario, Tracer tracer) {
    return begun(new ScenarioRun(scenario, tracer, true));
  }

  private static ScenarioRun begun(ScenarioRun run) {
    run.stage.start();
    return run;
  }

  /// Where the server listens, `127.0.0.1:41234`, once it does; fails when it cannot.
  public CompletableFuture<String> address() {
    return watch.address();
  }

  /// Plays the script to its end on the calling thread.
  ///
  /// @param limit how long each wait may last; a held server needs a long one
  /// @throws TimeoutException when a step of the server did not come in time
  /// @throws IOException when the server did not answer as a server does, or not as the script says
  public void play(Duration limit) throws IOException, InterruptedException, TimeoutException {
    try (ScriptPlayer player = new ScriptPlayer(this, watch, limit)) {
      int number = 0;
      for (ScriptStep step : scenario.script()) {
        number++;
        try {
          player.play(step);
        } catch (IOException e) {
          throw new IOException(at(number, step, e), e);
        } catch (TimeoutException e) {
          throw (TimeoutException) new TimeoutException(at(number, step, e)).initCause(e);
        }
      }
    }
  }

  private static String at(int number, ScriptStep step, Exception e) {
    return "step " + number + " of the script, " + step + ": " + e.getMessage();
  }

  /// Shuts the server down gracefully, unless the script did, and waits for its last step.
  public void shutdown(Duration limit) throws InterruptedException, TimeoutException {
    cues.end();
    if (shutdown == null) {
      stage.shutdown(limit);
    }
    watch.awaitServer("ServerStopped", 1, limit);
  }

  /// Ends the server at once.
  @Override
  public void close() {
    cues.end();
    stage.close();
  }

  // What the script's player uses.

  Stage stage() {
    return stage;
  }

  Cues cues() {
    return cues;
  }

  boolean rehearsed() {
    return rehearsed;
  }

  void beginShutdown(Duration limit) {
    CompletableFuture<Void> done = new CompletableFuture<>();
    shutdown = done;
    Thread.ofPlatform()
        .daemon()
        .name("shutdown")
        .start(() -> {
          try {
            stage.shutdown(limit);
            done.complete(null);
          } catch (InterruptedException | TimeoutException e) {
            done.completeExceptionally(e);
          }
        });
  }

  /// Who waited for the script, so far.
  List<Cues.Wait> waits() {
    return cues.waits();
  }
}
