package dev.vitrine.http;

import java.util.Objects;

/// The root of all contexts. Go: `context.backgroundCtx`.
final class BackgroundContext implements Context {
  static final BackgroundContext INSTANCE = new BackgroundContext();

  private BackgroundContext() {}

  @Override
  public <T> Context with(Key<T> k, T v) {
    return new ValueContext<>(this, k, v);
  }

  @Override
  public <T> T value(Key<T> k) {
    Objects.requireNonNull(k);
    return null;
  }

  @Override
  public boolean isDone() {
    return false;
  }

  @Override
  public Throwable cause() {
    return null;
  }

  @Override
  public void onDone(Runnable r) {
    Objects.requireNonNull(r); // never done: nothing to keep
  }

  @Override
  public String toString() {
    return "background";
  }
}
