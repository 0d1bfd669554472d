package dev.vitrine.net;

import java.io.Closeable;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A listening socket. Go: `net.Listener`. Implement it to serve from elsewhere or to inject faults.
public interface Listener extends Closeable {
  /// Waits for the next connection (accept(2)) and returns it. Blocks; [#close] wakes it.
  ///
  /// @throws TemporaryException when the next attempt may succeed: the server waits and tries again
  /// @throws IOException when it will not: the server's `serve` ends with it
  Conn accept() throws IOException;

  /// The address listened on, with the real port where 0 was asked for.
  InetSocketAddress address();
}
