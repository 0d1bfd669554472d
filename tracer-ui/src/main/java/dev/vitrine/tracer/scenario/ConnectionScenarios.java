package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.util.List;

/// What belongs to connections rather than to requests: TLS, hooks, and the server's end.
final class ConnectionScenarios {
  private ConnectionScenarios() {}

  static List<Scenario> all() {
    return List.of(tls(), hooks(), shutdown(), lastMoment());
  }

  private static Scenario tls() {
    return new Scenario(
        "tls",
        "TLS",
        "Before the first request the two sides shake hands, on the connection's own thread.",
        new Question(
            "Which thread does the TLS handshake?",
            List.of("The accept thread", "The connection's own", "One for all handshakes"),
            1,
            "TlsHandshakeStarted comes after ServeSpawned. A client that is slow to shake hands"
                + " keeps nobody else from being accepted. Client 2 speaks plain HTTP, and is told"
                + " so in plain HTTP."),
        Passages.ECHO_BOOK + ", \"Transport Layer Security\"",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).overTls(),
        Script.of(1)
            .secure(1)
            .getLast(1, "/")
            .receive(1, 200)
            .close(1)
            .connect(2)
            .get(2, "/")
            .receiveEnd(2, "400 Bad Request")
            .close(2)
            .steps());
  }

  private static Scenario hooks() {
    return new Scenario(
        "hooks",
        "Two hooks",
        "ConnContext gives the connection a value on its way in; ConnState is told of each change.",
        new Question(
            "ConnContext put a value into the connection's context. Which requests see it?",
            List.of("The first one", "All of this connection", "All of the server"),
            1,
            "ContextDerived comes once, before the connection's thread begins, and both answers"
                + " carry the value: each request's context derives from the connection's."),
        Passages.CONNECTIONS + ", \"Connection-level Hooks: ConnContext\"",
        Serving.of("/hello", ReadyHandler.FROM_CONTEXT)
            .withHook(Hook.CONN_CONTEXT)
            .withHook(Hook.CONN_STATE),
        Script.of(1)
            .get(1, "/hello")
            .receiveAndIdle(1, 200)
            .getLast(1, "/hello")
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario shutdown() {
    return new Scenario(
        "graceful-shutdown",
        "Closing time",
        "The listener closes first, then the idle connection, and the busy ones when they have"
            + " answered.",
        new Question(
            "A graceful shutdown begins while two handlers work. What do their clients get?",
            List.of("Their answers", "A closed connection", "503 Service Unavailable"),
            0,
            "Draining counts them down: shutdown waits for the active ones. Only the idle client"
                + " and one that comes too late find the door closed."),
        Passages.WORKFLOW + ", `srv.getDoneChan()`, ErrServerClosed",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME)
            .and("/slow", ReadyHandler.WAITS, "client 2 may go on")
            .and("/slower", ReadyHandler.WAITS, "client 3 may go on"),
        Script.of(1)
            .get(1, "/")
            .receiveAndIdle(1, 200)
            .connect(2)
            .get(2, "/slow")
            .await(2, "HandlerStarted")
            .connect(3)
            .get(3, "/slower")
            .await(3, "HandlerStarted")
            .shutdown()
            .awaitServer("Draining")
            .receiveEnd(1, "")
            .close(1)
            .awaitServer("Draining")
            .awaitServer("AcceptLoopEnded")
            .refused(4)
            .cue("client 2 may go on")
            .receive(2, 200)
            .close(2)
            .awaitServer("Draining")
            .cue("client 3 may go on")
            .receive(3, 200)
            .close(3)
            .awaitServer("Draining")
            .steps());
  }

  private static Scenario lastMoment() {
    return new Scenario(
            "last-moment",
            "The last moment",
            "A request and the shutdown set out at the same time: see which of them comes first.",
            new Question(
                "A kept-alive connection is closed just when the client sends its next request."
                    + " What should a client do?",
                List.of(
                    "Report an error",
                    "Send a GET again on a new connection",
                    "Wait for the answer"),
                1,
                "Nobody can know whether the request was handled. GET may be repeated without harm"
                    + " (RFC 9112 section 9.3.1), POST may not."),
            Passages.WORKFLOW + ", ErrServerClosed; RFC 9112 section 9.3.1",
            Serving.of("/", ReadyHandler.SAYHELLO_NAME),
            Script.of(1)
                .get(1, "/")
                .receiveAndIdle(1, 200)
                .getLast(1, "/")
                .shutdown()
                .await(1, "ConnectionClosed")
                .leave(1)
                .steps())
        .decidedBy("the request and the shutdown");
  }
}
