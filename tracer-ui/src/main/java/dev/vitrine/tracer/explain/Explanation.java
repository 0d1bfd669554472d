package dev.vitrine.tracer.explain;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventFields;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the inspector says about one step.
///
/// @param paragraphs one to three short sentences or pairs of them; `**…**` is stressed, back quotes are code
/// @param values the event's fields in order, as text
/// @param go where Go's `net/http` takes the same step; empty where nobody knows
/// @param behind the system call and the section of the standard behind it
public record Explanation(
    List<String> paragraphs, Map<String, String> values, Optional<GoFunction> go, Behind behind) {
  /// The explanation of an entry, known or not.
  public static Explanation of(Entry entry) {
    return switch (entry) {
      case Entry.Step(TraceRecord record, _) ->
          new Explanation(
              paragraphs(record.event(), record.connectionId()),
              Fields.of(record.event()),
              Optional.of(GoFunctions.of(record.event())),
              Behind.of(record.event()));
      case Entry.Unknown unknown ->
          new Explanation(
              List.of(
                  "The trace was written by a later Vitrine: this version does not know"
                      + " `"
                      + unknown.event()
                      + "`. Its fields are kept as they are."),
              Fields.text(unknown.fields()),
              Optional.empty(),
              Behind.NOTHING);
      case Entry.Gap gap ->
          new Explanation(
              List.of(
                  Amounts.count(gap.missing(), "step")
                      + " missing here: the viewer was too slow. What connections did meanwhile is"
                      + " not known."),
              Map.of(),
              Optional.empty(),
              Behind.NOTHING);
    };
  }

  static List<String> paragraphs(TraceEvent event, long connection) {
    String client = connection == 0 ? "A client" : "Client " + connection;
    return switch (EventFields.withTexts(event)) {
      case ListenAndServeCalled _ ->
          List.of(
              "The program asks for a server. `listenAndServe` does **two things in a row**: it"
                  + " listens on the address, then it serves whoever connects.");
      case AddressDefaulted _ ->
          List.of("The program gave no address, so the server takes **port 80** of this machine.");
      case ListenFailed(String error) ->
          List.of(
              "The address cannot be listened on: " + error + ".",
              "The caller learns it **at once**; no client is ever served.");
      case SocketCreated _ ->
          List.of(
              "The operating system has made a socket: an end of a line that leads nowhere yet.",
              "It is only a number in the process until it has an address.");
      case Bound(String address) ->
          List.of(
              "The socket has its address now, `" + address + "`. No other program can take it.",
              "Java's `bind` does this and the next step in one call; the figure keeps them"
                  + " apart.");
      case Listening(_, long backlog) ->
          List.of(
              "From here on the operating system completes connections **by itself**, even while"
                  + " the server is busy.",
              "Up to " + backlog + " of them may wait in the queue, the backlog.");
      case ServeStarted _ ->
          List.of(
              "The listening socket is handed to `serve`, which takes one client after the other"
                  + " from it, for as long as the server lives.");
      case RoutesKnown(List<String> patterns) ->
          List.of(
              "The mux knows "
                  + Amounts.count(patterns.size(), "pattern")
                  + ". Which of them gets"
                  + " a request is decided for each request anew.");

      case AcceptWaiting _ ->
          List.of(
              "The loop calls `accept` and **waits**. It does nothing else: reading and answering"
                  + " are the work of other threads.");
      case Accepted _ ->
          List.of(
              client
                  + " has finished the TCP handshake. `accept` returned, and the server holds a"
                  + " **new socket for this client alone**.",
              "The listening socket stays as it was: it never carries a request.");
      case AcceptFailed(String error, boolean temporary) ->
          temporary
              ? List.of(
                  "`accept` failed: " + error + ".",
                  "The error is **temporary**, so the server waits and tries again instead of"
                      + " ending.")
              : List.of(
                  "`accept` failed: " + error + ".", "It will not get better: **`serve` ends**.");
      case BackingOff(long delayNanos, long attempt) ->
          List.of(
              "The loop waits "
                  + Amounts.millis(delayNanos)
                  + " before it calls `accept` again;"
                  + " this is failure "
                  + attempt
                  + " in a row.",
              "Each failure doubles the wait: **5 ms at first, never more than 1 s**. One success"
                  + " sets it back to nothing.");
      case BackoffReset _ ->
          List.of("`accept` worked again, so the next failure would **start from 5 ms** again.");
      case Logged(_, String text) ->
          List.of("The server wrote a line to its error log: `" + text + "`");
      case AcceptLoopEnded(String reason) ->
          List.of(
              "The loop is over: " + reason + ".",
              "Connections that are open **live on** in their own threads.");

      case ConnectionCreated _ ->
          List.of(
              "The server makes its own object around the socket of this client: buffers, state,"
                  + " and the place where its requests are counted.");
      case ContextDerived(String hook) ->
          List.of(
              "The program's hook `"
                  + hook
                  + "` made a context. Every request of "
                  + (connection == 0 ? "this server" : "this connection")
                  + " can read what was put into it.");
      case ConnStateChanged(_, var to) ->
          List.of(
              switch (to) {
                case NEW ->
                    "The connection is **new**: accepted, and nothing was read from it yet.";
                case ACTIVE ->
                    "A request came in: the connection is **active** until it is answered.";
                case IDLE ->
                    "The answer is out and the connection is kept: **idle**, it waits for the next"
                        + " request.";
                case HIJACKED -> "The handler owns the connection now; the server **forgets** it.";
                case CLOSED -> "The connection is at its **end**; no other state can follow.";
              });
      case ServeSpawned(String worker) ->
          List.of(
              "A virtual thread, `"
                  + worker
                  + "`, starts for this connection. The loop goes"
                  + " straight back to `accept`: **nobody waits for anybody**.",
              "In Go this is the word `go`.");
      case TlsHandshakeStarted _ ->
          List.of("Before any HTTP, both sides agree on how to encrypt what follows.");
      case TlsHandshakeFinished(String protocol, _, String alpn) ->
          List.of(
              "The line is encrypted with "
                  + protocol
                  + "."
                  + (alpn.isEmpty() ? "" : " Both agreed to speak `" + alpn + "`."));
      case TlsHandshakeFailed(String error) ->
          List.of("No agreement: " + error + ". The connection ends before any request.");

      case RequestReadStarted _ ->
          List.of(
              "The connection's thread reads from the client socket and waits for the **first"
                  + " line** of a request.");
      case RequestLineRead(String method, String target, _) ->
          List.of(
              "The first line is there: the client wants to **" + method + "** `" + target + "`.",
              "Who answers is not decided yet: first come the header fields.");
      case HeaderRead(String name, String value) -> header(name, value);
      case HeadersComplete(long count, long bytes) ->
          List.of(
              "An empty line ends the head: "
                  + Amounts.count(count, "field")
                  + ", "
                  + Amounts.bytes(bytes)
                  + " in all.",
              "Whatever follows is the body, or already the next request.");
      case BodyFraming(String kind, long length) ->
          List.of(
              switch (kind) {
                case "none" -> "The request has **no body**: the next byte begins another request.";
                case "chunked" ->
                    "The body comes in **chunks**, each with its length before it; an empty one"
                        + " ends it.";
                default ->
                    "The body is exactly **"
                        + Amounts.bytes(length)
                        + "** long. The server must know"
                        + " where this request ends and the next may begin.";
              });
      case RequestRead _ ->
          List.of(
              "The head is a valid request. The body is **not read yet**: the handler reads it,"
                  + " when it wants it.");
      case RequestRejected(int status, String reason) ->
          List.of(
              "This is not a request that the server accepts: " + reason + ".",
              "It answers **" + status + "** itself; no handler is called.");
      case ContinueSent _ ->
          List.of("The client asked before sending a large body; it is told: **go on**.");
      case TrailersRead _ ->
          List.of("After the last chunk came fields that could not be known before.");
      case BodyDiscarded(long bytes) ->
          List.of(
              "The handler left "
                  + Amounts.bytes(bytes)
                  + " of the body unread. They are read away:"
                  + " the next request stands **behind** them.");
      case BodyRead(long bytes) ->
          List.of(
              "The handler asked for more of the body, and "
                  + Amounts.bytes(bytes)
                  + " came in. A"
                  + " body is read **only when the handler wants it**, not before.");
      case BodyFinished(long total) ->
          List.of("The handler has seen the end of the body, after " + Amounts.bytes(total) + ".");
      case FormParsed(long fields) ->
          List.of(
              "Query and body were taken apart into "
                  + Amounts.count(fields, "field")
                  + ". This happens when the handler asks for the form.");
      case MultipartPart(String name, _, _) ->
          List.of("One part of the form was read: `" + name + "`.");

      case HandlerChosen(String kind) ->
          List.of(
              switch (kind) {
                case "default-mux" ->
                    "The server was given no handler, so the **default mux** decides by its"
                        + " patterns.";
                case "options" ->
                    "`OPTIONS *` asks about the server as a whole; the server answers it"
                        + " **itself**.";
                default -> "The server was **given a handler**: every request goes to it.";
              });
      case Routed(String pattern, String rule, List<String> candidates, _) ->
          routed(pattern, rule, candidates.size());
      case RouteMissed(int status, String allow) ->
          status == 405
              ? List.of(
                  "The path is known, but not for this method. The answer is **405** and names what"
                      + " would work: "
                      + allow
                      + ".")
              : List.of("No pattern matches this request. The answer is **" + status + "**.");
      case PathRedirected(String from, String to) ->
          List.of(
              "`" + from + "` is not the path's clean form. The client is sent to `" + to + "`.");
      case HandlerStarted(_, String handler) ->
          List.of(
              "Now the program's own code runs: `"
                  + handler
                  + "`, with a writer for the response and"
                  + " the request.",
              "It runs on this connection's thread: a slow handler **holds up nobody else**.");
      case HandlerFinished(long elapsedNanos) ->
          List.of(
              "The handler returned after "
                  + Amounts.millis(elapsedNanos)
                  + ". What it wrote may"
                  + " still be in the buffer: the server finishes the response.");
      case HandlerPanicked(String error) ->
          List.of(
              "The handler threw: " + error + ".",
              "Only **this connection** ends; the server and all others go on.");

      case InformationalSent(int status, _) ->
          List.of("The handler sent **" + status + "** ahead: the response itself still follows.");
      case TrailersSent _ ->
          List.of("Fields that were not known at the beginning followed the body.");
      case ResponseStarted(int status, _, String framing) ->
          List.of(
              "The head of the response is decided: **"
                  + status
                  + "**. Nothing in it can change any"
                  + " more.",
              switch (framing) {
                case "content-length" ->
                    "The whole length is known, so the client knows where the body ends.";
                case "chunked" -> "The length is not known yet, so the body goes out in chunks.";
                case "close" -> "The end of the body will be the end of the connection.";
                default -> "There is no body.";
              });
      case BodyWritten(long bytes) ->
          List.of(
              "The handler wrote "
                  + Amounts.bytes(bytes)
                  + ". They wait in a buffer: a small"
                  + " response goes out in **one piece**, with its head.");
      case Flushed _ ->
          List.of("The handler would not wait: what is in the buffer goes to the socket **now**.");
      case ResponseFinished(int status, long bytes) ->
          List.of(
              "The last byte was handed to the client socket: "
                  + status
                  + " with "
                  + Amounts.bytes(bytes)
                  + " of body.",
              "The way back is the same socket the request came in on.");

      case BackgroundReadStarted _ ->
          List.of(
              "While the handler runs, somebody reads **one byte ahead**: so the server notices a"
                  + " client that leaves.");
      case BackgroundReadStopped(String outcome) ->
          List.of(
              switch (outcome) {
                case "eof", "error" ->
                    "The client is gone. The request's context is cancelled, so that the handler"
                        + " can stop early.";
                case "data" ->
                    "A byte of the **next** request came already. It is kept for the next read.";
                default -> "Nothing came while the handler ran. The watch ends.";
              });
      case KeepAliveDecided(boolean reuse, String reason) ->
          List.of(
              reuse
                  ? "The connection is **kept**: "
                      + reason
                      + ". The next request needs no new"
                      + " handshake."
                  : "The connection will be **closed**: " + reason + ".");
      case IdleStarted(long timeoutNanos) ->
          List.of(
              "Nothing to do: the thread waits for the next request on this connection"
                  + (timeoutNanos == 0
                      ? ", as long as it takes."
                      : ", " + Amounts.millis(timeoutNanos) + " at most."));
      case TimedOut(String which) ->
          List.of("The time limit `" + which + "` is over. The connection ends.");
      case Hijacked _ ->
          List.of("The handler took the socket over: what goes over it is no longer HTTP.");
      case ContextCancelled(String cause) ->
          List.of("The request's context is done: " + cause + ". Whoever listens to it can stop.");
      case ConnectionClosed(String reason) ->
          List.of("The socket is closed: " + reason + ". Its thread ends with it.");

      case ShutdownStarted _ ->
          List.of(
              "The server shuts down **gracefully**: nobody new comes in, and who is being served"
                  + " is served to the end.");
      case ListenerClosed _ ->
          List.of("The listening socket is closed. Who connects now is refused by the system.");
      case Draining(long idle, long active) ->
          List.of(
              "Idle connections are closed, "
                  + idle
                  + " of them; the server waits for the "
                  + active
                  + " that are active.");
      case ServerStopped _ -> List.of("No socket is open and no thread of the server runs.");

      case BytesReceived(_, byte[] data) ->
          List.of("One read from the client socket brought " + Amounts.bytes(data.length) + ".");
      case BytesSent(_, byte[] data) ->
          List.of("One write to the client socket took " + Amounts.bytes(data.length) + ".");
    };
  }

  private static List<String> header(String name, String value) {
    return switch (name) {
      case "Host" ->
          List.of(
              "`Host` says which site is meant: many names may lead to this one address. HTTP/1.1"
                  + " **demands** it.");
      case "Content-Length" ->
          List.of(
              "`Content-Length` says how many bytes follow the empty line: **"
                  + value
                  + "**. The"
                  + " server needs it to know where this request ends.");
      case "Content-Type" ->
          List.of("`Content-Type` says what the body is; a form is parsed by it.");
      case "Connection" ->
          List.of(
              "`Connection: " + value + "` is about **this connection**, not about the request.");
      case "Transfer-Encoding" ->
          List.of("The body comes in pieces, each with its length before it.");
      default -> List.of("One more field of the head: `" + name + "`.");
    };
  }

  private static List<String> routed(String pattern, String rule, int candidates) {
    if (candidates <= 1) {
      return List.of("One pattern matches this request: `" + pattern + "`.");
    }
    String why =
        switch (rule) {
          case "host" -> "A pattern that names the host is preferred to every one that names none.";
          case "method" -> "A pattern that names the method is preferred to one that takes any.";
          case "literal" -> "A literal segment is preferred to a wildcard.";
          case "longer" -> "The longer of two patterns that end open is preferred.";
          default -> "It is the only one left.";
        };
    return List.of(
        candidates + " patterns match, and the mux takes the **most specific**: `" + pattern + "`.",
        why + " The order of registration plays no part.");
  }
}
