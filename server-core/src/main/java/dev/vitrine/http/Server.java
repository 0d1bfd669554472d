package dev.vitrine.http;

import dev.vitrine.internal.accept.AcceptLoop;
import dev.vitrine.internal.accept.ConnectionNumbers;
import dev.vitrine.internal.accept.Listeners;
import dev.vitrine.internal.access.NetAccess;
import dev.vitrine.internal.connection.Connections;
import dev.vitrine.internal.connection.ServerSettings;
import dev.vitrine.internal.connection.ServerStatus;
import dev.vitrine.internal.connection.Shutdown;
import dev.vitrine.internal.emit.ServerClock;
import dev.vitrine.internal.emit.ServerTrace;
import dev.vitrine.internal.text.Addresses;
import dev.vitrine.internal.text.ErrorText;
import dev.vitrine.internal.text.ThrownText;
import dev.vitrine.internal.tls.PemKeys;
import dev.vitrine.internal.tls.TlsListener;
import dev.vitrine.net.Conn;
import dev.vitrine.net.Listener;
import dev.vitrine.trace.TraceEvent.AddressDefaulted;
import dev.vitrine.trace.TraceEvent.Bound;
import dev.vitrine.trace.TraceEvent.ListenAndServeCalled;
import dev.vitrine.trace.TraceEvent.ListenFailed;
import dev.vitrine.trace.TraceEvent.Listening;
import dev.vitrine.trace.TraceEvent.ServeStarted;
import dev.vitrine.trace.TraceEvent.SocketCreated;
import dev.vitrine.trace.Tracer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeoutException;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLContext;

/// An HTTP/1.x server. RFC 9110, RFC 9112. Go: `http.Server`.
///
/// [#listenAndServe] opens a listening socket and hands it to [#serve], which accepts clients until
/// the server is closed. Each client is served on a virtual thread of its own, one request after
/// another for as long as the connection is kept alive.
///
/// All methods may be called from any thread.
public final class Server implements AutoCloseable {
  private final String address;
  private final SSLContext tls;
  private final ServerSettings settings;
  private final ServerStatus status;
  private final Listeners listeners = new Listeners();
  private final Connections connections = new Connections();
  private final ConnectionNumbers numbers = new ConnectionNumbers();
  private final UnaryOperator<Listener> wrap;
  private final List<Runnable> onShutdown = new CopyOnWriteArrayList<>();

  Server(String address, SSLContext tls, UnaryOperator<Listener> wrap, ServerSettings settings) {
    this.address = address;
    this.tls = tls;
    this.wrap = wrap;
    this.settings = settings;
    this.status = new ServerStatus(settings.trace());
  }

  /// A builder with Go's defaults: address ":http", the default mux, no time limits.
  public static Builder builder() {
    Rehearsal.begin();
    return new Builder();
  }

  // @start region="listen-and-serve"
  /// Listens on the address that the server was built with, and serves. Go: `Server.ListenAndServe`.
  /// Blocks, on the caller's thread.
  ///
  /// @throws ServerClosedException after [#close] or [#shutdown]
  /// @throws IOException when the address cannot be listened on, or accept failed for good
  public void listenAndServe() throws IOException {
    serve(listen(":http"));
  }

  /// Listens on the address that the server was built with, and serves TLS. Go:
  /// `Server.ListenAndServeTLS`. Blocks, on the caller's thread. The address "" is ":https" here.
  ///
  /// @param certificatePem a file with the server's certificate and those above it, in this order
  /// @param keyPem a file with the certificate's private key; both null: what [Builder#tls] was given
  /// @throws ServerClosedException after [#close] or [#shutdown]
  /// @throws IOException when the address cannot be listened on, a file cannot be used, which the
  ///     message tells, or accept failed for good
  /// @throws IllegalArgumentException when one path is null, or both are without a context
  public void listenAndServeTls(Path certificatePem, Path keyPem) throws IOException {
    Listener listener = listen(":https");
    SSLContext context;
    try {
      context = tlsContext(certificatePem, keyPem);
    } catch (IOException | RuntimeException e) {
      AcceptLoop.closeUnserved(listener, settings.trace());
      throw e;
    }
    serveTls(listener, context);
  }

  private Listener listen(String defaultAddress) throws IOException {
    ServerTrace trace = settings.trace();
    if (trace != null) {
      trace.emit(new ListenAndServeCalled(address, HandlerNames.of(settings.handler())));
    }
    if (status.shuttingDown()) {
      throw new ServerClosedException(ErrorText.SERVER_CLOSED);
    }
    String wanted = address;
    if (wanted.isEmpty()) {
      wanted = defaultAddress;
      if (trace != null) {
        trace.emit(new AddressDefaulted(wanted));
      }
    }
    try {
      Steps steps = trace == null ? null : new Steps(trace);
      Listener listener = NetAccess.get().listen("tcp", wanted, 0, steps);
      return wrap == null ? listener : wrap.apply(listener);
    } catch (IOException e) {
      if (trace != null) {
        trace.emit(new ListenFailed(ThrownText.of(e)));
      }
      throw e;
    }
  }

