package dev.vitrine.internal.emit;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BackgroundReadStopped;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ContextCancelled;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.KeepAliveDecided;
import dev.vitrine.trace.TraceEvent.Logged;
import dev.vitrine.trace.TraceEvent.TimedOut;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// In which order events come: a few small state machines, each of which looks at the events that
/// it names and at no others. docs/event-order.md explains them; [EventOrderCheck] holds traces to
/// them.
///
/// A row is a state, or several, the events that may come in it, and the state after them.
/// `Event:word` means the event with that word: the state entered, the outcome, the decision. An
/// event that a machine names may come only where a row has it.
public enum EventOrder {
  /// From accept(2) to close(2), for each connection.
  CONNECTION(
      """
      begin | Accepted | accepted
      accepted, created | ContextDerived | =
      accepted | ConnectionCreated | created
      created | ConnStateChanged:NEW | known
      known | ServeSpawned | serving
      serving | TlsHandshakeStarted | handshake
      handshake | TimedOut:tlsHandshake | =
      handshake | TlsHandshakeFinished | serving
      handshake | TlsHandshakeFailed | ending
      serving, waiting | RequestReadStarted | reading
      reading | RequestRead | read
      reading | RequestRejected | rejected
      reading, broken | TimedOut:readHeader | ending
      reading | ConnStateChanged:ACTIVE | broken
      read | ConnStateChanged:ACTIVE | active
      rejected | ConnStateChanged:ACTIVE | answering
      active | HandlerChosen | answering
      active, answering | ResponseFinished | answered
      answered | KeepAliveDecided:true | reusable
      answered | KeepAliveDecided:false | ending
      reusable | ConnStateChanged:IDLE | idle
      idle | IdleStarted | waiting
      answering, answered | TimedOut:read | =
      active, answering | TimedOut:write | ending
      waiting | TimedOut:idle | ending
      answering | ConnStateChanged:HIJACKED | leaving
      leaving | Hijacked | hijacked
      serving, handshake, reading, broken, read, rejected | ConnStateChanged:CLOSED | closed
      active, answering, answered, idle, waiting, ending | ConnStateChanged:CLOSED | closed
      closed | ConnectionClosed | end
      """),

  /// The head of each request.
  HEAD(
      """
      begin | RequestReadStarted | line
      line | RequestLineRead | fields
      fields | HeaderRead | =
      fields | HeadersComplete | complete
      complete | BodyFraming | framed
      framed | RequestRead | begin
      line, fields, complete, framed | RequestRejected | begin
      """),

  /// The body of each request.
  BODY(
      """
      begin, unread, whole | RequestReadStarted | unread
      unread | BodyRead, ContinueSent | =
      unread | TrailersRead | trailers
      unread, trailers | BodyFinished | whole
      unread, trailers | BodyDiscarded | whole
      trailers | RequestReadStarted | unread
      """),

  /// The response to each request.
  RESPONSE(
      """
      begin, unsent, sent | RequestReadStarted | unsent
      unsent | InformationalSent, BodyWritten | =
      unsent | ResponseStarted | started
      started | BodyWritten, Flushed, TrailersSent | =
      started | ResponseFinished | sent
      """),

  /// The watch for a client that leaves while its request is handled.
  BACKGROUND(
      """
      begin, over | HandlerChosen | handling
      handling | BackgroundReadStarted | watching
      watching | BackgroundReadStopped:handed-over, BackgroundReadStopped:data | over
      watching | BackgroundReadStopped:eof, BackgroundReadStopped:error | left
      begin, handling, watching, over, left | ContextCancelled | =
      handling, left | HandlerChosen | handling
      """),

  /// The handlers, on each thread that calls some: which one was chosen and why, then the call, in
  /// which a mux may choose again.
  DISPATCH(
      """
      begin, ended | HandlerChosen | chosen
      begin, chosen, running, ended | RoutesKnown | =
      begin, chosen, running, ended | Routed | routed
      begin, chosen, running, ended | RouteMissed, PathRedirected | unrouted
      routed | HandlerStarted:pattern | running
      chosen, unrouted | HandlerStarted | running
      running, ended | HandlerFinished, HandlerPanicked | ended
      """),

  /// One thread that listens and accepts.
  ACCEPT(
      """
      begin, called, listening | ListenAndServeCalled | called
      called | AddressDefaulted | =
      called | SocketCreated | socket
      socket | Bound | bound
      bound | Listening | listening
      called, socket, bound | ListenFailed | begin
      begin, listening | ServeStarted | serving
      serving | ContextDerived | =
      begin, serving | RoutesKnown | =
      serving, accepted, backing | AcceptWaiting | waiting
      waiting | Accepted | accepted
      accepted | BackoffReset | =
      waiting | AcceptFailed | failed
      failed | BackingOff | backing
      begin, serving, waiting, accepted, failed, backing, listening | AcceptLoopEnded | begin
      """),

  /// The end of a server.
  SHUTDOWN(
      """
      begin, ending | ListenerClosed | =
      begin, ending | ShutdownStarted | ending
      ending | Draining | =
      begin, ending | ServerStopped | stopped
      """);

  /// Where each machine begins.
  static final String BEGIN = "begin";

  private final String table;

  @SuppressWarnings("ImmutableEnumChecker") // filled in the constructor, and never after it
  private final Map<String, Map<String, String>> next = new LinkedHashMap<>();

  EventOrder(String table) {
    this.table = table;
    for (String row : table.lines().toList()) {
      List<String> cells = List.of(row.split(" \\| ", -1));
      for (String event : cells.get(1).split(", ", -1)) {
        Map<String, String> from = next.computeIfAbsent(event, _ -> new LinkedHashMap<>());
        for (String state : cells.get(0).split(", ", -1)) {
          from.put(state, cells.get(2).equals("=") ? state : cells.get(2));
        }
      }
    }
  }

  /// The rows, as the documentation shows them.
  public String table() {
    return table;
  }

  /// Whether each connection has a machine of this kind; of the others each thread has one, or the
  /// server.
  boolean isOfConnection() {
    return this != DISPATCH && this != ACCEPT && this != SHUTDOWN;
  }

  /// Whether the machine looks at such an event at all.
  boolean names(TraceEvent event) {
    return next.containsKey(word(event));
  }

  /// The state after an event that the machine names; null where it must not come.
  String next(String state, TraceEvent event) {
    return next.get(word(event)).get(state);
  }

  /// Whether a step may still come when a handler has taken the connection over.
  static boolean mayFollowHijack(TraceEvent event) {
    return event instanceof HandlerFinished
        || event instanceof HandlerPanicked
        || event instanceof ContextCancelled
        || event instanceof Logged;
  }

  /// The event's name, with its deciding word where tables use it.
  static String word(TraceEvent event) {
    String name = event.getClass().getSimpleName();
    return switch (event) {
      case ConnStateChanged e -> name + ":" + e.to();
      case KeepAliveDecided e -> name + ":" + e.reuse();
      case BackgroundReadStopped e -> name + ":" + e.outcome();
      case TimedOut e -> name + ":" + e.which();
      case HandlerStarted e -> e.pattern() == null ? name : name + ":pattern";
      default -> name;
    };
  }
}
