package dev.vitrine.http;

/// What a request carries beside its message: values, and the news that its work is no longer
/// wanted. Go: `context.Context`.
///
/// A request's context is done when the client goes away, the handler returns or the server closes.
/// A context is immutable but for that one step; all methods may be called by any thread.
public interface Context {
  /// The context without values that is never done. Go: `context.Background`.
  static Context background() {
    return BackgroundContext.INSTANCE;
  }

  /// A key, different from every other key, whatever the name.
  ///
  /// @param name for people
  static <T> Key<T> key(String name) {
    return new Key<>(name);
  }

  /// A context with one more value, done when this one is. Go: `context.WithValue`.
  ///
  /// @param v not null
  <T> Context with(Key<T> k, T v);

  /// The value, null when there is none for this key.
  <T> T value(Key<T> k);

  /// Whether the work is no longer wanted; once true, always true.
  boolean isDone();

  /// Why the context is done; null while it is not. Go: `context.Cause`.
  Throwable cause();

  /// Runs the action when the context gets done: on the thread that ends it, in the order of
  /// registration; at once, on this thread, when it is done already. What the action throws is
  /// logged. It must not block: who ends the context waits for it. Go: `context.AfterFunc`.
  void onDone(Runnable r);

  /// Names a value; compared by identity. Made by [Context#key(String)].
  ///
  /// @param <T> the type of the values
  @SuppressWarnings("UnusedTypeParameter") // it ties the value's type to the key
  final class Key<T> {
    private final String name;

    private Key(String name) {
      this.name = name;
    }

    /// The name given, for people.
    @Override
    public String toString() {
      return name;
    }
  }
}
