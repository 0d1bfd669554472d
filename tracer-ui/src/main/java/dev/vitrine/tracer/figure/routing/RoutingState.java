package dev.vitrine.tracer.figure.routing;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.PathRedirected;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RouteMissed;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.trace.TraceEvent.RoutesKnown;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.routing.Asked.Line;
import dev.vitrine.tracer.figure.routing.Asked.Outcome;
import dev.vitrine.tracer.trace.Entry;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.pcollections.ConsPStack;
import org.pcollections.HashTreePMap;
import org.pcollections.PMap;
import org.pcollections.TreePMap;

/// The state of the routing figure after some records: a pure function of them. Immutable.
///
/// @param serverId which server is shown; a record of a later server starts over, one of an earlier server
///     changes nothing
/// @param known the patterns that were told, the latest first; several muxes of one server each tell theirs
/// @param handlers what the handler of a pattern is called, as far as one was called
/// @param asked the latest request of each connection
/// @param latest the connection whose request was dealt with last; 0 before the first
/// @param now the latest step
public record RoutingState(
    long serverId,
    ConsPStack<Known> known,
    PMap<String, String> handlers,
    TreePMap<Long, Asked> asked,
    long latest,
    Now now) {
  /// @param deciding whether it is the very step in which the mux decided
  record Now(long connection, String event, boolean deciding) {}

  /// How many lists of patterns are remembered: muxes within one another, or one that grows.
  private static final int MOST_KNOWN = 8;

  static final RoutingState EMPTY =
      new RoutingState(
          0, ConsPStack.empty(), HashTreePMap.empty(), TreePMap.empty(), 0, new Now(0, "", false));

  RoutingState apply(Entry entry) {
    if (entry.serverId() < serverId) {
      return this;
    }
    RoutingState before = entry.serverId() > serverId ? EMPTY : this;
    RoutingState next =
        new RoutingState(
            entry.serverId(),
            before.known,
            before.handlers,
            before.asked,
            before.latest,
            new Now(entry.connectionId(), entry.event(), decides(entry)));
    return entry instanceof Entry.Step(TraceRecord r, _) ? next.step(r) : next;
  }

  /// The request that is shown: that of the chosen connection, else the one dealt with last.
  Optional<Asked> shown(long connection) {
    Asked wanted = asked.get(connection);
    return Optional.ofNullable(wanted != null ? wanted : asked.get(latest));
  }

  /// The patterns of the mux that a request meets: those that decided, else those told last.
  Optional<Known> patterns(Optional<Asked> request) {
    Optional<Known> decided = request.flatMap(Asked::patterns);
    return decided.isPresent() || known.isEmpty() ? decided : Optional.of(known.get(0));
  }

  private static boolean decides(Entry entry) {
    return entry instanceof Entry.Step(TraceRecord r, _)
        && (r.event() instanceof Routed
            || r.event() instanceof RouteMissed
            || r.event() instanceof PathRedirected);
  }

  private RoutingState step(TraceRecord r) {
    TraceEvent event = r.event();
    if (event instanceof RoutesKnown(List<String> patterns)) {
      return told(patterns);
    }
    if (r.connectionId() == 0) {
      return this;
    }
    Asked before = asked.get(r.connectionId());
    return switch (event) {
      case RequestLineRead(String method, String target, _) ->
          with(Asked.begun(r.connectionId(), r.requestNo(), new Line(method, target, "")));
      case RequestRead(String method, String target, String host) -> {
        Line line = new Line(method, target, host);
        Asked begun =
            before == null || before.number() != r.requestNo()
                ? Asked.begun(r.connectionId(), r.requestNo(), line)
                : before;
        yield with(begun.withRead(line));
      }
      case HandlerChosen(String kind) when before != null -> with(before.withKind(kind));
      case Routed(var pattern, var rule, var candidates, var values) when before != null ->
          with(
              before.withOutcome(
                  new Outcome.Chosen(pattern, rule, candidates, values),
                  telling(candidates),
                  r.seq()));
      case RouteMissed(int status, String allow) when before != null ->
          with(
              before.withOutcome(
                  new Outcome.Missed(status, Objects.requireNonNullElse(allow, "")),
                  telling(List.of()),
                  r.seq()));
      case PathRedirected(String from, String to) when before != null ->
          with(before.withOutcome(new Outcome.Redirected(from, to), telling(List.of()), r.seq()));
      case HandlerStarted(String pattern, String handler) when before != null -> {
        RoutingState next = with(before.withHandler(handler));
        yield pattern == null || pattern.isEmpty() ? next : next.named(pattern, handler);
      }
      default -> this;
    };
  }

  private RoutingState told(List<String> patterns) {
    ConsPStack<Known> others = known;
    for (Known one : known) {
      others = one.patterns().equals(patterns) ? others.minus(one) : others;
    }
    others = others.size() < MOST_KNOWN ? others : others.minus(MOST_KNOWN - 1);
    return new RoutingState(
        serverId, others.plus(Known.of(patterns)), handlers, asked, latest, now);
  }

  /// The patterns of the mux that decided: the latest told ones that hold all its candidates.
  private Optional<Known> telling(List<String> candidates) {
    return known.stream().filter(k -> k.patterns().containsAll(candidates)).findFirst();
  }

  private RoutingState with(Asked request) {
    return new RoutingState(
        serverId,
        known,
        handlers,
        asked.plus(request.connection(), request),
        request.connection(),
        now);
  }

  private RoutingState named(String pattern, String handler) {
    return handler.equals(handlers.get(pattern))
        ? this
        : new RoutingState(serverId, known, handlers.plus(pattern, handler), asked, latest, now);
  }
}
