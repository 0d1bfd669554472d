package dev.vitrine.tracer.figure.lanes;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.trace.TraceEvent;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BodyRead;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerChosen;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceRecord;
import dev.vitrine.tracer.figure.FigureOptions.Across;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class LanesStateTest {
  static LanesState after(Records records) {
    LanesState state = LanesState.EMPTY;
    for (Entry entry : records.entries()) {
      state = state.apply(entry);
    }
    return state;
  }

  static Records handling(Records records, long connection, String target) {
    return records
        .accepted(connection)
        .server(new AcceptWaiting())
        .request(
            connection,
            1,
            new RequestReadStarted(),
            new RequestLineRead("GET", target, "HTTP/1.1"),
            new HandlerChosen("given"),
            new HandlerStarted("/", "handler"));
  }

  static Records answered(Records records, long connection) {
    return records
        .request(
            connection,
            1,
            new HandlerFinished(1),
            new ResponseStarted(200, Map.of(), "content-length"),
            new ResponseFinished(200, 2))
        .on(connection, new IdleStarted(0));
  }

  static LanesState later(LanesState state, long nanos, long connection, TraceEvent event) {
    return state.apply(
        new Entry.Step(
            new TraceRecord(
                state.steps() + 1, nanos, 1, connection, 1, connection + 1, "t", event)));
  }

  private static List<Doing> done(Lane lane) {
    return lane.past().stream().map(s -> s.doing()).toList();
  }

  @Test
  void tellsRunningFromWaiting() {
    Lane lane =
        after(answered(handling(new Records().listening(), 1, "/"), 1)).find(1).orElseThrow();
    assertEquals(
        List.of(Doing.WAITING, Doing.READING, Doing.HANDLING, Doing.RESPONDING, Doing.BETWEEN),
        done(lane));
    assertEquals(Doing.IDLE, lane.doing());
    assertEquals(1, lane.requests());
    Moment at = lane.begun();
    for (Lane.Stretch stretch : lane.past()) {
      assertEquals(at, stretch.from(), "no time is left out");
      at = stretch.to();
    }
  }

  /// A server that is held at each step takes them all at one time.
  @Test
  void countsTheStepsThatWereTakenAtOneTime() {
    LanesState state = LanesState.EMPTY;
    assertEquals(Optional.of(Across.TIME), new LanesFigure().across(state));
    for (int step = 1; step <= 4; step++) {
      state = later(state, 500, 0, new AcceptWaiting());
    }
    assertEquals(3, state.stood());
    assertEquals(new Moment(500, 4), state.latest());
    assertEquals(Optional.of(Across.STEPS), new LanesFigure().across(state));
    for (int step = 5; step <= 9; step++) {
      state = later(state, 500 + step, 0, new AcceptWaiting());
    }
    assertEquals(Optional.of(Across.TIME), new LanesFigure().across(state));
  }

  @Test
  void givesTheBodyABarOfItsOwnWithItsBytes() {
    Lane lane =
        after(
                handling(new Records().listening(), 1, "/upload")
                    .request(1, 1, new BodyRead(1000), new BodyRead(500)))
            .find(1)
            .orElseThrow();
    assertEquals(Doing.BODY, lane.doing());
    assertEquals("body 1,500 bytes", lane.present().words());
  }

  @Test
  void backsOffInTheLaneOfTheLoop() {
    Lane lane =
        after(
                new Records()
                    .listening()
                    .server(new AcceptFailed("no file", true), new BackingOff(5_000_000, 1)))
            .accept()
            .orElseThrow();
    assertEquals(Doing.BACKING_OFF, lane.doing());
    assertEquals("backs off 5 ms", lane.present().words());
    assertTrue(lane.past().get(lane.past().size() - 1).failed());
  }

  @Test
  void keepsWhyALaneEndedAndCountsIt() {
    LanesState state =
        after(
            handling(new Records().listening(), 1, "/")
                .request(1, 1, new HandlerPanicked("java.lang.Error: no"))
                .on(1, new ConnectionClosed("the handler failed")));
    Lane lane = state.find(1).orElseThrow();
    assertFalse(lane.lives());
    assertEquals("the handler failed", lane.end().orElseThrow().reason());
    assertTrue(lane.past().get(lane.past().size() - 1).failed());
    assertEquals(1, state.doing().of(Doing.ENDED));
    assertEquals(1, state.doing().total());
    assertTrue(state.living().isEmpty());
  }

  @Test
  void remembersATimeInWhichNobodyRan() {
    LanesState idle = after(answered(handling(new Records().listening(), 1, "/"), 1));
    LanesState woken = later(idle, 3_000_000_000L, 1, new RequestLineRead("GET", "/", "HTTP/1.1"));
    assertEquals(
        List.of(new LanesState.Quiet(idle.nanos(), 3_000_000_000L)), List.copyOf(woken.quiet()));
    LanesState running = after(handling(new Records().listening(), 1, "/"));
    LanesState ended = later(running, 3_000_000_000L, 1, new HandlerFinished(1));
    assertEquals(List.of(), List.copyOf(ended.quiet()), "a handler ran");
  }

  /// A connection that serves requests for days is no larger than one that served a few.
  @Test
  void forgetsTheOldestOfALongLaneAndSaysSinceWhenItIsWhole() {
    Lane lane = Lane.starting(1, "conn-1", Doing.WAITING, new Moment(0, 0));
    for (int i = 1; i <= 1000; i++) {
      lane = lane.goingOn(i % 2 == 0 ? Doing.IDLE : Doing.HANDLING, new Moment(i * 10L, i), "");
    }
    assertEquals(Lane.MOST, lane.past().size());
    assertEquals(lane.past().get(0).from(), lane.whole());
  }

  @Test
  void knowsNothingOfConnectionsAfterAGap() {
    Records records = handling(new Records().listening(), 1, "/").add(new Entry.Gap(9, 100_000, 1));
    assertEquals(Doing.UNKNOWN, after(records).find(1).orElseThrow().doing());
  }
}
