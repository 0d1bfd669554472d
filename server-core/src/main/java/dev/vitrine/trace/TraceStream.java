package dev.vitrine.trace;

import dev.vitrine.http.Handler;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.emit.ConnectionTrace;
import java.io.Closeable;
import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.ReentrantLock;

/// Sends a trace over HTTP while it happens, as Server-Sent Events (WHATWG HTML section 9.2), to any
/// number of subscribers. Go has no such thing.
///
/// Give it to the server that is watched as its tracer, and to a server as a handler; the two may be
/// one. First comes an event named `trace` with the first line of a trace file, then one event a
/// record, with `seq` as its id and the file's line as its data. Who subscribes late is first told how
/// the servers came to listen and where their live connections stand; who names the last id that he
/// got (`Last-Event-ID`) goes on behind it. HTML Living Standard, section 9.2.
///
/// Each subscriber has a bounded queue of his own. One that is too slow loses records and is told how
/// many (`event: dropped`); nobody else waits for him, least of all the server. A stream ends when
/// its subscriber leaves, when the server that serves it ends, and with [#close].
public final class TraceStream implements Tracer, Handler, Closeable {
  /// A few thousand steps, some dozens of requests: less than a megabyte a subscriber.
  private static final int DEFAULT_QUEUE = 4096;

  /// How long a subscriber that reads nothing may hold up the end of its stream.
  private static final Duration LAST_WORDS = Duration.ofSeconds(1);

  /// A limit that is moved forward at the end; until then a slow subscriber may be as slow as he is.
  private static final Duration NO_LIMIT = Duration.ofDays(3650);

  private final int queue;
  private final Instant started = Instant.now();

  /// Guards all below, for moments: no subscriber is waited for under it.
  private final ReentrantLock lock = new ReentrantLock();

  private final LiveState live = new LiveState();
  private final StreamHistory history;
  private final List<StreamQueue> subscribers = new ArrayList<>();
  private boolean closed;

  /// A stream that queues up to 4,096 records for each subscriber.
  public TraceStream() {
    this(DEFAULT_QUEUE);
  }

  /// A stream that queues up to `queue` records for each subscriber, and remembers as many for those
  /// who come back.
  ///
  /// @throws IllegalArgumentException when `queue` is not positive
  public TraceStream(int queue) {
    if (queue <= 0) {
      throw new IllegalArgumentException("queue must be positive: " + queue);
    }
    this.queue = queue;
    this.history = new StreamHistory(queue);
  }

  @Override
  public void onEvent(TraceRecord r) {
    lock.lock();
    try {
      live.add(r);
      history.add(r);
      for (StreamQueue subscriber : subscribers) {
        subscriber.offer(r);
      }
    } finally {
      lock.unlock();
    }
  }

  /// Streams until one of the sides has enough. Blocks.
  @Override
  public void serveHttp(ResponseWriter w, Request r) throws IOException {
    ConnectionTrace trace = HttpAccess.get().trace(r);
    if (trace != null) {
      trace.quiet();
    }
    w.header().set("Content-Type", "text/event-stream");
    w.header().set("Cache-Control", "no-store");
    if (r.method().equals("HEAD")) {
      return;
    }
    w.setWriteDeadline(Instant.now().plus(NO_LIMIT));
    StreamQueue mine =
        subscribe(
            r.header().get("Last-Event-ID"),
            () -> w.setWriteDeadline(Instant.now().plus(LAST_WORDS)));
    Runnable takeBack = HttpAccess.get().link(r).ending().whenEnding(mine::end);
    try {
      r.context().onDone(mine::end);
      new StreamOutput(w, mine).run(started);
    } finally {
      takeBack.run();
      unsubscribe(mine);
    }
  }

  private StreamQueue subscribe(String lastEventId, Runnable whenEnded) {
    StreamQueue mine;
    boolean over;
    lock.lock();
    try {
      mine = new StreamQueue(queue, history.after(lastEventId, live), whenEnded);
      subscribers.add(mine);
      over = closed;
    } finally {
      lock.unlock();
    }
    if (over) {
      mine.end();
    }
    return mine;
  }

  private void unsubscribe(StreamQueue mine) {
    lock.lock();
    try {
      subscribers.remove(mine);
    } finally {
      lock.unlock();
    }
  }

  /// Ends every stream, after what is queued for it; those who come later get the beginning only.
  @Override
  public void close() {
    List<StreamQueue> all;
    lock.lock();
    try {
      closed = true;
      all = List.copyOf(subscribers);
    } finally {
      lock.unlock();
    }
    all.forEach(StreamQueue::end);
  }
}
