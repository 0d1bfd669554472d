package dev.vitrine.http;

import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.internal.text.Tokens;
import dev.vitrine.trace.TraceEvent.MultipartPart;
import java.io.IOException;
import java.io.InputStream;

/// One part of a multipart body: its header, and its content as a stream that ends before the next
/// boundary. RFC 2046 section 5.1. Go: `multipart.Part`.
///
/// A part in `quoted-printable` is decoded, and loses that header field. Reading it blocks while the
/// body does; it is dead once [MultipartReader#nextPart()] was called again. Closing it does nothing.
public final class Part extends InputStream {
  private final Header header;
  private final MediaType disposition;
  private final InputStream content;
  private final ConnectionTrace trace; // null: nobody watches
  private final byte[] one = new byte[1];
  private long size;
  private boolean told;

  Part(MultipartReader reader, Header header, ConnectionTrace trace) {
    this.header = header;
    this.disposition = MediaType.parse(header.get("Content-Disposition"));
    this.trace = trace;
    InputStream raw = new PartContent(reader);
    if (Tokens.equalFold(header.get("Content-Transfer-Encoding"), "quoted-printable")) {
      header.delete("Content-Transfer-Encoding");
      raw = new QuotedPrintable(raw);
    }
    this.content = raw;
  }

  /// The part's own header fields.
  public Header header() {
    return header;
  }

  /// The `name` of a `form-data` disposition, as UTF-8; empty when there is none. RFC 7578 section
  /// 4.2.
  public String formName() {
    return disposition.type().equals("form-data") ? parameter("name") : "";
  }

  /// The last segment of the disposition's `filename`, as UTF-8; empty when there is none. Never
  /// holds a slash, but may be ".." and is the client's choice: do not open a file by it.
  public String fileName() {
    String path = parameter("filename");
    int end = path.length();
    while (end > 1 && path.charAt(end - 1) == '/') {
      end--;
    }
    String trimmed = path.substring(0, end);
    return trimmed.equals("/") ? trimmed : trimmed.substring(trimmed.lastIndexOf('/') + 1);
  }

  private String parameter(String name) {
    return Escape.toText(disposition.parameters().getOrDefault(name, ""));
  }

  @Override
  public int read() throws IOException {
    int n = read(one, 0, 1);
    return n < 0 ? -1 : one[0] & 0xff;
  }

  /// @throws java.io.EOFException the body ended before the boundary
  @Override
  public int read(byte[] b, int off, int len) throws IOException {
    int n = content.read(b, off, len);
    if (n >= 0) {
      size += n;
    } else {
      tell();
    }
    return n;
  }

  /// Skips what is left. A failure is not told here: who reads on meets it again.
  void finish() {
    byte[] rest = new byte[8192];
    try {
      while (read(rest, 0, rest.length) >= 0) {
        // nobody wants it
      }
    } catch (IOException met) {
      tell(); // MultipartSource keeps the failure for the next reader
    }
  }

  // @start region="multipart-part"
  private void tell() {
    if (!told) {
      told = true;
      if (trace != null) {
        trace.emit(new MultipartPart(formName(), fileName(), size));
      }
    }
  }
  // @end region="multipart-part"
}
