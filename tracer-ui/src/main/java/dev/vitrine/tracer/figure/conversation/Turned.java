package dev.vitrine.tracer.figure.conversation;

import dev.vitrine.http.Http;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.BodyDiscarded;
import dev.vitrine.trace.TraceEvent.BodyFinished;
import dev.vitrine.trace.TraceEvent.BodyFraming;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.ContinueSent;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.HeadersComplete;
import dev.vitrine.trace.TraceEvent.InformationalSent;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.TrailersRead;
import dev.vitrine.trace.TraceEvent.TrailersSent;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.conversation.Part.Kind;
import dev.vitrine.tracer.figure.conversation.Talk.Step;
import dev.vitrine.tracer.figure.conversation.Talk.Turn;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/// The two messages of one request, and which step read or wrote each of their parts.
///
/// @param exact whether they are the bytes; otherwise they are put together from what the steps tell
record Turned(Message request, Message response, boolean exact, List<Step> steps) {
  static Turned of(Talk talk, Turn turn) {
    List<Step> steps = turn.inOrder();
    if (!talk.hasBytes()) {
      return new Turned(toldRequest(steps), toldResponse(steps), false, steps);
    }
    ByteRun in = talk.received();
    ByteRun out = talk.sent();
    boolean head =
        steps.stream()
            .anyMatch(s -> s.event() instanceof RequestLineRead r && r.method().equals("HEAD"));
    return new Turned(
        MessageReader.request(in.between(turn.receivedFrom(), in.size()), turn.receivedFrom()),
        MessageReader.response(out.between(turn.sentFrom(), out.size()), turn.sentFrom(), head),
        true,
        steps);
  }

  // What the steps alone know.

  private static Message toldRequest(List<Step> steps) {
    List<Part> parts = new ArrayList<>();
    for (Step step : steps) {
      switch (step.event()) {
        case RequestLineRead(String method, String target, String proto) ->
            parts.add(told(Kind.START, method + " " + target + " " + proto, 0));
        case HeaderRead(String name, String value) ->
            parts.add(told(Kind.FIELD, name + ": " + value, count(parts, Kind.FIELD)));
        case BodyFraming(String kind, long length) when !kind.equals("none") ->
            parts.add(told(Kind.BODY, length < 0 ? kind : Amounts.bytes(length), 0));
        default -> {}
      }
    }
    return new Message(parts, -1, false);
  }

  private static Message toldResponse(List<Step> steps) {
    List<Part> parts = new ArrayList<>();
    for (Step step : steps) {
      switch (step.event()) {
        case ContinueSent _ ->
            parts.add(told(Kind.START, "HTTP/1.1 100 Continue", count(parts, Kind.START)));
        case InformationalSent(int status, Map<String, List<String>> headers) ->
            head(parts, status, headers);
        case ResponseStarted(int status, Map<String, List<String>> headers, _) ->
            head(parts, status, headers);
        case ResponseFinished(_, long bytes) when bytes > 0 ->
            parts.add(told(Kind.BODY, Amounts.bytes(bytes), 0));
        default -> {}
      }
    }
    return new Message(parts, -1, false);
  }

  private static void head(List<Part> parts, int status, Map<String, List<String>> headers) {
    String line = "HTTP/1.1 " + status + " " + Http.statusText(status);
    parts.add(told(Kind.START, line.strip(), count(parts, Kind.START)));
    headers.forEach((name, values) ->
        values.forEach(
            value -> parts.add(told(Kind.FIELD, name + ": " + value, count(parts, Kind.FIELD)))));
  }

  private static Part told(Kind kind, String text, int order) {
    return new Part(kind, -1, 0, text, false, order);
  }

  private static int count(List<Part> parts, Kind kind) {
    return (int) parts.stream().filter(p -> p.kind() == kind).count();
  }

  // Which step a part belongs to.

  /// The step that read a part of the request; 0 while there is none.
  long readBy(Part part) {
    long rejected = last(RequestRejected.class::isInstance);
    long found =
        switch (part.kind()) {
          case START -> first(RequestLineRead.class::isInstance);
          case FIELD -> nth(HeaderRead.class::isInstance, part.order());
          case EMPTY -> first(HeadersComplete.class::isInstance);
          case TRAILER -> first(TrailersRead.class::isInstance);
          case BODY, BINARY, CHUNK_SIZE, CHUNK, LAST_CHUNK, OTHER -> body();
        };
    return found == 0 ? rejected : found;
  }

  private long body() {
    long finished = last(e -> e instanceof BodyFinished || e instanceof BodyRead);
    long discarded = last(BodyDiscarded.class::isInstance);
    long read = finished == 0 ? discarded : finished;
    return read == 0 ? first(BodyFraming.class::isInstance) : read;
  }

  /// The step that decided or wrote a part of the response; 0 while there is none.
  long writtenBy(Part part) {
    long finished = last(ResponseFinished.class::isInstance);
    return switch (part.kind()) {
      case START, FIELD, EMPTY -> headOf(part);
      case TRAILER -> or(first(TrailersSent.class::isInstance), finished);
      case BODY, BINARY, CHUNK_SIZE, CHUNK, LAST_CHUNK, OTHER ->
          or(last(BodyWritten.class::isInstance), finished);
    };
  }

  private static long or(long one, long other) {
    return one == 0 ? other : one;
  }

  /// Interim heads come before the final one, each told by a step of its own.
  private long headOf(Part part) {
    int heads = 0;
    for (Part other : response.parts()) {
      heads += other.kind() == Kind.START ? 1 : 0;
      if (other.equals(part)) {
        break;
      }
    }
    return nth(
        e ->
            e instanceof ContinueSent
                || e instanceof InformationalSent
                || e instanceof ResponseStarted,
        heads - 1);
  }

  private long first(Predicate<TraceEvent> wanted) {
    return nth(wanted, 0);
  }

  private long nth(Predicate<TraceEvent> wanted, int n) {
    return steps.stream()
        .filter(s -> wanted.test(s.event()))
        .skip(Math.max(0, n))
        .findFirst()
        .map(Step::seq)
        .orElse(0L);
  }

  private long last(Predicate<TraceEvent> wanted) {
    return steps.reversed().stream()
        .filter(s -> wanted.test(s.event()))
        .findFirst()
        .map(Step::seq)
        .orElse(0L);
  }

  Optional<Step> step(Predicate<TraceEvent> wanted) {
    return steps.stream().filter(s -> wanted.test(s.event())).findFirst();
  }
}
