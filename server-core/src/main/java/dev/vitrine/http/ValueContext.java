package dev.vitrine.http;

import java.util.Objects;

/// One value on top of another context, which answers all the rest. Go: `context.valueCtx`.
final class ValueContext<V> implements Context {
  final Context parent;
  private final Key<V> key;
  private final V value;

  ValueContext(Context parent, Key<V> key, V value) {
    this.parent = parent;
    this.key = Objects.requireNonNull(key, "key");
    this.value = Objects.requireNonNull(value, "value");
  }

  @Override
  public <T> Context with(Key<T> k, T v) {
    return new ValueContext<>(this, k, v);
  }

  @Override
  @SuppressWarnings("unchecked") // the same key has the same type
  public <T> T value(Key<T> k) {
    return k == (Object) key ? (T) value : parent.value(k);
  }

  @Override
  public boolean isDone() {
    return parent.isDone();
  }

  @Override
  public Throwable cause() {
    return parent.cause();
  }

  @Override
  public void onDone(Runnable r) {
    parent.onDone(r);
  }

  @Override
  public String toString() {
    return parent + "." + key;
  }
}
