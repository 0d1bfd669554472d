package dev.vitrine.tracer.scenario;

import java.time.Duration;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// How a scenario's server is set up: data, from the registry or from a file.
///
/// @param routes the patterns of its mux and what answers them, in order; none with `defaultMux`
/// @param defaultMux whether it is given no handler, so that the default mux answers
/// @param tls whether it speaks TLS, with a certificate made on the spot
/// @param port where it listens on the loopback address; 0: on a free one
/// @param keepAlives whether a connection may serve more than one request
/// @param readTimeout how long a request with its body may take; zero: for ever
/// @param readHeaderTimeout how long a request's head may take; zero: for ever
/// @param writeTimeout how long handler and answer may take; zero: for ever
/// @param idleTimeout how long it waits for the next request; zero: for ever
/// @param maxHeaderBytes the most bytes of a head; 0: the server's own limit
/// @param hooks which of the server's hooks are set
/// @param acceptFailures how often accept fails before it succeeds for the first time
/// @param acceptEnds whether accept fails for good after the first client
/// @param freeDescriptors where present, the server runs in a process of its own that has so many file
///     descriptors left
public record Serving(
    SequencedMap<String, Answer> routes,
    boolean defaultMux,
    boolean tls,
    int port,
    boolean keepAlives,
    Duration readTimeout,
    Duration readHeaderTimeout,
    Duration writeTimeout,
    Duration idleTimeout,
    int maxHeaderBytes,
    List<Hook> hooks,
    int acceptFailures,
    boolean acceptEnds,
    Optional<Integer> freeDescriptors) {
  /// What answers a pattern.
  ///
  /// @param argument what the handler needs to know, as [ReadyHandler] says; "" for nothing
  public record Answer(ReadyHandler handler, String argument) {}

  public Serving {
    routes = Collections.unmodifiableSequencedMap(new LinkedHashMap<>(routes));
    hooks = List.copyOf(hooks);
  }

  /// A server with one route and nothing else set.
  public static Serving of(String pattern, ReadyHandler handler) {
    return none().and(pattern, handler);
  }

  /// The same with a handler that needs to be told something.
  public static Serving of(String pattern, ReadyHandler handler, String argument) {
    return none().and(pattern, handler, argument);
  }

  /// A server that is given no handler: the default mux answers.
  public static Serving byDefaultMux() {
    return none().answeredByDefaultMux();
  }

  /// A server without a route.
  public static Serving none() {
    return new Parts().made();
  }

  public Serving and(String pattern, ReadyHandler handler) {
    return and(pattern, handler, "");
  }

  public Serving and(String pattern, ReadyHandler handler, String argument) {
    return with(all -> all.routes.put(pattern, new Answer(handler, argument)));
  }

  public Serving answeredByDefaultMux() {
    return with(all -> all.defaultMux = true);
  }

  public Serving overTls() {
    return with(all -> all.tls = true);
  }

  /// With other patterns and nothing else changed.
  public Serving withRoutes(Serving like) {
    return with(all -> {
      all.defaultMux = like.defaultMux;
      all.routes.clear();
      all.routes.putAll(like.routes);
    });
  }

  public Serving withPort(int port) {
    return with(all -> all.port = port);
  }

  public Serving withKeepAlives(boolean enabled) {
    return with(all -> all.keepAlives = enabled);
  }

  public Serving withReadTimeout(Duration limit) {
    return with(all -> all.readTimeout = limit);
  }

  public Serving withWriteTimeout(Duration limit) {
    return with(all -> all.writeTimeout = limit);
  }

  public Serving withReadHeaderTimeout(Duration limit) {
    return with(all -> all.readHeaderTimeout = limit);
  }

  public Serving withIdleTimeout(Duration limit) {
    return with(all -> all.idleTimeout = limit);
  }

  public Serving withMaxHeaderBytes(int bytes) {
    return with(all -> all.maxHeaderBytes = bytes);
  }

  public Serving withHook(Hook hook) {
    return with(all -> all.hooks = Stream.concat(hooks.stream(), Stream.of(hook)).toList());
  }

  public Serving withAcceptFailures(int times) {
    return with(all -> all.acceptFailures = times);
  }

  public Serving withAcceptEnding() {
    return with(all -> all.acceptEnds = true);
  }

  public Serving withFreeDescriptors(int count) {
    return with(all -> all.freeDescriptors = Optional.of(count));
  }

  private Serving with(Consumer<Parts> change) {
    Parts parts = new Parts(this);
    change.accept(parts);
    return parts.made();
  }

  /// The same, while it is being put together.
  private static final class Parts {
    private final SequencedMap<String, Answer> routes = new LinkedHashMap<>();
    private boolean defaultMux;
    private boolean tls;
    private int port;
    private boolean keepAlives = true;
    private Duration readTimeout = Duration.ZERO;
    private Duration readHeaderTimeout = Duration.ZERO;
    private Duration writeTimeout = Duration.ZERO;
    private Duration idleTimeout = Duration.ZERO;
    private int maxHeaderBytes;
    private List<Hook> hooks = List.of();
    private int acceptFailures;
    private boolean acceptEnds;
    private Optional<Integer> freeDescriptors = Optional.empty();

    Parts() {}

    Parts(Serving of) {
      routes.putAll(of.routes);
      defaultMux = of.defaultMux;
      tls = of.tls;
      port = of.port;
      keepAlives = of.keepAlives;
      readTimeout = of.readTimeout;
      readHeaderTimeout = of.readHeaderTimeout;
      writeTimeout = of.writeTimeout;
      idleTimeout = of.idleTimeout;
      maxHeaderBytes = of.maxHeaderBytes;
      hooks = of.hooks;
      acceptFailures = of.acceptFailures;
      acceptEnds = of.acceptEnds;
      freeDescriptors = of.freeDescriptors;
    }

    Serving made() {
      return new Serving(
          routes,
          defaultMux,
          tls,
          port,
          keepAlives,
          readTimeout,
          readHeaderTimeout,
          writeTimeout,
          idleTimeout,
          maxHeaderBytes,
          hooks,
          acceptFailures,
          acceptEnds,
          freeDescriptors);
    }
  }
}
