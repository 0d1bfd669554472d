package dev.vitrine.internal.read;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.BodyFinished;
import dev.vitrine.trace.TraceEvent.BodyRead;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.util.Objects;

/// A request's body, read from the connection as the handler reads it. Go: `body`.
public final class RequestBody extends InputStream {
  private final ReadBuffer in;
  private final ConnectionTrace trace;
  private long remaining;
  private long total;
  private boolean closed;
  private IOException failure;
  private boolean expectsContinue;
  private FirstRead firstRead;
  private Runnable onFinished = () -> {};

  /// What a body does before its first read.
  @FunctionalInterface
  public interface FirstRead {
    /// Tells the client to send it.
    void run() throws IOException;
  }

  RequestBody(ReadBuffer in, long length, ConnectionTrace trace) {
    this.in = in;
    this.remaining = length;
    this.trace = trace;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  // @start region="body-read"
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    Objects.checkFromIndexSize(off, len, b.length);
    if (closed) {
      throw fail(new IOException("http: invalid Read on closed Body"));
    }
    if (remaining == 0) {
      return -1;
    }
    if (len == 0) {
      return 0;
    }
    int n = take(b, off, len);
    total += n;
    if (trace != null) {
      trace.emit(new BodyRead(n));
      if (remaining == 0) {
        trace.emit(new BodyFinished(total));
      }
    }
    if (remaining == 0) {
      onFinished.run();
    }
    return n;
  }

  // @end region="body-read"

  private int take(byte[] b, int off, int len) throws IOException {
    if (failure != null) {
      throw failure;
    }
    if (firstRead != null) {
      FirstRead first = firstRead;
      firstRead = null;
      first.run();
    }
    try {
      int n = in.read(b, off, (int) Math.min(len, remaining));
      if (n < 0) {
        throw new EOFException("unexpected EOF");
      }
      remaining -= n;
      return n;
    } catch (IOException e) {
      throw fail(e);
    }
  }

  private IOException fail(IOException e) {
    failure = e;
    return e;
  }

  /// Whether all of it was read.
  public boolean finished() {
    return remaining == 0;
  }

  /// How many bytes are left.
  public long remaining() {
    return remaining;
  }

  // @start region="body-discarded"
  /// Reads the rest away, `limit` bytes at most; returns how many it was.
  public long discard(long limit) throws IOException {
    byte[] dropped = new byte[4096];
    long count = 0;
    while (remaining > 0 && count < limit) {
      count += take(dropped, 0, (int) Math.min(dropped.length, limit - count));
    }
    if (trace != null && count > 0) {
      trace.emit(new BodyDiscarded(count));
    }
    return count;
  }

  // @end region="body-discarded"

  /// Whether the client waits for 100 Continue.
  public boolean expectsContinue() {
    return expectsContinue;
  }

  /// Runs `action` before the first read.
  public void onFirstRead(FirstRead action) {
    expectsContinue = true;
    firstRead = action;
  }

  /// Runs `action` once the end was read.
  public void onFinished(Runnable action) {
    onFinished = action;
  }

  /// Whether `t`, or a cause of it, was thrown by this body.
  @SuppressWarnings("ReferenceEquality") // this very exception is meant, not one like it
  public boolean threw(Throwable t) {
    for (Throwable at = t; at != null && failure != null; at = at.getCause()) {
      if (at == failure) {
        return true;
      }
    }
    return false;
  }

  @Override
  public void close() {
    closed = true;
  }
}
