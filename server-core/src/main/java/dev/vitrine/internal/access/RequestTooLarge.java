package dev.vitrine.internal.access;

/// A response writer that wants to know when its request's body went past a handler's limit: the rest
/// is not read, and the connection closes. Go: the interface that `maxBytesReader` looks for.
public interface RequestTooLarge {
  /// The body is larger than the handler allows.
  void requestTooLarge();
}
