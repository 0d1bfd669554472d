package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import java.util.LinkedHashMap;
import java.util.Map;

/// What lies behind a step: the system call that it is, and the section of the standard that asks for it.
///
/// @param systemCall by its name in the manual, `accept(2)`; "" where the step stays inside the process
/// @param section of an RFC, `RFC 9112 section 3`; "" where none speaks of it
public record Behind(String systemCall, String section) {
  static final Behind NOTHING = new Behind("", "");

  static Behind of(TraceEvent event) {
    return switch (event) {
      case SocketCreated _ -> call("socket(2)");
      case Bound _ -> call("bind(2)");
      case Listening _ -> call("listen(2)");
      case ListenFailed _ -> call("bind(2), listen(2)");
      case AcceptWaiting _, Accepted _, AcceptFailed _ -> call("accept(2)");
      case ListenerClosed _ -> call("close(2)");
      case AddressDefaulted _ -> section("RFC 9110 section 4.2.1");

      case TlsHandshakeStarted _, TlsHandshakeFailed _ -> section("RFC 8446 section 4");
      case TlsHandshakeFinished _ -> section("RFC 7301, RFC 8446 section 4");

      case RequestReadStarted _ -> new Behind("read(2)", "RFC 9112 section 2");
      case RequestLineRead _ -> section("RFC 9112 section 3");
      case HeaderRead _ -> section("RFC 9112 section 5");
      case HeadersComplete _ -> section("RFC 9112 section 2.1");
      case BodyFraming _ -> section("RFC 9112 section 6.3");
      case RequestRead _ -> section("RFC 9110 section 7.1");
      case RequestRejected(int status, _) -> section(rejection(status));
      case ContinueSent _ -> new Behind("write(2)", "RFC 9110 section 10.1.1");
      case TrailersRead _ -> section("RFC 9112 section 7.1.2");
      case BodyRead _ -> new Behind("read(2)", "RFC 9112 section 6");
      case BodyFinished _ -> section("RFC 9112 section 6.3");
      case BodyDiscarded _ -> new Behind("read(2)", "RFC 9112 section 9.3");
      case FormParsed _ -> section("WHATWG URL, application/x-www-form-urlencoded");
      case MultipartPart _ -> section("RFC 7578 section 4");

      case HandlerChosen(String kind) ->
          "options".equals(kind) ? section("RFC 9110 section 9.3.7") : NOTHING;
      case RouteMissed(int status, _) ->
          section(status == 405 ? "RFC 9110 section 15.5.6" : "RFC 9110 section 15.5.5");
      case PathRedirected _ -> section("RFC 9110 section 15.4, RFC 3986 section 6.2.2.3");

      case InformationalSent _ -> new Behind("write(2)", "RFC 9110 section 15.2");
      case ResponseStarted _ -> section("RFC 9112 sections 4 and 6.3");
      case Flushed _ -> call("write(2)");
      case TrailersSent _ -> new Behind("write(2)", "RFC 9112 section 7.1.2");
      case ResponseFinished _ -> new Behind("write(2)", "RFC 9112 section 6");

      case BackgroundReadStarted _ -> call("read(2)");
      case BackgroundReadStopped(String outcome) ->
          "handed-over".equals(outcome) ? NOTHING : call("read(2)");
      case KeepAliveDecided _ -> section("RFC 9112 section 9.3");
      case IdleStarted _ -> new Behind("poll(2)", "RFC 9112 section 9.5");
      case TimedOut _ -> section("RFC 9112 section 9.5");
      case Hijacked _ -> section("RFC 9110 section 7.8");
      case ConnectionClosed _ -> new Behind("close(2)", "RFC 9112 section 9.6");

      case BytesReceived _ -> call("read(2)");
      case BytesSent _ -> call("write(2)");

      case ListenAndServeCalled _,
          ServeStarted _,
          RoutesKnown _,
          BackingOff _,
          BackoffReset _,
          Logged _,
          AcceptLoopEnded _,
          ConnectionCreated _,
          ContextDerived _,
          ConnStateChanged _,
          ServeSpawned _,
          Routed _,
          HandlerStarted _,
          HandlerFinished _,
          HandlerPanicked _,
          BodyWritten _,
          ContextCancelled _,
          ShutdownStarted _,
          Draining _,
          ServerStopped _ ->
          NOTHING;
    };
  }

  /// What there is, by the names that the app shows.
  public Map<String, String> named() {
    Map<String, String> named = new LinkedHashMap<>();
    if (!systemCall.isEmpty()) {
      named.put("system call", systemCall);
    }
    if (!section.isEmpty()) {
      named.put("standard", section);
    }
    return named;
  }

  private static String rejection(int status) {
    return switch (status) {
      case 413 -> "RFC 9110 section 15.5.14";
      case 417 -> "RFC 9110 section 15.5.18";
      case 431 -> "RFC 6585 section 5";
      case 501 -> "RFC 9112 section 6.1";
      case 505 -> "RFC 9110 section 15.6.6";
      default -> "RFC 9110 section 15.5.1";
    };
  }

  private static Behind call(String systemCall) {
    return new Behind(systemCall, "");
  }

  private static Behind section(String section) {
    return new Behind("", section);
  }
}
