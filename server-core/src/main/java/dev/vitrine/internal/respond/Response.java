package dev.vitrine.internal.respond;

import dev.vitrine.http.BodyNotAllowedException;
import dev.vitrine.http.ContentLengthException;
import dev.vitrine.http.Header;
import dev.vitrine.http.Hijacked;
import dev.vitrine.http.HijackedException;
import dev.vitrine.http.Request;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.internal.access.FileBody;
import dev.vitrine.internal.access.RequestTooLarge;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.emit.Reason;
import dev.vitrine.internal.read.RequestBody;
import dev.vitrine.internal.text.Caller;
import dev.vitrine.internal.text.ErrorText;
import dev.vitrine.internal.text.Quote;
import dev.vitrine.trace.TraceEvent.BodyWritten;
import dev.vitrine.trace.TraceEvent.Flushed;
import dev.vitrine.trace.TraceEvent.ResponseFinished;
import dev.vitrine.trace.TraceEvent.TrailersSent;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;

/// One response: what a handler writes, on its way to the socket. RFC 9112 section 6.
/// Go: `net/http` server.go, `response` with its `chunkWriter`.
///
/// The way of a write: [#write] → [BodyBuffer], up to 2,048 bytes → head and framing
/// ([ResponseHead], at the first bytes that leave the buffer) → [ResponseOutput] → the connection. A
/// handler that ends before the buffer is full makes one write of head and body together.
///
/// One thread at a time, usually the connection's; made for each request, not reused, since handlers
/// may hold on to it.
public final class Response implements ResponseWriter, RequestTooLarge, FileBody {
  private static final Header NO_FIELDS = new Header(); // never changed

  private final ResponseOutput out;
  private final Request request;
  private final RequestBody requestBody;
  private final ConnectionTrace trace; // null: nobody watches
  private final FramedBody body;
  private final Reuse reuse;

  private Header header; // the handler's; null until asked for
  private Header sent; // as it was when the status was set; null when no header was asked for then
  private int status; // 0 until the final status is set
  private boolean handlerDone;
  private boolean hijacked;
  private boolean fullDuplex;
  private Thrown thrown; // null: nothing yet

  /// The response to `request`, whose body is `requestBody` (null: it has none).
  ///
  /// @param trace null when nobody watches
  public Response(
      ResponseOutput out, Request request, RequestBody requestBody, ConnectionTrace trace) {
    this.out = out;
    this.request = request;
    this.requestBody = requestBody;
    this.trace = trace;
    this.body = new FramedBody(this);
    this.reuse = new Reuse(request);
  }

  // What handlers call.

  @Override
  public Header header() {
    if (header == null) {
      header = new Header();
    }
    if (sent == null && status != 0 && !body.begun()) {
      sent = header.copy(); // what is changed from now on comes too late for the head
    }
    return header;
  }

  @Override
  public void writeHeader(int code) throws IOException {
    if (hijacked) {
      log("http: response.WriteHeader on hijacked connection from " + Caller.relevant());
      return;
    }
    if (status != 0) {
      log("http: superfluous response.WriteHeader call from " + Caller.relevant());
      return;
    }
    if (code < 100 || code > 999) {
      throw new IllegalArgumentException("invalid WriteHeader code " + code);
    }
    if (code < 101 || code > 199) {
      out.link().cancelContinue(); // the handler answers, or has just said 100 itself
    }
    if (code < 200 && code != 101) {
      sendInformational(code);
      return;
    }
    status = code;
    if (header != null) {
      sent = header.copy();
      takeDeclaredLength();
    }
  }

