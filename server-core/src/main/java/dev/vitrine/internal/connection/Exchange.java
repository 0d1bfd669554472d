package dev.vitrine.internal.connection;

import dev.vitrine.http.AbortHandlerException;
import dev.vitrine.http.Context;
import dev.vitrine.http.Handler;
import dev.vitrine.http.Request;
import dev.vitrine.internal.access.CancellableContext;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.access.RequestLink;
import dev.vitrine.internal.access.ServerEnd;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.read.ReadBuffer;
import dev.vitrine.internal.read.RequestBody;
import dev.vitrine.internal.respond.Response;
import dev.vitrine.internal.respond.ResponseOutput;
import dev.vitrine.internal.text.ThrownText;
import dev.vitrine.internal.text.Tokens;
import dev.vitrine.trace.TraceEvent.ContextCancelled;
import dev.vitrine.trace.TraceEvent.ContinueSent;
import java.io.IOException;
import java.lang.System.Logger.Level;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import javax.net.ssl.SSLSession;

/// One request and its response, from the head that was read to the last byte that was sent.
///
/// Go: the middle of `(*conn).serve`, with `response.finishRequest`.
final class Exchange implements RequestLink, BackgroundRead.Watcher {
  private static final byte[] CONTINUE =
      "HTTP/1.1 100 Continue\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

  private final Wire wire;
  private final Link link;
  private final Request request;
  private final RequestBody body;
  private final Response response;
  private final BackgroundRead background;
  private final Context parent;
  private final ConnectionTrace trace;

  // Guarded by this object's own lock: the body may be read on one thread while another begins the
  // response, and the client may go at any time.
  private boolean mayContinue;
  private CancellableContext context; // null until somebody takes it: most handlers never do
  private boolean over; // whether the context has ended
  private Throwable cause; // why; null: because the handler has returned

  Exchange(
      Wire wire, Link link, ReadBuffer in, ResponseOutput out, Request request, Context parent) {
    this.wire = wire;
    this.link = link;
    this.request = request;
    this.parent = parent;
    this.trace = HttpAccess.get().trace(request);
    this.body = (RequestBody) HttpAccess.get().requestBody(request);
    this.response = new Response(out, request, body, trace);
    this.background = new BackgroundRead(in, trace, this);
    HttpAccess.get().connected(request, this);
  }

  Request request() {
    return request;
  }

  Response response() {
    return response;
  }

  // @start region="expect"
  /// Deals with `Expect`: a client that waits for 100 Continue gets it when the handler first reads
  /// the body. Returns false where the client expects something that nobody here does. RFC 9110
  /// section 10.1.1.
  boolean meetsExpectation() {
    String expectation = request.header().get("Expect");
    if (!Tokens.hasToken(expectation, "100-continue")) {
      return expectation.isEmpty();
    }
    if (request.protoAtLeast(1, 1) && body != null) {
      mayContinue = true;
      body.onFirstRead(this::sendContinue);
    }
    return true;
  }

  private void sendContinue() throws IOException {
    long offset;
    try {
      synchronized (this) {
        if (!mayContinue) {
          return;
        }
        mayContinue = false;
        offset = wire.send(CONTINUE, 0, CONTINUE.length);
      }
    } catch (SocketTimeoutException e) {
      wire.timedOut();
      throw e;
    }
    // Outside the lock: the final response waits for these bytes, not for whoever looks at them.
    wire.tellSent(offset, CONTINUE, 0, CONTINUE.length);
    if (trace != null) {
      trace.emit(new ContinueSent());
    }
  }

  // @end region="expect"

  /// The final response begins: a 100 Continue would come too late. Waits for one that is being
  /// written.
  synchronized void cancelContinue() {
    mayContinue = false;
  }

  /// Answers 417 and sends it.
  void refuseExpectation() throws IOException {
    response.header().set("Connection", "close");
    response.writeHeader(417);
    finish();
  }

