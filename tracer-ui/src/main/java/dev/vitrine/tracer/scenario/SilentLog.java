package dev.vitrine.tracer.scenario;

import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

/// An error log that keeps nothing: what a scenario's server logs is seen as `Logged` in its trace.
final class SilentLog implements System.Logger {
  @Override
  public String getName() {
    return "vitrine.scenario";
  }

  @Override
  public boolean isLoggable(Level level) {
    return true;
  }

  @Override
  public void log(
      Level level, @Nullable ResourceBundle bundle, @Nullable String msg, @Nullable Throwable t) {}

  @Override
  public void log(
      Level level,
      @Nullable ResourceBundle bundle,
      @Nullable String format,
      @Nullable Object @Nullable ... params) {}
}
