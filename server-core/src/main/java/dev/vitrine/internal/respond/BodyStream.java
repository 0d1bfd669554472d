package dev.vitrine.internal.respond;

import java.io.IOException;
import java.io.OutputStream;

/// A response's body as a stream: the same bytes, for code that wants an [OutputStream].
///
/// Closing does nothing: the body ends when the handler does.
final class BodyStream extends OutputStream {
  private final Response response;

  BodyStream(Response response) {
    this.response = response;
  }

  @Override
  public void write(int b) throws IOException {
    response.write(new byte[] {(byte) b}, 0, 1);
  }

  @Override
  public void write(byte[] b, int off, int len) throws IOException {
    response.write(b, off, len);
  }

  @Override
  public void flush() throws IOException {
    response.flush();
  }
}
