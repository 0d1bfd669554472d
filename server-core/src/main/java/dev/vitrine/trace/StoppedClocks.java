package dev.vitrine.trace;

import dev.vitrine.internal.emit.GatedServer;
import java.util.HashSet;
import java.util.Set;

/// The servers that a gate watches, and their time, which stands still for as long as the gate is
/// paused. Guarded by the gate's lock.
final class StoppedClocks {
  private final Set<GatedServer> servers = new HashSet<>();
  private boolean stopped;

  /// Watches one more; what is built while the gate is paused begins with its clock stopped.
  void enter(GatedServer server) {
    if (servers.add(server) && stopped) {
      server.clock().stop();
    }
  }

  /// Lets the time of one run, for good.
  void leave(GatedServer server) {
    if (servers.remove(server) && stopped) {
      server.clock().start();
    }
  }

  void stop() {
    if (!stopped) {
      stopped = true;
      servers.forEach(server -> server.clock().stop());
    }
  }

  void start() {
    if (stopped) {
      stopped = false;
      servers.forEach(server -> server.clock().start());
    }
  }
}
