package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.util.List;

/// The runs in which nothing goes wrong: Figure 3.9, and what one of its arrows hides.
final class BasicScenarios {
  private BasicScenarios() {}

  static List<Scenario> all() {
    return List.of(
        firstRequest(), keepAlive(), pipelining(), twoClients(), slowBesideFast(), tenClients());
  }

  private static Scenario firstRequest() {
    return new Scenario(
        "first-request",
        "One request",
        "Follow the token: it moves where the client's bytes move.",
        new Question(
            "Which socket carries the request?",
            List.of("The listen socket", "The client socket that accept returned", "Both"),
            1,
            "accept returns a new socket for each client. The listen socket never carries a"
                + " request."),
        Passages.GOLANG_BOOK + ", Figure 3.9",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME),
        Script.of(1).getLast(1, "/").receive(1, 200).close(1).steps());
  }

  private static Scenario keepAlive() {
    return new Scenario(
        "keep-alive",
        "Keep-alive",
        "Three requests, one accept: the connection goes idle and wakes up again.",
        new Question(
            "Three requests come over one connection. How often does accept return?",
            List.of("Once", "Three times", "Never"),
            0,
            "accept is about connections, not about requests: it returned once, for the first."),
        Passages.CONNECTIONS + ", \"Request Processing Loop\"",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME),
        Script.of(1)
            .get(1, "/a")
            .receiveAndIdle(1, 200)
            .get(1, "/b")
            .receiveAndIdle(1, 200)
            .getLast(1, "/c")
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario pipelining() {
    String get = " HTTP/1.1\r\n" + Script.HOST;
    return new Scenario(
        "pipelining",
        "Three at once",
        "Three requests arrive together; the server reads each only when the one before is"
            + " answered.",
        new Question(
            "Three requests lie in the server's buffer. Who handles them?",
            List.of(
                "One thread, one after the other",
                "Three threads at once",
                "The first is handled, the others are refused"),
            0,
            "One connection is one thread. The answers must come in the order of the requests"
                + " (RFC 9112 section 9.3.2), and here they do so by themselves."),
        Passages.CONNECTIONS + ", \"Request Processing Loop\", \"pre-fetch the next request\"",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME),
        Script.of(1)
            .send(1, "GET /a" + get + "\r\nGET /b" + get + "\r\nGET /c" + get + Script.LAST)
            .receive(1, 200)
            .receive(1, 200)
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario twoClients() {
    String cue = "both are here";
    return new Scenario(
        "two-clients",
        "Two clients at once",
        "Two handlers run at the same time, each on the thread of its own connection.",
        new Question(
            "Two clients are served at the same time. How many threads of the server work on"
                + " requests?",
            List.of("One, in turns", "Two", "Four: one for each direction"),
            1,
            "ServeSpawned came twice, and between HandlerStarted and HandlerFinished of client 1"
                + " lies HandlerStarted of client 2."),
        Passages.GOLANG_BOOK + ", \"high concurrency\"",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).and("/meet", ReadyHandler.WAITS, cue),
        Script.of(1)
            .getLast(1, "/meet")
            .await(1, "HandlerStarted")
            .connect(2)
            .getLast(2, "/meet")
            .await(2, "HandlerStarted")
            .cue(cue)
            .receive(1, 200)
            .receive(2, 200)
            .close(1)
            .close(2)
            .steps());
  }

  private static Scenario slowBesideFast() {
    String cue = "client 2 is answered";
    return new Scenario(
        "slow-beside-fast",
        "A slow handler",
        "While the handler of client 1 is slow, client 2 is accepted, served and gone.",
        new Question(
            "Client 1's handler has not returned. When is client 2 answered?",
            List.of("When handler 1 has returned", "At once", "When client 1 closes"),
            1,
            "Each connection has a thread of its own, and the accept loop never waits for a"
                + " handler."),
        Passages.GOLANG_BOOK + ", \"every goroutine is independent\"",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).and("/slow", ReadyHandler.WAITS, cue),
        Script.of(1)
            .getLast(1, "/slow")
            .await(1, "HandlerStarted")
            .connect(2)
            .getLast(2, "/")
            .receive(2, 200)
            .close(2)
            .cue(cue)
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario tenClients() {
    String cue = "all ten are here";
    Script script = Script.of(1).getLast(1, "/meet").await(1, "HandlerStarted");
    for (int i = 2; i <= 10; i++) {
      script.connect(i).getLast(i, "/meet").await(i, "HandlerStarted");
    }
    script.cue(cue);
    for (int i = 1; i <= 10; i++) {
      script.receive(i, 200).close(i);
    }
    return new Scenario(
        "ten-clients",
        "Ten clients",
        "Ten connections, ten threads: count the lanes that are busy at the same time.",
        new Question(
            "Ten handlers wait at the same time. What does the accept loop do meanwhile?",
            List.of(
                "It waits until one of them has returned",
                "It waits in accept for the eleventh client",
                "It looks after the ten connections in turn"),
            1,
            "After each ServeSpawned comes AcceptWaiting: the loop is free at once. A virtual"
                + " thread costs little, so ten thousand would do as well."),
        Passages.ECHO_BOOK + ", \"thousands of Go routines\"",
        Serving.of("/meet", ReadyHandler.WAITS, cue),
        script.steps());
  }
}
