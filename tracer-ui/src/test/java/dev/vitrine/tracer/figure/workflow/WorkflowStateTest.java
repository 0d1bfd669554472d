package dev.vitrine.tracer.figure.workflow;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.vitrine.http.ConnState;
import dev.vitrine.trace.TraceEvent.AcceptFailed;
import dev.vitrine.trace.TraceEvent.AcceptWaiting;
import dev.vitrine.trace.TraceEvent.BackingOff;
import dev.vitrine.trace.TraceEvent.BackoffReset;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.ConnStateChanged;
import dev.vitrine.trace.TraceEvent.ConnectionClosed;
import dev.vitrine.trace.TraceEvent.HandlerFinished;
import dev.vitrine.trace.TraceEvent.HandlerPanicked;
import dev.vitrine.trace.TraceEvent.HandlerStarted;
import dev.vitrine.trace.TraceEvent.HeaderRead;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.ServerStopped;
import dev.vitrine.trace.TraceEvent.ShutdownStarted;
import dev.vitrine.trace.TraceEvent.SocketCreated;
import dev.vitrine.tracer.figure.Stage;
import dev.vitrine.tracer.figure.workflow.ServerView.Backoff;
import dev.vitrine.tracer.figure.workflow.ServerView.Phase;
import dev.vitrine.tracer.trace.Entry;
import dev.vitrine.tracer.trace.Records;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class WorkflowStateTest {
  private static WorkflowState after(Records records) {
    WorkflowState state = WorkflowState.EMPTY;
    for (Entry entry : records.entries()) {
      state = state.apply(entry);
    }
    return state;
  }

  private static Records request(Records records, long connection, long number) {
    return records.request(
        connection,
        number,
        new RequestReadStarted(),
        new RequestLineRead("GET", "/", "HTTP/1.1"),
        new HeaderRead("Host", "localhost"));
  }

  private static Records answer(Records records, long connection, long number) {
    return records.request(
        connection,
        number,
        new HandlerStarted("/", "sayhelloName"),
        new BodyWritten(15),
        new HandlerFinished(100),
        new ResponseStarted(200, Map.of(), "content-length"),
        new ResponseFinished(200, 15));
  }

  @Test
  void passesTheSpineInTheOrderOfTheFigure() {
    WorkflowState state = after(new Records().listening());
    assertEquals(
        Set.of(Place.SOCKET, Place.BIND, Place.LISTEN, Place.LISTEN_SOCKET),
        state.server().passed().places());
    assertEquals("127.0.0.1:9091", state.server().address());
    assertEquals(128, state.server().backlog());
    assertEquals(Phase.SERVING, state.server().phase());
    assertEquals(Place.LISTEN_SOCKET, state.now().place());
  }

  @Test
  void hasNoListenSocketBeforeServing() {
    WorkflowState state = after(new Records().server(new SocketCreated()));
    assertTrue(state.server().passed().has(Place.SOCKET));
    assertFalse(state.server().passed().has(Place.LISTEN_SOCKET));
  }

  @Test
  void passesTheSpineWhenAListenerIsHandedIn() {
    WorkflowState state = after(new Records().server(new ServeStarted("127.0.0.1:1", false)));
    assertTrue(state.server().passed().has(Place.LISTEN));
  }

  @Test
  void givesEachClientItsOwnSocketAndThread() {
    WorkflowState state =
        after(new Records().listening().accepted(1).server(new AcceptWaiting()).accepted(2));
    assertEquals(List.of(1L, 2L), List.copyOf(state.clients().keySet()));
    ClientView second = state.clients().get(2L);
    assertEquals("127.0.0.1:52816", second.remote());
    assertEquals(":52816", second.port());
    assertTrue(second.spawned());
    assertEquals(2, state.server().accepted());
  }

  @Test
  void movesTheTokenWithTheRequest() {
    Records records = request(new Records().listening().accepted(1), 1, 1);
    assertEquals(Place.READ, after(records).clients().get(1L).at());
    ClientView answered = after(answer(records, 1, 1)).clients().get(1L);
    assertEquals(Place.RESPONSE, answered.at());
    assertEquals(Stage.RESPONSE, answered.stage());
    assertEquals("GET / HTTP/1.1", answered.turn().requestLine());
    assertEquals("sayhelloName", answered.turn().handler());
    assertEquals(200, answered.turn().status());
    assertTrue(
        answered
            .turn()
            .passed()
            .places()
            .containsAll(Set.of(Place.REQUEST, Place.READ, Place.HANDLER, Place.WRITE)));
  }

  @Test
  void startsTheRowAnewWithTheNextRequest() {
    Records records = answer(request(new Records().listening().accepted(1), 1, 1), 1, 1);
    records.request(1, 2, new RequestReadStarted());
    assertTrue(
        after(records).clients().get(1L).turn().passed().has(Place.RESPONSE),
        "the last response stays in sight until another request has come");
    records.request(1, 2, new RequestLineRead("GET", "/b", "HTTP/1.1"));
    ClientView.Turn turn = after(records).clients().get(1L).turn();
    assertEquals(2, turn.number());
    assertEquals(
        Set.of(Place.CONNECT, Place.ACCEPT, Place.CLIENT_SOCKET, Place.REQUEST),
        turn.passed().places());
    assertEquals("", turn.handler());
  }

  @Test
  void countsWhoRunsAHandler() {
    Records records = request(new Records().listening().accepted(1), 1, 1);
    records.request(1, 1, new HandlerStarted("", "outer"), new HandlerStarted("/", "inner"));
    assertEquals(1, after(records).running());
    records.request(1, 1, new HandlerFinished(1));
    assertEquals(1, after(records).running(), "the outer handler still runs");
    records.request(1, 1, new HandlerFinished(1));
    assertEquals(0, after(records).running());
  }

  @Test
  void backsOffUntilAcceptWorksAgain() {
    Records records =
        new Records()
            .listening()
            .server(new AcceptFailed("Too many open files", true), new BackingOff(5_000_000, 1));
    ServerView failing = after(records).server();
    assertEquals(
        new Fault(Place.LISTEN_SOCKET, "Too many open files"), failing.fault().orElseThrow());
    assertEquals(new Backoff(5_000_000, 1), failing.backoff().orElseThrow());
    records.server(new AcceptWaiting());
    assertTrue(after(records).server().backoff().isEmpty(), "the wait is over");
    records.accepted(1).server(new BackoffReset());
    assertTrue(after(records).server().fault().isEmpty());
  }

  @Test
  void marksFailuresWhereTheyHappen() {
    assertEquals(
        new Fault(Place.BIND, "in use"),
        after(new Records().server(new SocketCreated(), new ListenFailed("in use")))
            .server()
            .fault()
            .orElseThrow());
    Records rejected =
        new Records().listening().accepted(1).request(1, 1, new RequestRejected(400, "no Host"));
    assertEquals(
        new Fault(Place.CLIENT_SOCKET, "no Host"),
        after(rejected).clients().get(1L).fault().orElseThrow());
    Records panicked = request(new Records().listening().accepted(1), 1, 1);
    panicked.request(1, 1, new HandlerStarted("/", "h"), new HandlerPanicked("boom"));
    assertEquals(
        new Fault(Place.HANDLER, "boom"), after(panicked).clients().get(1L).fault().orElseThrow());
  }

  @Test
  void keepsAnEndedConnectionWithItsReason() {
    Records records =
        new Records()
            .listening()
            .accepted(1)
            .on(1, new ConnStateChanged(ConnState.NEW, ConnState.CLOSED))
            .on(1, new ConnectionClosed("the client closed it"));
    WorkflowState state = after(records);
    assertEquals("the client closed it", state.clients().get(1L).closed().orElseThrow());
    assertEquals(0, state.open());
  }

  @Test
  void followsTheServerToItsEnd() {
    Records records = new Records().listening().server(new ShutdownStarted(1));
    assertEquals(Phase.SHUTTING_DOWN, after(records).server().phase());
    assertEquals(Phase.STOPPED, after(records.server(new ServerStopped())).server().phase());
  }

  @Test
  void doesNotKnowConnectionsAcrossAGap() {
    Records records = new Records().listening().accepted(1).add(new Entry.Gap(9, 0, 1));
    assertFalse(after(records).clients().get(1L).known());
    assertTrue(after(request(records, 1, 1)).clients().get(1L).known());
  }

  @Test
  void acceptsATraceThatBeginsInTheMiddle() {
    WorkflowState state = after(request(new Records(), 7, 3));
    assertTrue(state.clients().get(7L).turn().passed().has(Place.ACCEPT));
    assertTrue(state.clients().get(7L).spawned());
  }

  @Test
  void showsTheLatestServer() {
    WorkflowState state = after(new Records().listening().accepted(1));
    for (Entry entry : new Records(2).server(new SocketCreated()).entries()) {
      state = state.apply(entry);
    }
    assertEquals(2, state.serverId());
    assertTrue(state.clients().isEmpty());
    WorkflowState late = state.apply(new Records().listening().entries().getFirst());
    assertEquals(state, late, "what an earlier server still does changes nothing");
  }

  @Test
  void leavesTheStateBeforeAsItWas() {
    WorkflowState before = after(new Records().listening());
    before.apply(new Records().listening().accepted(1).entries().getLast());
    assertTrue(before.clients().isEmpty());
  }
}
