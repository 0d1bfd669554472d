package dev.vitrine.tracer.scenario;

import java.time.Duration;
import java.util.Optional;
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

  /// Lets connections serve several requests or one only. The calling thread takes the server's steps.
  void keepAlives(boolean enabled);

  /// Answers by the patterns of another set-up from now on. The calling thread takes the server's steps.
  ///
  /// @throws IllegalArgumentException for a pattern that is bad or conflicts with another, in the mux's words
  /// @throws UnsupportedOperationException where the server cannot but be started anew
  void exchange(Serving routes);

  /// Has accept fail so many times more, from now on, and `thenForGood` after them. Never blocks.
  ///
  /// @throws UnsupportedOperationException where accept only fails by itself
  void failAccepts(int times, boolean thenForGood);

  /// Gives back all file descriptors that the server's process has used up, or uses them up again. Never
  /// blocks.
  ///
  /// @throws UnsupportedOperationException where the server has no process of its own
  void freeDescriptors(boolean free);

  /// The process that the server has of its own; empty where it has none, or not yet.
  Optional<ProcessHandle> process();

  /// Shuts the server down gracefully.
  void shutdown(Duration limit) throws InterruptedException, TimeoutException;

  /// Ends the server at once.
  @Override
  void close();
}
