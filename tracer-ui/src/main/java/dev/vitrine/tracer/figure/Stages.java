package dev.vitrine.tracer.figure;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFailed;

/// What stage an event has in the figures, and whether it is a failure. Failures keep their stage and get a
/// cross besides.
public final class Stages {
  private Stages() {}

  /// Bytes belong to the half of the flow that they move in.
  public static Stage of(TraceEvent event) {
    return switch (event.stage()) {
      case LISTEN -> Stage.LISTEN;
      case ACCEPT -> Stage.ACCEPT;
      case CONNECTION -> Stage.CONNECTION;
      case READ -> Stage.READ;
      case DISPATCH -> Stage.DISPATCH;
      case RESPONSE -> Stage.RESPONSE;
      case REUSE -> Stage.REUSE;
      case SHUTDOWN -> Stage.SHUTDOWN;
      case BYTES -> event instanceof BytesReceived ? Stage.READ : Stage.RESPONSE;
    };
  }

  /// True for what is counted as an error on the timeline and marked with a cross.
  public static boolean isFailure(TraceEvent event) {
    return event instanceof ListenFailed
        || event instanceof AcceptFailed
        || event instanceof TlsHandshakeFailed
        || event instanceof RequestRejected
        || event instanceof HandlerPanicked
        || event instanceof TimedOut;
  }
}
