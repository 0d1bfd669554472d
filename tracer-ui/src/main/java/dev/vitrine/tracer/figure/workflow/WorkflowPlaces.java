package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;

/// Which node or arrow of Figure 3.9 each event happens at: the one table of it. The compiler holds it
/// complete.
final class WorkflowPlaces {
  private WorkflowPlaces() {}

  /// @param connection whether the record belongs to a connection: some events may be the server's own too
  static Place of(TraceEvent event, boolean connection) {
    return switch (event) {
      case ListenAndServeCalled _, AddressDefaulted _ -> Place.SERVER;
      case SocketCreated _ -> Place.SOCKET;
      // bind(2) is where an address turns out to be taken.
      case Bound _, ListenFailed _ -> Place.BIND;
      case Listening _ -> Place.LISTEN;
      case ServeStarted _, RoutesKnown _ -> Place.LISTEN_SOCKET;

      case AcceptWaiting _, AcceptFailed _, BackingOff _, BackoffReset _, AcceptLoopEnded _ ->
          Place.LISTEN_SOCKET;
      case Accepted _ -> Place.ACCEPT;
      case Logged _ -> connection ? Place.CLIENT_SOCKET : Place.SERVER;

      case ContextDerived _ -> connection ? Place.CLIENT_SOCKET : Place.LISTEN_SOCKET;
      case ConnectionCreated _, ConnStateChanged _, ServeSpawned _ -> Place.CLIENT_SOCKET;
      case TlsHandshakeStarted _, TlsHandshakeFinished _, TlsHandshakeFailed _ ->
          Place.CLIENT_SOCKET;

      // The request comes in over the client socket ...
      case RequestReadStarted _ -> Place.CLIENT_SOCKET;
      case RequestLineRead _, BytesReceived _ -> Place.REQUEST;
      // ... and is read towards the handler.
      case HeaderRead _, HeadersComplete _, BodyFraming _, RequestRead _ -> Place.READ;
      case BodyRead _, BodyFinished _, TrailersRead _, BodyDiscarded _ -> Place.READ;
      case FormParsed _, MultipartPart _ -> Place.READ;
      case RequestRejected _ -> Place.CLIENT_SOCKET;

      case HandlerChosen _, Routed _, RouteMissed _, PathRedirected _ -> Place.HANDLER;
      case HandlerStarted _, HandlerFinished _, HandlerPanicked _ -> Place.HANDLER;

      case ResponseStarted _, BodyWritten _, Flushed _ -> Place.WRITE;
      case TrailersSent _, InformationalSent _, ContinueSent _ -> Place.WRITE;
      case ResponseFinished _, BytesSent _ -> Place.RESPONSE;

      case BackgroundReadStarted _, BackgroundReadStopped _ -> Place.CLIENT_SOCKET;
      case KeepAliveDecided _, IdleStarted _, TimedOut _ -> Place.CLIENT_SOCKET;
      case Hijacked _, ContextCancelled _, ConnectionClosed _ -> Place.CLIENT_SOCKET;

      case ShutdownStarted _, Draining _, ServerStopped _ -> Place.SERVER;
      case ListenerClosed _ -> Place.LISTEN_SOCKET;
    };
  }
}
