package dev.vitrine.tracer.scenario;

import java.time.Duration;
import java.util.concurrent.TimeoutException;
import javax.net.ssl.SSLContext;
import org.jspecify.annotations.Nullable;

/// Where a scenario's server stands: in this process or in one of its own.
interface Stage extends AutoCloseable {
  /// Starts the server on a thread of its own and returns at once.
  void start();

  /// Moves the server's time on, where it stands still.
  ///
  /// @param pause whether the accept loop is about to pause for no longer than that
  void elapse(Duration time, boolean pause) throws InterruptedException;

  /// What a client needs to trust the server; null where it speaks no TLS.
  @Nullable SSLContext clientTls();

  /// Shuts the server down gracefully.
  void shutdown(Duration limit) throws InterruptedException, TimeoutException;

  /// Ends the server at once.
  @Override
  void close();
}
