package dev.vitrine.tracer.scenario;

import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetSocketAddress;
import org.jspecify.annotations.Nullable;

/// A listener that fails when [AcceptFaults] says so, also while it waits for a client.
///
/// Nothing but a client wakes a socket's accept. So a thread of its own waits there, and only when it was
/// asked; who comes during a failure stays with it until accept is called again, as in the system's queue.
final class FailingListener implements Listener {
  private final Listener inner;
  private final AcceptFaults faults; // its lock guards what follows
  private boolean asked;
  private boolean closed;
  private @Nullable Conn arrived;
  private @Nullable IOException failed;

  FailingListener(Listener inner, AcceptFaults faults) {
    this.inner = inner;
    this.faults = faults;
    Thread.ofVirtual().name("queue").start(this::waitForClients);
  }

  @Override
  public Conn accept() throws IOException {
    synchronized (faults) {
      for (; ; ) {
        IOException fault = closed ? new IOException("the listener is closed") : faults.next();
        if (fault == null) {
          fault = failed;
          failed = null;
        }
        if (fault != null) {
          throw fault;
        }
        Conn client = arrived;
        if (client != null) {
          arrived = null;
          faults.accepted();
          return client;
        }
        asked = true;
        faults.notifyAll();
        await();
      }
    }
  }

  // With the lock.
  private void await() throws InterruptedIOException {
    try {
      faults.wait();
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      throw new InterruptedIOException("interrupted while waiting for a client");
    }
  }

  private void waitForClients() {
    while (isAsked()) {
      Conn client = null;
      IOException failure = null;
      try {
        client = inner.accept();
      } catch (IOException e) {
        failure = e;
      }
      if (!handOver(client, failure)) {
        close(client);
      }
    }
  }

  private boolean isAsked() {
    synchronized (faults) {
      try {
        while (!asked && !closed) {
          faults.wait();
        }
      } catch (InterruptedException _) {
        Thread.currentThread().interrupt();
        return false;
      }
      return !closed;
    }
  }

  // False where nobody takes it any more.
  private boolean handOver(@Nullable Conn client, @Nullable IOException failure) {
    synchronized (faults) {
      asked = false;
      if (closed) {
        return false;
      }
      arrived = client;
      failed = failure;
      faults.notifyAll();
      return true;
    }
  }

  private static void close(@Nullable Conn client) {
    try {
      if (client != null) {
        client.close();
      }
    } catch (IOException _) {
      // Nobody has seen it.
    }
  }

  @Override
  public InetSocketAddress address() {
    return inner.address();
  }

  @Override
  public void close() throws IOException {
    Conn left;
    synchronized (faults) {
      closed = true;
      left = arrived;
      arrived = null;
      faults.notifyAll();
    }
    close(left);
    inner.close();
  }
}
