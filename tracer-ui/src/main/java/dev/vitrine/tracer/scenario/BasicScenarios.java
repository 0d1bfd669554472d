package dev.vitrine.tracer.scenario;

import dev.vitrine.http.ServeMux;
import dev.vitrine.tracer.scenario.Scenario.Question;
import dev.vitrine.tracer.scenario.ScriptStep.Await;
import dev.vitrine.tracer.scenario.ScriptStep.Close;
import dev.vitrine.tracer.scenario.ScriptStep.Connect;
import dev.vitrine.tracer.scenario.ScriptStep.Cue;
import dev.vitrine.tracer.scenario.ScriptStep.Receive;
import dev.vitrine.tracer.scenario.ScriptStep.Send;
import java.util.List;

/// The runs in which nothing goes wrong: Figure 3.9, and what one of its arrows hides.
final class BasicScenarios {
  private static final String LAST = "Connection: close\r\n\r\n";
  private static final String HOST = "Host: localhost\r\n";

  private BasicScenarios() {}

  static Scenario firstRequest() {
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
        "Build Web Application with Golang, 3.3, Figure 3.9",
        Serving.with((builder, _) ->
            builder.handler(new ServeMux().handleFunc("/", Handlers.sayhelloName()))),
        List.of(
            new Connect(1),
            new Send(1, "GET / HTTP/1.1\r\n" + HOST + LAST),
            new Receive(1),
            new Close(1),
            new Await(1, "ConnectionClosed")));
  }

  static Scenario twoClients() {
    return new Scenario(
        "two-clients",
        "Two clients",
        "While the handler of client 1 is slow, client 2 is accepted, served and gone.",
        new Question(
            "Client 1's handler has not returned. When is client 2 answered?",
            List.of("When handler 1 has returned", "At once", "When client 1 closes"),
            1,
            "Each connection has a thread of its own, and the accept loop never waits for a"
                + " handler."),
        "Build Web Application with Golang, 3.3, \"high concurrency\"",
        Serving.with((builder, cues) ->
            builder.handler(
                new ServeMux()
                    .handleFunc("/", Handlers.sayhelloName())
                    .handleFunc("/slow", Handlers.slow(cues, "client 2 is answered")))),
        List.of(
            new Connect(1),
            new Send(1, "GET /slow HTTP/1.1\r\n" + HOST + LAST),
            new Await(1, "HandlerStarted"),
            new Connect(2),
            new Send(2, "GET / HTTP/1.1\r\n" + HOST + LAST),
            new Receive(2),
            new Close(2),
            new Await(2, "ConnectionClosed"),
            new Cue(1, "client 2 is answered"),
            new Receive(1),
            new Close(1),
            new Await(1, "ConnectionClosed")));
  }

  static Scenario postForm() {
    String body = "name=roshi&lang=go";
    return new Scenario(
        "post-form",
        "POST with a body",
        "The head is read by the server, the body only when the handler asks for the form.",
        new Question(
            "When is the body of a POST read?",
            List.of(
                "Before the handler is chosen",
                "When the handler asks for it",
                "After the response"),
            1,
            "RequestRead comes before the handler, BodyRead only while it runs."),
        "Build Web Application with Golang, 4.1",
        Serving.with((builder, _) ->
            builder.handler(
                new ServeMux()
                    .handleFunc("/", Handlers.sayhelloName())
                    .handleFunc("POST /login", Handlers.login()))),
        List.of(
            new Connect(1),
            new Send(
                1,
                "POST /login HTTP/1.1\r\n"
                    + HOST
                    + "Content-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: "
                    + body.length()
                    + "\r\n"
                    + LAST
                    + body),
            new Receive(1),
            new Close(1),
            new Await(1, "ConnectionClosed")));
  }

  static Scenario keepAlive() {
    return new Scenario(
        "keep-alive",
        "Keep-alive",
        "Three requests, one accept: the connection goes idle and wakes up again.",
        new Question(
            "Three requests come over one connection. How often does accept return?",
            List.of("Once", "Three times", "Never"),
            0,
            "accept is about connections, not about requests: it returned once, for the first."),
        "How Go's built-in HTTP server handles connections and requests, \"Request Processing"
            + " Loop\"",
        Serving.with((builder, _) ->
            builder.handler(new ServeMux().handleFunc("/", Handlers.sayhelloName()))),
        List.of(
            new Connect(1),
            new Send(1, "GET /a HTTP/1.1\r\n" + HOST + "\r\n"),
            new Receive(1),
            new Await(1, "IdleStarted"),
            new Send(1, "GET /b HTTP/1.1\r\n" + HOST + "\r\n"),
            new Receive(1),
            new Await(1, "IdleStarted"),
            new Send(1, "GET /c HTTP/1.1\r\n" + HOST + LAST),
            new Receive(1),
            new Close(1),
            new Await(1, "ConnectionClosed")));
  }
}
