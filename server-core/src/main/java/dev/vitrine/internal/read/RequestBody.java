package dev.vitrine.internal.read;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.BodyFinished;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceEvent.TrailersRead;
import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.util.Arrays;
import java.util.Objects;
import java.util.concurrent.locks.ReentrantLock;

/// A request's body, read from the connection as the handler reads it, never kept whole. Go: `body`,
/// with the client's side of `expectContinueReader`.
///
/// Reading and closing may happen on different threads, one of which waits for the other: a handler
/// that was given up (`timeoutHandler`) may still read while the connection goes on. After the body is
/// closed nobody reads what may be the next request.
public final class RequestBody extends InputStream {
  /// How much of an unread body is read away, to keep the connection. Go's
  /// `maxPostHandlerReadBytes`: about what a machine's TCP buffers hold anyway.
  public static final long MOST_DISCARDED_BYTES = 256 << 10;

  private static final int DISCARD_SIZE = 8192;

  /// For how long a body an array is made before its bytes have come: a client may announce what it
  /// never sends.
  private static final int TRUSTED_BYTES = 64 << 10;

  private final BodySource source;
  private final boolean connectionCloses;
  private final long mostDiscarded;
  private final ConnectionTrace trace;

  /// Guards the source and all changes of the three below. Reading and telling of it is one turn:
  /// where a handler that was given up still reads, the steps of whoever reads the rest away come
  /// after its own. Nobody but those two waits for it, `close` of the server least of all.
  private final ReentrantLock lock = new ReentrantLock();

  private volatile boolean finished;
  private volatile boolean closed;
  private volatile boolean leftUnread;

  private boolean timedOut; // told once: a limit that is over stays over
  private long total; // what the handler read
  private volatile boolean endSeen; // by the handler
  private volatile boolean expectsContinue;
  private volatile FirstRead firstRead;
  private volatile Runnable onFinished = () -> {};
  private volatile IOException failure;

  /// What a body does before its first read.
  @FunctionalInterface
  public interface FirstRead {
    /// Tells the client to send it.
    void run() throws IOException;
  }

  /// @param connectionCloses whether nobody will read what comes behind the body
  /// @param mostDiscarded how many bytes [#close] reads away
  /// @param trace null when nobody watches
  RequestBody(
      BodySource source, boolean connectionCloses, long mostDiscarded, ConnectionTrace trace) {
    this.source = source;
    this.connectionCloses = connectionCloses;
    this.mostDiscarded = mostDiscarded;
    this.trace = trace;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  // @start region="body-read"
  /// Reads what is there, and waits only when nothing is; -1 at the end of the body.
  ///
  /// @throws java.io.EOFException when the client's bytes end before the body does
  /// @throws java.net.SocketTimeoutException past the read deadline
  /// @throws IOException when the chunks are malformed, or the body is closed
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    Objects.checkFromIndexSize(off, len, b.length);
    if (len == 0) {
      return 0;
    }
    boolean ended = false;
    try {
      tellClientToSend();
      lock.lock();
      try {
        boolean before = finished;
        try {
          int n = take(b, off, len);
          if (n > 0) {
            total += n;
            if (trace != null) {
              trace.emit(new BodyRead(n));
            }
          }
          endSeen = finished;
          return n;
        } finally {
          ended = finished && !before;
          if (ended) {
            tellEnd();
          }
        }
      } finally {
        lock.unlock();
      }
    } catch (IOException e) {
      failure = e;
      throw e;
    } finally {
      if (ended) {
        onFinished.run();
      }
    }
  }

  // @end region="body-read"

  /// Reads the rest of the body, as [InputStream#readAllBytes] does, into one array where its length
  /// is known and not large.
  @Override
  public byte[] readAllBytes() throws IOException {
    long left = remaining();
    if (left <= 0 || left > TRUSTED_BYTES) {
      return super.readAllBytes();
    }
    byte[] all = new byte[(int) left];
    int n = readNBytes(all, 0, all.length);
    return n == all.length ? all : Arrays.copyOf(all, n);
  }

  /// RFC 9110 section 10.1.1: whoever begins to read shows that the body is wanted.
  private void tellClientToSend() throws IOException {
    FirstRead first = firstRead;
    if (first != null && !closed) {
      firstRead = null;
      first.run();
    }
  }

