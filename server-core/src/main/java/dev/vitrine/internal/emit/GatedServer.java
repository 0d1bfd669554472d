package dev.vitrine.internal.emit;

/// What a gate sees of a server that it may hold still.
public interface GatedServer {
  /// The server's number; records of several servers are ordered by it first.
  long serverId();

  /// The clock to stop while the gate is paused.
  ServerClock clock();

  /// Whether the server is being closed: nothing of it is held from then on.
  boolean released();
}
