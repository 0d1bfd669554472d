package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.time.Duration;
import java.util.List;

/// Clients that the server has to defend itself against: malformed, cunning, huge, slow, silent.
final class RefusalScenarios {
  private RefusalScenarios() {}

  static List<Scenario> all() {
    return List.of(malformed(), smuggling(), headerTooLarge(), slowSender(), idleTimeout());
  }

  private static Scenario malformed() {
    return new Scenario(
        "malformed-request",
        "No such thing",
        "A header line without a colon: the server answers 400 and listens to this client no"
            + " longer.",
        new Question(
            "Why does the server close the connection after 400?",
            List.of(
                "To punish the client",
                "It cannot know where the next request begins",
                "400 requires it"),
            1,
            "A request that cannot be read has no known end. What follows could be anything."),
        Passages.CONNECTIONS + ", \"error handling omitted\"",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME),
        Script.of(1)
            .send(1, "GET / HTTP/1.1\r\nHost localhost\r\n\r\n")
            .receive(1, 400)
            .close(1)
            .steps());
  }

  private static Scenario smuggling() {
    String post = "POST / HTTP/1.1\r\n" + Script.HOST;
    return new Scenario(
        "smuggling",
        "A smuggled request",
        "A request whose length can be read in two ways is the last one on its connection.",
        new Question(
            "A request has both Content-Length and Transfer-Encoding. What is the danger?",
            List.of(
                "The body may be too large",
                "A proxy and the server see its end in different places",
                "The client may be too old"),
            1,
            "A proxy that goes by the length passes GET /admin on as part of the body; a server"
                + " that goes by the chunks would take it for a request. It is never read here:"
                + " KeepAliveDecided says why."),
        Passages.CONNECTIONS + ", \"HTTP keep-alive\"; RFC 9112 section 6.1",
        Serving.of("/", ReadyHandler.UPLOAD).and("/admin", ReadyHandler.HELLO),
        Script.of(1)
            .send(
                1,
                post
                    + "Content-Length: 41\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n"
                    + "GET /admin HTTP/1.1\r\n"
                    + Script.HOST
                    + "\r\n")
            .receive(1, 200)
            .close(1)
            .connect(2)
            .send(2, post + "Content-Length: 5\r\nContent-Length: 6\r\n\r\nhello")
            .receive(2, 400)
            .close(2)
            .steps());
  }

  private static Scenario headerTooLarge() {
    return new Scenario(
        "header-too-large",
        "Too large a head",
        "The server reads as much of a head as it has room for, and not a byte more.",
        new Question(
            "A client sends headers without end. What protects the server's memory?",
            List.of("MaxHeaderBytes: 431", "The read timeout", "The garbage collector"),
            0,
            "RequestRejected says 431. Go lets 4096 bytes more through than MaxHeaderBytes says,"
                + " and so does this server."),
        Passages.CONNECTIONS + ", \"error handling omitted\"; Go: Server.MaxHeaderBytes",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).withMaxHeaderBytes(1024),
        Script.of(1)
            .send(
                1,
                "GET / HTTP/1.1\r\n" + Script.HOST + "Cookie: a=" + "x".repeat(6000) + "\r\n\r\n")
            .receive(1, 431)
            .close(1)
            .steps());
  }

  private static Scenario slowSender() {
    return new Scenario(
        "slow-sender",
        "A head in drops",
        "The client sends its head so slowly that the server's patience ends.",
        new Question(
            "Which limit ends a client that sends one byte each second?",
            List.of("The idle timeout", "The read-header timeout", "None: it does send"),
            1,
            "The limit counts from the beginning of the read to the end of the head, however many"
                + " bytes come in between. Without it a few such clients hold every descriptor."),
        Passages.CONNECTIONS + ", \"Request Processing Loop\"; Go: Server.ReadHeaderTimeout",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).withReadHeaderTimeout(Duration.ofSeconds(3)),
        Script.of(1)
            .send(1, "GET / HTTP/1.1\r\n" + Script.HOST + "Accept: te")
            .elapse(1, Duration.ofSeconds(3))
            .await(1, "TimedOut")
            .receiveEnd(1, "")
            .close(1)
            .steps());
  }

  private static Scenario idleTimeout() {
    return new Scenario(
        "idle-timeout",
        "Nothing more to say",
        "A connection that was kept alive is closed when its client stays silent for too long.",
        new Question(
            "The idle timeout is 3 s. When does it begin to count?",
            List.of(
                "When the connection was accepted",
                "When the response was sent",
                "When the request was read"),
            1,
            "IdleStarted carries the limit and comes after KeepAliveDecided. A slow handler does"
                + " not eat it up."),
        Passages.CONNECTIONS + ", \"HTTP keep-alive\"; Go: Server.IdleTimeout",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).withIdleTimeout(Duration.ofSeconds(3)),
        Script.of(1)
            .get(1, "/")
            .receiveAndIdle(1, 200)
            .elapse(1, Duration.ofSeconds(3))
            .await(1, "TimedOut")
            .receiveEnd(1, "")
            .close(1)
            .steps());
  }
}
