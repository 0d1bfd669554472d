package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;

/// Which place of Figure 3.10 each event happens at: the one table of it. The compiler holds it complete.
final class DetailedPlaces {
  private DetailedPlaces() {}

  /// @param connection whether the record belongs to a connection: some events may be the server's own too
  static Place of(TraceEvent event, boolean connection) {
    return switch (event) {
      case ListenAndServeCalled _, AddressDefaulted _ -> Place.LISTEN_PANEL;
      case SocketCreated _, Bound _, Listening _, ListenFailed _ -> Place.LISTEN;
      case ServeStarted _, RoutesKnown _, AcceptLoopEnded _ -> Place.SERVE;

      case AcceptWaiting _, Accepted _, AcceptFailed _ -> Place.ACCEPT;
      case BackingOff _, BackoffReset _ -> Place.AGAIN;
      // The loop logs what accept failed with; a connection, what its handler failed with.
      case Logged _ -> connection ? Place.CONNECTION : Place.ACCEPT;

      case ContextDerived _ -> connection ? Place.NEW_CONN : Place.SERVE;
      case ConnectionCreated _ -> Place.NEW_CONN;
      case ConnStateChanged(_, ConnState to) ->
          switch (to) {
            case NEW -> Place.NEW_CONN;
            // The state changes when the head has been read.
            case ACTIVE -> Place.ANALYSE;
            case IDLE, HIJACKED, CLOSED -> Place.CONNECTION;
          };
      case ServeSpawned _ -> Place.SPAWN;
      case TlsHandshakeStarted _, TlsHandshakeFinished _, TlsHandshakeFailed _ -> Place.CONNECTION;

      case RequestReadStarted _, RequestLineRead _, HeaderRead _ -> Place.READ;
      case HeadersComplete _, RequestRejected _ -> Place.READ;
      case BodyFraming _, RequestRead _ -> Place.ANALYSE;
      case HandlerChosen _, Routed _, RouteMissed _, PathRedirected _ -> Place.CHOOSE;

      case HandlerStarted _, HandlerFinished _, HandlerPanicked _ -> Place.HANDLER;
      // The body is read when the handler asks for it.
      case ContinueSent _, BodyRead _, BodyFinished _, TrailersRead _ -> Place.HANDLER;
      case FormParsed _, MultipartPart _ -> Place.HANDLER;
      case InformationalSent _, ResponseStarted _, BodyWritten _, Flushed _ -> Place.HANDLER;
      case TrailersSent _, ResponseFinished _ -> Place.HANDLER;

      case BodyDiscarded _, BackgroundReadStarted _, BackgroundReadStopped _ -> Place.CONNECTION;
      case KeepAliveDecided _, IdleStarted _, TimedOut _ -> Place.CONNECTION;
      case Hijacked _, ContextCancelled _, ConnectionClosed _ -> Place.CONNECTION;
      case BytesReceived _, BytesSent _ -> Place.CONNECTION;

      case ListenerClosed _ -> Place.LISTEN;
      case ShutdownStarted _, Draining _, ServerStopped _ -> Place.LOOP_PANEL;
    };
  }

  /// Whether a step in the panel of `c.serve` takes the connection out of its request. Others happen beside it.
  static boolean leavesRequest(TraceEvent event) {
    return switch (event) {
      case KeepAliveDecided _, IdleStarted _, Hijacked _, ConnectionClosed _ -> true;
      case ConnStateChanged(_, ConnState to) -> to != ConnState.NEW && to != ConnState.ACTIVE;
      default -> false;
    };
  }
}
