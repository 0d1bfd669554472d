package dev.vitrine.tracer.figure.detailed;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.Accepted;
import dev.vitrine.trace.TraceEvent.BackgroundReadStarted;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.IdleStarted;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.Routed;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class DetailedStateTest {
  static DetailedState after(Records records) {
    DetailedState state = DetailedState.EMPTY;
    for (Entry entry : records.entries()) {
      state = state.apply(entry);
    }
    return state;
  }

  /// A client whose handler runs.
  static Records serving(Records records, long connection, String target) {
    return records
        .accepted(connection)
        .request(
            connection,
            1,
            new RequestReadStarted(),
            new RequestLineRead("GET", target, "HTTP/1.1"),
            new RequestRead("GET", target, "localhost"),
            new Routed(target, "only", List.of(target), Map.of()),
            new HandlerStarted(target, "handler"));
  }

  private static ConnectionView connection(DetailedState state, long id) {
    return state.connections().find(id).orElseThrow();
  }

  @Test
  void takesATurnOfTheLoopBoxByBox() {
    Records records = new Records().listening();
    assertEquals(Place.NOWHERE, after(records).loop().reached());
    records.on(1, new Accepted("127.0.0.1:1", "127.0.0.1:2"));
    assertEquals(Place.ACCEPT, after(records).loop().reached());
    records.accepted(2);
    assertEquals(Place.SPAWN, after(records).loop().reached());
    records.server(new AcceptWaiting());
    assertEquals(Place.NOWHERE, after(records).loop().reached(), "a new turn");
    assertEquals(1, after(records).loop().turns());
  }

  @Test
  void keepsTheBackoffUntilAcceptSucceeds() {
    Records records =
        new Records()
            .listening()
            .server(new AcceptFailed("Too many open files", true), new BackingOff(10_000_000, 2));
    assertTrue(after(records).loop().backoff().orElseThrow().waiting());
    records.server(new AcceptWaiting());
    assertEquals(2, after(records).loop().backoff().orElseThrow().attempt());
    assertFalse(after(records).loop().backoff().orElseThrow().waiting(), "it tries again");
    records.on(1, new Accepted("127.0.0.1:1", "127.0.0.1:2")).server(new BackoffReset());
    assertEquals(Optional.empty(), after(records).loop().backoff());
    assertEquals(Optional.empty(), after(records).loop().fault());
  }

  @Test
  void tellsOfTheOnlyConnectionAndCountsSeveral() {
    Records records = serving(new Records().listening(), 1, "/slow");
    assertEquals(1, after(records).connections().focus(0).orElseThrow().id());
    serving(records, 2, "/slow");
    DetailedState two = after(records);
    assertEquals(Optional.empty(), two.connections().focus(0));
    assertEquals(2, two.connections().focus(2).orElseThrow().id());
    assertEquals(2, two.connections().running());
    assertEquals(2, two.connections().at().of(Place.HANDLER));
    assertEquals(2, two.connections().passed().of(Place.ANALYSE));
    assertEquals(Map.of("GET /slow", 2L), two.connections().requests());
    records
        .request(1, 1, new HandlerFinished(1))
        .on(1, new ConnStateChanged(ConnState.ACTIVE, ConnState.CLOSED))
        .on(1, new ConnectionClosed("done"));
    DetailedState one = after(records);
    assertEquals(1, one.connections().running());
    assertEquals(Map.of("GET /slow", 1L), one.connections().requests());
    assertEquals(2, one.connections().focus(0).orElseThrow().id());
    assertEquals(Optional.of("done"), connection(one, 1).closed());
  }

  @Test
  void beginsEachRequestWithNoBoxPassed() {
    Records records =
        serving(new Records().listening(), 1, "/a")
            .request(1, 1, new HandlerFinished(1))
            .on(1, new ConnStateChanged(ConnState.ACTIVE, ConnState.IDLE), new IdleStarted(0));
    DetailedState idle = after(records);
    assertTrue(connection(idle, 1).passed(Place.HANDLER), "its way stays in sight while it waits");
    assertEquals(Map.of(), idle.connections().requests(), "but it is in no request");
    records.request(1, 2, new RequestLineRead("GET", "/b", "HTTP/1.1"));
    assertFalse(connection(after(records), 1).passed(Place.ANALYSE));
    assertEquals("GET /b", connection(after(records), 1).turn().request());
  }

  @Test
  void leavesTheTokenWhereItIsForWhatHappensBesideARequest() {
    DetailedState state =
        after(
            serving(new Records().listening(), 1, "/a").request(1, 1, new BackgroundReadStarted()));
    assertEquals(Place.CONNECTION, state.now().place());
    assertEquals(Place.HANDLER, connection(state, 1).at());
  }

  @Test
  void marksAPanicAtTheHandler() {
    ConnectionView c =
        connection(
            after(
                serving(new Records().listening(), 1, "/a")
                    .request(1, 1, new HandlerPanicked("java.lang.IllegalStateException: no"))),
            1);
    assertEquals(
        new ConnectionView.Fault(Place.HANDLER, "IllegalStateException: no"),
        c.fault().orElseThrow());
    assertEquals(0, c.turn().running());
  }

  @Test
  void knowsNothingOfConnectionsAfterAGap() {
    Records records = serving(new Records().listening(), 1, "/a").add(new Entry.Gap(9, 9, 1));
    assertFalse(connection(after(records), 1).known());
    records.request(1, 1, new HandlerFinished(1));
    assertTrue(connection(after(records), 1).known());
  }

  @Test
  void startsOverWithALaterServer() {
    Records first = new Records().listening();
    DetailedState state = after(first);
    for (Entry entry : new Records(2).accepted(1).entries()) {
      state = state.apply(entry);
    }
    assertEquals(2, state.serverId());
    assertEquals("", state.listen().address());
    assertEquals(state, state.apply(first.entries().getFirst()), "an earlier server is over");
  }
}
