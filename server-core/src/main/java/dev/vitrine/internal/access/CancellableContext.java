package dev.vitrine.internal.access;

import dev.vitrine.http.Context;

/// A context whose owner can end it. Go: what `context.WithCancelCause` returns.
public interface CancellableContext extends Context {
  /// Ends this context and all that were derived from it; their [Context#onDone(Runnable)] actions
  /// run on this thread before it returns. Only the first call counts. The owner must call it in the
  /// end: until then the parent holds on to it.
  ///
  /// @param cause why, as [Context#cause()] will tell; not null
  void cancel(Throwable cause);
}
