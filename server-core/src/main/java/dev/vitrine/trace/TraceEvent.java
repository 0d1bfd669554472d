package dev.vitrine.trace;

import dev.vitrine.http.ConnState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One step of the server: the whole catalogue, in the order of a request's flow. Go has no such
/// thing: the steps are those of its `net/http` server, which takes them in silence.
///
/// Each record is emitted at the one place where its step happens. Component names are the field
/// names in a trace file. Addresses are `ip:port` text; times are nanoseconds; sizes are bytes.
public sealed interface TraceEvent {
  /// Where in a request's flow a step belongs.
  enum Stage {
    /// The stage *listen*.
    LISTEN,
    /// The stage *accept*.
    ACCEPT,
    /// The stage *connection*.
    CONNECTION,
    /// The stage *read*.
    READ,
    /// The stage *dispatch*.
    DISPATCH,
    /// The stage *response*.
    RESPONSE,
    /// The stage *reuse*.
    REUSE,
    /// The stage *shutdown*.
    SHUTDOWN,
    /// The stage *bytes*.
    BYTES
  }

  /// The stage of this step.
  default Stage stage() {
    return switch (this) {
      case ListenAndServeCalled _,
          AddressDefaulted _,
          ListenFailed _,
          SocketCreated _,
          Bound _,
          Listening _,
          ServeStarted _,
          RoutesKnown _ ->
          Stage.LISTEN;
      case AcceptWaiting _,
          Accepted _,
          AcceptFailed _,
          BackingOff _,
          BackoffReset _,
          Logged _,
          AcceptLoopEnded _ ->
          Stage.ACCEPT;
      case ConnectionCreated _,
          ContextDerived _,
          ConnStateChanged _,
          ServeSpawned _,
          TlsHandshakeStarted _,
          TlsHandshakeFinished _,
          TlsHandshakeFailed _ ->
          Stage.CONNECTION;
      case RequestReadStarted _,
          RequestLineRead _,
          HeaderRead _,
          HeadersComplete _,
          BodyFraming _,
          RequestRead _,
          RequestRejected _,
          ContinueSent _,
          TrailersRead _,
          BodyDiscarded _,
          BodyRead _,
          BodyFinished _,
          FormParsed _,
          MultipartPart _ ->
          Stage.READ;
      case HandlerChosen _,
          Routed _,
          RouteMissed _,
          PathRedirected _,
          HandlerStarted _,
          HandlerFinished _,
          HandlerPanicked _ ->
          Stage.DISPATCH;
      case InformationalSent _,
          TrailersSent _,
          ResponseStarted _,
          BodyWritten _,
          Flushed _,
          ResponseFinished _ ->
          Stage.RESPONSE;
      case BackgroundReadStarted _,
          BackgroundReadStopped _,
          KeepAliveDecided _,
          IdleStarted _,
          TimedOut _,
          Hijacked _,
          ContextCancelled _,
          ConnectionClosed _ ->
          Stage.REUSE;
      case ShutdownStarted _, ListenerClosed _, Draining _, ServerStopped _ -> Stage.SHUTDOWN;
      case BytesReceived _, BytesSent _ -> Stage.BYTES;
    };
  }

  // Stage listen.

  /// A program asked to serve, the first box of Figure 3.10; `address` as it was given. Go:
  /// `http.ListenAndServe`, `Server.ListenAndServe`; no system call yet.
  record ListenAndServeCalled(String address, String handler) implements TraceEvent {}

  /// The address was empty, so `:http` is used, as the source texts have it, or `:https` for TLS. Go:
  /// `Server.ListenAndServe`.
  record AddressDefaulted(String address) implements TraceEvent {}

  /// The address cannot be listened on: in use, not ours, or not permitted. Go: `net.Listen` returned
  /// an error; bind(2) or listen(2) failed, and Java does not say which.
  record ListenFailed(String error) implements TraceEvent {}

  /// The operating system made a socket, the first box of Figure 3.9. Go: `net.Listen`, which does
  /// this and the next two steps; socket(2). Java: `ServerSocketChannel.open`.
  record SocketCreated() implements TraceEvent {}

  /// The socket has its address and port, "bind" in Figure 3.9; with port 0 the system chose one. Go:
  /// `net.Listen`; bind(2). `ServerSocketChannel.bind` is both bind(2) and listen(2): this and
  /// [Listening] are reported when both are done.
  record Bound(String address) implements TraceEvent {}

  /// Clients may connect, "listen" in Figure 3.9; as many as `backlog` wait to be accepted. Go:
  /// `net.Listen`; listen(2), which Java has called together with bind(2).
  record Listening(String address, long backlog) implements TraceEvent {}

