package dev.vitrine.internal.emit;

import dev.vitrine.trace.Detail;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.Tracer;
import java.util.concurrent.atomic.AtomicBoolean;

/// One tracer of a server, told what it asked for until it fails.
final class Watcher {
  private final Tracer tracer;
  private final boolean bytes;
  private final AtomicBoolean failed = new AtomicBoolean();

  Watcher(Tracer tracer) {
    this.tracer = tracer;
    this.bytes = tracer.detail() == Detail.BYTES;
  }

  boolean bytes() {
    return bytes;
  }

  Tracer tracer() {
    return tracer;
  }

  boolean wants(TraceEvent event) {
    return !failed.getPlain()
        && (bytes || !(event instanceof BytesReceived || event instanceof BytesSent));
  }

  void tell(TraceRecord r) {
    tracer.onEvent(r);
  }

  /// Tells it nothing any more. Returns whether this was the first failure.
  boolean drop() {
    return failed.compareAndSet(false, true);
  }
}
