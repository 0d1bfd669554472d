package dev.vitrine.tracer.scenario;

import dev.vitrine.http.ServeMux;
import dev.vitrine.tracer.scenario.Serving.Answer;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// How a file says how the server is set up: the part `server`. A process of its own is told so, too.
final class ServingFormat {
  static final String ROUTES = "routes";
  static final String DEFAULT_MUX = "default-mux";
  static final String TLS = "tls";
  static final String PORT = "port";
  static final String KEEP_ALIVES = "keep-alives";
  static final String READ_TIMEOUT = "read-timeout";
  static final String READ_HEADER_TIMEOUT = "read-header-timeout";
  static final String WRITE_TIMEOUT = "write-timeout";
  static final String IDLE_TIMEOUT = "idle-timeout";
  static final String MAX_HEADER_BYTES = "max-header-bytes";
  static final String HOOKS = "hooks";
  static final String ACCEPT_FAILURES = "accept-failures";
  static final String ACCEPT_ENDS = "accept-ends";
  static final String FREE_DESCRIPTORS = "free-descriptors";

  private static final int MOST_PORT = 65535;

  private ServingFormat() {}

  static List<String> keys() {
    return List.of(
        ROUTES,
        DEFAULT_MUX,
        TLS,
        PORT,
        KEEP_ALIVES,
        READ_TIMEOUT,
        READ_HEADER_TIMEOUT,
        WRITE_TIMEOUT,
        IDLE_TIMEOUT,
        MAX_HEADER_BYTES,
        HOOKS,
        ACCEPT_FAILURES,
        ACCEPT_ENDS,
        FREE_DESCRIPTORS);
  }

  /// The part as a text of its own, which [#parse] reads.
  static String text(Serving serving) {
    return write(serving).document();
  }

  /// The set-up that [#text] has written, whether or not a scenario may have it: it may lack routes.
  ///
  /// @throws ScenarioFormatException when the text is none of that
  static Serving parse(String text) throws ScenarioFormatException {
    return fields(YamlPart.of(text));
  }

  static Serving read(YamlPart part) throws ScenarioFormatException {
    Serving serving = fields(part);
    agree(part, serving);
    return serving;
  }

  private static Serving fields(YamlPart part) throws ScenarioFormatException {
    Serving serving = Serving.none();
    for (var field : part.fields(keys()).values().entrySet()) {
      YamlPart value = field.getValue();
      serving =
          switch (field.getKey()) {
            case ROUTES -> routes(value, serving);
            case DEFAULT_MUX -> value.yesOrNo() ? serving.answeredByDefaultMux() : serving;
            case TLS -> value.yesOrNo() ? serving.overTls() : serving;
            case PORT -> serving.withPort(port(value));
            case KEEP_ALIVES -> serving.withKeepAlives(value.yesOrNo());
            case READ_TIMEOUT -> serving.withReadTimeout(Times.read(value));
            case WRITE_TIMEOUT -> serving.withWriteTimeout(Times.read(value));
            case READ_HEADER_TIMEOUT -> serving.withReadHeaderTimeout(Times.read(value));
            case IDLE_TIMEOUT -> serving.withIdleTimeout(Times.read(value));
            case MAX_HEADER_BYTES -> serving.withMaxHeaderBytes(value.number(1));
            case HOOKS -> hooks(value, serving);
            case ACCEPT_FAILURES -> serving.withAcceptFailures(value.number(1));
            case ACCEPT_ENDS -> value.yesOrNo() ? serving.withAcceptEnding() : serving;
            default -> serving.withFreeDescriptors(value.number(0));
          };
    }
    return serving;
  }

  /// What excludes each other.
  private static void agree(YamlPart part, Serving serving) throws ScenarioFormatException {
    if (serving.defaultMux() != serving.routes().isEmpty()) {
      throw part.error(
          serving.defaultMux()
              ? "\"default-mux: true\" excludes routes: it has its own, / for sayhelloName"
              : "the server needs routes, as in \"/: hello\", or \"default-mux: true\"");
    }
    if (serving.freeDescriptors().isPresent()) {
      if (serving.tls()) {
        throw part.error("free-descriptors excludes tls");
      }
      if (serving.routes().values().stream().anyMatch(a -> !cues(a).isEmpty())) {
        throw part.error("no cue reaches a server with free-descriptors: take another handler");
      }
    }
  }

  private static int port(YamlPart part) throws ScenarioFormatException {
    int port = part.number(1);
    if (port > MOST_PORT) {
      throw part.error("there is no port " + port + "; the last is " + MOST_PORT);
    }
    return port;
  }

  private static List<String> cues(Answer answer) {
    return answer.handler().cues(answer.argument());
  }

