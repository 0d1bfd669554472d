package dev.vitrine.tracer.app;

import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import javafx.beans.property.Property;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableValue;
import org.jspecify.annotations.Nullable;

/// What each action of the window does, when it can be asked for, and, where it switches something, whether that is on.
/// Lives on the JavaFX thread.
final class Actions {
  private static final ObservableValue<Boolean> ALWAYS = new SimpleBooleanProperty(true);

  private final Map<Action, Does> all = new HashMap<>();

  /// @param on null where nothing is switched
  private record Does(
      Runnable run, ObservableValue<Boolean> enabled, @Nullable ObservableValue<Boolean> on) {}

  void bind(Action action, Runnable run) {
    bind(action, run, ALWAYS);
  }

  void bind(Action action, Runnable run, ObservableValue<Boolean> enabled) {
    all.put(action, new Does(run, enabled, null));
  }

  /// An action that switches something on and off.
  void bindSwitch(Action action, Property<Boolean> on) {
    bindSwitch(action, () -> on.setValue(!on.getValue()), on);
  }

  void bindSwitch(Action action, Runnable run, ObservableValue<Boolean> on) {
    all.put(action, new Does(run, ALWAYS, on));
  }

  /// Does it, unless there is nothing that it could do now.
  ///
  /// @throws NullPointerException for an action that nothing was bound to
  void run(Action action) {
    Does does = does(action);
    if (does.enabled().getValue()) {
      does.run().run();
    }
  }

  ObservableValue<Boolean> enabled(Action action) {
    return does(action).enabled();
  }

  /// Whether what it switches is on; null where it switches nothing.
  @Nullable ObservableValue<Boolean> on(Action action) {
    return does(action).on();
  }

  private Does does(Action action) {
    return Objects.requireNonNull(all.get(action), action.id());
  }
}
