package dev.vitrine.tracer.explain;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import java.util.Map;
import java.util.Optional;

/// What one connection amounts to at a moment.
///
/// @param state empty before the first
/// @param request the number of the latest request; 0 before the first
/// @param fields header fields of this request that were read
/// @param read bytes of this request's body that the handler read
/// @param status of the response that began; 0: none did
/// @param written bytes of body that the handler wrote
/// @param answered requests whose response was finished
record ConnectionFacts(
    Optional<ConnState> state,
    long request,
    long fields,
    long read,
    int status,
    long written,
    long answered) {
  static final ConnectionFacts NEW = new ConnectionFacts(Optional.empty(), 0, 0, 0, 0, 0, 0);

  ConnectionFacts apply(TraceEvent event, long requestNo) {
    return switch (event) {
      case ConnStateChanged(_, ConnState to) ->
          new ConnectionFacts(
              Optional.ofNullable(to), request, fields, read, status, written, answered);
      case RequestReadStarted _ -> new ConnectionFacts(state, requestNo, 0, 0, 0, 0, answered);
      case HeaderRead _ ->
          new ConnectionFacts(state, request, fields + 1, read, status, written, answered);
      case BodyRead(long bytes) ->
          new ConnectionFacts(state, request, fields, read + bytes, status, written, answered);
      case ResponseStarted(int began, _, _) ->
          new ConnectionFacts(state, request, fields, read, began, written, answered);
      case BodyWritten(long bytes) ->
          new ConnectionFacts(state, request, fields, read, status, written + bytes, answered);
      case ResponseFinished _ ->
          new ConnectionFacts(state, request, fields, read, status, written, answered + 1);
      default -> this;
    };
  }

  /// Adds each value under its name, in a fixed order.
  void name(Map<String, String> values) {
    state.ifPresent(s -> values.put("state", s.name()));
    values.put("request", request == 0 ? "–" : String.valueOf(request));
    values.put("fields read", String.valueOf(fields));
    values.put("body read", read + " B");
    values.put("status", status == 0 ? "–" : String.valueOf(status));
    values.put("body written", written + " B");
    values.put("answered", String.valueOf(answered));
  }
}
