package dev.vitrine.internal.access;

/// Tells of the end of a server, for handlers that would never return by themselves.
@FunctionalInterface
public interface ServerEnd {
  /// Has `action` run, on the ending thread, as soon as `shutdown` or `close` was called; at once
  /// when that was before. What is returned takes it back.
  Runnable whenEnding(Runnable action);
}
