package dev.vitrine.http;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.text.Quote;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;

/// Reads a multipart body part by part, keeping nothing of it. RFC 2046 section 5.1, RFC 7578. Go:
/// `multipart.Reader`.
///
/// From `Request.multipartReader`. For one thread at a time; blocks while the body does.
public final class MultipartReader {
  /// What the header of one part may cost in memory. Go: `maxMIMEHeaderSize`.
  static final long MAX_HEADER_BYTES = 10 << 20;

  /// How many fields all part headers of a form may have together. Go: `maxMIMEHeaders`.
  static final long MAX_FIELDS = 10_000;

  final MultipartSource in;
  private final ConnectionTrace trace; // null: nobody watches
  private Part current;
  private int partsRead;

  /// CRLF, or LF where the first boundary line ends so.
  private String lineEnd = "\r\n";

  final byte[] dashBoundary;

  /// [#lineEnd] and [#dashBoundary]: what ends a part.
  byte[] endOfPart;

  /// @param boundary ISO-8859-1, one char a byte
  /// @param trace null when nobody watches
  MultipartReader(InputStream body, String boundary, ConnectionTrace trace) {
    this.in = new MultipartSource(body);
    this.trace = trace;
    this.dashBoundary = bytes("--" + boundary);
    this.endOfPart = bytes("\r\n--" + boundary);
  }

  private static byte[] bytes(String latin1) {
    return latin1.getBytes(StandardCharsets.ISO_8859_1);
  }

  /// The next part, null when there is none. What was left unread of the part before is skipped. Go:
  /// `Reader.NextPart`.
  ///
  /// @throws IOException the body is malformed, ends too early, or reading it failed
  /// @throws BodyTooLargeException a part's header is larger than 10 MiB or has over 10,000 fields
  public Part nextPart() throws IOException {
    return nextPart(MAX_HEADER_BYTES, MAX_FIELDS);
  }

  Part nextPart(long maxHeaderBytes, long maxFields) throws IOException {
    if (current != null) {
      current.finish();
      current = null;
    }
    if (dashBoundary.length == 2) {
      throw new IOException("multipart: boundary is empty");
    }
    boolean expectPart = false;
    while (true) {
      int length = in.line();
      int at = in.from();
      boolean ended = length == 0 || in.buffer()[at + length - 1] != '\n';
      if (isBoundary(at, length, false)) {
        in.skip(length);
        partsRead++;
        Header header = PartHeader.read(in, maxHeaderBytes, maxFields);
        if (header == null) {
          return null; // as Go: a body that ends within a part's header simply ends
        }
        current = new Part(this, header, trace);
        return current;
      }
      if (isBoundary(at, length, true)) {
        in.skip(length);
        return null;
      }
      if (ended) {
        throw new EOFException("multipart: NextPart: EOF");
      }
      String line = text(at, length);
      in.skip(length);
      if (expectPart) {
        throw new IOException("multipart: expecting a new Part; got line " + Quote.bytes(line));
      }
      if (partsRead == 0) {
        continue; // the preamble: RFC 2046 section 5.1.1 wants it ignored
      }
      if (!line.equals(lineEnd)) {
        throw new IOException("multipart: unexpected line in Next(): " + Quote.bytes(line));
      }
      expectPart = true; // the line end that belongs to the boundary behind it
    }
  }

  /// Whether a buffered line is "--boundary", or with two more hyphens the last of them, spaces and
  /// tabs behind it allowed.
  private boolean isBoundary(int at, int length, boolean last) {
    int i = dashBoundary.length + (last ? 2 : 0);
    if (length < i || !in.startsWith(at, dashBoundary)) {
      return false;
    }
    byte[] b = in.buffer();
    if (last && (b[at + i - 2] != '-' || b[at + i - 1] != '-')) {
      return false;
    }
    while (i < length && (b[at + i] == ' ' || b[at + i] == '\t')) {
      i++;
    }
    String rest = text(at + i, length - i);
    if (!last && partsRead == 0 && rest.equals("\n")) {
      lineEnd = "\n"; // some clients never send CR: the first boundary line decides
      endOfPart = bytes("\n" + text(dashBoundary));
    }
    return rest.equals(lineEnd) || last && rest.isEmpty();
  }

  private static String text(byte[] b) {
    return new String(b, StandardCharsets.ISO_8859_1);
  }

  private String text(int at, int length) {
    return new String(in.buffer(), at, length, StandardCharsets.ISO_8859_1);
  }
}
