package dev.vitrine.tracer.scenario;

import dev.vitrine.tracer.scenario.Scenario.Question;
import java.util.List;

/// Which handler answers: the source texts' own examples, and what patterns can do since.
final class RoutingScenarios {
  private RoutingScenarios() {}

  static List<Scenario> all() {
    return List.of(
        hostOrPath(), trailingSlash(), methodPatterns(), defaultMux(), optionsStar(), cleanPath());
  }

  private static String get(String path, String host) {
    return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n\r\n";
  }

  private static String getLast(String path, String host) {
    return "GET " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + Script.LAST;
  }

  private static Scenario hostOrPath() {
    return new Scenario(
        "host-or-path",
        "Host or path",
        "The same path twice: the pattern with the host wins where the host is asked for.",
        new Question(
            "Patterns are /hello and 127.0.0.1/hello. Which one answers http://127.0.0.1:81/hello?",
            List.of("/hello", "127.0.0.1/hello", "Whichever was registered first"),
            1,
            "Both match; the rule `host` decided for the one that names it. The port of the Host"
                + " field does not count."),
        Passages.CONNECTIONS + ", \"Routing Mechanics\", first example",
        Serving.of("/hello", ReadyHandler.HELLO).and("127.0.0.1/hello", ReadyHandler.HELLO2),
        Script.of(1)
            .send(1, get("/hello", "127.0.0.1:81"))
            .receiveAndIdle(1, 200)
            .send(1, getLast("/hello", "localhost:81"))
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario trailingSlash() {
    return new Scenario(
        "trailing-slash",
        "The trailing slash",
        "A pattern that ends in a slash takes everything below it, and nothing else.",
        new Question(
            "Patterns are /hello and 127.0.0.1/hello/. Which one answers"
                + " http://127.0.0.1:81/hello, without a slash?",
            List.of("/hello", "127.0.0.1/hello/", "Neither: it is a 404"),
            0,
            "127.0.0.1/hello/ matches /hello/ and /hello/roshi, but not /hello itself. So the one"
                + " candidate that is left answers, host or not."),
        Passages.CONNECTIONS + ", \"Routing Mechanics\", second example",
        Serving.of("/hello", ReadyHandler.HELLO).and("127.0.0.1/hello/", ReadyHandler.HELLO2),
        Script.of(1)
            .send(1, get("/hello/roshi", "127.0.0.1:81"))
            .receiveAndIdle(1, 200)
            .send(1, get("/hello", "127.0.0.1:81"))
            .receiveAndIdle(1, 200)
            .send(1, getLast("/hello/roshi", "localhost:81"))
            .receive(1, 404)
            .close(1)
            .steps());
  }

  private static Scenario methodPatterns() {
    return new Scenario(
        "method-patterns",
        "The method counts",
        "The path is known, the method is not: the server says which ones it would take.",
        new Question(
            "There is a pattern for GET /hello/{name} only. What does DELETE /hello/roshi get?",
            List.of("404 Not Found", "405 Method Not Allowed, with Allow", "The GET handler"),
            1,
            "RouteMissed carries the methods for which this path has a pattern. In the Go of the"
                + " source texts patterns had no method, and the handler had to look itself."),
        Passages.CONNECTIONS + ", \"Routing Mechanics\", \"the request URI and method\"",
        Serving.of("GET /hello/{name}", ReadyHandler.GREET).and("POST /login", ReadyHandler.LOGIN),
        Script.of(1)
            .get(1, "/hello/roshi")
            .receiveAndIdle(1, 200)
            .send(1, "DELETE /hello/roshi HTTP/1.1\r\n" + Script.HOST + "\r\n")
            .receiveAndIdle(1, 405)
            .getLast(1, "/nowhere")
            .receive(1, 404)
            .close(1)
            .steps());
  }

  private static Scenario defaultMux() {
    return new Scenario(
        "default-mux",
        "No handler given",
        "The server was given no handler, so the default mux chooses one for each request.",
        new Question(
            "ListenAndServe was given nil. Who answers?",
            List.of(
                "Nobody: 404",
                "The default mux, with what HandleFunc registered",
                "The handler that was registered last"),
            1,
            "HandlerChosen says `default-mux`, and Routed which of its patterns matched. The"
                + " pattern / matches every path."),
        Passages.GOLANG_BOOK + ", \"Because we passed nil\"",
        Serving.byDefaultMux(),
        Script.of(1)
            .get(1, "/")
            .receiveAndIdle(1, 200)
            .getLast(1, "/any/other/path")
            .receive(1, 200)
            .close(1)
            .steps());
  }

  private static Scenario optionsStar() {
    return new Scenario(
        "options-star",
        "OPTIONS *",
        "Only the star and the method together are answered by the server itself.",
        new Question(
            "Which request is answered without asking the mux?",
            List.of("OPTIONS *", "OPTIONS /hello", "GET *", "All three"),
            0,
            "HandlerChosen says `options` for the first alone. The others go to the handler that"
                + " the server was given, which has no use for the star."),
        Passages.WORKFLOW + ", serverHandler.ServeHTTP, `req.RequestURI == \"*\"`",
        Serving.of("/hello", ReadyHandler.HELLO),
        Script.of(1)
            .send(1, "OPTIONS * HTTP/1.1\r\n" + Script.HOST + "\r\n")
            .receiveAndIdle(1, 200)
            .send(1, "OPTIONS /hello HTTP/1.1\r\n" + Script.HOST + "\r\n")
            .receiveAndIdle(1, 200)
            .send(1, "GET * HTTP/1.1\r\n" + Script.HOST + "\r\n")
            .receive(1, 400)
            .close(1)
            .steps());
  }

  private static Scenario cleanPath() {
    return new Scenario(
        "clean-path",
        "A path with detours",
        "The mux sends the client to the clean path instead of walking the detour itself.",
        new Question(
            "A client asks for //docs/../hello. Which handler runs?",
            List.of(
                "That of /hello", "One that redirects to /hello", "None: such a path is malformed"),
            1,
            "PathRedirected names both paths. The client has to ask again, and so learns the"
                + " right address."),
        Passages.CONNECTIONS + ", \"Routing Mechanics\"; Go: cleanPath",
        Serving.of("/hello", ReadyHandler.HELLO),
        Script.of(1)
            .get(1, "//docs/../hello")
            .receiveAndIdle(1, 0)
            .getLast(1, "/hello")
            .receive(1, 200)
            .close(1)
            .steps());
  }
}
