package dev.vitrine.tracer.app;

import dev.vitrine.http.ServeMux;
import dev.vitrine.tracer.scenario.Hook;
import dev.vitrine.tracer.scenario.ReadyHandler;
import dev.vitrine.tracer.scenario.Serving;
import java.math.BigDecimal;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// How a person wants the server set up: what the fields of [ServerCard] say, not yet looked at.
///
/// @param routes patterns and what answers them, in order; not used with `defaultMux`
/// @param defaultMux whether the server is given no handler
/// @param port a number; blank for a free one
/// @param tls whether the server speaks TLS
/// @param keepAlives whether a connection may serve more than one request
/// @param readTimeout a length of time as Go writes it, `5s`, for a whole request; blank for none
/// @param readHeaderTimeout the same for a request's head
/// @param writeTimeout the same for handler and answer
/// @param idleTimeout the same for the wait for the next request
/// @param maxHeaderBytes a number; blank for the server's own limit
/// @param hooks which hooks are set
/// @param acceptFailures a number; blank for none
/// @param acceptEnds whether accept fails for good after the first client
/// @param freeDescriptors how many file descriptors the server's own process has left; blank for none of its own
record ServerPlan(
    List<Route> routes,
    boolean defaultMux,
    String port,
    boolean tls,
    boolean keepAlives,
    String readTimeout,
    String readHeaderTimeout,
    String writeTimeout,
    String idleTimeout,
    String maxHeaderBytes,
    List<Hook> hooks,
    String acceptFailures,
    boolean acceptEnds,
    String freeDescriptors) {
  /// What a handler that waits is told to wait for, unless it knows already.
  static final String CUE = "go";

  private static final int MOST_FAILURES = 100;
  private static final int MOST_PORT = 65535;
  private static final int MOST_FREE = 100;
  private static final Pattern PART = Pattern.compile("(\\d+(?:\\.\\d+)?)(h|ms|m|s|us|µs|ns)");

  /// A pattern and what answers it.
  ///
  /// @param argument what the handler needs to know; "" for nothing
  record Route(String pattern, ReadyHandler handler, String argument) {
    /// A handler that waits is told a cue.
    Route(String pattern, ReadyHandler handler) {
      this(pattern, handler, handler.argument().isEmpty() ? "" : CUE);
    }

    /// Whether its handler waits for a cue.
    boolean waits() {
      return !argument.isEmpty();
    }
  }

  ServerPlan {
    routes = List.copyOf(routes);
    hooks = List.copyOf(hooks);
  }

  /// The plan by which a server was set up.
  static ServerPlan of(Serving serving) {
    List<Route> routes = new ArrayList<>();
    serving
        .routes()
        .forEach((pattern, answer) ->
            routes.add(new Route(pattern, answer.handler(), answer.argument())));
    return new ServerPlan(
        routes,
        serving.defaultMux(),
        text(serving.port()),
        serving.tls(),
        serving.keepAlives(),
        text(serving.readTimeout()),
        text(serving.readHeaderTimeout()),
        text(serving.writeTimeout()),
        text(serving.idleTimeout()),
        text(serving.maxHeaderBytes()),
        serving.hooks(),
        text(serving.acceptFailures()),
        serving.acceptEnds(),
        serving.freeDescriptors().map(String::valueOf).orElse(""));
  }

  /// The set-up that the fields describe.
  ///
  /// @throws IllegalArgumentException with a sentence for the first field that says nothing useful; for a
  ///     pattern that is bad or conflicts with another, in the mux's words
  Serving serving() {
    Serving serving = defaultMux ? Serving.byDefaultMux() : routed();
    serving =
        serving
            .withPort(number(port, MOST_PORT, "a port"))
            .withKeepAlives(keepAlives)
            .withReadTimeout(duration(readTimeout))
            .withReadHeaderTimeout(duration(readHeaderTimeout))
            .withWriteTimeout(duration(writeTimeout))
            .withIdleTimeout(duration(idleTimeout))
            .withMaxHeaderBytes(
                number(maxHeaderBytes, Integer.MAX_VALUE, "the limit of a head's bytes"))
            .withAcceptFailures(failures(acceptFailures));
    if (tls) {
      serving = serving.overTls();
    }
    if (acceptEnds) {
      serving = serving.withAcceptEnding();
    }
    for (Hook hook : hooks) {
      serving = serving.withHook(hook);
    }
    return freeDescriptors.isBlank() ? serving : inItsOwnProcess(serving);
  }

  private Serving inItsOwnProcess(Serving serving) {
    if (tls || serving.acceptFailures() > 0 || acceptEnds) {
      throw new IllegalArgumentException(
          "A server in a process of its own speaks no TLS, and its accept fails by itself alone."
              + " Take back the one or the other.");
    }
    if (!defaultMux && routes.stream().anyMatch(Route::waits)) {
      throw new IllegalArgumentException(
          "No cue reaches a process of its own, so no handler may wait for one there. Choose another"
              + " handler.");
    }
    return serving.withFreeDescriptors(
        number(freeDescriptors, MOST_FREE, "the descriptors that are left"));
  }

  /// How often accept shall fail, of what was typed.
  ///
  /// @throws IllegalArgumentException with a sentence for what is no such number
  static int failures(String text) {
    return number(text, MOST_FAILURES, "the failures of accept");
  }

  private Serving routed() {
    ServeMux mux = new ServeMux();
    Serving serving = Serving.none();
    for (Route route : routes) {
      if (route.pattern().isEmpty()) {
        throw new IllegalArgumentException(
            "A pattern is missing. Write one, as GET /hello, or remove its row.");
      }
      mux.handleFunc(route.pattern(), (_, _) -> {}); // the mux itself says what is wrong
      serving = serving.and(route.pattern(), route.handler(), route.argument());
    }
    return serving;
  }

  /// A length of time as Go writes it: `5s`, `300ms`, `1m30s`; zero for blank. Go: `time.ParseDuration`, of
  /// which a sign is not taken.
  ///
  /// @throws IllegalArgumentException with a sentence for anything else
  static Duration duration(String text) {
    String rest = text.strip();
    if (rest.isEmpty() || rest.equals("0")) {
      return Duration.ZERO;
    }
    Matcher part = PART.matcher(rest);
    BigDecimal nanos = BigDecimal.ZERO;
    int end = 0;
    while (end < rest.length() && part.find(end) && part.start() == end) {
      BigDecimal unit = BigDecimal.valueOf(nanos(part.group(2)));
      nanos = nanos.add(new BigDecimal(part.group(1)).multiply(unit));
      end = part.end();
    }
    if (end < rest.length()) {
      throw new IllegalArgumentException(
          "“"
              + rest
              + "” is no length of time. Write 5s, 300ms or 1m30s, or nothing for no limit.");
    }
    if (nanos.compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) > 0) {
      throw new IllegalArgumentException(
          "“" + rest + "” is longer than 292 years. Leave the field empty for no limit.");
    }
    return Duration.ofNanos(nanos.longValue());
  }

  /// The shortest text that [#duration] reads as this length; "" for zero.
  static String text(Duration length) {
    if (length.isZero()) {
      return "";
    }
    long nanos = length.toNanos();
    StringBuilder text = new StringBuilder();
    for (String unit : List.of("h", "m", "s", "ms", "us", "ns")) {
      long size = nanos(unit);
      if (nanos >= size) {
        text.append(nanos / size).append(unit);
        nanos %= size;
      }
    }
    return text.toString();
  }

  private static long nanos(String unit) {
    return switch (unit) {
      case "h" -> 3_600_000_000_000L;
      case "m" -> 60_000_000_000L;
      case "s" -> 1_000_000_000L;
      case "ms" -> 1_000_000L;
      case "us", "µs" -> 1_000L;
      default -> 1L;
    };
  }

  private static String text(int number) {
    return number == 0 ? "" : String.valueOf(number);
  }

  private static int number(String text, int most, String what) {
    return text.isBlank() ? 0 : number(text, 0, most, what);
  }

  /// The number that was typed.
  ///
  /// @throws IllegalArgumentException with a sentence for anything else and for one out of bounds
  static int number(String text, int least, int most, String what) {
    String digits = text.strip();
    try {
      int number = Integer.parseInt(digits);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException _) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "“"
            + digits
            + "” cannot be "
            + what
            + ". Write a number from "
            + least
            + " to "
            + most
            + ".");
  }
}