  /// With the lock held.
  private int take(byte[] b, int off, int len) throws IOException {
    if (closed) {
      throw new IOException("http: invalid Read on closed Body");
    }
    if (finished) {
      return -1;
    }
    // @start region="body-timed-out"
    try {
      return source.read(b, off, len);
    } catch (SocketTimeoutException e) {
      if (trace != null && !timedOut) {
        trace.emit(new TimedOut("read"));
      }
      timedOut = true;
      throw e;
    } finally {
      finished = source.finished();
    }
    // @end region="body-timed-out"
  }

  // @start region="body-finished"
  private void tellEnd() {
    if (trace != null) {
      if (!source.trailerNames().isEmpty()) {
        trace.emit(new TrailersRead(source.trailerNames()));
      }
      if (endSeen) {
        trace.emit(new BodyFinished(total));
      }
    }
  }

  // @end region="body-finished"

  /// Whether all of it was read.
  public boolean finished() {
    return finished;
  }

  /// Whether nobody may read it any more.
  public boolean closed() {
    return closed;
  }

  /// How many bytes are left, also where the connection ended before them; -1 when nobody knows
  /// (chunked).
  public long remaining() {
    lock.lock();
    try {
      return source.remaining();
    } finally {
      lock.unlock();
    }
  }

  // @start region="body-discarded"
  /// Reads the rest away, `limit` bytes at most; returns how many it was. Blocks.
  ///
  /// @throws IOException as [#read], also when the body is closed and was not read to its end
  public long discard(long limit) throws IOException {
    long count = 0;
    boolean ended = false;
    lock.lock();
    try {
      boolean before = finished;
      byte[] dropped = finished ? null : new byte[DISCARD_SIZE];
      try {
        while (count < limit && !finished) {
          count += Math.max(0, take(dropped, 0, (int) Math.min(dropped.length, limit - count)));
        }
      } finally {
        if (trace != null && count > 0) {
          trace.emit(new BodyDiscarded(count));
        }
        ended = finished && !before;
        if (ended) {
          tellEnd();
        }
      }
      return count;
    } finally {
      lock.unlock();
      if (ended) {
        onFinished.run();
      }
    }
  }

  // @end region="body-discarded"

  /// Reads the rest away, up to 256 KiB, so that the connection can be used again, and ends all
  /// reading. Blocks; throws nothing: whether it came to the end of the body, [#finished] says.
  @Override
  public void close() {
    if (closed) {
      return;
    }
    try {
      if (!finished && !(connectionCloses && remaining() >= 0)) {
        leftUnread = remaining() > mostDiscarded || discard(mostDiscarded) == mostDiscarded;
      }
    } catch (IOException _) {
      leftUnread = !finished; // nobody knows where it ends
    } finally {
      endReading();
    }
  }

  /// From here on no read begins; one that runs is waited for.
  private void endReading() {
    lock.lock();
    try {
      closed = true;
    } finally {
      lock.unlock();
    }
  }

  /// Whether [#close] gave the body up before its end: what follows on the connection is not a
  /// request. Go: `didEarlyClose`.
  public boolean leftUnread() {
    return leftUnread;
  }

  /// Whether the client waits for 100 Continue.
  public boolean expectsContinue() {
    return expectsContinue;
  }

  /// Whether the client waits for 100 Continue, and the handler did not read to the end: what comes
  /// next may be the body, or the client did without.
  public boolean expectedAndUnread() {
    return expectsContinue && !endSeen;
  }

  /// Runs `action` before the first read.
  public void onFirstRead(FirstRead action) {
    expectsContinue = true;
    firstRead = action;
  }

  /// Runs `action` once the end was read, by whomever.
  public void onFinished(Runnable action) {
    onFinished = action;
  }

  /// Whether `t`, or a cause of it, is what a read of this body failed with last.
  @SuppressWarnings("ReferenceEquality") // this very exception is meant, not one like it
  public boolean threw(Throwable t) {
    IOException thrown = failure;
    for (Throwable at = t; at != null && thrown != null; at = at.getCause()) {
      if (at == thrown) {
        return true;
      }
    }
    return false;
  }
}
