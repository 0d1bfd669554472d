package dev.vitrine.tracer.scenario;

import dev.vitrine.http.Cookie;
import dev.vitrine.http.Handler;
import dev.vitrine.http.Http;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.net.Conn;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;

/// The handlers that a scenario may name: those of the source texts under the names that they have there, and
/// one for each thing that a handler can do to its connection. They wait for what happens, never for a time.
public enum ReadyHandler {
  SAYHELLO_NAME(
      "sayhelloName",
      "greets, as in *Build Web Application with Golang*",
      (_, _) -> (w, _) -> w.write("Hello astaxie!\n")),
  HELLO("hello", "says `hello world`", (_, _) -> (w, _) -> w.write("hello world\n")),
  HELLO2("hello2", "says `hello from 2`", (_, _) -> (w, _) -> w.write("hello from 2\n")),
  GREET(
      "greet",
      "greets whom the pattern's `{name}` names",
      (_, _) -> (w, r) -> w.write("Hello, " + r.pathValue("name") + "\n")),
  LOGIN(
      "login",
      "greets whom the form's field `name` names",
      (_, _) -> (w, r) -> w.write("Hello, " + r.formValue("name") + "\n")),
  UPLOAD("upload", "reads the whole body and says how long it is", (_, _) -> ReadyHandler::upload),
  VISITS("visits", "counts the visits in a cookie", (_, _) -> ReadyHandler::visits),
  FROM_CONTEXT(
      "fromContext",
      "says what the connection's context holds under `hello`",
      (_, _) ->
          (w, r) ->
              w.write(
                  "hello "
                      + Objects.requireNonNullElse(r.context().value(Hook.hello()), "nobody")
                      + "\n")),
  WAITS(
      "waits",
      "answers when the script has given a cue",
      "the cue's name",
      (cue, cues) ->
          (w, _) -> {
            cues.await(cue);
            w.write("That took a while.\n");
          }),
  UNTIL_GONE(
      "untilGone",
      "works until its client has left, and then stops",
      (_, cues) -> (_, r) -> cues.awaitEnd(r.context())),
  PANICS(
      "panics",
      "begins an answer, and fails",
      (_, _) ->
          (w, _) -> {
            w.write("The answer is");
            throw new IllegalStateException("no idea");
          }),
  STREAMS(
      "streams",
      "sends `one`, `two`, `three`, each at once, the second and third on a cue",
      "the cue's name, which is followed by 2 and 3",
      (cue, cues) ->
          (w, _) -> {
            part(w, "one\n");
            cues.await(cue + " 2");
            part(w, "two\n");
            cues.await(cue + " 3");
            part(w, "three\n");
          }),
  HIJACKS(
      "hijacks",
      "takes the connection over and repeats what it is sent, line by line, until `bye`",
      (_, _) -> ReadyHandler::repeat),
  DECLINES(
      "declines",
      "answers 413 without reading the body",
      (_, _) -> (w, _) -> Http.error(w, "That is more than I want.", 413));

  /// Makes the handler.
  @FunctionalInterface
  private interface Maker {
    Handler make(String argument, Cues cues);
  }

  private final String id;
  private final String does;
  private final String argument;

  @SuppressWarnings("ImmutableEnumChecker") // a lambda without state
  private final Maker maker;

  ReadyHandler(String id, String does, Maker maker) {
    this(id, does, "", maker);
  }

  ReadyHandler(String id, String does, String argument, Maker maker) {
    this.id = id;
    this.does = does;
    this.argument = argument;
    this.maker = maker;
  }

  /// What scenario files and events call it.
  public String id() {
    return id;
  }

  /// Half a sentence: what it does.
  public String does() {
    return does;
  }

  /// What it needs to be told, in words; "" when nothing.
  public String argument() {
    return argument;
  }

  /// The cues that it waits for when it was told this.
  List<String> cues(String argument) {
    return switch (this) {
      case WAITS -> List.of(argument);
      case STREAMS -> List.of(argument + " 2", argument + " 3");
      default -> List.of();
    };
  }

  Handler handler(String argument, Cues cues) {
    return Http.named(id, maker.make(argument, cues));
  }

  private static void upload(ResponseWriter w, Request r) throws IOException {
    long length = r.body().readAllBytes().length;
    String checksum = r.trailer().get("Checksum");
    w.write(length + " bytes" + (checksum.isEmpty() ? "" : ", checksum " + checksum) + "\n");
  }

  private static void visits(ResponseWriter w, Request r) throws IOException {
    int visits = r.cookie("visits").map(c -> Integer.parseInt(c.value())).orElse(0) + 1;
    Http.setCookie(w, Cookie.of("visits", String.valueOf(visits)).withHttpOnly(true));
    w.write("Visit number " + visits + "\n");
  }

  private static void part(ResponseWriter w, String text) throws IOException {
    w.write(text);
    w.flush();
  }

  private static void repeat(ResponseWriter w, Request r) throws IOException {
    try (Conn conn = w.hijack().conn()) {
      write(
          conn,
          "HTTP/1.1 101 Switching Protocols\r\nConnection: Upgrade\r\nUpgrade: repeat\r\n\r\n");
      StringBuilder line = new StringBuilder();
      byte[] b = new byte[1];
      while (conn.read(b, 0, 1) > 0) {
        line.append((char) b[0]);
        if (b[0] == '\n') {
          write(conn, "> " + line);
          if (line.toString().strip().equals("bye")) {
            return;
          }
          line.setLength(0);
        }
      }
    }
  }

  private static void write(Conn conn, String text) throws IOException {
    byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
    conn.write(bytes, 0, bytes.length);
  }
}
