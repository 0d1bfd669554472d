package dev.vitrine.http;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;

/// Keeps what a handler answers, unframed and with nothing added.
final class RecordingWriter implements ResponseWriter {
  final Header header = new Header();
  final ByteArrayOutputStream body = new ByteArrayOutputStream();
  int status;

  @Override
  public Header header() {
    return header;
  }

  @Override
  public void writeHeader(int status) {
    if (this.status == 0) {
      this.status = status;
    }
  }

  @Override
  public void write(byte[] b) throws IOException {
    write(b, 0, b.length);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    writeHeader(200);
    if (status == 204 || status == 304) {
      throw new BodyNotAllowedException("not allowed");
    }
    body.write(b, off, len);
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
  public void flush() {
    throw new AssertionError("not expected here");
  }

  @Override
  public Hijacked hijack() {
    throw new AssertionError("not expected here");
  }

  @Override
  public void setReadDeadline(Instant t) {
    throw new AssertionError("not expected here");
  }

  @Override
  public void setWriteDeadline(Instant t) {
    throw new AssertionError("not expected here");
  }

  @Override
  public void enableFullDuplex() {
    throw new AssertionError("not expected here");
  }

  String text() {
    return body.toString(StandardCharsets.UTF_8);
  }
}
