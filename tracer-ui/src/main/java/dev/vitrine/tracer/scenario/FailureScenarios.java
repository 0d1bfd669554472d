package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.time.Duration;
import java.util.List;

/// The runs in which the server or the system under it fails, and what goes on.
final class FailureScenarios {
  private FailureScenarios() {}

  static List<Scenario> all() {
    return List.of(
        acceptFailures(),
        descriptorExhaustion(),
        acceptEnds(),
        panic(),
        clientLeaves(),
        connContextMissing());
  }

  private static Scenario acceptFailures() {
    Script script = Script.of(1);
    for (int delay = 5; delay <= 40; delay *= 2) {
      script.awaitServer("BackingOff").elapse(0, Duration.ofMillis(delay));
    }
    return new Scenario(
        "accept-failures",
        "Accept fails",
        "accept fails four times; each wait is twice the one before, and one success forgets it"
            + " all.",
        new Question(
            "accept has failed four times in a row. How long does the server wait?",
            List.of("5 ms", "20 ms", "40 ms", "It gives up"),
            2,
            "5, 10, 20, 40 ms: each failure doubles the wait, up to one second."),
        Passages.GOLANG_BOOK + ", Figure 3.10, tempDelay",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).withAcceptFailures(4),
        script.getLast(1, "/").receive(1, 200).close(1).steps());
  }

  private static Scenario descriptorExhaustion() {
    return new Scenario(
        "descriptor-exhaustion",
        "Too many open files",
        "The process may open no file more, so client 3 waits in the queue until client 1 leaves.",
        new Question(
            "The server cannot accept client 3. What does client 3 notice?",
            List.of(
                "Its connection is refused",
                "Nothing: it is connected, and its answer takes longer",
                "Its connection is reset"),
            1,
            "The operating system has completed the connection and keeps it in the listen queue."
                + " accept wants a descriptor before it looks there, and so fails even while nobody"
                + " waits. Client 1's descriptor is what it gets in the end."),
        Passages.GOLANG_BOOK + ", `ne.Temporary()`",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).withFreeDescriptors(2),
        Script.of(1)
            .get(1, "/")
            .receiveAndIdle(1, 200)
            .connect(2)
            .get(2, "/")
            .receiveAndIdle(2, 200)
            .awaitServer("BackingOff")
            .connect(3)
            .elapse(0, Duration.ofMillis(5))
            .awaitServer("BackingOff")
            .elapse(0, Duration.ofMillis(10))
            .awaitServer("BackingOff")
            .close(1)
            .elapse(0, Duration.ofMillis(20))
            .await(3, "RequestReadStarted")
            .awaitServer("BackingOff")
            .getLast(3, "/")
            .receive(3, 200)
            .close(3)
            .elapse(0, Duration.ofMillis(5))
            .close(2)
            .steps());
  }

  private static Scenario acceptEnds() {
    return new Scenario(
        "accept-ends",
        "Accept fails for good",
        "Serve returns and closes the listener; the client that is connected is still served.",
        new Question(
            "The accept loop has ended with an error. What becomes of client 1?",
            List.of(
                "It is disconnected",
                "It is served as if nothing had happened",
                "It waits until somebody calls Serve again"),
            1,
            "A connection lives on its own thread and needs no accept loop. Only new clients find"
                + " that nobody listens."),
        Passages.WORKFLOW + ", Serve, `return err`",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).withAcceptEnding(),
        Script.of(1)
            .awaitServer("AcceptLoopEnded")
            .refused(2)
            .getLast(1, "/")
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario panic() {
    String cue = "client 2 is gone";
    return new Scenario(
        "panic",
        "The handler fails",
        "Client 2's handler throws: its connection is cut, and client 1 notices nothing.",
        new Question(
            "A handler has written half an answer and fails. What does its client get?",
            List.of("The half answer", "500 Internal Server Error", "Nothing: a closed connection"),
            2,
            "There is no ResponseStarted. A whole-looking answer could be taken for a good one, so"
                + " the connection is closed; the log has the stack."),
        Passages.ECHO_BOOK + ", \"watches for any application-level panics\"",
        Serving.of("/slow", ReadyHandler.WAITS, cue).and("/panic", ReadyHandler.PANICS),
        Script.of(1)
            .getLast(1, "/slow")
            .await(1, "HandlerStarted")
            .connect(2)
            .get(2, "/panic")
            .receiveEnd(2, "")
            .close(2)
            .cue(cue)
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario clientLeaves() {
    return new Scenario(
        "client-leaves",
        "The client leaves",
        "While the handler works, somebody watches the socket, and tells it that nobody waits any"
            + " more.",
        new Question(
            "A handler works, and its client hangs up. How does the handler learn of it?",
            List.of(
                "By the background read: the request's context ends",
                "It does not, until it writes",
                "The server stops its thread"),
            0,
            "BackgroundReadStopped came with `eof`, and ContextCancelled right after. A handler"
                + " that asks its context can stop working for nobody."),
        Passages.CONNECTIONS + ", \"the server may start a background read\"",
        Serving.of("/work", ReadyHandler.UNTIL_GONE),
        Script.of(1)
            .get(1, "/work")
            .await(1, "HandlerStarted")
            .leave(1)
            .await(1, "ContextCancelled")
            .await(1, "ConnectionClosed")
            .steps());
  }

  private static Scenario connContextMissing() {
    return new Scenario(
        "conn-context-missing",
        "A hook returns nothing",
        "One client's hook goes wrong, and the server accepts nobody any more.",
        new Question(
            "ConnContext returns nil for one client. What ends?",
            List.of("That client's connection", "The request", "The whole accept loop"),
            2,
            "The hook runs on the accept thread, before the connection has one of its own: what it"
                + " throws ends Serve."),
        Passages.WORKFLOW + ", `panic(\"ConnContext returned nil\")`",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).withHook(Hook.CONN_CONTEXT_MISSING),
        Script.of(1).receiveEnd(1, "").awaitServer("AcceptLoopEnded").refused(2).leave(1).steps());
  }
}