  @Override
  public void write(byte[] b) throws IOException {
    write(b, 0, b.length);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    Objects.checkFromIndexSize(off, len, b.length);
    if (!beginWrite(len)) {
      return;
    }
    try {
      body.write(b, off, len, true);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void write(String text) throws IOException {
    // Most texts are short ASCII and need no array of their own on their way into the buffer.
    int staged = hijacked || handlerDone ? -1 : out.body.stageAscii(text);
    if (staged >= 0) {
      if (beginWrite(staged)) {
        out.body.length += staged;
      }
      return;
    }
    byte[] b = text.getBytes(StandardCharsets.UTF_8);
    if (!beginWrite(b.length)) {
      return;
    }
    try {
      body.write(b, 0, b.length, false);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public long writeFrom(FileChannel file, long position, long count) throws IOException {
    checkUsable();
    long most = Math.min(count, body.room());
    if (most <= 0 || !allowsBody(status)) {
      return 0;
    }
    try {
      long n = body.transfer(file, position, most);
      if (n > 0) {
        tellWritten(n);
      }
      return n;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public OutputStream body() {
    return new BodyStream(this);
  }

  @Override
  public void flush() throws IOException {
    checkUsable();
    if (status == 0) {
      writeHeader(200);
    }
    try {
      // @start region="flush"
      body.flushBuffer();
      out.flush();
      if (trace != null) {
        trace.emit(new Flushed());
      }
      // @end region="flush"
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public Hijacked hijack() throws IOException {
    checkUsable();
    out.link().cancelContinue();
    try {
      if (status != 0) {
        body.begin(); // what waits in the buffer is lost, as in Go
        out.flush();
      }
      out.body.length = 0;
      Hijacked taken = out.link().hijack();
      hijacked = true;
      return taken;
    } catch (IOException e) {
      throw failed(e);
    }
  }

  @Override
  public void setReadDeadline(Instant t) {
    out.link().setReadDeadline(t);
  }

  @Override
  public void setWriteDeadline(Instant t) {
    out.link().setWriteDeadline(t);
  }

  @Override
  public void enableFullDuplex() {
    fullDuplex = true;
  }

  @Override
  public void requestTooLarge() {
    reuse.refuseBody(Reason.REQUEST_TOO_LARGE);
    if (status == 0) {
      header().set("Connection", "close");
    }
  }

  // What the connection calls.

  /// Sends what is left once the handler has returned: the head when nothing was written yet, the
  /// buffer, the end of the body. Nothing may be written afterwards.
  ///
  /// Does not touch the request's body: the connection closes it next. Go: the first half of
  /// `response.finishRequest`.
  ///
  /// @throws IOException when the client could not be written to; the connection is of no use then
  public void finish() throws IOException {
    handlerDone = true;
    out.link().cancelContinue(); // what is read of the body from now on is read away
    if (status == 0) {
      writeHeader(200);
    }
    // @start region="finish-response"
    body.flushBuffer();
    List<String> trailerNames = body.end();
    out.flush(); // head, body and end of a small response: one write
    if (trace != null) {
      if (!trailerNames.isEmpty()) {
        trace.emit(new TrailersSent(trailerNames));
      }
      trace.emit(new ResponseFinished(status, body.sent()));
    }
    // @end region="finish-response"
    if (fullDuplex && requestBody != null && !requestBody.finished()) {
      reuse.refuse(Reason.BODY_UNREAD);
    }
    if (body.tooShort()) {
      reuse.refuse(Reason.BODY_TOO_SHORT);
    }
  }

  /// Gives the response up after a panic: what has left the handler's buffer is sent, the rest is not,
  /// and the body gets no proper end, so that the client sees that something is missing.
  /// Go: `conn.finalFlush` when a connection is closed.
  public void abandon() throws IOException {
    handlerDone = true;
    out.body.length = 0;
    if (!hijacked) {
      out.flush();
    }
  }

  /// Whether the connection must be closed after this response. Final after [#finish].
  public boolean closeAfterReply() {
    return refusal() != null;
  }

  /// Why the connection must be closed after this response; null when it can be reused.
  public Reason refusal() {
    return !reuse.refused() && out.failure() != null ? Reason.WRITE_FAILED : reuse.refusal();
  }

  /// Whether a handler took the connection over.
  public boolean hijacked() {
    return hijacked;
  }

  /// Whether the request's body went past a handler's limit or the server's own: the client may still
  /// be sending, so the connection must linger before it is closed. Go: `requestBodyLimitHit`.
  public boolean requestBodyLimitHit() {
    return reuse.bodyLimitHit();
  }

  /// The final status; 0 while there is none.
  public int status() {
    return status;
  }

  /// Whether any byte of the final response was decided; after that no other answer can be sent.
  public boolean started() {
    return body.begun();
  }

  /// Whether `t`, or a cause of it, was thrown by this response: a handler that lets it escape has not
  /// panicked. Only what Go returns as an error counts, not the exceptions for what panics in Go.
  public boolean threw(Throwable t) {
    return thrown != null && thrown.holds(t);
  }

  // What the head is decided by.

  ResponseOutput out() {
    return out;
  }

  /// Null when nobody watches.
  ConnectionTrace trace() {
    return trace;
  }

  FramedBody framed() {
    return body;
  }

  Reuse reuse() {
    return reuse;
  }

  /// The handler's fields as they were when it set the status.
  Header sentHeader() {
    return sent == null ? NO_FIELDS : sent;
  }

  /// The handler's fields as they are now, trailers among them; null: it never asked for them.
  Header latestHeader() {
    return header;
  }

  boolean handlerDone() {
    return handlerDone;
  }

  boolean isHead() {
    return request.method().equals("HEAD");
  }

  boolean is11() {
    return request.protoAtLeast(1, 1);
  }

  boolean fullDuplex() {
    return fullDuplex;
  }

  /// The request's body; null when it has none.
  RequestBody requestBody() {
    return requestBody;
  }

  /// RFC 9110 section 6.4.1. Go: `bodyAllowedForStatus`.
  static boolean allowsBody(int status) {
    return status >= 200 && status != 204 && status != 304;
  }

  // The way of a write.

  /// What comes before each write; returns whether there is something to write.
  private boolean beginWrite(int len) throws IOException {
    if (hijacked && len > 0) {
      log("http: response.Write on hijacked connection from " + Caller.relevant());
    }
    checkUsable();
    if (status == 0) {
      writeHeader(200);
    } else if (status == 101) {
      out.link().cancelContinue(); // which 101 itself did not do
    }
    if (len == 0) {
      return false;
    }
    if (!allowsBody(status)) {
      throw failed(new BodyNotAllowedException(ErrorText.BODY_NOT_ALLOWED));
    }
    if (!body.count(len)) {
      throw failed(new ContentLengthException(ErrorText.CONTENT_LENGTH));
    }
    tellWritten(len);
    return true;
  }

  // @start region="body-written"
  private void tellWritten(long len) {
    if (trace != null) {
      trace.emit(new BodyWritten(len));
    }
  }

  // @end region="body-written"

  private void sendInformational(int code) throws IOException {
    try {
      Informational.send(out, is11(), code, header, trace);
    } catch (IOException e) {
      throw failed(e);
    }
  }

  /// The handler's `Content-Length` binds it from now on. Go: the end of `response.WriteHeader`.
  private void takeDeclaredLength() {
    String text = header.get("Content-Length");
    if (text.isEmpty()) {
      return;
    }
    long length = ContentLength.parse(text);
    body.declareLength(length);
    if (length == -1) {
      log("http: invalid Content-Length of " + Quote.bytes(text));
      header.delete("Content-Length");
    }
  }

  private void checkUsable() throws HijackedException {
    if (hijacked) {
      throw failed(new HijackedException(ErrorText.HIJACKED));
    }
    if (handlerDone) {
      // The buffers may belong to the next response by now.
      throw new IllegalStateException("http: response used after the handler returned");
    }
  }

  /// Remembers that this response threw `e`.
  private <E extends IOException> E failed(E e) {
    if (thrown == null) {
      thrown = new Thrown();
    }
    thrown.add(e);
    return e;
  }

  private void log(String line) {
    out.link().log(System.Logger.Level.WARNING, line);
  }
}