  private static Serving routes(YamlPart part, Serving serving) throws ScenarioFormatException {
    ServeMux mux = new ServeMux();
    Serving routed = serving;
    for (var route : part.pairs().entrySet()) {
      String pattern = route.getKey().text();
      YamlPart value = route.getValue();
      Answer answer = answer(value);
      try {
        mux.handle(
            pattern,
            (_, _) -> {
              // It is asked for its patterns alone.
            });
      } catch (IllegalArgumentException e) {
        throw new ScenarioFormatException(
            route.getKey().line(),
            "the pattern \""
                + pattern
                + "\": "
                + String.valueOf(e.getMessage()).replace("\n", " "));
      }
      routed = routed.and(pattern, answer.handler(), answer.argument());
    }
    return routed;
  }

  /// `hello`, or `waits: the cue's name`.
  private static Answer answer(YamlPart value) throws ScenarioFormatException {
    if (value.isText()) {
      ReadyHandler handler = handler(value, value.words());
      if (!handler.argument().isEmpty()) {
        throw value.error(
            "the handler "
                + handler.id()
                + " needs "
                + handler.argument()
                + ": write {"
                + handler.id()
                + ": …}");
      }
      return new Answer(handler, "");
    }
    Map.Entry<YamlPart.Key, YamlPart> pair = value.pairs().firstEntry();
    if (pair == null || value.pairs().size() > 1) {
      throw value.error("one handler answers a pattern");
    }
    ReadyHandler handler = handler(value, pair.getKey().text());
    if (handler.argument().isEmpty()) {
      throw value.error("the handler " + handler.id() + " needs to be told nothing");
    }
    return new Answer(handler, pair.getValue().words());
  }

  private static ReadyHandler handler(YamlPart part, String id) throws ScenarioFormatException {
    return Arrays.stream(ReadyHandler.values())
        .filter(h -> h.id().equals(id))
        .findFirst()
        .orElseThrow(() ->
            part.error(
                Words.unknown(
                    "there is no handler \"" + id + "\"",
                    id,
                    Arrays.stream(ReadyHandler.values()).map(ReadyHandler::id).toList())));
  }

  private static Serving hooks(YamlPart part, Serving serving) throws ScenarioFormatException {
    Serving hooked = serving;
    for (YamlPart item : part.list("a hook")) {
      String id = item.words();
      Hook hook =
          Arrays.stream(Hook.values())
              .filter(h -> h.id().equals(id))
              .findFirst()
              .orElseThrow(() ->
                  item.error(
                      Words.unknown(
                          "there is no hook \"" + id + "\"",
                          id,
                          Arrays.stream(Hook.values()).map(Hook::id).toList())));
      hooked = hooked.withHook(hook);
    }
    return hooked;
  }

  /// What differs from a server with nothing set.
  static YamlOut write(Serving serving) {
    YamlOut out = YamlOut.fields();
    if (!serving.routes().isEmpty()) {
      YamlOut routes = YamlOut.fields();
      serving.routes().forEach((pattern, answer) -> routes.put(pattern, answer(answer)));
      out.put(ROUTES, routes);
    }
    flag(out, DEFAULT_MUX, serving.defaultMux());
    flag(out, TLS, serving.tls());
    number(out, PORT, serving.port());
    if (!serving.keepAlives()) {
      out.put(KEEP_ALIVES, "false");
    }
    time(out, READ_TIMEOUT, serving.readTimeout());
    time(out, READ_HEADER_TIMEOUT, serving.readHeaderTimeout());
    time(out, WRITE_TIMEOUT, serving.writeTimeout());
    time(out, IDLE_TIMEOUT, serving.idleTimeout());
    number(out, MAX_HEADER_BYTES, serving.maxHeaderBytes());
    if (!serving.hooks().isEmpty()) {
      out.put(HOOKS, YamlOut.inLine(serving.hooks().stream().map(Hook::id).toList()));
    }
    number(out, ACCEPT_FAILURES, serving.acceptFailures());
    flag(out, ACCEPT_ENDS, serving.acceptEnds());
    serving
        .freeDescriptors()
        .ifPresent(count -> out.put(FREE_DESCRIPTORS, YamlOut.text(String.valueOf(count))));
    return out;
  }

  private static YamlOut answer(Answer answer) {
    YamlOut handler = YamlOut.text(answer.handler().id());
    return answer.argument().isEmpty()
        ? handler
        : YamlOut.fieldsInLine().put(answer.handler().id(), YamlOut.text(answer.argument()));
  }

  private static void flag(YamlOut out, String key, boolean set) {
    if (set) {
      out.put(key, YamlOut.text("true"));
    }
  }

  private static void time(YamlOut out, String key, Duration time) {
    if (!time.isZero()) {
      out.put(key, YamlOut.text(Times.text(time)));
    }
  }

  private static void number(YamlOut out, String key, int number) {
    if (number != 0) {
      out.put(key, YamlOut.text(String.valueOf(number)));
    }
  }
}
