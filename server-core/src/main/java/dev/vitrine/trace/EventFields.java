package dev.vitrine.trace;

import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptLoopEnded;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.AddressDefaulted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.BodyFinished;
import dev.vitrine.trace.TraceEvent.BodyFraming;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.Bound;
import dev.vitrine.trace.TraceEvent.BytesReceived;
import dev.vitrine.trace.TraceEvent.BytesSent;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.ConnectionCreated;
import dev.vitrine.trace.TraceEvent.ContextCancelled;
import dev.vitrine.trace.TraceEvent.ContextDerived;
import dev.vitrine.trace.TraceEvent.ContinueSent;
import dev.vitrine.trace.TraceEvent.Draining;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.FormParsed;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.HeadersComplete;
import dev.vitrine.trace.TraceEvent.Hijacked;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.InformationalSent;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.ListenAndServeCalled;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.ListenerClosed;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceEvent.MultipartPart;
import dev.vitrine.trace.TraceEvent.PathRedirected;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.RouteMissed;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.RoutesKnown;
import dev.vitrine.trace.TraceEvent.ServeSpawned;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.ShutdownStarted;
import dev.vitrine.trace.TraceEvent.SocketCreated;
import dev.vitrine.trace.TraceEvent.TimedOut;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFailed;
import dev.vitrine.trace.TraceEvent.TlsHandshakeFinished;
import dev.vitrine.trace.TraceEvent.TlsHandshakeStarted;
import dev.vitrine.trace.TraceEvent.TrailersRead;
import dev.vitrine.trace.TraceEvent.TrailersSent;

/// The name and the fields of every event, as they stand in a trace file: the one place that takes
/// events apart.
final class EventFields {
  private EventFields() {}