  /// The server took the listener over, the second box of Figure 3.10. Go: `Server.Serve`,
  /// `Server.ServeTLS`.
  record ServeStarted(String address, boolean tls) implements TraceEvent {}

  /// The patterns of the mux that will route, the source texts' "router variable". Go:
  /// `ServeMux.Handle`, which registered them before.
  record RoutesKnown(List<String> patterns) implements TraceEvent {
    /// Copies what could be changed later.
    public RoutesKnown {
      patterns = List.copyOf(patterns);
    }
  }

  // Stage accept.

  /// The accept loop waits for the next client, the `for {}` of Figure 3.10. Go: `l.Accept()`;
  /// accept(2) is called after this.
  record AcceptWaiting() implements TraceEvent {}

  /// A new socket for one client alone, "client socket" in Figure 3.9. Go: `l.Accept()` returned;
  /// accept(2), after which Java also sets TCP_NODELAY and keep-alive, setsockopt(2).
  record Accepted(String remote, String local) implements TraceEvent {}

  /// No socket came; `temporary`: another attempt may succeed, as when all descriptors are in use.
  /// Go: `ne.Temporary()`; accept(2) failed.
  record AcceptFailed(String error, boolean temporary) implements TraceEvent {}

  /// The loop sleeps before its next attempt, `tempDelay` in the source texts; `attempt` failures
  /// came in a row. Go: `time.Sleep(tempDelay)`.
  record BackingOff(long delayNanos, long attempt) implements TraceEvent {}

  /// A client was accepted after failures: the delay is forgotten. Go: `tempDelay = 0`, in the source
  /// texts after each success.
  record BackoffReset() implements TraceEvent {}

  /// One line of the error log, from wherever it came. Go: `srv.logf`.
  record Logged(String level, String text) implements TraceEvent {}

  /// The loop, and with it `serve`, ends; `reason` from one table. Go: `Serve` returns.
  record AcceptLoopEnded(String reason) implements TraceEvent {}

  // Stage connection.

  /// The server made its own object for the client, `srv.newConn(rw)` in the source texts. Go:
  /// `newConn`.
  record ConnectionCreated(String remote) implements TraceEvent {}

  /// A hook, `baseContext` or `connContext`, made the context that requests inherit. Go:
  /// `Server.BaseContext`, `Server.ConnContext`.
  record ContextDerived(String hook) implements TraceEvent {}

  /// The connection changed its state; `from` is null at its beginning. Go: `c.setState`, which calls
  /// the source texts' hook `ConnState`.
  record ConnStateChanged(ConnState from, ConnState to) implements TraceEvent {}

  /// A virtual thread named `worker` is about to start for the connection, the texts' goroutine: one
  /// for each connection, not for each request. Go: `go c.serve(ctx)`; no system call, the JVM
  /// schedules it.
  record ServeSpawned(String worker) implements TraceEvent {}

  /// The TLS handshake begins, on the connection's own thread. Go: `tlsConn.HandshakeContext`;
  /// read(2) and write(2), several times.
  record TlsHandshakeStarted() implements TraceEvent {}

  /// Both sides agreed, and the connection is encrypted from here on; `alpn` is the protocol to speak
  /// over it, "http/1.1", or empty. Go: `tlsConn.HandshakeContext` returned nil.
  record TlsHandshakeFinished(String protocol, String cipher, String alpn) implements TraceEvent {}

  /// No agreement with the client; the connection ends. Go: `http: TLS handshake error from ...`.
  record TlsHandshakeFailed(String error) implements TraceEvent {}

  // Stage read.

  /// The connection begins to read a request, "read request" in Figure 3.9. Go: `c.readRequest`;
  /// read(2) unless its bytes came with those before.
  record RequestReadStarted() implements TraceEvent {}

  /// The first line was read. RFC 9112 section 3. Go: `parseRequestLine`. One read(2) mostly brings
  /// the whole head: the steps up to [RequestRead] take apart what is in memory.
  record RequestLineRead(String method, String target, String proto) implements TraceEvent {}

  /// One field line was read, "read HTTP header" in the source texts. RFC 9112 section 5. Go:
  /// `textproto.Reader.ReadMIMEHeader`, for all of them at once.
  record HeaderRead(String name, String value) implements TraceEvent {}

  /// The empty line was read: `count` field lines, `bytes` from request line to empty line. Go:
  /// `ReadMIMEHeader` returned.
  record HeadersComplete(long count, long bytes) implements TraceEvent {}

  /// How the body ends: `content-length`, `chunked` or `none`; `length` is -1 when unknown. RFC 9112
  /// section 6. Go: `readTransfer`.
  record BodyFraming(String kind, long length) implements TraceEvent {}

  /// The head is a valid request: "parse" in Figure 3.10 is done, and the body is still on its way.
  /// Go: `c.readRequest` returned.
  record RequestRead(String method, String target, String host) implements TraceEvent {}

