package dev.vitrine.tracer.figure.lanes;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.*;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.Amounts;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.EventFields;
import java.util.Map;

/// One record more: how each event changes the lanes. Pure.
final class LanesFold {
  private LanesFold() {}

  static LanesState apply(LanesState state, Entry entry) {
    if (entry.serverId() < state.serverId()) {
      return state;
    }
    LanesState known = entry.serverId() > state.serverId() ? LanesState.EMPTY : state;
    LanesState next =
        new LanesState(
                entry.serverId(),
                known.steps() + 1,
                known.steps() == 0 ? new Moment(entry.nanos(), 0) : known.latest(),
                known.stood(),
                known.accept(),
                known.living(),
                known.ended(),
                known.doing(),
                known.quiet(),
                known.shutdown(),
                known.now())
            .at(entry.nanos(), entry.connectionId());
    return switch (entry) {
      case Entry.Step(TraceRecord record, _) -> step(next, record);
      case Entry.Unknown _ -> next;
      case Entry.Gap _ -> unknown(next, next.latest());
    };
  }

  private static LanesState step(LanesState state, TraceRecord record) {
    TraceEvent event = EventFields.withTexts(record.event());
    Moment time = state.latest();
    long id = record.connectionId();
    if (id == 0) {
      LanesState next = event instanceof ShutdownStarted ? state.shuttingDown() : state;
      return next.withAccept(accept(acceptLane(state), event, time));
    }
    return switch (event) {
      // Until its thread is started, a connection is the accept loop's work.
      case Accepted _ -> state.withAccept(acceptLane(state).goingOn(Doing.SPAWNING, time, ""));
      case ConnectionCreated _ when state.find(id).isEmpty() -> state;
      case ContextDerived _ when state.find(id).isEmpty() -> state;
      case ConnStateChanged _ when state.find(id).isEmpty() -> state;
      case ServeSpawned(String worker) ->
          state.with(Lane.starting(id, worker, Doing.WAITING, time));
      default -> {
        Lane lane =
            state
                .find(id)
                .orElseGet(() -> Lane.starting(id, record.threadName(), Doing.WAITING, time));
        yield lane.lives() ? state.with(connection(lane, event, time)) : state;
      }
    };
  }

  private static Lane acceptLane(LanesState state) {
    return state
        .accept()
        .orElseGet(() -> Lane.starting(0, "accept", Doing.LISTENING, state.latest()));
  }

  private static Lane accept(Lane lane, TraceEvent event, Moment time) {
    return switch (event) {
      case AcceptWaiting _ -> lane.goingOn(Doing.ACCEPTING, time, "");
      case AcceptFailed(String error, _) ->
          lane.goingOn(Doing.SPAWNING, time, "").with(failure(lane, time, error));
      case BackingOff(long delay, _) ->
          lane.goingOn(Doing.BACKING_OFF, time, "backs off " + Amounts.millis(delay));
      case ListenFailed(String error) -> lane.with(lane.present().thatFailed(error));
      case AcceptLoopEnded(String reason) -> lane.lives() ? lane.ending(time, reason) : lane;
      default -> lane;
    };
  }

  private static Lane.Stretch failure(Lane lane, Moment time, String error) {
    return new Lane.Stretch(Doing.SPAWNING, lane.present().from().orLater(time), time, error, true);
  }

  private static Lane connection(Lane lane, TraceEvent event, Moment time) {
    Lane.Stretch present = lane.present();
    return switch (event) {
      case TlsHandshakeStarted _ -> lane.goingOn(Doing.HANDSHAKE, time, "");
      case TlsHandshakeFinished _ -> lane.goingOn(Doing.WAITING, time, "");
      case TlsHandshakeFailed(String error) -> lane.with(present.thatFailed(error));
      case RequestReadStarted _ ->
          present.doing() == Doing.IDLE ? lane : lane.goingOn(Doing.WAITING, time, "");
      case RequestLineRead(String method, String target, _) ->
          lane.reading(method + " " + target).goingOn(Doing.READING, time, "");
      case RequestRejected(int status, String reason) ->
          rejected(lane.goingOn(Doing.READING, time, ""), status, reason);
      case HandlerChosen _ -> lane.goingOn(Doing.HANDLING, time, lane.request());
      case BodyRead(long bytes) -> body(lane, bytes, time);
      case BodyFinished(long total) ->
          present.doing() == Doing.BODY ? lane.with(present.saying(bodyOf(total))) : lane;
      case FormParsed _, MultipartPart _, BodyWritten _, Flushed _ ->
          present.doing() == Doing.BODY ? lane.goingOn(Doing.HANDLING, time, lane.request()) : lane;
      case HandlerFinished _ ->
          present.doing() == Doing.BODY ? lane.goingOn(Doing.HANDLING, time, lane.request()) : lane;
      case HandlerPanicked(String error) ->
          lane.with(present.thatFailed(lane.request() + " · " + Amounts.simpleNamed(error)));
      case ResponseStarted started ->
          lane.goingOn(Doing.RESPONDING, time, Integer.toString(started.status()));
      case ResponseFinished _ -> lane.goingOn(Doing.BETWEEN, time, "");
      case KeepAliveDecided _ -> lane.goingOn(Doing.BETWEEN, time, "");
      case IdleStarted(long timeout) ->
          lane.goingOn(
              Doing.IDLE,
              time,
              timeout == 0 ? "idle, kept alive" : "idle · limit " + Amounts.millis(timeout));
      case TimedOut(String which) -> lane.with(present.thatFailed(which + " timeout"));
      case ContextCancelled(String cause) ->
          lane.with(
              present.saying(lane.request() + (lane.request().isEmpty() ? "" : " · ") + cause));
      case Hijacked _ -> lane.goingOn(Doing.TAKEN, time, "the handler has taken it over");
      case ConnectionClosed(String reason) -> lane.ending(time, reason);
      default -> lane;
    };
  }

  private static Lane rejected(Lane lane, int status, String reason) {
    return lane.with(lane.present().thatFailed(status + " " + reason));
  }

  /// The bytes of the body so far stand in the words of its stretch.
  private static Lane body(Lane lane, long bytes, Moment time) {
    String before = lane.present().doing() == Doing.BODY ? lane.present().words() : "";
    String digits = before.replaceAll("[^0-9]", "");
    long sum = bytes + (digits.isEmpty() ? 0 : Long.parseLong(digits));
    return lane.goingOn(Doing.BODY, time, bodyOf(sum));
  }

  private static String bodyOf(long bytes) {
    return "body " + Amounts.bytes(bytes);
  }

  private static LanesState unknown(LanesState state, Moment time) {
    LanesState all = state;
    for (Map.Entry<Long, Lane> entry : state.living().entrySet()) {
      all = all.with(entry.getValue().goingOn(Doing.UNKNOWN, time, "not known since the gap"));
    }
    return all;
  }
}
