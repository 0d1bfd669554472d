package dev.vitrine.tracer.scenario;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.TemporaryException;
import java.io.IOException;
import java.net.InetSocketAddress;

/// A listener that fails as a process does that has no file descriptor left, or whose socket broke.
final class FailingListener implements Listener {
  private final Listener inner;
  private final boolean ends;
  private int failures;
  private boolean accepted;

  /// Fails the first `failures` calls of accept, and where it `ends` all from the second client on.
  FailingListener(Listener inner, int failures, boolean ends) {
    this.inner = inner;
    this.failures = failures;
    this.ends = ends;
  }

  @Override
  public Conn accept() throws IOException {
    if (failures > 0) {
      failures--;
      throw new TemporaryException("Too many open files");
    }
    if (ends && accepted) {
      throw new IOException("Bad file descriptor");
    }
    Conn conn = inner.accept();
    accepted = true;
    return conn;
  }

  @Override
  public InetSocketAddress address() {
    return inner.address();
  }

  @Override
  public void close() throws IOException {
    inner.close();
  }
}
