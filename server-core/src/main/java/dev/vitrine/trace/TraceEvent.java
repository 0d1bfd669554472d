package dev.vitrine.trace;

import dev.vitrine.http.ConnState;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// One step of the server: the whole catalogue, in the order of a request's flow.
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
  Stage stage();

  // Stage listen.

  /// A program asked to serve; `address` as it was given. Go: `ListenAndServe`.
  record ListenAndServeCalled(String address, String handler) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  /// The address was empty, so `:http` is used. Go: `Server.ListenAndServe`.
  record AddressDefaulted(String address) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  /// The address cannot be listened on: in use, not ours, or not permitted. bind(2).
  record ListenFailed(String error) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  /// The operating system made a socket, the first box of Figure 3.9. Go: `net.Listen`, which does
  /// this and the next two steps; socket(2). Java: `ServerSocketChannel.open`.
  record SocketCreated() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  /// The socket has its address and port; with port 0 the system chose one. Go: `net.Listen`;
  /// bind(2). `ServerSocketChannel.bind` is both bind(2) and listen(2): this and [Listening] are
  /// reported when both are done.
  record Bound(String address) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  /// Clients may connect; as many as `backlog` wait to be accepted. Go: `net.Listen`; listen(2),
  /// which Java has called together with bind(2).
  record Listening(String address, long backlog) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  /// The server took the listener over. Go: `(*Server).Serve`.
  record ServeStarted(String address, boolean tls) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  /// The patterns of the mux that will route. Go: `ServeMux.Handle`, which registered them.
  record RoutesKnown(List<String> patterns) implements TraceEvent {
    /// Copies what could be changed later.
    public RoutesKnown {
      patterns = List.copyOf(patterns);
    }

    @Override
    public Stage stage() {
      return Stage.LISTEN;
    }
  }

  // Stage accept.

  /// The accept loop waits for the next client. Go: `l.Accept()`; accept(2) is called after this.
  record AcceptWaiting() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.ACCEPT;
    }
  }

  /// accept(2) returned a new socket for one client alone. Go: `l.Accept()` returned.
  record Accepted(String remote, String local) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.ACCEPT;
    }
  }

  /// accept(2) failed; `temporary`: another attempt may succeed. Go: `ne.Temporary()`.
  record AcceptFailed(String error, boolean temporary) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.ACCEPT;
    }
  }

  /// The loop waits before its next attempt; `attempt` failures came in a row. Go: `tempDelay`.
  record BackingOff(long delayNanos, long attempt) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.ACCEPT;
    }
  }

  /// A client was accepted after failures: the delay is forgotten. Go: `tempDelay = 0`.
  record BackoffReset() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.ACCEPT;
    }
  }

  /// One line of the error log. Go: `srv.logf`.
  record Logged(String level, String text) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.ACCEPT;
    }
  }

  /// `serve` ends. Go: `Serve` returns.
  record AcceptLoopEnded(String reason) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.ACCEPT;
    }
  }

  // Stage connection.

  /// The server made its own object for the client. Go: `srv.newConn(rw)`.
  record ConnectionCreated(String remote) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.CONNECTION;
    }
  }

  /// A hook, `baseContext` or `connContext`, made a context. Go: `BaseContext`, `ConnContext`.
  record ContextDerived(String hook) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.CONNECTION;
    }
  }

  /// The connection changed its state; `from` is null at its beginning. Go: `c.setState`.
  record ConnStateChanged(ConnState from, ConnState to) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.CONNECTION;
    }
  }

  /// A virtual thread named `worker` is about to start for the connection. Go: `go c.serve(ctx)`.
  record ServeSpawned(String worker) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.CONNECTION;
    }
  }

  /// The TLS handshake begins. Go: `tlsConn.HandshakeContext`.
  record TlsHandshakeStarted() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.CONNECTION;
    }
  }

  /// Both sides agreed, and the connection is encrypted from here on; `alpn` is the protocol to
  /// speak over it, "http/1.1", or empty. Go: `tlsConn.HandshakeContext` returned nil.
  record TlsHandshakeFinished(String protocol, String cipher, String alpn) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.CONNECTION;
    }
  }

  /// No agreement with the client; the connection ends. Go: `http: TLS handshake error from ...`.
  record TlsHandshakeFailed(String error) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.CONNECTION;
    }
  }

  // Stage read.

  /// The connection waits for a request, or begins with the bytes that are there. Go:
  /// `c.readRequest`; read(2).
  record RequestReadStarted() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The first line was read. RFC 9112 section 3. Go: `parseRequestLine`.
  record RequestLineRead(String method, String target, String proto) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// One field line was read. RFC 9112 section 5. Go: `ReadMIMEHeader`.
  record HeaderRead(String name, String value) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The empty line was read: `count` field lines, `bytes` from request line to empty line.
  record HeadersComplete(long count, long bytes) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// How the body ends: `content-length`, `chunked` or `none`; `length` is -1 when unknown.
  /// RFC 9112 section 6. Go: `readTransfer`.
  record BodyFraming(String kind, long length) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The head is a valid request. Go: `readRequest` returns.
  record RequestRead(String method, String target, String host) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The head is not a request that this server accepts. Go: `badRequestError`, `statusError`.
  record RequestRejected(int status, String reason) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The client was told to send its body. RFC 9110 section 10.1.1. Go: `expectContinueReader`.
  record ContinueSent() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// Fields after the last chunk were read. RFC 9112 section 7.1.2. Go: `body.readTrailer`.
  record TrailersRead(List<String> names) implements TraceEvent {
    /// Copies what could be changed later.
    public TrailersRead {
      names = List.copyOf(names);
    }

    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The part of the body that the handler left was read away. Go: `body.Close`.
  record BodyDiscarded(long bytes) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// One read of the body by the handler, which need not be one read(2): bytes that came with the
  /// head wait in a buffer. Go: `body.Read`.
  record BodyRead(long bytes) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The handler saw the end of the body, after `total` bytes. Go: `body.Read` returned `io.EOF`.
  record BodyFinished(long total) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// The form was parsed into `fields` fields. Go: `Request.ParseForm`.
  record FormParsed(long fields) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  /// One part of a multipart form was read. RFC 7578. Go: `Request.ParseMultipartForm`.
  record MultipartPart(String name, String fileName, long bytes) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.READ;
    }
  }

  // Stage dispatch.

  /// Who answers: the `given` handler, the `default-mux`, or the server's `options`. Go:
  /// `serverHandler.ServeHTTP`.
  record HandlerChosen(String kind) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.DISPATCH;
    }
  }

  /// The mux chose `pattern`; `rule` decided among `candidates`. Go: `ServeMux.findHandler`.
  record Routed(
      String pattern, String rule, List<String> candidates, Map<String, String> pathValues)
      implements TraceEvent {
    /// Copies what could be changed later.
    public Routed {
      candidates = List.copyOf(candidates);
      pathValues = Copies.of(pathValues);
    }

    @Override
    public Stage stage() {
      return Stage.DISPATCH;
    }
  }

  /// No pattern matches; with 405, `allow` names the methods that would.
  record RouteMissed(int status, String allow) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.DISPATCH;
    }
  }

  /// The path was not clean or lacks its slash: the client is sent to another. Go: `cleanPath`.
  record PathRedirected(String from, String to) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.DISPATCH;
    }
  }

  /// The handler is called. Go: `handler.ServeHTTP(rw, req)`.
  record HandlerStarted(String pattern, String handler) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.DISPATCH;
    }
  }

  /// The handler returned, `elapsedNanos` of the server's clock after it was called. What it wrote
  /// may still be in a buffer. Go: `ServeHTTP` returned.
  record HandlerFinished(long elapsedNanos) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.DISPATCH;
    }
  }

  /// The handler threw, in place of [HandlerFinished]. Go: `panic`, recovered in `c.serve`.
  record HandlerPanicked(String error) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.DISPATCH;
    }
  }

  // Stage response.

  /// A 1xx response was sent before the final one. RFC 9110 section 15.2. Go: `w.WriteHeader(103)`.
  record InformationalSent(int status, Map<String, List<String>> headers) implements TraceEvent {
    /// Copies what could be changed later.
    public InformationalSent {
      headers = Copies.lists(headers);
    }

    @Override
    public Stage stage() {
      return Stage.RESPONSE;
    }
  }

  /// Fields were sent after the last chunk. Go: `finalTrailers`.
  record TrailersSent(List<String> names) implements TraceEvent {
    /// Copies what could be changed later.
    public TrailersSent {
      names = List.copyOf(names);
    }

    @Override
    public Stage stage() {
      return Stage.RESPONSE;
    }
  }

  /// The head is decided; `framing` is `content-length`, `chunked`, `close` or `none`. Go:
  /// `chunkWriter.writeHeader`.
  record ResponseStarted(int status, Map<String, List<String>> headers, String framing)
      implements TraceEvent {
    /// Copies what could be changed later.
    public ResponseStarted {
      headers = Copies.lists(headers);
    }

    @Override
    public Stage stage() {
      return Stage.RESPONSE;
    }
  }

  /// One write of the body by the handler, before any buffer: no write(2) yet. Go: `w.Write`.
  record BodyWritten(long bytes) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.RESPONSE;
    }
  }

  /// The handler had everything written so far handed to the socket. Go: `Flush`; write(2).
  record Flushed() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.RESPONSE;
    }
  }

  /// The last byte was handed to the socket; `bytes` of body without framing, 0 for HEAD. Go:
  /// `finishRequest`; write(2), which does not wait for the client to have read it.
  record ResponseFinished(int status, long bytes) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.RESPONSE;
    }
  }

  // Stage reuse.

  /// While the handler runs, somebody watches whether the client leaves. Go: `startBackgroundRead`;
  /// read(2) on another thread, since a socket tells of its end only to a reader.
  record BackgroundReadStarted() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  /// What the watch saw: `data`, `eof`, `error`, or nothing: `handed-over` to the next reader.
  record BackgroundReadStopped(String outcome) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  /// Whether the connection serves another request. Go: `shouldReuseConnection`.
  record KeepAliveDecided(boolean reuse, String reason) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  /// The connection waits for its next request, `timeoutNanos` at most; 0: as long as it takes. Go:
  /// `bufr.Peek(4)` under `idleTimeout`.
  record IdleStarted(long timeoutNanos) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  /// A limit is over: `readHeader`, `read`, `write`, `idle` or `tlsHandshake`.
  record TimedOut(String which) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  /// A handler took the connection over. Go: `Hijack`.
  record Hijacked() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  /// The context of the request ended before its handler did. Go: `cancelCtx`.
  record ContextCancelled(String cause) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  /// The socket is closed. close(2).
  record ConnectionClosed(String reason) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.REUSE;
    }
  }

  // Stage shutdown.

  /// The server ends gracefully, within `limitNanos`. Go: `Server.Shutdown`.
  record ShutdownStarted(long limitNanos) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.SHUTDOWN;
    }
  }

  /// The listening socket is closed: nobody can connect any more. Go: `srv.closeListenersLocked`;
  /// close(2).
  record ListenerClosed(String address) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.SHUTDOWN;
    }
  }

  /// So many connections are left. Go: `closeIdleConns`.
  record Draining(long idle, long active) implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.SHUTDOWN;
    }
  }

  /// Nothing of the server is left running but what was hijacked. Go has no such moment: `Serve`
  /// and `Shutdown` return each by itself.
  record ServerStopped() implements TraceEvent {
    @Override
    public Stage stage() {
      return Stage.SHUTDOWN;
    }
  }

  // Stage bytes.

  /// Bytes from the client, `offset` bytes after its first; decrypted where it speaks TLS. read(2).
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

    @Override
    public Stage stage() {
      return Stage.BYTES;
    }
  }

  /// Bytes to the client, `offset` bytes after our first; before encryption where it speaks TLS.
  /// write(2).
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

    @Override
    public Stage stage() {
      return Stage.BYTES;
    }
  }
}
