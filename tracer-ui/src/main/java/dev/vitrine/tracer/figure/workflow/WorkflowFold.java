package dev.vitrine.tracer.figure.workflow;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.Stages;
import dev.vitrine.tracer.figure.workflow.ServerView.Backoff;
import dev.vitrine.tracer.figure.workflow.ServerView.Phase;
import dev.vitrine.tracer.figure.workflow.WorkflowState.Now;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventFields;
import java.util.Optional;

/// One record more: how each event changes the state of the work flow figure. Pure.
final class WorkflowFold {
  private WorkflowFold() {}

  static WorkflowState apply(WorkflowState state, Entry entry) {
    if (entry.serverId() < state.serverId()) {
      return state;
    }
    WorkflowState known = entry.serverId() > state.serverId() ? WorkflowState.EMPTY : state;
    WorkflowState next =
        new WorkflowState(
            entry.serverId(),
            known.steps() + 1,
            known.server(),
            known.clients(),
            known.groups(),
            known.now());
    return switch (entry) {
      case Entry.Step(TraceRecord record, _) -> step(next, record);
      case Entry.Unknown unknown ->
          next.with(new Now(Place.NOWHERE, unknown.connectionId(), Stage.LISTEN, unknown.event()));
      case Entry.Gap _ -> gap(next);
    };
  }

  private static WorkflowState step(WorkflowState state, TraceRecord record) {
    TraceEvent event = EventFields.withTexts(record.event());
    boolean ofConnection = record.connectionId() != 0;
    Place place = WorkflowPlaces.of(event, ofConnection);
    Stage stage = Stages.of(event);
    Now now = new Now(place, record.connectionId(), stage, event.getClass().getSimpleName());
    WorkflowState next = state.with(now);
    if (!ofConnection) {
      return next.with(serverStep(state.server(), event));
    }
    ClientView client = state.clients().get(record.connectionId());
    if (event instanceof Accepted(String remote, _)) {
      return next.with(state.server().acceptedOne())
          .with(ClientView.accepted(record.connectionId(), remote));
    }
    if (client == null) {
      // The trace begins in the middle, as an attached one does: the socket must have been
      // accepted.
      client = ClientView.accepted(record.connectionId(), "").withSpawned();
    }
    return next.with(clientStep(client, event, place, stage, record.requestNo()));
  }

  private static WorkflowState gap(WorkflowState state) {
    WorkflowState next = state;
    for (ClientView client : state.clients().values()) {
      next = client.open() ? next.with(client.unknown()) : next;
    }
    return next.with(Now.NOTHING);
  }

  private static ServerView serverStep(ServerView server, TraceEvent event) {
    return switch (event) {
      case ListenAndServeCalled(String address, _) -> server.withAddress(address);
      case AddressDefaulted(String address) -> server.withAddress(address);
      case ListenFailed(String error) ->
          server.withFault(Optional.of(new Fault(Place.BIND, error)));
      case SocketCreated _ -> server.passing(Place.SOCKET);
      case Bound(String address) -> server.passing(Place.SOCKET, Place.BIND).withAddress(address);
      case Listening(String address, long backlog) ->
          server
              .passing(Place.SOCKET, Place.BIND, Place.LISTEN)
              .withAddress(address)
              .withBacklog(backlog);
      // A listener may be handed in ready made: then only this step says that it is there.
      case ServeStarted(String address, _) ->
          server
              .passing(Place.SOCKET, Place.BIND, Place.LISTEN, Place.LISTEN_SOCKET)
              .withAddress(address)
              .withPhase(Phase.SERVING);
      case AcceptWaiting _ -> server.withBackoff(Optional.empty());
      case AcceptFailed(String error, _) ->
          server.withFault(Optional.of(new Fault(Place.LISTEN_SOCKET, error)));
      case BackingOff(long delayNanos, long attempt) ->
          server.withBackoff(Optional.of(new Backoff(delayNanos, attempt)));
      case BackoffReset _ -> server.withBackoff(Optional.empty()).withFault(Optional.empty());
      case ShutdownStarted _ -> server.withPhase(Phase.SHUTTING_DOWN);
      case Draining(long idle, long active) -> server.draining(idle, active);
      case ServerStopped _ -> server.withPhase(Phase.STOPPED);
      default -> server;
    };
  }

  private static ClientView clientStep(
      ClientView before, TraceEvent event, Place place, Stage stage, long requestNo) {
    ClientView client = beginTurn(before, event, requestNo).at(place, stage);
    ClientView.Turn turn = client.turn();
    return switch (event) {
      case ServeSpawned _ -> client.withSpawned();
      case RequestLineRead(String method, String target, String proto) ->
          client.withTurn(turn.withRequestLine(method + " " + target + " " + proto));
      case HandlerStarted(_, String handler) -> client.withTurn(turn.started(handler));
      case HandlerFinished _ -> client.withTurn(turn.ended());
      case HandlerPanicked(String error) -> failed(client.withTurn(turn.ended()), place, error);
      case ResponseStarted started -> client.withTurn(turn.withStatus(started.status()));
      // The last bytes have gone both ways: through the socket, to the client.
      case ResponseFinished _ -> client.withTurn(turn.passing(Place.WRITE, Place.RESPONSE));
      case RequestRejected(_, String reason) -> failed(client, place, reason);
      case TlsHandshakeFailed(String error) -> failed(client, place, error);
      case TimedOut(String which) -> failed(client, place, which + " timeout");
      case ConnStateChanged(_, ConnState to) when to == ConnState.CLOSED -> client.closed("");
      case ConnectionClosed(String reason) -> client.closed(reason);
      default -> client;
    };
  }

  /// A request's first line opens a new turn: what the turn before travelled is not yet again.
  private static ClientView beginTurn(ClientView client, TraceEvent event, long requestNo) {
    boolean begins =
        event instanceof RequestLineRead
            || (event instanceof RequestRejected && requestNo > client.turn().number());
    return begins
        ? client.withTurn(client.turn().next(requestNo)).withFault(Optional.empty())
        : client;
  }

  private static ClientView failed(ClientView client, Place place, String words) {
    return client.withFault(Optional.of(new Fault(place, words)));
  }
}
