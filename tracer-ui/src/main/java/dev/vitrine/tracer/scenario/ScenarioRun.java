package dev.vitrine.tracer.scenario;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// A scenario that runs: a real server on a loopback socket, and the script that is played against it. The
/// server stays up after the script, unless that shut it down, until [#shutdown] or [#close].
public final class ScenarioRun implements AutoCloseable {
  private final List<ScriptStep> script;
  private final boolean rehearsed;
  private final Watch watch;
  private final Cues cues;
  private final Stage stage;
  private final CompletableFuture<Throwable> ended = new CompletableFuture<>();
  private @Nullable CompletableFuture<Void> shutdown;

  private ScenarioRun(Scenario scenario, Tracer tracer, boolean rehearsed) {
    this.script = scenario.script();
    this.rehearsed = rehearsed;
    this.watch = new Watch(rehearsed ? Detail.BYTES : Detail.STEPS);
    this.cues = new Cues(watch::steps);
    this.stage =
        stage(scenario.serving(), Tracer.of(watch, tracer), rehearsed && scenario.letsTimeElapse());
  }

  private ScenarioRun(Serving serving, Tracer tracer) {
    this.script = List.of();
    this.rehearsed = false;
    this.watch = new Watch(Detail.STEPS);
    this.cues = new Cues(watch::steps);
    this.stage = stage(serving, Tracer.of(watch, tracer), false);
  }

  private Stage stage(Serving serving, Tracer both, boolean staged) {
    return serving.freeDescriptors().isPresent()
        ? new ChildStage(serving, both, staged, this::failed)
        : new LocalStage(serving, cues, both, staged, !rehearsed, this::failed);
  }

  private void failed(Throwable why) {
    watch.address().completeExceptionally(why);
    ended.complete(why);
  }

  /// Starts the server on a thread of its own and returns at once; its steps go to `tracer`. With a paused
  /// gate as tracer the server is held from its first step on.
  public static ScenarioRun start(Scenario scenario, Tracer tracer) {
    return begun(new ScenarioRun(scenario, tracer, false));
  }

  /// The same for a server without a script that is not started before [#begin]: to make its certificate may
  /// take a while.
  ///
  /// @throws IllegalArgumentException for a pattern that is bad or conflicts with another, in the mux's words
  public static ScenarioRun prepared(Serving serving, Tracer tracer) {
    return new ScenarioRun(serving, tracer);
  }

  /// A scenario's run that is not started before [#begin].
  public static ScenarioRun prepared(Scenario scenario, Tracer tracer) {
    return new ScenarioRun(scenario, tracer, false);
  }

  /// Starts the server on a thread of its own and returns at once.
  public void begin() {
    stage.start();
  }

  /// The same for a recording: the bytes are watched, too, and where the script lets time elapse, the server's
  /// stands still but for that.
  static ScenarioRun rehearse(Scenario scenario, Tracer tracer) {
    return begun(new ScenarioRun(scenario, tracer, true));
  }

  private static ScenarioRun begun(ScenarioRun run) {
    run.begin();
    return run;
  }

  /// Where the server listens, `127.0.0.1:41234`, once it does; fails when it cannot.
  public CompletableFuture<String> address() {
    return watch.address();
  }

  /// Why the server accepts no more clients, once it does not: as a rule because it was closed or shut down.
  public CompletableFuture<Throwable> ended() {
    return ended;
  }

  /// What a client needs to trust the server; null where it speaks no TLS.
  public @Nullable SSLContext clientTls() {
    return stage.clientTls();
  }

  /// Lets connections serve several requests or one only. The calling thread takes the server's steps.
  public void keepAlives(boolean enabled) {
    stage.keepAlives(enabled);
  }

  /// Answers by the patterns of another set-up from now on. The calling thread takes the server's steps.
  ///
  /// @throws IllegalArgumentException for a pattern that is bad or conflicts with another, in the mux's words
  /// @throws UnsupportedOperationException where the server cannot but be started anew
  public void exchange(Serving routes) {
    stage.exchange(routes);
  }

  /// Has accept fail so many times more, from now on, and `thenForGood` after them. Never blocks.
  ///
  /// @throws UnsupportedOperationException for a server in a process of its own
  public void failAccepts(int times, boolean thenForGood) {
    stage.failAccepts(times, thenForGood);
  }

  /// Gives back all file descriptors that the server's process has used up, or uses them up again. Never
  /// blocks.
  ///
  /// @throws UnsupportedOperationException for a server in this process
  public void freeDescriptors(boolean free) {
    stage.freeDescriptors(free);
  }

  /// The process that the server has of its own; empty where it has none, or not yet.
  public Optional<ProcessHandle> process() {
    return stage.process();
  }

  /// Lets go on the handlers that wait for a cue at this moment, as a script's cue would.
  public void release() {
    cues.release();
  }

  /// Plays the script to its end on the calling thread.
  ///
  /// @param limit how long each wait may last; a held server needs a long one
  /// @throws ScriptException when the server did not answer as a server does, or not as the script says, or
  ///     did not take a step in time
  public void play(Duration limit) throws IOException, InterruptedException {
    try (ScriptPlayer player = new ScriptPlayer(this, watch, limit)) {
      int number = 0;
      for (ScriptStep step : script) {
        number++;
        try {
          player.play(step);
        } catch (IOException | TimeoutException e) {
          throw new ScriptException(number, step, e);
        }
      }
    }
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
