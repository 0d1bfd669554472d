package dev.vitrine.httptest;

import dev.vitrine.http.BodyNotAllowedException;
import dev.vitrine.http.Header;
import dev.vitrine.http.Hijacked;
import dev.vitrine.http.ResponseWriter;
import dev.vitrine.internal.respond.Trailers;
import dev.vitrine.internal.text.ErrorText;
import dev.vitrine.internal.text.Sniff;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// Keeps what a handler answers, so that a test can look at it. Go: `httptest.ResponseRecorder`.
///
/// ```java
/// var w = new ResponseRecorder();
/// handler.serveHttp(w, Request.of("GET", "/hello"));
/// assertEquals("Hello!", w.text());
/// ```
///
/// It sends nothing, so no `Date`, length or framing is added; a content type is found as the server
/// finds it. Deadlines and full duplex mean nothing here. Not safe for several threads.
///
/// As in Go the first status counts, also an informational one (1xx), which the server would send beside
/// the answer: what a handler sends first is what its test sees.
public final class ResponseRecorder implements ResponseWriter {
  private final Header header = new Header();
  private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
  private final OutputStream body = new Body();

  /// The header at the moment it was sent; null before.
  private Header sent;

  private int status = 200;
  private boolean flushed;

  /// Ready for one answer.
  public ResponseRecorder() {}

  /// The status, 200 until the handler chose one.
  public int status() {
    return status;
  }

  /// The body so far.
  public byte[] bytes() {
    return bytes.toByteArray();
  }

  /// The body so far, read as UTF-8.
  public String text() {
    return bytes.toString(StandardCharsets.UTF_8);
  }

  /// The trailers: what was announced in `Trailer` and set by now, and what was set under
  /// [dev.vitrine.http.Http#TRAILER_PREFIX]. A copy.
  public Header trailer() {
    Header trailer = new Header();
    Trailers declared = Trailers.declaredBy(sent == null ? header : sent);
    for (Map.Entry<String, List<String>> field : declared.collect(header).entrySet()) {
      trailer.set(field.getKey(), field.getValue());
    }
    return trailer;
  }

  /// Whether the handler flushed.
  public boolean flushed() {
    return flushed;
  }

  /// The header that the handler changes, also after it was sent.
  @Override
  public Header header() {
    return header;
  }

  @Override
  public void writeHeader(int status) throws IOException {
    if (sent != null) {
      return;
    }
    if (status < 100 || status > 999) {
      throw new IllegalArgumentException("invalid WriteHeader code " + status);
    }
    this.status = status;
    sent = header.copy();
  }

  @Override
  public void write(byte[] b) throws IOException {
    write(b, 0, b.length);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    if (sent == null) {
      if (!header.has("Content-Type") && header.get("Transfer-Encoding").isEmpty()) {
        header.set("Content-Type", Sniff.detect(b, off, len));
      }
      writeHeader(200);
    }
    bytes.write(b, off, len); // kept even where it is refused, as in Go
    if (status < 200 || status == 204 || status == 304) {
      throw new BodyNotAllowedException(ErrorText.BODY_NOT_ALLOWED);
    }
  }

  @Override
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public OutputStream body() {
    return body;
  }

  @Override
  public void flush() throws IOException {
    if (sent == null) {
      writeHeader(200);
    }
    flushed = true;
  }

  /// @throws UnsupportedOperationException always: there is no connection
  @Override
  public Hijacked hijack() throws IOException {
    throw new UnsupportedOperationException("a recorder has no connection to take over");
  }

  @Override
  public void setReadDeadline(Instant t) {
    // No connection, no deadline.
  }

  @Override
  public void setWriteDeadline(Instant t) {
    // No connection, no deadline.
  }

  @Override
  public void enableFullDuplex() {
    // The body is a test's own, and nobody discards it.
  }

  /// The body as a stream.
  private final class Body extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      ResponseRecorder.this.write(new byte[] {(byte) b});
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      ResponseRecorder.this.write(b, off, len);
    }

    @Override
    public void flush() throws IOException {
      ResponseRecorder.this.flush();
    }
  }
}
