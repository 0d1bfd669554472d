package dev.vitrine.tracer.app;

import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceRecord;
import java.time.Duration;
import java.util.function.Predicate;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import org.jspecify.annotations.Nullable;

/// The real server under the hand: whether its gate holds it, and what lets it go on. Without a server every
/// command does nothing. Nothing here waits for the server.
final class LiveControl {
  private final ReadOnlyObjectWrapper<LiveServer> server = new ReadOnlyObjectWrapper<>();
  private final ReadOnlyBooleanWrapper paused = new ReadOnlyBooleanWrapper();
  private final ReadOnlyIntegerWrapper held = new ReadOnlyIntegerWrapper();
  private final Breakpoints breakpoints;

  LiveControl(Breakpoints breakpoints) {
    this.breakpoints = breakpoints;
  }

  // Properties

  /// The server of this run; null while there is none, as with a recorded trace.
  ReadOnlyObjectProperty<LiveServer> serverProperty() {
    return server.getReadOnlyProperty();
  }

  /// Whether the gate holds the server at its next step.
  ReadOnlyBooleanProperty pausedProperty() {
    return paused.getReadOnlyProperty();
  }

  /// How many threads of the server stand at the gate.
  ReadOnlyIntegerProperty heldProperty() {
    return held.getReadOnlyProperty();
  }

  boolean present() {
    return server.get() != null;
  }

  boolean paused() {
    return paused.get();
  }

  // Commands

  void begin(@Nullable LiveServer next) {
    server.set(next);
    if (next != null) {
      breakpoints.watch(next.gate());
    }
  }

  /// Looks at what the gate does now.
  void pulse() {
    StepGate gate = gate();
    paused.set(gate != null && gate.isPaused());
    held.set(gate == null ? 0 : gate.held().size());
  }

  void pause() {
    StepGate gate = gate();
    if (gate != null) {
      gate.pause();
      paused.set(true);
    }
  }

  void resume() {
    StepGate gate = gate();
    if (gate != null) {
      gate.resume();
      paused.set(false);
    }
  }

  /// Lets one held step go on.
  ///
  /// @param connection of this connection alone, while the others wait; 0 for whoever came first
  /// @return false when none is held
  boolean step(long connection) {
    StepGate gate = gate();
    return gate != null && (connection == 0 ? gate.step() : gate.step(connection));
  }

  /// Lets everybody run until a step comes that matches, which is held. `stop` is asked on the server's
  /// threads.
  void runTo(Predicate<TraceRecord> stop) {
    StepGate gate = gate();
    if (gate != null) {
      gate.runTo(stop);
    }
  }

  void delay(Duration perEvent) {
    StepGate gate = gate();
    if (gate != null) {
      gate.delay(perEvent);
    }
  }

  private @Nullable StepGate gate() {
    return server.get() == null ? null : server.get().gate();
  }
}
