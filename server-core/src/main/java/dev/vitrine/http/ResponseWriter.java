package dev.vitrine.http;

import java.io.IOException;
import java.io.OutputStream;
import java.time.Instant;

/// Where a handler writes its response: a status, fields and a body, which the server frames. RFC 9110
/// sections 6 and 15, RFC 9112 sections 4 and 6.
///
/// Go: `net/http` `ResponseWriter`, together with what Go reaches through `Flusher`, `Hijacker` and
/// `ResponseController`. Not for use after the handler has returned.
public interface ResponseWriter {
  /// The header that the first [#writeHeader] or [#write] will send. Changes after that have no
  /// effect, except for trailers announced in `Trailer` or written with [Http#TRAILER_PREFIX].
  Header header();

  /// Sends the status line and the header. A status from 100 to 199 is informational and may be sent
  /// any number of times before the final one; 101 is final. A second final status is logged and
  /// ignored. The first [#write] implies 200.
  ///
  /// @throws IllegalArgumentException when `status` is not a three-digit number (100 to 999)
  void writeHeader(int status) throws IOException;

  /// Writes all of `b` to the body.
  ///
  /// @throws BodyNotAllowedException when the status forbids a body (1xx, 204, 304)
  /// @throws ContentLengthException when the handler declared a smaller `Content-Length`
  void write(byte[] b) throws IOException;

  /// Writes `len` bytes of `b` from `off` to the body, with the errors of [#write(byte[])].
  void write(byte[] b, int off, int len) throws IOException;

  /// Writes `text` to the body in UTF-8, with the errors of [#write(byte[])].
  void write(String text) throws IOException;

  /// The same body as a stream; closing it does nothing.
  OutputStream body();

  /// Sends everything written so far to the client. Go: `Flusher`.
  void flush() throws IOException;

  /// Takes the connection over: the server neither writes to it nor closes it any more.
  /// Go: `Hijacker`.
  ///
  /// @throws HijackedException when it was taken over before
  Hijacked hijack() throws IOException;

  /// Sets when reading the rest of this request's body fails with a timeout; null: never.
  /// Go: `ResponseController.SetReadDeadline`.
  void setReadDeadline(Instant t);

  /// Sets when writing this response fails with a timeout; null: never.
  /// Go: `ResponseController.SetWriteDeadline`.
  void setWriteDeadline(Instant t);

  /// Lets the handler go on reading the request's body after it began to answer. Without it, an
  /// HTTP/1.1 server reads or drops the rest of the body before the response head is sent.
  /// Go: `ResponseController.EnableFullDuplex`.
  void enableFullDuplex();
}
