package dev.vitrine.http;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;

/// Calls a handler so that those who watch see when it starts and how it ends. A mux calls its
/// handlers through here, and a server that has no mux calls its one handler; the calls nest as the
/// handlers do. Without a tracer it is the call and nothing else.
final class HandlerCall {
  private HandlerCall() {}

  /// The server's own call. A mux is no handler that was chosen, it is what chooses.
  static void fromServer(Handler h, ResponseWriter w, Request r) throws Exception {
    if (h instanceof ServeMux) {
      h.serveHttp(w, r);
    } else {
      run(h, null, w, r);
    }
  }

  // @start region="handler-call"
  /// @param pattern what the handler was registered for; null when no pattern led to it
  static void run(Handler h, String pattern, ResponseWriter w, Request r) throws Exception {
    ConnectionTrace trace = r.origin().trace;
    if (trace == null) {
      h.serveHttp(w, r);
      return;
    }
    // A handler that was given up before it began may begin when its connection is at an end: then
    // its end is not told either.
    boolean told = trace.emit(new HandlerStarted(pattern, HandlerNames.of(h)));
    long started = trace.nanos();
    Throwable thrown = null;
    try {
      h.serveHttp(w, r);
    } catch (Throwable t) {
      thrown = t;
      throw t;
    } finally {
      if (told) {
        trace.emit(ending(thrown, r, trace.nanos() - started));
      }
    }
  }

  /// What the request's own writer or body threw only says that the client is gone: the handler might
  /// as well have returned.
  private static TraceEvent ending(Throwable thrown, Request r, long elapsedNanos) {
    return thrown == null || r.origin().link.threw(thrown)
        ? new HandlerFinished(elapsedNanos)
        : new HandlerPanicked(thrown.toString());
  }
  // @end region="handler-call"
}
