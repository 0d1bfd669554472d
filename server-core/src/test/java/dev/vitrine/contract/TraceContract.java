package dev.vitrine.contract;

import dev.vitrine.http.ConnState;
import dev.vitrine.http.Handler;
import dev.vitrine.trace.AsyncTracer;
import dev.vitrine.trace.Detail;
import dev.vitrine.trace.RingTracer;
import dev.vitrine.trace.StepGate;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.trace.TraceStream;
import dev.vitrine.trace.TraceWriter;
import dev.vitrine.trace.Tracer;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Predicate;

/// A program that uses every name of `dev.vitrine.trace`; compiled, never run. The events are a closed
/// set, so that the compiler itself says when one is missing here or has other components.
final class TraceContract {
  private TraceContract() {}

  static TraceEvent everyEvent(TraceEvent event) {
    return switch (event) {
      case TraceEvent.ListenAndServeCalled(String address, String handler) ->
          new TraceEvent.ListenAndServeCalled(address, handler);
      case TraceEvent.AddressDefaulted(String address) -> new TraceEvent.AddressDefaulted(address);
      case TraceEvent.ListenFailed(String error) -> new TraceEvent.ListenFailed(error);
      case TraceEvent.SocketCreated() -> new TraceEvent.SocketCreated();
      case TraceEvent.Bound(String address) -> new TraceEvent.Bound(address);
      case TraceEvent.Listening(String address, long backlog) ->
          new TraceEvent.Listening(address, backlog);
      case TraceEvent.ServeStarted(String address, boolean tls) ->
          new TraceEvent.ServeStarted(address, tls);
      case TraceEvent.RoutesKnown(List<String> patterns) -> new TraceEvent.RoutesKnown(patterns);
      case TraceEvent.AcceptWaiting() -> new TraceEvent.AcceptWaiting();
      case TraceEvent.Accepted(String remote, String local) ->
          new TraceEvent.Accepted(remote, local);
      case TraceEvent.AcceptFailed(String error, boolean temporary) ->
          new TraceEvent.AcceptFailed(error, temporary);
      case TraceEvent.BackingOff(long delayNanos, long attempt) ->
          new TraceEvent.BackingOff(delayNanos, attempt);
      case TraceEvent.BackoffReset() -> new TraceEvent.BackoffReset();
      case TraceEvent.Logged(String level, String text) -> new TraceEvent.Logged(level, text);
      case TraceEvent.AcceptLoopEnded(String reason) -> new TraceEvent.AcceptLoopEnded(reason);
      case TraceEvent.ConnectionCreated(String remote) -> new TraceEvent.ConnectionCreated(remote);
      case TraceEvent.ContextDerived(String hook) -> new TraceEvent.ContextDerived(hook);
      case TraceEvent.ConnStateChanged(ConnState from, ConnState to) ->
          new TraceEvent.ConnStateChanged(from, to);
      case TraceEvent.ServeSpawned(String worker) -> new TraceEvent.ServeSpawned(worker);
      case TraceEvent.TlsHandshakeStarted() -> new TraceEvent.TlsHandshakeStarted();
      case TraceEvent.TlsHandshakeFinished(String protocol, String cipher, String alpn) ->
          new TraceEvent.TlsHandshakeFinished(protocol, cipher, alpn);
      case TraceEvent.TlsHandshakeFailed(String error) -> new TraceEvent.TlsHandshakeFailed(error);
      case TraceEvent.RequestReadStarted() -> new TraceEvent.RequestReadStarted();
      case TraceEvent.RequestLineRead(String method, String target, String proto) ->
          new TraceEvent.RequestLineRead(method, target, proto);
      case TraceEvent.HeaderRead(String name, String value) ->
          new TraceEvent.HeaderRead(name, value);
      case TraceEvent.HeadersComplete(long count, long bytes) ->
          new TraceEvent.HeadersComplete(count, bytes);
      case TraceEvent.BodyFraming(String kind, long length) ->
          new TraceEvent.BodyFraming(kind, length);
      case TraceEvent.RequestRead(String method, String target, String host) ->
          new TraceEvent.RequestRead(method, target, host);
      case TraceEvent.RequestRejected(int status, String reason) ->
          new TraceEvent.RequestRejected(status, reason);
      case TraceEvent.ContinueSent() -> new TraceEvent.ContinueSent();
      case TraceEvent.TrailersRead(List<String> names) -> new TraceEvent.TrailersRead(names);
      case TraceEvent.BodyDiscarded(long bytes) -> new TraceEvent.BodyDiscarded(bytes);
      case TraceEvent.BodyRead(long bytes) -> new TraceEvent.BodyRead(bytes);
      case TraceEvent.BodyFinished(long total) -> new TraceEvent.BodyFinished(total);
      case TraceEvent.FormParsed(long fields) -> new TraceEvent.FormParsed(fields);
      case TraceEvent.MultipartPart(String name, String fileName, long bytes) ->
          new TraceEvent.MultipartPart(name, fileName, bytes);
      case TraceEvent.HandlerChosen(String kind) -> new TraceEvent.HandlerChosen(kind);
      case TraceEvent.Routed(
              String pattern,
              String rule,
              List<String> candidates,
              Map<String, String> pathValues) ->
          new TraceEvent.Routed(pattern, rule, candidates, pathValues);
      case TraceEvent.RouteMissed(int status, String allow) ->
          new TraceEvent.RouteMissed(status, allow);
      case TraceEvent.PathRedirected(String from, String to) ->
          new TraceEvent.PathRedirected(from, to);
      case TraceEvent.HandlerStarted(String pattern, String handler) ->
          new TraceEvent.HandlerStarted(pattern, handler);
      case TraceEvent.HandlerFinished(long elapsedNanos) ->
          new TraceEvent.HandlerFinished(elapsedNanos);
      case TraceEvent.HandlerPanicked(String error) -> new TraceEvent.HandlerPanicked(error);
      case TraceEvent.InformationalSent(int status, Map<String, List<String>> headers) ->
          new TraceEvent.InformationalSent(status, headers);
      case TraceEvent.TrailersSent(List<String> names) -> new TraceEvent.TrailersSent(names);
      case TraceEvent.ResponseStarted(
              int status,
              Map<String, List<String>> headers,
              String framing) ->
          new TraceEvent.ResponseStarted(status, headers, framing);
      case TraceEvent.BodyWritten(long bytes) -> new TraceEvent.BodyWritten(bytes);
      case TraceEvent.Flushed() -> new TraceEvent.Flushed();
      case TraceEvent.ResponseFinished(int status, long bytes) ->
          new TraceEvent.ResponseFinished(status, bytes);
      case TraceEvent.BackgroundReadStarted() -> new TraceEvent.BackgroundReadStarted();
      case TraceEvent.BackgroundReadStopped(String outcome) ->
          new TraceEvent.BackgroundReadStopped(outcome);
      case TraceEvent.KeepAliveDecided(boolean reuse, String reason) ->
          new TraceEvent.KeepAliveDecided(reuse, reason);
      case TraceEvent.IdleStarted(long timeoutNanos) -> new TraceEvent.IdleStarted(timeoutNanos);
      case TraceEvent.TimedOut(String which) -> new TraceEvent.TimedOut(which);
      case TraceEvent.Hijacked() -> new TraceEvent.Hijacked();
      case TraceEvent.ContextCancelled(String cause) -> new TraceEvent.ContextCancelled(cause);
      case TraceEvent.ConnectionClosed(String reason) -> new TraceEvent.ConnectionClosed(reason);
      case TraceEvent.ShutdownStarted(long limitNanos) ->
          new TraceEvent.ShutdownStarted(limitNanos);
      case TraceEvent.ListenerClosed(String address) -> new TraceEvent.ListenerClosed(address);
      case TraceEvent.Draining(long idle, long active) -> new TraceEvent.Draining(idle, active);
      case TraceEvent.ServerStopped() -> new TraceEvent.ServerStopped();
      case TraceEvent.BytesReceived(long offset, byte[] data) ->
          new TraceEvent.BytesReceived(offset, data);
      case TraceEvent.BytesSent(long offset, byte[] data) -> new TraceEvent.BytesSent(offset, data);
    };
  }

