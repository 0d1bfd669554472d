package dev.vitrine.http;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.net.Net;
import dev.vitrine.net.TemporaryException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntFunction;

/// A listener on a free loopback port that now and then fails to accept.
class FailingListener implements Listener {
  private final Listener real;
  private final IntFunction<IOException> failures;
  private final AtomicInteger accepts = new AtomicInteger();

  /// `failures` is asked before each accept, which are counted from 1; null: let it go.
  FailingListener(Listener real, IntFunction<IOException> failures) {
    this.real = real;
    this.failures = failures;
  }

  /// One whose first accept fails.
  static FailingListener once() throws IOException {
    return new FailingListener(
        Net.listen("tcp", "127.0.0.1:0"), accept -> accept == 1 ? tooManyFiles() : null);
  }

  static IOException tooManyFiles() {
    return new TemporaryException("accept: too many open files");
  }

  @Override
  public Conn accept() throws IOException {
    IOException failure = failures.apply(accepts.incrementAndGet());
    if (failure != null) {
      throw failure;
    }
    return real.accept();
  }

  @Override
  public InetSocketAddress address() {
    return real.address();
  }

  @Override
  public void close() throws IOException {
    real.close();
  }
}
