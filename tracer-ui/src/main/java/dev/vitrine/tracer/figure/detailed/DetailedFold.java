package dev.vitrine.tracer.figure.detailed;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Stages;
import dev.vitrine.tracer.figure.detailed.ConnectionView.Turn;
import dev.vitrine.tracer.figure.detailed.DetailedState.Now;
import dev.vitrine.tracer.figure.detailed.LoopView.Backoff;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventFields;

/// One record more: how each event changes the state of the detailed flow figure. Pure.
final class DetailedFold {
  private DetailedFold() {}

  static DetailedState apply(DetailedState state, Entry entry) {
    if (entry.serverId() < state.serverId()) {
      return state;
    }
    DetailedState known = entry.serverId() > state.serverId() ? DetailedState.EMPTY : state;
    DetailedState next =
        new DetailedState(
            entry.serverId(),
            known.steps() + 1,
            // Threads deliver out of order; the clock never goes back.
            Math.max(known.nanos(), entry.nanos()),
            known.listen(),
            known.loop(),
            known.connections(),
            known.now());
    return switch (entry) {
      case Entry.Step(TraceRecord record, _) -> step(next, record);
      case Entry.Unknown unknown ->
          next.with(new Now(Place.NOWHERE, unknown.connectionId(), Stage.LISTEN, unknown.event()));
      case Entry.Gap _ -> next.with(next.connections().unknown()).with(Now.NOTHING);
    };
  }

  private static DetailedState step(DetailedState state, TraceRecord record) {
    TraceEvent event = EventFields.withTexts(record.event());
    long id = record.connectionId();
    Place place = DetailedPlaces.of(event, id != 0);
    Stage stage = Stages.of(event);
    DetailedState next = state.with(new Now(place, id, stage, event.getClass().getSimpleName()));
    if (id == 0) {
      return next.with(listen(state.listen(), event))
          .with(loop(state.loop(), event, record.nanos()));
    }
    if (event instanceof Accepted(String remote, _)) {
      return next.with(state.loop().acceptedOne())
          .with(state.connections().with(ConnectionView.accepted(id, remote)));
    }
    // The trace may begin in the middle, as an attached one does: then the socket was accepted
    // before.
    ConnectionView view =
        state.connections().find(id).orElseGet(() -> ConnectionView.accepted(id, "").withSpawned());
    LoopView loop = place.ofTurn() ? state.loop().reaching(place) : state.loop();
    return next.with(loop)
        .with(state.connections().with(connection(view, event, place, stage, record.requestNo())));
  }

  private static ListenView listen(ListenView listen, TraceEvent event) {
    return switch (event) {
      case ListenAndServeCalled(String address, _) -> listen.askedFor(address);
      case AddressDefaulted(String address) -> listen.askedFor(address);
      case ListenFailed(String error) -> listen.failed(error);
      case Bound(String address) -> listen.on(address);
      case Listening(String address, _) -> listen.on(address);
      // A listener may be handed in ready made: then only this step says that it is there.
      case ServeStarted(String address, _) -> listen.on(address);
      case ListenerClosed _ -> listen.ended();
      default -> listen;
    };
  }

  private static LoopView loop(LoopView loop, TraceEvent event, long nanos) {
    return switch (event) {
      case ServeStarted(_, boolean tls) -> loop.started(tls);
      case AcceptWaiting _ -> loop.waitingForClient();
      case AcceptFailed(String error, _) -> loop.failed(error);
      case Logged(_, String text) -> loop.logged(text);
      case BackingOff(long delay, long attempt) ->
          loop.backingOff(new Backoff(delay, attempt, nanos, true));
      case BackoffReset _ -> loop.reset();
      case AcceptLoopEnded(String reason) -> loop.endedBecause(reason);
      case ShutdownStarted _, Draining _ -> loop.shuttingDown();
      case ServerStopped _ -> loop.stoppedForGood();
      default -> loop;
    };
  }

  private static ConnectionView connection(
      ConnectionView before, TraceEvent event, Place place, Stage stage, long requestNo) {
    ConnectionView view = moved(begun(before, event, requestNo), event, place, stage);
    Turn turn = view.turn();
    return switch (event) {
      case ServeSpawned _ -> view.withSpawned();
      case TlsHandshakeStarted _ -> view.saying("agrees on TLS with the client");
      case TlsHandshakeFinished(String protocol, _, _) -> view.saying("speaks " + protocol);
      case TlsHandshakeFailed(String error) -> view.failed(place, error);
      case RequestReadStarted _ -> view.saying("waits for the request's first byte");
      case RequestLineRead(String method, String target, _) ->
          view.withTurn(turn.withRequest(method + " " + target));
      case HeaderRead _ -> view.withTurn(turn.withFields(turn.fields() + 1));
      case RequestRead(_, _, String host) ->
          view.withTurn(
              turn.withHead(
                  (host.isEmpty() ? "" : host + " · ") + Amounts.count(turn.fields(), "field")));
      case RequestRejected(int status, String reason) ->
          view.withTurn(turn.withStatus(status)).failed(place, reason);
      case HandlerChosen(String kind) -> view.withTurn(turn.withChosen(kind));
      case Routed(String pattern, _, _, _) -> view.withTurn(turn.withPattern(pattern));
      case RouteMissed(int status, _) ->
          view.withTurn(turn.withPattern("no pattern matches: " + status));
      case PathRedirected(_, String to) -> view.withTurn(turn.withPattern("sent on to " + to));
      case HandlerStarted(_, String handler) -> view.withTurn(turn.started(handler));
      case HandlerFinished _ -> view.withTurn(turn.ended());
      case HandlerPanicked(String error) ->
          view.withTurn(turn.ended()).failed(place, Amounts.simpleNamed(error));
      case ResponseStarted started -> view.withTurn(turn.withStatus(started.status()));
      case KeepAliveDecided(boolean reuse, _) ->
          view.saying(reuse ? "is kept for another request" : "will be closed");
      case IdleStarted(long timeout) ->
          view.saying(
              "idle, waits for the next request"
                  + (timeout == 0 ? "" : ", at most " + Amounts.millis(timeout)));
      case TimedOut(String which) -> view.failed(Place.CONNECTION, which + " timeout");
      case ContextCancelled(String cause) -> view.failed(Place.CONNECTION, cause);
      case Hijacked _ -> view.saying("the handler has taken it over");
      case ConnStateChanged(_, ConnState to) when to == ConnState.CLOSED -> view.closed("");
      case ConnectionClosed(String reason) -> view.closed(reason);
      default -> view;
    };
  }

  /// What happens beside a request, a background read or a line of the log, leaves the token where it is.
  private static ConnectionView moved(
      ConnectionView view, TraceEvent event, Place place, Stage stage) {
    boolean beside =
        place == Place.CONNECTION
            && view.reached() != Place.NOWHERE
            && !DetailedPlaces.leavesRequest(event);
    return beside ? view.withStage(stage) : view.at(place, stage);
  }

  /// The wait for a request opens a new turn, so does its first line where that wait was not told.
  private static ConnectionView begun(ConnectionView view, TraceEvent event, long requestNo) {
    boolean begins = event instanceof RequestReadStarted || requestNo > view.turn().number();
    return begins && requestNo != view.turn().number() ? view.beginning(requestNo) : view;
  }
}
