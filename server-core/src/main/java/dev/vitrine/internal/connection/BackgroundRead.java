package dev.vitrine.internal.connection;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import java.io.IOException;
import java.util.function.Consumer;

/// Reads from the client while a handler runs, to notice that it went away. Go:
/// `connReader.startBackgroundRead`.
///
/// Its purpose is not to fetch the next request early, though bytes of one may arrive: a socket tells
/// of its end only to somebody who reads. Two things differ from Go, and no client can see either.
/// Java cannot abort a blocked read without closing the socket, so a read that has seen nothing by
/// the end of the handler is left running, and what it reads begins the next request. And it runs
/// only where somebody can notice what it finds: a handler that took its context, or a tracer.
final class BackgroundRead {
  private enum State {
    /// The body is not at its end, or nobody would notice.
    WAITING,
    STARTING,
    READING,
    STOPPED
  }

  private final ReadBuffer in;
  private final ConnectionTrace trace;
  private final Consumer<Throwable> clientGone;
  // Guarded by this object's own lock.
  private State state = State.WAITING;
  private boolean bodyEnded;
  private boolean wanted;

  /// One for each request; `clientGone` is told what ended the connection, on the reading thread.
  BackgroundRead(ReadBuffer in, ConnectionTrace trace, Consumer<Throwable> clientGone) {
    this.in = in;
    this.trace = trace;
    this.clientGone = clientGone;
    this.wanted = trace != null;
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
      wanted = true;
    }
    startWhereUseful();
  }

  // @start region="background-read"
  private void startWhereUseful() {
    synchronized (this) {
      if (!bodyEnded || !wanted || state != State.WAITING) {
        return;
      }
      state = State.STARTING;
    }
    if (trace != null) {
      trace.emit(new BackgroundReadStarted());
    }
    synchronized (this) {
      if (state == State.STARTING) { // else the handler has ended meanwhile, on another thread
        state = State.READING;
        in.startBackgroundFill(this::ended);
      }
    }
  }

  /// On the reading thread: `failure` is null when there are bytes, or the peer's end was read.
  private void ended(int count, IOException failure) {
    if (!stopReading()) {
      return; // the handler was faster: what was read belongs to whoever reads next
    }
    if (trace != null) {
      trace.emit(new BackgroundReadStopped(failure != null ? "error" : count < 0 ? "eof" : "data"));
    }
    if (count < 0 || failure != null) {
      clientGone.accept(failure);
    }
  }

  /// The handler has returned or taken the connection over: a read that still waits goes on for the
  /// next reader.
  void stop() {
    if (stopReading() && trace != null) {
      trace.emit(new BackgroundReadStopped("handed-over"));
    }
  }

  // @end region="background-read"

  /// Returns whether it was on: then whoever stopped it tells how.
  private synchronized boolean stopReading() {
    boolean on = state == State.STARTING || state == State.READING;
    state = State.STOPPED;
    return on;
  }
}
