package dev.vitrine.internal.respond;

import dev.vitrine.http.Header;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.ResponseStarted;
import java.io.IOException;
import java.nio.channels.FileChannel;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;

/// One response's body: held back for as long as its length may still become known, then sent in its
/// framing, the head before it and the trailers behind it. RFC 9112 section 6. Go: `chunkWriter`
/// behind `response.w`.
final class FramedBody {
  private static final byte[] LAST_CHUNK = {'0', '\r', '\n'};
  private static final byte[] CRLF = {'\r', '\n'};

  private final Response response;
  private final ResponseOutput out;
  private Framing framing; // null until the head is written
  private Trailers trailers = Trailers.NONE;
  private long declaredLength = -1;
  private long written; // by the handler, beyond the declared length too
  private long sent;

  FramedBody(Response response) {
    this.response = response;
    this.out = response.out();
  }

  /// Whether the head is decided; nothing in it can be changed any more.
  boolean begun() {
    return framing != null;
  }

  /// Bytes of the body that were sent, without framing; 0 for HEAD.
  long sent() {
    return sent;
  }

  // How long it is said to be, and how long it is.

  /// Binds the handler to a length in bytes; -1: to none.
  void declareLength(long length) {
    declaredLength = length;
  }

  /// -1: nobody has said.
  long declaredLength() {
    return declaredLength;
  }

  /// How many bytes may still be written.
  long room() {
    return declaredLength == -1 ? Long.MAX_VALUE : declaredLength - written;
  }

  /// Counts what the handler writes; returns whether it still fits.
  boolean count(long len) {
    written += len;
    return declaredLength == -1 || written <= declaredLength;
  }

  /// Whether the handler wrote another length than it declared: a client waits for the rest.
  boolean tooShort() {
    return !response.isHead()
        && declaredLength != -1
        && Response.allowsBody(response.status())
        && declaredLength != written;
  }

  /// Notes the trailers that `head` announces; returns whether there are any.
  boolean announceTrailers(Header head) {
    if (!Trailers.announced(head)) {
      return false;
    }
    trailers = Trailers.declaredBy(head);
    return true;
  }

  // The way of a write.

  /// Buffers what fits and sends what does not: in pieces of 2,048 bytes, or as one piece when
  /// nothing waits and `whole` is set. Chunks show it, so it goes exactly as Go's `bufio.Writer`,
  /// which does not pass texts on whole.
  void write(byte[] b, int off, int len, boolean whole) throws IOException {
    BodyBuffer buffer = out.body;
    int from = off;
    int left = len;
    while (left > buffer.room()) {
      if (whole && buffer.isEmpty()) {
        send(b, from, left);
        return;
      }
      int part = buffer.room();
      buffer.append(b, from, part);
      flushBuffer();
      from += part;
      left -= part;
    }
    buffer.append(b, from, left);
  }

  /// Sends from a file what the socket takes at once; returns how much. Nothing where the head is not
  /// written, or the body is chunked and each chunk needs its size in front.
  long transfer(FileChannel file, long position, long count) throws IOException {
    if (framing != Framing.CONTENT_LENGTH || response.isHead()) {
      return 0;
    }
    flushBuffer();
    long n = out.transfer(file, position, count);
    sent += n;
    written += n;
    return n;
  }

  /// Passes everything on to the output that was held back; the head in any case.
  void flushBuffer() throws IOException {
    BodyBuffer buffer = out.body;
    if (!buffer.isEmpty()) {
      int len = buffer.length;
      buffer.length = 0;
      send(buffer.bytes, 0, len);
    } else {
      begin();
    }
  }

  /// Writes the head without a byte of the body, unless it is written already.
  void begin() throws IOException {
    if (framing == null) {
      writeHead(out.body.bytes, 0, 0);
    }
  }

  /// The empty chunk, the trailers, the empty line, where the body is chunked (RFC 9112 section 7.1).
  /// Returns the trailers' names.
  List<String> end() throws IOException {
    if (framing != Framing.CHUNKED) {
      return List.of();
    }
    out.put(LAST_CHUNK);
    Header latest = response.latestHeader();
    SortedMap<String, List<String>> fields =
        latest == null ? Collections.emptySortedMap() : trailers.collect(latest);
    Fields.write(out, fields);
    out.put(CRLF);
    return fields.isEmpty() ? List.of() : List.copyOf(fields.keySet());
  }

  private void send(byte[] b, int off, int len) throws IOException {
    if (framing == null) {
      writeHead(b, off, len);
    }
    if (response.isHead()) {
      return;
    }
    if (framing == Framing.CHUNKED) {
      out.putHex(len);
      out.put(CRLF);
      out.put(b, off, len);
      out.put(CRLF);
    } else {
      out.put(b, off, len);
    }
    sent += len;
  }

  /// Decides by the first bytes of the body, which are still here.
  private void writeHead(byte[] b, int off, int len) throws IOException {
    // @start region="response-started"
    int before = out.pending();
    out.hold();
    framing = out.head.write(response, out, b, off, len);
    out.release();
    ConnectionTrace trace = response.trace();
    if (trace != null) {
      trace.emit(
          new ResponseStarted(
              response.status(), Fields.parse(out.pendingFrom(before)), framing.word()));
    }
    // @end region="response-started"
  }
}
