package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;

/// Where Go's server, 1.26, takes the same step: the function's name and its file in package `net/http`.
final class GoFunctions {
  private GoFunctions() {}

  static String of(TraceEvent event) {
    return switch (event) {
      case ListenAndServeCalled _, AddressDefaulted _, ListenFailed _ ->
          "(*Server).ListenAndServe, server.go";
      case SocketCreated _, Bound _, Listening _ ->
          "net.Listen, called by (*Server).ListenAndServe";
      case ServeStarted _, AcceptWaiting _, Accepted _, AcceptFailed _, BackingOff _ ->
          "(*Server).Serve, server.go";
      case BackoffReset _, AcceptLoopEnded _, ServeSpawned _, ContextDerived _ ->
          "(*Server).Serve, server.go";
      case RoutesKnown _ -> "(*ServeMux).registerErr, server.go";
      case Logged _ -> "(*Server).logf, server.go";
      case ConnectionCreated _ -> "(*Server).newConn, server.go";
      case ConnStateChanged _ -> "(*conn).setState, server.go";
      case TlsHandshakeStarted _, TlsHandshakeFinished _, TlsHandshakeFailed _ ->
          "(*conn).serve, server.go";
      case RequestReadStarted _, RequestRead _ -> "(*conn).readRequest, server.go";
      case RequestLineRead _ -> "readRequest and parseRequestLine, request.go";
      case HeaderRead _, HeadersComplete _ -> "readRequest, request.go";
      case BodyFraming _ -> "readTransfer, transfer.go";
      case RequestRejected _ -> "(*conn).serve, server.go";
      case ContinueSent _ -> "(*expectContinueReader).Read, server.go";
      case TrailersRead _ -> "(*body).readTrailer, transfer.go";
      case BodyDiscarded _ -> "(*body).Close, transfer.go";
      case BodyRead _, BodyFinished _ -> "(*body).Read, transfer.go";
      case FormParsed _ -> "(*Request).ParseForm, request.go";
      case MultipartPart _ -> "(*Request).ParseMultipartForm, request.go";
      case HandlerChosen _ -> "serverHandler.ServeHTTP, server.go";
      case Routed _, RouteMissed _, PathRedirected _ -> "(*ServeMux).findHandler, server.go";
      case HandlerStarted _, HandlerFinished _, HandlerPanicked _ -> "(*conn).serve, server.go";
      case InformationalSent _ -> "(*response).WriteHeader, server.go";
      case ResponseStarted _ -> "(*chunkWriter).writeHeader, server.go";
      case TrailersSent _ -> "(*response).finalTrailers, server.go";
      case BodyWritten _ -> "(*response).write, server.go";
      case Flushed _ -> "(*response).FlushError, server.go";
      case ResponseFinished _ -> "(*response).finishRequest, server.go";
      case BackgroundReadStarted _ -> "(*connReader).startBackgroundRead, server.go";
      case BackgroundReadStopped _ -> "(*connReader).backgroundRead, server.go";
      case KeepAliveDecided _ -> "(*response).shouldReuseConnection, server.go";
      case IdleStarted _, TimedOut _ -> "(*conn).serve, server.go";
      case Hijacked _ -> "(*conn).hijackLocked, server.go";
      case ContextCancelled _ -> "(*connReader).handleReadErrorLocked, server.go";
      case ConnectionClosed _ -> "(*conn).close, server.go";
      case ShutdownStarted _, ListenerClosed _, Draining _, ServerStopped _ ->
          "(*Server).Shutdown, server.go";
      case BytesReceived _ -> "(*connReader).Read, server.go";
      case BytesSent _ -> "checkConnErrorWriter.Write, server.go";
    };
  }
}
