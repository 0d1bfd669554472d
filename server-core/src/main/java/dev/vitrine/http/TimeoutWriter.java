package dev.vitrine.http;

import dev.vitrine.internal.access.LogSink;
import dev.vitrine.internal.text.Caller;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/// A response that is kept until the handler has returned in time, and refused from then on if it has
/// not. Go: `timeoutWriter`; as there, it can be neither hijacked nor given deadlines, and a flush does
/// nothing.
///
/// Used by the handler's thread and, once, by the one that waits: hence the locks.
final class TimeoutWriter implements ResponseWriter {
  private final LogSink log;
  private final Header header = new Header();
  private final ByteArrayOutputStream body = new ByteArrayOutputStream();
  private final OutputStream stream = new Stream();
  private int status; // 0: not decided
  private IOException refusal; // null while writing is allowed

  TimeoutWriter(LogSink log) {
    this.log = log;
  }

  @Override
  public Header header() {
    return header;
  }

  @Override
  public synchronized void writeHeader(int status) {
    if (status < 100 || status > 999) {
      throw new IllegalArgumentException("invalid WriteHeader code " + status);
    }
    if (refusal != null) {
      return;
    }
    if (this.status != 0) {
      log.log(
          System.Logger.Level.WARNING,
          "http: superfluous response.WriteHeader call from " + Caller.relevant());
      return;
    }
    this.status = status;
  }

  @Override
  public void write(byte[] b) throws IOException {
    write(b, 0, b.length);
  }

  @Override
  public synchronized void write(byte[] b, int off, int len) throws IOException {
    if (refusal != null) {
      throw refusal;
    }
    if (status == 0) {
      status = 200;
    }
    body.write(b, off, len);
  }

  @Override
  public void write(String text) throws IOException {
    write(text.getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public OutputStream body() {
    return stream;
  }

  @Override
  public void flush() {
    // all is sent at once, when the handler has returned
  }

  @Override
  public Hijacked hijack() throws IOException {
    throw new IOException("feature not supported");
  }

  @Override
  public void setReadDeadline(Instant t) {
    throw new UnsupportedOperationException("feature not supported");
  }

  @Override
  public void setWriteDeadline(Instant t) {
    throw new UnsupportedOperationException("feature not supported");
  }

  @Override
  public void enableFullDuplex() {
    throw new UnsupportedOperationException("feature not supported");
  }

  /// From now on the handler writes to nobody.
  synchronized void refuse(IOException why) {
    refusal = why;
  }

  /// Sends what the handler left.
  synchronized void copyTo(ResponseWriter w) throws IOException {
    for (Map.Entry<String, List<String>> e : header) {
      w.header().set(e.getKey(), e.getValue());
    }
    w.writeHeader(status == 0 ? 200 : status);
    if (body.size() > 0) {
      ErrorReply.body(w, body.toByteArray());
    }
  }

  private final class Stream extends OutputStream {
    @Override
    public void write(int b) throws IOException {
      TimeoutWriter.this.write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] b, int off, int len) throws IOException {
      TimeoutWriter.this.write(b, off, len);
    }
  }
}
