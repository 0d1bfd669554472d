package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Server;
import dev.vitrine.net.Listener;
import java.util.Optional;
import java.util.function.UnaryOperator;

/// How a scenario's server is set up.
///
/// @param setup what is set on the builder besides address, log and tracer
/// @param listener what stands between the server and its socket, to inject failures; empty where the server
///     makes its socket itself, so that socket, bind and listen are part of what is seen
public record Serving(Setup setup, Optional<UnaryOperator<Listener>> listener) {
  /// Sets a builder up; its handlers may wait for cues of the script.
  @FunctionalInterface
  public interface Setup {
    void on(Server.Builder builder, Cues cues);
  }

  /// The server listens for itself.
  public static Serving with(Setup setup) {
    return new Serving(setup, Optional.empty());
  }

  /// The server is handed a listener that something was put before.
  public static Serving with(Setup setup, UnaryOperator<Listener> listener) {
    return new Serving(setup, Optional.of(listener));
  }
}