  static void write(TraceEvent event, FieldSink to) {
    switch (event) {
      case ListenAndServeCalled e ->
          to.event("ListenAndServeCalled")
              .text("address", e.address())
              .text("handler", e.handler());
      case AddressDefaulted e -> to.event("AddressDefaulted").text("address", e.address());
      case ListenFailed e -> to.event("ListenFailed").text("error", e.error());
      case SocketCreated _ -> to.event("SocketCreated");
      case Bound e -> to.event("Bound").text("address", e.address());
      case Listening e ->
          to.event("Listening").text("address", e.address()).number("backlog", e.backlog());
      case ServeStarted e ->
          to.event("ServeStarted").text("address", e.address()).flag("tls", e.tls());
      case RoutesKnown e -> to.event("RoutesKnown").texts("patterns", e.patterns());
      case AcceptWaiting _ -> to.event("AcceptWaiting");
      case Accepted e -> to.event("Accepted").text("remote", e.remote()).text("local", e.local());
      case AcceptFailed e ->
          to.event("AcceptFailed").text("error", e.error()).flag("temporary", e.temporary());
      case BackingOff e ->
          to.event("BackingOff")
              .number("delayNanos", e.delayNanos())
              .number("attempt", e.attempt());
      case BackoffReset _ -> to.event("BackoffReset");
      case Logged e -> to.event("Logged").text("level", e.level()).text("text", e.text());
      case AcceptLoopEnded e -> to.event("AcceptLoopEnded").text("reason", e.reason());
      case ConnectionCreated e -> to.event("ConnectionCreated").text("remote", e.remote());
      case ContextDerived e -> to.event("ContextDerived").text("hook", e.hook());
      case ConnStateChanged e ->
          to.event("ConnStateChanged")
              .text("from", e.from() == null ? null : e.from().name())
              .text("to", e.to().name());
      case ServeSpawned e -> to.event("ServeSpawned").text("worker", e.worker());
      case TlsHandshakeStarted _ -> to.event("TlsHandshakeStarted");
      case TlsHandshakeFinished e ->
          to.event("TlsHandshakeFinished")
              .text("protocol", e.protocol())
              .text("cipher", e.cipher())
              .text("alpn", e.alpn());
      case TlsHandshakeFailed e -> to.event("TlsHandshakeFailed").text("error", e.error());
      case RequestReadStarted _ -> to.event("RequestReadStarted");
      case RequestLineRead e ->
          to.event("RequestLineRead")
              .text("method", e.method())
              .text("target", e.target())
              .text("proto", e.proto());
      case HeaderRead e -> to.event("HeaderRead").text("name", e.name()).text("value", e.value());
      case HeadersComplete e ->
          to.event("HeadersComplete").number("count", e.count()).number("bytes", e.bytes());
      case BodyFraming e ->
          to.event("BodyFraming").text("kind", e.kind()).number("length", e.length());
      case RequestRead e ->
          to.event("RequestRead")
              .text("method", e.method())
              .text("target", e.target())
              .text("host", e.host());
      case RequestRejected e ->
          to.event("RequestRejected").number("status", e.status()).text("reason", e.reason());
      case ContinueSent _ -> to.event("ContinueSent");
      case TrailersRead e -> to.event("TrailersRead").texts("names", e.names());
      case BodyDiscarded e -> to.event("BodyDiscarded").number("bytes", e.bytes());
      case BodyRead e -> to.event("BodyRead").number("bytes", e.bytes());
      case BodyFinished e -> to.event("BodyFinished").number("total", e.total());
      case FormParsed e -> to.event("FormParsed").number("fields", e.fields());
      case MultipartPart e ->
          to.event("MultipartPart")
              .text("name", e.name())
              .text("fileName", e.fileName())
              .number("bytes", e.bytes());
      case HandlerChosen e -> to.event("HandlerChosen").text("kind", e.kind());
      case Routed e ->
          to.event("Routed")
              .text("pattern", e.pattern())
              .text("rule", e.rule())
              .texts("candidates", e.candidates())
              .map("pathValues", e.pathValues());
      case RouteMissed e ->
          to.event("RouteMissed").number("status", e.status()).text("allow", e.allow());
      case PathRedirected e -> to.event("PathRedirected").text("from", e.from()).text("to", e.to());
      case HandlerStarted e ->
          to.event("HandlerStarted").text("pattern", e.pattern()).text("handler", e.handler());
      case HandlerFinished e ->
          to.event("HandlerFinished").number("elapsedNanos", e.elapsedNanos());
      case HandlerPanicked e -> to.event("HandlerPanicked").text("error", e.error());
      case InformationalSent e ->
          to.event("InformationalSent").number("status", e.status()).lists("headers", e.headers());
      case TrailersSent e -> to.event("TrailersSent").texts("names", e.names());
      case ResponseStarted e ->
          to.event("ResponseStarted")
              .number("status", e.status())
              .lists("headers", e.headers())
              .text("framing", e.framing());
      case BodyWritten e -> to.event("BodyWritten").number("bytes", e.bytes());
      case Flushed _ -> to.event("Flushed");
      case ResponseFinished e ->
          to.event("ResponseFinished").number("status", e.status()).number("bytes", e.bytes());
      case BackgroundReadStarted _ -> to.event("BackgroundReadStarted");
      case BackgroundReadStopped e ->
          to.event("BackgroundReadStopped").text("outcome", e.outcome());
      case KeepAliveDecided e ->
          to.event("KeepAliveDecided").flag("reuse", e.reuse()).text("reason", e.reason());
      case IdleStarted e -> to.event("IdleStarted").number("timeoutNanos", e.timeoutNanos());
      case TimedOut e -> to.event("TimedOut").text("which", e.which());
      case Hijacked _ -> to.event("Hijacked");
      case ContextCancelled e -> to.event("ContextCancelled").text("cause", e.cause());
      case ConnectionClosed e -> to.event("ConnectionClosed").text("reason", e.reason());
      case ShutdownStarted e -> to.event("ShutdownStarted").number("limitNanos", e.limitNanos());
      case ListenerClosed e -> to.event("ListenerClosed").text("address", e.address());
      case Draining e -> to.event("Draining").number("idle", e.idle()).number("active", e.active());
      case ServerStopped _ -> to.event("ServerStopped");
      case BytesReceived e ->
          to.event("BytesReceived").number("offset", e.offset()).bytes("data", e.data());
      case BytesSent e ->
          to.event("BytesSent").number("offset", e.offset()).bytes("data", e.data());
    }
  }
}