  // @end region="listen-and-serve"

  // @start region="serve"
  /// Accepts clients from `listener` and serves each on a virtual thread of its own. Go:
  /// `Server.Serve`. Blocks, on the caller's thread; closes the listener at its end. May be called
  /// for several listeners at once.
  ///
  /// @throws ServerClosedException after [#close] or [#shutdown]
  /// @throws IOException when accept failed in a way that another attempt would not mend
  /// @throws IllegalStateException when a context hook returned null
  public void serve(Listener listener) throws IOException {
    AcceptLoop loop = new AcceptLoop(listener, listeners, connections, settings, status, numbers);
    loop.run(starting(listener, false));
  }

  /// The same as [#serve] with TLS on every connection. Go: `Server.ServeTLS`. When a file cannot be
  /// used, the listener stays open. The handshake happens on each connection's own thread.
  ///
  /// @param certificatePem a file with the server's certificate and those above it, in this order
  /// @param keyPem a file with the certificate's private key, in PKCS#8, PKCS#1 or SEC 1 form; both
  ///     null: what [Builder#tls] was given
  /// @throws ServerClosedException after [#close] or [#shutdown]
  /// @throws IOException when a file cannot be used, which the message tells, or accept failed in a
  ///     way that another attempt would not mend
  /// @throws IllegalArgumentException when one path is null, or both are without a context
  public void serveTls(Listener listener, Path certificatePem, Path keyPem) throws IOException {
    serveTls(listener, tlsContext(certificatePem, keyPem));
  }

  private void serveTls(Listener listener, SSLContext context) throws IOException {
    Listener encrypted = new TlsListener(listener, context);
    AcceptLoop loop = new AcceptLoop(encrypted, listeners, connections, settings, status, numbers);
    loop.run(starting(encrypted, true));
  }

  // @end region="serve"

  private SSLContext tlsContext(Path certificatePem, Path keyPem) throws IOException {
    if (certificatePem != null && keyPem != null) {
      return PemKeys.load(certificatePem, keyPem);
    }
    if (certificatePem != null || keyPem != null) {
      throw new IllegalArgumentException(
          "a certificate needs its key and a key its certificate: give both files or none");
    }
    if (tls == null) {
      throw new IllegalArgumentException(
          "TLS needs a certificate: give two files, or build the server with tls(context)");
    }
    return tls;
  }

  /// Null: nobody watches.
  private Runnable starting(Listener listener, boolean tls) {
    ServerTrace trace = settings.trace();
    return trace == null ? null : () -> serveStarted(listener, tls, trace);
  }

  // @start region="serve-started"
  private void serveStarted(Listener listener, boolean tls, ServerTrace trace) {
    trace.emit(new ServeStarted(Addresses.text(listener.address()), tls));
    Handler handler = settings.handler() == null ? ServeMux.defaultMux() : settings.handler();
    if (handler instanceof ServeMux mux) {
      mux.announce(trace);
    }
  }

  // @end region="serve-started"

  /// Ends the server gracefully: closes the listeners, then the idle connections, then waits until
  /// the active ones have answered and are closed too. Go: `Server.Shutdown`. Hijacked connections
  /// are not waited for; [#registerOnShutdown] tells their owners.
  ///
  /// @param limit how long to wait at most; zero checks once, a limit too long for nanoseconds means
  ///     none
  /// @throws TimeoutException when connections were still active at the limit; they go on
  public void shutdown(Duration limit) throws InterruptedException, TimeoutException {
    new Shutdown(settings, status, connections, listeners::closeAll).run(limit, onShutdown);
  }

  /// [#shutdown] of a test's server: a connection on which nothing came is closed at once.
  void shutdownAmongFriends(Duration limit) throws InterruptedException, TimeoutException {
    new Shutdown(settings, status, connections, listeners::closeAll)
        .runAmongFriends(limit, onShutdown);
  }

  /// Ends the server at once: closes the listeners and every connection that is not hijacked. Go:
  /// `Server.Close`. Handlers that are running see their context end and their writes fail; they are
  /// not waited for.
  @Override
  public void close() {
    new Shutdown(settings, status, connections, listeners::closeAll).now();
  }

  /// Has `action` run, on a virtual thread of its own, when [#shutdown] begins. Go:
  /// `Server.RegisterOnShutdown`.
  public void registerOnShutdown(Runnable action) {
    onShutdown.add(Objects.requireNonNull(action, "action"));
  }

