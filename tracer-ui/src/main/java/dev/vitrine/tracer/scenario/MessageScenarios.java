package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.util.List;

/// What may stand in a request and a response: bodies, cookies, heads without a body, and bytes that are no
/// HTTP any more.
final class MessageScenarios {
  private MessageScenarios() {}

  static List<Scenario> all() {
    return List.of(
        postForm(), upload(), expectContinue(), cookies(), head(), streaming(), hijack());
  }

  private static Scenario postForm() {
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
        Passages.GOLANG_BOOK + ", step 3, \"If the request uses POST method\"",
        Serving.of("/", ReadyHandler.SAYHELLO_NAME).and("POST /login", ReadyHandler.LOGIN),
        Script.of(1)
            .send(
                1,
                "POST /login HTTP/1.1\r\n"
                    + Script.HOST
                    + "Content-Type: application/x-www-form-urlencoded\r\n"
                    + "Content-Length: "
                    + body.length()
                    + "\r\n"
                    + Script.LAST
                    + body)
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario upload() {
    return new Scenario(
        "upload-in-chunks",
        "Upload in chunks",
        "The handler runs before the body has arrived, and reads it piece by piece as it comes.",
        new Question(
            "How does the server know where a chunked body ends?",
            List.of(
                "The client closes the connection",
                "The head says how long it is",
                "A chunk of length 0 ends it"),
            2,
            "Each chunk begins with its length. 0 is the last one, and behind it may stand"
                + " trailers: here a checksum that was not known when the head was sent."),
        Passages.GOLANG_BOOK + ", step 3, \"read data in the message body\"",
        Serving.of("POST /upload", ReadyHandler.UPLOAD),
        Script.of(1)
            .send(
                1,
                "POST /upload HTTP/1.1\r\n"
                    + Script.HOST
                    + "Transfer-Encoding: chunked\r\n"
                    + "Trailer: Checksum\r\n"
                    + Script.LAST)
            .await(1, "HandlerStarted")
            .send(1, "6\r\nhello \r\n")
            .await(1, "BodyRead")
            .send(1, "5\r\nworld\r\n")
            .await(1, "BodyRead")
            .send(1, "0\r\nChecksum: 3e25960a\r\n\r\n")
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario expectContinue() {
    String head =
        "POST %s HTTP/1.1\r\n" + Script.HOST + "Content-Length: 11\r\nExpect: 100-continue\r\n";
    return new Scenario(
        "expect-continue",
        "100 Continue",
        "The client keeps its body back until the server asks for it, and only one handler asks.",
        new Question(
            "When does the server send 100 Continue?",
            List.of(
                "As soon as the head was read",
                "When the handler first reads the body",
                "When the handler has returned"),
            1,
            "ContinueSent comes while the first handler reads. The second never reads: its client"
                + " gets the final answer and keeps its eleven bytes."),
        Passages.GOLANG_BOOK + ", step 3; RFC 9110 section 10.1.1",
        Serving.of("POST /upload", ReadyHandler.UPLOAD)
            .and("POST /no-thanks", ReadyHandler.DECLINES),
        Script.of(1)
            .send(1, head.replace("%s", "/upload") + Script.LAST)
            .receiveHead(1, 100)
            .await(1, "ContinueSent")
            .send(1, "hello world")
            .receive(1, 200)
            .close(1)
            .connect(2)
            .send(2, head.replace("%s", "/no-thanks") + "\r\n")
            .receive(2, 413)
            .close(2)
            .steps());
  }

  private static Scenario cookies() {
    return new Scenario(
        "cookies",
        "Cookies",
        "The server sets a cookie; only because the client sends it back is the visit counted.",
        new Question(
            "Who remembers that it is the second visit?",
            List.of("The server", "The connection", "The client"),
            2,
            "The server keeps nothing. The number travels in Set-Cookie to the client and in"
                + " Cookie back again."),
        Passages.GOLANG_BOOK
            + ", \"Request: request data from users, including POST, GET, Cookie\"",
        Serving.of("/", ReadyHandler.VISITS),
        Script.of(1)
            .get(1, "/")
            .receiveAndIdle(1, 200)
            .send(1, "GET / HTTP/1.1\r\n" + Script.HOST + "Cookie: visits=1\r\n" + Script.LAST)
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario head() {
    return new Scenario(
        "head",
        "HEAD",
        "The handler writes its body as always; the server counts it and sends none of it.",
        new Question(
            "What does the client get for HEAD?",
            List.of(
                "The same head as for GET, without the body",
                "A shorter head",
                "405, as the handler was made for GET"),
            0,
            "BodyWritten shows what the handler wrote, ResponseFinished that 0 bytes of it were"
                + " sent. Content-Length is what GET would have sent."),
        Passages.WORKFLOW + ", \"ResponseWriter\"; RFC 9110 section 9.3.2",
        Serving.of("GET /hello", ReadyHandler.HELLO),
        Script.of(1)
            .send(1, "HEAD /hello HTTP/1.1\r\n" + Script.HOST + "\r\n")
            .receiveHead(1, 200)
            .await(1, "ResponseFinished")
            .await(1, "IdleStarted")
            .getLast(1, "/hello")
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario streaming() {
    String cue = "go on";
    return new Scenario(
        "streaming",
        "Streaming",
        "Each flush puts bytes on the wire while the handler still runs.",
        new Question(
            "The handler has written one line and flushed. How long is the body going to be?",
            List.of(
                "The server knows: the head says so",
                "Nobody knows yet, so it is sent in chunks",
                "As long as the buffer"),
            1,
            "ResponseStarted came at the first flush, with the framing chunked, because the length"
                + " was not known. Without a flush the server would have waited and counted."),
        Passages.CONNECTIONS
            + ", \"io.WriteString\"; "
            + Passages.WORKFLOW
            + ", \"ResponseWriter\"",
        Serving.of("/stream", ReadyHandler.STREAMS, cue),
        Script.of(1)
            .getLast(1, "/stream")
            .receiveText(1, "one\n")
            .await(1, "Flushed")
            .cue(cue + " 2")
            .receiveText(1, "two\n")
            .await(1, "Flushed")
            .cue(cue + " 3")
            .receiveEnd(1, "three\n")
            .close(1)
            .steps());
  }

  private static Scenario hijack() {
    return new Scenario(
        "hijack",
        "Hijacked",
        "The handler takes the socket; from there on the server knows nothing of it.",
        new Question(
            "Who closes a hijacked connection?",
            List.of("The server, at its shutdown", "The handler that took it", "Its idle timeout"),
            1,
            "After Hijacked the server counts, times and closes it no more. WebSockets begin"
                + " like this."),
        Passages.CONNECTIONS + ", \"ConnState\"; Go: Hijacker",
        Serving.of("/repeat", ReadyHandler.HIJACKS),
        Script.of(1)
            .send(
                1,
                "GET /repeat HTTP/1.1\r\n"
                    + Script.HOST
                    + "Connection: Upgrade\r\nUpgrade: repeat\r\n\r\n")
            .receiveHead(1, 101)
            .await(1, "Hijacked")
            .send(1, "hello\n")
            .receiveText(1, "> hello\n")
            .send(1, "bye\n")
            .receiveEnd(1, "> bye\n")
            .await(1, "HandlerFinished")
            .leave(1)
            .steps());
  }
}