  static TraceRecord record(TraceRecord r) {
    long ids = r.seq() + r.nanos() + r.serverId() + r.connectionId() + r.requestNo() + r.threadId();
    String thread = r.threadName();
    TraceEvent event = r.event();
    return new TraceRecord(ids, 2L, 3L, 4L, 5L, 6L, thread, event);
  }

  static Tracer tracers(Tracer t) {
    Tracer lambda = r -> r.seq();
    Detail detail =
        switch (lambda.detail()) {
          case STEPS -> Detail.BYTES;
          case BYTES -> Detail.STEPS;
        };
    try (AsyncTracer async = Tracer.async(t, 16)) {
      AutoCloseable closeable = async;
      long dropped = async.dropped();
      assert closeable != null && dropped == 0 && detail != null;
    }
    return Tracer.of(Tracer.none(), lambda, t);
  }

  static List<TraceRecord> gate(Predicate<TraceRecord> when, Consumer<TraceRecord> listener) {
    try (StepGate gate = new StepGate()) {
      Tracer tracer = gate;
      gate.pause();
      gate.resume();
      boolean truths = gate.isPaused() && gate.step() && gate.step(1L);
      gate.runTo(when);
      StepGate.Breakpoint breakpoint = gate.breakOn(when);
      breakpoint.remove();
      gate.delay(Duration.ZERO);
      gate.onHeld(listener);
      assert truths && tracer == gate;
      return gate.held();
    }
  }

  static void writers(Path file, OutputStream out) throws IOException {
    try (TraceWriter writer = new TraceWriter(file);
        TraceWriter detailed = new TraceWriter(file, Detail.BYTES);
        TraceWriter streamed = new TraceWriter(out, Detail.STEPS)) {
      List<Tracer> tracers = List.of(writer, detailed, streamed);
      List<Closeable> closeables = List.of(writer, detailed, streamed);
      assert tracers.size() == closeables.size();
    }
  }

  static void streams() throws IOException {
    try (TraceStream stream = new TraceStream();
        TraceStream bounded = new TraceStream(16)) {
      Tracer tracer = stream;
      Handler handler = bounded;
      Closeable closeable = stream;
      assert tracer.equals(closeable) && handler != null;
    }
  }

  static long ring() {
    RingTracer ring = new RingTracer(16);
    Tracer tracer = ring;
    List<TraceRecord> records = ring.records();
    return ring.dropped() + records.size() + tracer.hashCode();
  }
}