  /// Lets connections serve several requests (the default) or one only. Go:
  /// `Server.SetKeepAlivesEnabled`. Switching it off closes the connections that are idle now.
  public void setKeepAlivesEnabled(boolean enabled) {
    status.setKeepAlives(enabled);
    if (!enabled) {
      connections.closeIdle(settings.clock().nanos());
    }
  }

  /// The steps of making a listening socket, told as they happen.
  private record Steps(ServerTrace trace) implements NetAccess.ListenSteps {
    // @start region="socket-steps"
    @Override
    public void socketCreated() {
      trace.emit(new SocketCreated());
    }

    @Override
    public void bound(InetSocketAddress address) {
      trace.emit(new Bound(Addresses.text(address)));
    }

    @Override
    public void listening(InetSocketAddress address, int backlog) {
      trace.emit(new Listening(Addresses.text(address), backlog));
    }
    // @end region="socket-steps"
  }

  /// Builds a server. Go: the exported fields of `Server`. Null is refused unless said otherwise.
  public static final class Builder {
    private final ServerOptions options = new ServerOptions();

    Builder() {}

    /// Where [Server#listenAndServe] listens; see [dev.vitrine.net.Net#listen]. Default "": ":http".
    public Builder address(String address) {
      options.address = Objects.requireNonNull(address, "address");
      return this;
    }

    /// What answers requests. Default null: [ServeMux#defaultMux].
    public Builder handler(Handler handler) {
      options.handler = handler;
      return this;
    }

    /// The keys of [Server#listenAndServeTls] and [Server#serveTls] where they are given no files; the
    /// context's protocols and cipher suites count, too. Default null: files are needed. Go:
    /// `Server.TLSConfig`.
    public Builder tls(SSLContext context) {
      options.tls = context;
      return this;
    }

    /// The longest that reading a request with its body may take, from the end of the one before.
    /// Default zero: no limit; here and below a negative duration is none, too.
    public Builder readTimeout(Duration limit) {
      options.readTimeout = Objects.requireNonNull(limit, "readTimeout");
      return this;
    }

    /// The longest that reading a request's head may take. Default zero: the read timeout.
    public Builder readHeaderTimeout(Duration limit) {
      options.readHeaderTimeout = Objects.requireNonNull(limit, "readHeaderTimeout");
      return this;
    }

    /// The longest that handler and response may take once the head was read. Default zero: no limit.
    public Builder writeTimeout(Duration limit) {
      options.writeTimeout = Objects.requireNonNull(limit, "writeTimeout");
      return this;
    }

    /// The longest wait for the next request on a connection. Default zero: the read timeout.
    public Builder idleTimeout(Duration limit) {
      options.idleTimeout = Objects.requireNonNull(limit, "idleTimeout");
      return this;
    }

    /// The most bytes of a request's head, request line included; 4,096 more are let through, as in
    /// Go. Default, also for 0 and less: 1 MiB. A longer head is answered with 431.
    public Builder maxHeaderBytes(int bytes) {
      options.maxHeaderBytes = bytes;
      return this;
    }

    /// Makes the context that every request of a listener derives from. A null result ends `serve`
    /// with an [IllegalStateException]. Default null: [Context#background].
    public Builder baseContext(Function<Listener, Context> hook) {
      options.baseContext = hook;
      return this;
    }

    /// Changes the context of a new connection, on the accept thread. A null result ends `serve`
    /// with an [IllegalStateException]. Default null: unchanged.
    public Builder connContext(BiFunction<Context, Conn, Context> hook) {
      options.connContext = hook;
      return this;
    }

    /// Is told of each change of a connection's state, on the thread that changes it. Default null.
    public Builder connState(BiConsumer<Conn, ConnState> hook) {
      options.connState = hook;
      return this;
    }

    /// Whether `OPTIONS *` goes to the handler instead of being answered by the server. Default
    /// false.
    public Builder disableGeneralOptionsHandler(boolean disable) {
      options.disableGeneralOptions = disable;
      return this;
    }

    /// Where mishaps are logged. Default: the system logger "dev.vitrine.http".
    public Builder errorLog(System.Logger log) {
      options.errorLog = Objects.requireNonNull(log, "errorLog");
      return this;
    }

    /// Who is told of every step. Default [Tracer#none].
    public Builder tracer(Tracer tracer) {
      options.tracer = Objects.requireNonNull(tracer, "tracer");
      return this;
    }

    /// The clock of all timers, for tests.
    Builder clock(ServerClock clock) {
      options.clock = clock;
      return this;
    }

    /// What accepts in place of the listener that [Server#listenAndServe] opens, for a stage.
    Builder listener(UnaryOperator<Listener> wrap) {
      options.wrap = wrap;
      return this;
    }

    /// A server with these settings. The builder may be used again.
    public Server build() {
      return new Server(options.address, options.tls, options.wrap, options.settings());
    }
  }
}
