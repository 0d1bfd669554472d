package dev.vitrine.internal.read;

import dev.vitrine.http.BadRequestException;
import dev.vitrine.http.Header;
import dev.vitrine.http.Request;
import dev.vitrine.internal.access.HttpAccess;
import dev.vitrine.internal.access.RequestHead;
import dev.vitrine.internal.emit.ConnectionTrace;
import dev.vitrine.trace.TraceEvent.BodyFraming;
import dev.vitrine.trace.TraceEvent.HeadersComplete;
import dev.vitrine.trace.TraceEvent.RequestLineRead;
import dev.vitrine.trace.TraceEvent.RequestRead;
import dev.vitrine.trace.TraceEvent.RequestReadStarted;
import dev.vitrine.trace.TraceEvent.RequestRejected;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/// Reads one request head after the other from a connection: request line, fields, the framing of the
/// body.
///
/// RFC 9112 sections 2.2, 3, 5 and 6. Go: `(*conn).readRequest` and `readRequest`.
public final class RequestReader {
  /// What Go lets through beyond `MaxHeaderBytes`, for its own buffer's sake.
  private static final int SLACK_BYTES = 4096;

  private final ReadBuffer in;
  private final long limit;
  private final ConnectionTrace trace;
  private boolean began;
  private boolean afterPost;
  private long headBytes;

  /// Reads from `in` heads of `maxHeaderBytes` and a little more; `trace` is null when nobody watches.
  public RequestReader(ReadBuffer in, int maxHeaderBytes, ConnectionTrace trace) {
    this.in = in;
    this.limit = (long) maxHeaderBytes + SLACK_BYTES;
    this.trace = trace;
  }

  /// Whether the last [#read] met at least one byte.
  public boolean began() {
    return began;
  }

  // @start region="read-request-head"
  /// Reads the next request; its body is read later, by whoever wants it.
  ///
  /// @throws BadRequestException when it is none that this server accepts
  /// @throws EOFException when the client ended the connection before the request began
  public Request read() throws IOException {
    began = in.buffered() > 0;
    headBytes = 0;
    if (trace != null) {
      trace.emit(new RequestReadStarted());
    }
    try {
      if (afterPost) {
        skipBlankLine();
      }
      RequestLine line = requestLine();
      Header header = fields();
      return accept(line, header);
    } catch (BadRequestException e) {
      if (trace != null) {
        trace.emit(new RequestRejected(e.status(), e.reason()));
      }
      throw e;
    }
  }

  // @end region="read-request-head"

  /// An old client may send CRLF behind a POST's body. RFC 9112 section 2.2.
  private void skipBlankLine() throws IOException {
    while (in.ensure(1) && (in.at(0) == '\r' || in.at(0) == '\n')) {
      in.skip(1);
    }
  }

  // @start region="request-line"
  private RequestLine requestLine() throws IOException {
    String text = line();
    if (text == null) {
      throw new EOFException("the client ended the connection");
    }
    RequestLine line = RequestLine.parse(text);
    if (trace != null) {
      trace.emit(new RequestLineRead(line.method(), line.target(), line.proto()));
    }
    return line;
  }

  // @end region="request-line"

  // @start region="header-fields"
  private Header fields() throws IOException {
    Header header = new Header();
    long count = 0;
    for (; ; ) {
      String text = line();
      if (text == null) {
        throw new BadRequestException("the head ended before its empty line");
      }
      if (text.isEmpty()) {
        break;
      }
      FieldLine.add(text, header, trace);
      count++;
    }
    if (trace != null) {
      trace.emit(new HeadersComplete(count, headBytes));
    }
    return header;
  }

  // @end region="header-fields"

  // @start region="body-framing"
  private Request accept(RequestLine line, Header header) throws IOException {
    if (line.major() != 1) {
      throw new BadRequestException(
          505, "the protocol version is not supported", "unsupported protocol version");
    }
    HostField host = HostField.take(line, header);
    BodyLength length = BodyLength.of(line, header);
    if (trace != null) {
      trace.emit(new BodyFraming(length.kind(), length.bytes()));
    }
    afterPost = line.method().equals("POST");
    boolean close = line.closes(header);
    RequestHead head =
        new RequestHead(
            line.method(),
            line.target(),
            line.url(),
            line.proto(),
            line.major(),
            line.minor(),
            header,
            host.name(),
            length.bytes(),
            List.of(),
            new Header(),
            close);
    if (trace != null) {
      trace.emit(new RequestRead(line.method(), line.target(), host.name()));
    }
    RequestBody body = length.bytes() == 0 ? null : new RequestBody(in, length.bytes(), trace);
    return HttpAccess.get().request(head, body, trace);
  }

  // @end region="body-framing"

  /// The next line without its end, CRLF or, as Go lets through, LF alone; null at the end.
  ///
  /// @throws BadRequestException 431 when the head is over its limit
  private String line() throws IOException {
    int scanned = 0;
    for (; ; ) {
      int available = in.buffered();
      while (scanned < available && in.at(scanned) != '\n') {
        scanned++;
      }
      if (headBytes + scanned >= limit) {
        throw new BadRequestException(431, "the head is larger than the server allows", "");
      }
      if (scanned < available) {
        return lineOf(scanned);
      }
      if (in.fill() < 0) {
        return available == 0 ? null : lineOf(available - 1); // Go takes the rest for a line
      }
      began = true;
    }
  }

  private String lineOf(int lineFeed) {
    int length = lineFeed;
    if (length > 0 && in.at(length - 1) == '\r') {
      length--;
    }
    String text = new String(in.array(), in.position(), length, StandardCharsets.ISO_8859_1);
    in.skip(lineFeed + 1);
    headBytes += lineFeed + 1;
    return text;
  }

  /// Reads one request from a stream, without a byte more than it needs.
  public static Request readFrom(InputStream stream) throws IOException {
    return new RequestReader(new ReadBuffer((b, off, len) -> stream.read(b, off, 1)), 1 << 20, null)
        .read();
  }

  /// A request made of a method and a target alone.
  ///
  /// @throws IllegalArgumentException when they are none
  public static Request parse(String method, String target) {
    try {
      RequestLine line = RequestLine.parse(method + " " + target + " HTTP/1.1");
      return HttpAccess.get()
          .request(
              new RequestHead(
                  line.method(),
                  line.target(),
                  line.url(),
                  line.proto(),
                  1,
                  1,
                  new Header(),
                  line.url().host(),
                  0,
                  List.of(),
                  new Header(),
                  false),
              null,
              null);
    } catch (BadRequestException e) {
      throw new IllegalArgumentException(e.reason(), e);
    }
  }
}
