package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;

/// Where Go's server, 1.26, takes the same step.
final class GoFunctions {
  private GoFunctions() {}

  static GoFunction of(TraceEvent event) {
    return switch (event) {
      case ListenAndServeCalled _ -> server("(*Server).ListenAndServe", "");
      case AddressDefaulted _ -> server("(*Server).ListenAndServe", "\":http\"");
      case ListenFailed _ -> server("(*Server).ListenAndServe", "return err");
      case SocketCreated _, Bound _, Listening _ ->
          server("(*Server).ListenAndServe", "net.Listen(");
      case ServeStarted _ -> server("(*Server).ListenAndServe", ".Serve(");
      case RoutesKnown _ -> server("(*ServeMux).registerErr", "");

      case AcceptWaiting _, Accepted _ -> server("(*Server).Serve", ".Accept(");
      case AcceptFailed _ -> server("(*Server).Serve", ".Temporary(");
      case BackingOff _ -> server("(*Server).Serve", "time.Sleep(");
      case BackoffReset _ -> server("(*Server).Serve", "tempDelay = 0");
      case AcceptLoopEnded _ -> server("(*Server).Serve", "return err");
      case Logged _ -> server("(*Server).logf", "");

      case ConnectionCreated _ -> server("(*Server).Serve", ".newConn(");
      case ContextDerived(String hook) ->
          server("(*Server).Serve", "baseContext".equals(hook) ? ".BaseContext(" : "ConnContext;");
      case ServeSpawned _ -> server("(*Server).Serve", "go c.serve(");
      case ConnStateChanged _ -> server("(*conn).setState", "");
      case TlsHandshakeStarted _, TlsHandshakeFinished _, TlsHandshakeFailed _ ->
          server("(*conn).serve", ".HandshakeContext(");

      case RequestReadStarted _ -> server("(*conn).serve", ".readRequest(");
      case RequestRead _ -> server("(*conn).readRequest", "");
      case RequestLineRead _ -> request("readRequest", "parseRequestLine(");
      case HeaderRead _, HeadersComplete _ -> request("readRequest", ".ReadMIMEHeader(");
      case BodyFraming _ -> transfer("readTransfer", "t.Body =");
      case RequestRejected _ -> server("(*conn).serve", "errorHeaders");
      case ContinueSent _ -> server("(*expectContinueReader).Read", "100 Continue");
      case TrailersRead _ -> transfer("(*body).readTrailer", "");
      case BodyDiscarded _ -> transfer("(*body).Close", "");
      case BodyRead _, BodyFinished _ -> transfer("(*body).Read", "");
      case FormParsed _ -> request("(*Request).ParseForm", "");
      case MultipartPart _ -> request("(*Request).ParseMultipartForm", "");

      case HandlerChosen _ -> server("serverHandler.ServeHTTP", "");
      case Routed _, RouteMissed _, PathRedirected _ -> server("(*ServeMux).findHandler", "");
      case HandlerStarted _, HandlerFinished _ -> server("(*conn).serve", ".ServeHTTP(");
      case HandlerPanicked _ -> server("(*conn).serve", "recover()");

      case InformationalSent _ -> server("(*response).WriteHeader", "code >= 100");
      case ResponseStarted _ -> server("(*chunkWriter).writeHeader", "");
      case TrailersSent _ -> server("(*response).finalTrailers", "");
      case BodyWritten _ -> server("(*response).write", "");
      case Flushed _ -> server("(*response).FlushError", "");
      case ResponseFinished _ -> server("(*response).finishRequest", "");

      case BackgroundReadStarted _ -> server("(*connReader).startBackgroundRead", "");
      case BackgroundReadStopped _ -> server("(*connReader).backgroundRead", "");
      case KeepAliveDecided _ -> server("(*response).shouldReuseConnection", "");
      case IdleStarted _ -> server("(*conn).serve", "StateIdle");
      case TimedOut _ -> server("(*conn).serve", ".Peek(");
      case Hijacked _ -> server("(*conn).hijackLocked", "");
      case ContextCancelled _ -> server("(*connReader).handleReadErrorLocked", "cancelCtx(");
      case ConnectionClosed _ -> server("(*conn).close", "");

      case ShutdownStarted _ -> server("(*Server).Shutdown", "inShutdown");
      case ListenerClosed _ -> server("(*Server).Shutdown", "closeListenersLocked(");
      case Draining _ -> server("(*Server).Shutdown", "closeIdleConns(");
      case ServerStopped _ -> server("(*Server).Shutdown", "");

      case BytesReceived _ -> server("(*connReader).Read", "");
      case BytesSent _ -> server("checkConnErrorWriter.Write", "");
    };
  }

  private static GoFunction server(String name, String spot) {
    return new GoFunction("net/http/server.go", name, spot);
  }

  private static GoFunction request(String name, String spot) {
    return new GoFunction("net/http/request.go", name, spot);
  }

  private static GoFunction transfer(String name, String spot) {
    return new GoFunction("net/http/transfer.go", name, spot);
  }
}