  /// The head is not a request that this server accepts; `reason` from one table. Go:
  /// `badRequestError`, `statusError`.
  record RequestRejected(int status, String reason) implements TraceEvent {}

  /// The client was told to send its body. RFC 9110 section 10.1.1. Go: `expectContinueReader.Read`;
  /// write(2).
  record ContinueSent() implements TraceEvent {}

  /// Fields after the last chunk were read. RFC 9112 section 7.1.2. Go: `body.readTrailer`.
  record TrailersRead(List<String> names) implements TraceEvent {
    /// Copies what could be changed later.
    public TrailersRead {
      names = List.copyOf(names);
    }
  }

  /// The part of the body that the handler left was read away, so that the next request can be found.
  /// Go: `body.Close`; read(2) where it was not in memory.
  record BodyDiscarded(long bytes) implements TraceEvent {}

  /// One read of the body by the handler, the texts' "read data in the message body". It need not be
  /// one read(2): bytes that came with the head wait in a buffer. Go: `body.Read`.
  record BodyRead(long bytes) implements TraceEvent {}

  /// The handler saw the end of the body, after `total` bytes. Go: `body.Read` returned `io.EOF`.
  record BodyFinished(long total) implements TraceEvent {}

  /// The form was parsed into `fields` fields. Go: `Request.ParseForm`.
  record FormParsed(long fields) implements TraceEvent {}

  /// One part of a multipart form was read to its end. RFC 7578. Go: `multipart.Reader.NextPart`,
  /// `Request.ParseMultipartForm`.
  record MultipartPart(String name, String fileName, long bytes) implements TraceEvent {}

  // Stage dispatch.

  /// Who answers: the `given` handler, the `default-mux` where the source texts pass nil, or the
  /// server's own `options`. Go: `serverHandler.ServeHTTP`.
  record HandlerChosen(String kind) implements TraceEvent {}

  /// The mux chose `pattern`, "map" in Figure 3.10; `rule` decided among `candidates`: `only` one
  /// matched, or the one with the `host`, the `method`, a `literal` segment or the `longer` path was
  /// more specific. Go: `ServeMux.findHandler`.
  record Routed(
      String pattern, String rule, List<String> candidates, Map<String, String> pathValues)
      implements TraceEvent {
    /// Copies what could be changed later.
    public Routed {
      candidates = List.copyOf(candidates);
      pathValues = Copies.of(pathValues);
    }
  }

  /// No pattern matches; with 405, `allow` names the methods that would. Go: `ServeMux.findHandler`,
  /// which returns `NotFoundHandler` or a handler for 405.
  record RouteMissed(int status, String allow) implements TraceEvent {}

  /// The path was not clean or lacks its slash: the client is sent to another. Go: `cleanPath`,
  /// `ServeMux.matchOrRedirect`.
  record PathRedirected(String from, String to) implements TraceEvent {}

  /// The handler is called, the last box of Figure 3.10. Go: `handler.ServeHTTP(rw, req)`; for the
  /// given handler `pattern` is null.
  record HandlerStarted(String pattern, String handler) implements TraceEvent {}

  /// The handler returned, `elapsedNanos` of the connection's clock after it was called. What it
  /// wrote may still be in a buffer. Go: `ServeHTTP` returned.
  record HandlerFinished(long elapsedNanos) implements TraceEvent {}

  /// The handler threw, in place of [HandlerFinished]; its connection ends, and no other. Go:
  /// `panic`, recovered in `c.serve`.
  record HandlerPanicked(String error) implements TraceEvent {}

  // Stage response.

  /// A 1xx response was sent before the final one. RFC 9110 section 15.2. Go: `w.WriteHeader(103)`;
  /// write(2).
  record InformationalSent(int status, Map<String, List<String>> headers) implements TraceEvent {
    /// Copies what could be changed later.
    public InformationalSent {
      headers = Copies.lists(headers);
    }
  }

  /// Fields were sent after the last chunk. RFC 9112 section 7.1.2. Go: `response.finalTrailers`;
  /// reported after the write(2) that carried them.
  record TrailersSent(List<String> names) implements TraceEvent {
    /// Copies what could be changed later.
    public TrailersSent {
      names = List.copyOf(names);
    }
  }

  /// The head is decided, "response" in Figure 3.9; `framing` is `content-length`, `chunked`, `close`
  /// or `none`. For a small body that is after the handler. Go: `chunkWriter.writeHeader`; no
  /// write(2) yet.
  record ResponseStarted(int status, Map<String, List<String>> headers, String framing)
      implements TraceEvent {
    /// Copies what could be changed later.
    public ResponseStarted {
      headers = Copies.lists(headers);
    }
  }