  // @start region="handle"
  /// Has the request handled and its response sent.
  ///
  /// @throws HandlerFailed when the handler failed
  /// @throws IOException when the client could not be written to
  void run(Handler handler) throws HandlerFailed, IOException {
    if (body == null || body.finished()) {
      background.bodyEnded();
    } else {
      body.onFinished(background::bodyEnded);
    }
    try {
      HttpAccess.get().serve(handler, response, request);
    } catch (Throwable t) {
      if (!threw(t)) {
        throw new HandlerFailed(t);
      }
      // The client is gone or sent a broken body: the handler may leave its answer there.
    } finally {
      background.stop();
      if (markOver(null)) {
        cancelTaken();
      }
    }
    if (!response.hijacked()) {
      finish();
    }
  }

  // @end region="handle"

  // What the request asks.

  @Override
  public boolean threw(Throwable t) {
    return response.threw(t) || body != null && body.threw(t);
  }

  @Override
  public String remoteAddress() {
    return link.remoteAddress();
  }

  @Override
  public SSLSession tls() {
    return wire.tls() == null ? null : wire.tls().session();
  }

  @Override
  public ServerEnd ending() {
    return link.ending();
  }

  @Override
  public void log(Level level, String text) {
    link.log(level, text);
  }

  /// Gives the response up after the handler failed. What is left of the request's body is read away
  /// as after any handler, so that the part of the answer that was on its way is not lost in a reset.
  void abandon() throws IOException {
    if (!response.hijacked()) {
      closeBody();
    }
    response.abandon();
  }

  // @start region="finish-request"
  private void finish() throws IOException {
    try {
      response.finish();
    } finally {
      closeBody();
    }
  }

  // @end region="finish-request"

  /// Reads the rest of the request's body away, or gives it up where that is too much.
  private void closeBody() {
    if (body != null) {
      body.close();
    }
    HttpAccess.get().release(request);
  }

  /// Whether part of the request's body is still on its way.
  boolean bodyLeft() {
    return body != null && body.leftUnread();
  }

  void stopBackgroundRead() {
    background.stop();
  }

  // The context of the request, made when the handler first asks for it.

  @Override
  public Context context() {
    CancellableContext taken;
    boolean ended;
    synchronized (this) {
      if (context == null) {
        context = HttpAccess.get().cancellable(parent, this);
      }
      taken = context;
      ended = over;
    }
    if (ended) {
      taken.cancel(why());
    } else {
      background.wanted();
    }
    return taken;
  }

  /// The connection ended while the handler runs; `failure` is null where the client ended it
  /// properly. Go: `handleReadError` calls `cancelCtx`.
  void clientGone(Throwable failure) {
    if (reportGone(failure)) {
      cancelTaken();
    }
  }

  // @start region="client-gone"
  /// Returns whether this is the first to notice.
  @Override
  public boolean reportGone(Throwable failure) {
    Throwable because =
        failure == null ? new IOException("the client closed the connection") : failure;
    if (!markOver(because)) {
      return false;
    }
    if (trace != null) {
      // Before the handler can know: it may return at once, and the connection's end with it.
      trace.emit(new ContextCancelled(ThrownText.of(because)));
    }
    return true;
  }

  // @end region="client-gone"

  /// Notes that the context is over, once, and why; null: because the handler has returned. Returns
  /// whether it was the first to do so.
  private synchronized boolean markOver(Throwable because) {
    if (over) {
      return false;
    }
    over = true;
    cause = because;
    return true;
  }

  /// Ends the context where somebody took it; on this thread, without a lock.
  @Override
  public void cancelTaken() {
    CancellableContext taken;
    synchronized (this) {
      taken = context;
    }
    if (taken != null) {
      taken.cancel(why());
    }
  }

  private synchronized Throwable why() {
    return cause == null ? new HandlerReturned() : cause;
  }

  /// Without a stack: nobody has done anything wrong.
  private static final class HandlerReturned extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    HandlerReturned() {
      super("the handler has returned", null, false, false);
    }
  }

  /// What a handler threw that was not its own writer's or body's doing: Go's panic.
  static final class HandlerFailed extends Exception {
    @java.io.Serial private static final long serialVersionUID = 1L;

    HandlerFailed(Throwable cause) {
      super(cause);
    }

    /// The handler asked for the connection to be cut, without a word. Go: `ErrAbortHandler`.
    boolean aborted() {
      return getCause() instanceof AbortHandlerException;
    }
  }
}
