package dev.vitrine.internal.emit;

import dev.vitrine.trace.TraceRecord;

/// What a server sees of the gate that may hold it still between two steps.
///
/// A gate is a tracer too, but blocking a thread is not enough to stop a server: its clock has to
/// stop with it, and `close` has to get through. So the server calls it through this door.
public interface Gate {
  /// A server is about to take its first step; while the gate is paused, its clock stands still.
  void enter(GatedServer server);

  /// A step was taken. Returns when the thread may go on.
  ///
  /// @param own the clock of the connection whose step it is, which stands still while it is held;
  ///     null for a step of the server itself
  void pass(TraceRecord r, GatedServer server, ServerClock own);

  /// Lets all threads of a server go, starts its clock and forgets the server. It asks this gate
  /// nothing any more from before this call on.
  void leave(GatedServer server);
}
