package dev.vitrine.internal.connection;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import java.io.IOException;

/// Reads from the client while a handler runs, to notice that it went away. Go:
/// `connReader.startBackgroundRead`.
///
/// Its purpose is not to fetch the next request early, though bytes of one may arrive: a socket tells
/// of its end only to somebody who reads. Two things differ from Go, and no client can see either.
/// Java cannot abort a blocked read without closing the socket, so a read that has seen nothing by
/// the end of the handler is left running, and what it reads begins the next request. And it runs
/// only where somebody can notice what it finds: a handler that took its context, or a tracer. For a
/// tracer alone it is told at once but begins with the next of [LateReads]' rounds.
///
/// What it reports belongs to its request, so [#stop] waits while a report is under way, and the
/// connection takes its next step only after it. Whoever waits for the context is told after the
/// report, and nobody waits for that.
final class BackgroundRead {
  private enum State {
    /// The body is not at its end, or nobody would notice.
    WAITING,
    /// Somebody tells that it begins.
    STARTING,
    /// It was told, and begins soon.
    DUE,
    READING,
    /// The reading thread tells what it found.
    REPORTING,
    STOPPED
  }

  /// Whose client it watches; told on the reading thread.
  interface Watcher {
    /// Reports what ended the connection, null where the client ended it properly. Returns whether
    /// nobody did before.
    boolean reportGone(Throwable failure);

    /// Ends the request's context, after the report.
    void cancelTaken();
  }

  private final ReadBuffer in;
  private final ConnectionTrace trace;
  private final Watcher watcher;
  // Guarded by this object's own lock.
  private State state = State.WAITING;
  private boolean bodyEnded;
  private boolean taken; // whether somebody holds the request's context

  /// Guarded by whoever holds this one: the next that is due.
  BackgroundRead next;

  /// One for each request.
  BackgroundRead(ReadBuffer in, ConnectionTrace trace, Watcher watcher) {
    this.in = in;
    this.trace = trace;
    this.watcher = watcher;
  }

  /// The request's body is at its end: from here on, what comes is not the handler's.
  void bodyEnded() {
    synchronized (this) {
      bodyEnded = true;
    }
    startWhereUseful();
  }

  /// Somebody holds the request's context.
  void wanted() {
    synchronized (this) {
      taken = true;
    }
    begin();
    startWhereUseful();
  }

  // @start region="background-read"
  private void startWhereUseful() {
    if (!mayStart()) {
      return;
    }
    if (trace != null) {
      trace.emit(new BackgroundReadStarted());
    }
    boolean now; // for a handler, or for who looks at bytes when they come
    synchronized (this) {
      state = State.DUE;
      notifyAll();
      now = taken || trace.bytes();
    }
    LateReads.add(this, now);
  }

  /// Begins to read where that is due.
  synchronized void begin() {
    if (state == State.DUE) {
      in.startBackgroundFill(this::ended); // no other reader before this is done
      state = State.READING;
    }
  }

  /// On the reading thread: `failure` is null when there are bytes, or the peer's end was read.
  private void ended(int count, IOException failure) {
    if (!leaveReading(State.REPORTING)) {
      return; // the handler was faster: what was read belongs to whoever reads next
    }
    boolean first = false;
    try {
      if (trace != null) {
        trace.emit(
            new BackgroundReadStopped(failure != null ? "error" : count < 0 ? "eof" : "data"));
      }
      first = (count < 0 || failure != null) && watcher.reportGone(failure);
    } finally {
      reported();
    }
    if (first) {
      watcher.cancelTaken();
    }
  }

  /// The handler has returned or taken the connection over: a read that still waits goes on for the
  /// next reader.
  void stop() {
    if (leaveReading(State.STOPPED) && trace != null) {
      trace.emit(new BackgroundReadStopped("handed-over"));
    }
  }

  // @end region="background-read"

  private synchronized boolean mayStart() {
    if (!bodyEnded || !taken && trace == null || state != State.WAITING) {
      return false;
    }
    state = State.STARTING;
    return true;
  }

  /// Goes on from reading to `next`, once nobody tells of it any more. Returns whether it was
  /// reading: then whoever asked tells how that ended.
  private synchronized boolean leaveReading(State next) {
    boolean interrupted = false;
    while (state == State.STARTING || state == State.REPORTING) {
      try {
        wait();
      } catch (InterruptedException _) {
        interrupted = true; // a report is short, and its request cannot go on before it
      }
    }
    if (interrupted) {
      Thread.currentThread().interrupt();
    }
    boolean reading = state == State.READING || state == State.DUE;
    state = reading ? next : State.STOPPED;
    return reading;
  }

  private synchronized void reported() {
    state = State.STOPPED;
    notifyAll();
  }
}