  /// One write of the body by the handler, before any buffer: no write(2) yet. Go: `response.Write`.
  record BodyWritten(long bytes) implements TraceEvent {}

  /// The handler had everything written so far handed to the socket. Go: `response.Flush`; write(2).
  record Flushed() implements TraceEvent {}

  /// The last byte was handed to the socket; `bytes` of body without framing, 0 for HEAD. Go:
  /// `response.finishRequest`; write(2), which does not wait for the client to have read it.
  record ResponseFinished(int status, long bytes) implements TraceEvent {}

  // Stage reuse.

  /// While the handler runs, somebody watches whether the client leaves. Go:
  /// `connReader.startBackgroundRead`; read(2) on another thread, since a socket tells of its end
  /// only to a reader. Where nobody but a tracer of [Detail#STEPS] looks on, the thread follows within
  /// milliseconds, and not at all behind a handler that has returned by then.
  record BackgroundReadStarted() implements TraceEvent {}

  /// What the watch saw: `data`, `eof`, `error`, or nothing: `handed-over` to the next reader. Go:
  /// `connReader.backgroundRead`, `abortPendingRead`; Java cannot abort a read(2), so it goes on for
  /// the next request.
  record BackgroundReadStopped(String outcome) implements TraceEvent {}

  /// Whether the connection serves another request; `reason` from one table. RFC 9112 section 9.3.
  /// Go: `response.shouldReuseConnection`.
  record KeepAliveDecided(boolean reuse, String reason) implements TraceEvent {}

  /// The connection waits for its next request, `timeoutNanos` at most; 0: as long as it takes. Go:
  /// `c.bufr.Peek(4)` under `Server.idleTimeout`; read(2).
  record IdleStarted(long timeoutNanos) implements TraceEvent {}

  /// A limit is over: `readHeader`, `read`, `write`, `idle` or `tlsHandshake`. Go: `SetReadDeadline`,
  /// `SetWriteDeadline`; poll(2) by the JDK, and close(2) where it cannot end a write.
  record TimedOut(String which) implements TraceEvent {}

  /// A handler took the connection over: the server does nothing more with it. Go: `response.Hijack`.
  record Hijacked() implements TraceEvent {}

  /// The context of the request ended before its handler did. Go: `cancelCtx` in
  /// `connReader.handleReadError`, `checkConnErrorWriter.Write`.
  record ContextCancelled(String cause) implements TraceEvent {}

  /// The socket is closed; `reason` from one table. Go: `c.close`; close(2), before which the state
  /// changed to CLOSED.
  record ConnectionClosed(String reason) implements TraceEvent {}

  // Stage shutdown.

  /// The server ends gracefully, within `limitNanos`. Go: `Server.Shutdown`.
  record ShutdownStarted(long limitNanos) implements TraceEvent {}

  /// The listening socket is closed: nobody can connect any more. Go: `srv.closeListenersLocked`;
  /// close(2).
  record ListenerClosed(String address) implements TraceEvent {}

  /// So many connections are left; counted anew whenever their number has changed. Go:
  /// `srv.closeIdleConns`, which looks again and again.
  record Draining(long idle, long active) implements TraceEvent {}

  /// Nothing of the server is left running but what was hijacked. Go: no such moment, `Serve` and
  /// `Shutdown` return each by itself.
  record ServerStopped() implements TraceEvent {}

  // Stage bytes.

  /// Bytes from the client, `offset` bytes after its first; decrypted where it speaks TLS. Go:
  /// `connReader.Read`; read(2).
  record BytesReceived(long offset, byte[] data) implements TraceEvent {
    /// Keeps a copy of its own.
    public BytesReceived {
      data = data.clone();
    }

    /// A copy of the bytes.
    @Override
    public byte[] data() {
      return data.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof BytesReceived that
          && offset == that.offset
          && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(offset) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
      return "BytesReceived[offset=" + offset + ", data=" + data.length + " bytes]";
    }
  }

  /// Bytes to the client, `offset` bytes after our first; before encryption where it speaks TLS. Go:
  /// `checkConnErrorWriter.Write`; write(2).
  record BytesSent(long offset, byte[] data) implements TraceEvent {
    /// Keeps a copy of its own.
    public BytesSent {
      data = data.clone();
    }

    /// A copy of the bytes.
    @Override
    public byte[] data() {
      return data.clone();
    }

    @Override
    public boolean equals(Object other) {
      return other instanceof BytesSent that
          && offset == that.offset
          && Arrays.equals(data, that.data);
    }

    @Override
    public int hashCode() {
      return 31 * Long.hashCode(offset) + Arrays.hashCode(data);
    }

    @Override
    public String toString() {
      return "BytesSent[offset=" + offset + ", data=" + data.length + " bytes]";
    }
  }
}
