package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventFields;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// One line for each step: the column "What happened". Code in it stands between back quotes.
public final class Happened {
  private Happened() {}

  /// The line for one entry; never empty.
  public static String in(Entry entry) {
    return switch (entry) {
      case Entry.Step step -> in(step.record().event());
      case Entry.Unknown unknown ->
          unknown.fields().isEmpty() ? "a step that this version does not know" : fields(unknown);
      case Entry.Gap gap -> Amounts.count(gap.missing(), "step") + " missing here";
    };
  }

  private static String fields(Entry.Unknown unknown) {
    return unknown.fields().entrySet().stream()
        .map(f -> f.getKey() + " " + f.getValue())
        .collect(Collectors.joining(" · "));
  }

  static String in(TraceEvent event) {
    return switch (EventFields.withTexts(event)) {
      case ListenAndServeCalled(String address, String handler) ->
          "asked to listen on `" + address + "`, " + handlerText(handler);
      case AddressDefaulted(String address) -> "no address was given: `" + address + "`";
      case ListenFailed(String error) -> error;
      case SocketCreated _ -> "the operating system made a socket";
      case Bound(String address) -> "the socket has the address " + address;
      case Listening(String address, long backlog) ->
          address + ", up to " + Amounts.count(backlog, "client") + " may queue";
      case ServeStarted(String address, boolean tls) ->
          "serving on " + address + (tls ? " with TLS" : "");
      case RoutesKnown(List<String> patterns) ->
          patterns.isEmpty() ? "no patterns" : codeList(patterns);

      case AcceptWaiting _ -> "waiting for a client";
      case Accepted(String remote, String local) -> "from " + remote + " to " + local;
      case AcceptFailed(String error, boolean temporary) ->
          error + (temporary ? " · temporary" : " · for good");
      case BackingOff(long delayNanos, long attempt) ->
          Amounts.millis(delayNanos) + ", attempt " + attempt;
      case BackoffReset _ -> "a client came: the delay is forgotten";
      case Logged(String level, String text) -> level + " " + text;
      case AcceptLoopEnded(String reason) -> reason;

      case ConnectionCreated(String remote) -> "the server's own object for " + remote;
      case ContextDerived(String hook) -> "a context from the hook `" + hook + "`";
      case ConnStateChanged(var from, var to) -> (from == null ? "" : from + " ") + "→ " + to;
      case ServeSpawned(String worker) -> "starts the virtual thread `" + worker + "`";
      case TlsHandshakeStarted _ -> "agreeing on encryption";
      case TlsHandshakeFinished(String protocol, String cipher, _) -> protocol + ", " + cipher;
      case TlsHandshakeFailed(String error) -> error;

      case RequestReadStarted _ -> "ready for a request";
      case RequestLineRead(String method, String target, String proto) ->
          method + " " + target + " " + proto;
      case HeaderRead(String name, String value) -> name + ": " + value;
      case HeadersComplete(long count, long bytes) ->
          Amounts.count(count, "field") + ", " + Amounts.bytes(bytes);
      case BodyFraming(String kind, long length) -> framing(kind, length);
      case RequestRead(String method, String target, String host) ->
          method + " " + target + (host.isEmpty() ? "" : " for " + host);
      case RequestRejected(int status, String reason) -> status + ", " + reason;
      case ContinueSent _ -> "told the client to send its body";
      case TrailersRead(List<String> names) -> String.join(", ", names);
      case BodyDiscarded(long bytes) -> Amounts.bytes(bytes) + " the handler did not want";
      case BodyRead(long bytes) -> Amounts.bytes(bytes);
      case BodyFinished(long total) -> "the end, after " + Amounts.bytes(total);
      case FormParsed(long fields) -> Amounts.count(fields, "field");
      case MultipartPart(String name, String fileName, long bytes) ->
          name + fileText(fileName) + ", " + Amounts.bytes(bytes);

      case HandlerChosen(String kind) -> chosen(kind);
      case Routed(String pattern, String rule, List<String> candidates, _) ->
          "pattern `" + pattern + "` · " + candidatesText(candidates.size(), rule);
      case RouteMissed(int status, String allow) ->
          status + (allow.isEmpty() ? ", no pattern matches" : ", allowed: " + allow);
      case PathRedirected(String from, String to) -> "`" + from + "` → `" + to + "`";
      case HandlerStarted(String pattern, String handler) ->
          handler + (pattern.isEmpty() ? "" : ", pattern `" + pattern + "`");
      case HandlerFinished(long elapsedNanos) -> "after " + Amounts.millis(elapsedNanos);
      case HandlerPanicked(String error) -> error;

      case InformationalSent(int status, _) -> "status " + status + " ahead of the response";
      case TrailersSent(List<String> names) -> String.join(", ", names);
      case ResponseStarted(int status, Map<String, List<String>> headers, String framing) ->
          status + ", " + Amounts.count(headers.size(), "field") + ", " + framing;
      case BodyWritten(long bytes) -> Amounts.bytes(bytes);
      case Flushed _ -> "what was written so far is on its way";
      case ResponseFinished(int status, long bytes) ->
          status + ", " + Amounts.bytes(bytes) + " of body";

      case BackgroundReadStarted _ -> "watching whether the client leaves";
      case BackgroundReadStopped(String outcome) -> watched(outcome);
      case KeepAliveDecided(boolean reuse, String reason) ->
          (reuse ? "kept: " : "not kept: ") + reason;
      case IdleStarted(long timeoutNanos) ->
          timeoutNanos == 0 ? "no limit" : "limit " + Amounts.millis(timeoutNanos);
      case TimedOut(String which) -> "the limit `" + which + "` is over";
      case Hijacked _ -> "the handler took the connection over";
      case ContextCancelled(String cause) -> cause;
      case ConnectionClosed(String reason) -> reason;

      case ShutdownStarted(long limitNanos) ->
          limitNanos == 0 ? "no time is given" : "within " + Amounts.millis(limitNanos);
      case ListenerClosed(String address) -> address + " takes no more clients";
      case Draining(long idle, long active) -> idle + " idle, " + active + " active";
      case ServerStopped _ -> "nothing of the server is left running";

      case BytesReceived(long offset, byte[] data) ->
          Amounts.bytes(data.length) + " in, at " + offset;
      case BytesSent(long offset, byte[] data) -> Amounts.bytes(data.length) + " out, at " + offset;
    };
  }

  static String framing(String kind, long length) {
    return switch (kind) {
      case "content-length" -> "length, " + Amounts.bytes(length);
      case "none" -> "no body";
      default -> kind;
    };
  }

  private static String handlerText(String handler) {
    return handler.isEmpty() ? "no handler given" : "handler " + handler;
  }

  private static String fileText(String fileName) {
    return fileName.isEmpty() ? "" : ", file " + fileName;
  }

  private static String chosen(String kind) {
    return switch (kind) {
      case "default-mux" -> "no handler was given: the default mux";
      case "given" -> "the handler that the server was given";
      case "options" -> "`OPTIONS *` is answered by the server itself";
      default -> kind;
    };
  }

  private static String candidatesText(int count, String rule) {
    return count <= 1 ? "one candidate" : count + " candidates, rule " + rule;
  }

  private static String watched(String outcome) {
    return switch (outcome) {
      case "data" -> "more bytes came";
      case "eof" -> "the client closed its side";
      case "error" -> "the connection broke";
      case "handed-over" -> "nothing came; the next reader takes over";
      default -> outcome;
    };
  }

  private static String codeList(List<String> items) {
    return items.stream().map(i -> "`" + i + "`").collect(Collectors.joining(" · "));
  }
}
