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

/// Reads the requests of a connection, one head after the other: request line, fields, the framing of
/// the body.
///
/// RFC 9112 sections 2.2, 3, 5 and 6. Go: `(*conn).readRequest` and `readRequest`, check by check in
/// their order, as the order decides which answer a request with two faults gets.
public final class RequestReader {
  /// What Go lets through beyond `MaxHeaderBytes`, for its own buffer's sake.
  private static final int SLACK_BYTES = 4096;

  /// What Go, while it waits for the next request of a connection, has read of it before it counts.
  private static final int READ_AHEAD_BYTES = 4096;

  /// How many bytes Go looks at for line ends behind a POST.
  private static final int LEADING_BYTES = 4;

  private static final HttpAccess HTTP = HttpAccess.get();

  private final ReadBuffer in;
  private final HeadLines lines;
  private final long limit;
  private final long mostDiscarded;
  private final ConnectionTrace trace;
  private long requests;
  private boolean began;
  private boolean afterPost;
  private boolean lengthInDoubt;

  /// Reads from `in` heads of `maxHeaderBytes` and a little more; `trace` is null when nobody
  /// watches.
  public RequestReader(ReadBuffer in, int maxHeaderBytes, ConnectionTrace trace) {
    this(in, maxHeaderBytes, RequestBody.MOST_DISCARDED_BYTES, trace);
  }

  private RequestReader(
      ReadBuffer in, int maxHeaderBytes, long mostDiscarded, ConnectionTrace trace) {
    this.in = in;
    this.lines = new HeadLines(in);
    this.limit = (long) maxHeaderBytes + SLACK_BYTES;
    this.mostDiscarded = mostDiscarded;
    this.trace = trace;
  }

  /// Whether the last [#read] met at least one byte.
  public boolean began() {
    return began || in.buffered() > 0;
  }

  /// Whether another server could have read the last head to have a body of another length, so that
  /// the connection must end after the answer. RFC 9112 section 6.1.
  public boolean lengthInDoubt() {
    return lengthInDoubt;
  }

  // @start region="read-request-head"
  /// Reads the next request; its body is read later, by whoever wants it. Blocks.
  ///
  /// @throws BadRequestException when it is none that this server accepts
  /// @throws EOFException when the client ended the connection before the request began
  /// @throws java.net.SocketTimeoutException past the source's time limit
  public Request read() throws IOException {
    began = false;
    lengthInDoubt = false;
    if (trace != null) {
      trace.emit(new RequestReadStarted());
    }
    try {
      if (afterPost) {
        skipBlankLines();
      }
      lines.begin(requests++ == 0 ? limit : limit + READ_AHEAD_BYTES);
      RequestLine line = readRequestLine();
      FieldLines fields = readFields();
      return accept(line, fields);
    } catch (BadRequestException e) {
      rejected(e);
      throw e;
    }
  }

  // @end region="read-request-head"

  // @start region="request-rejected"
  private void rejected(BadRequestException e) {
    if (trace != null) {
      trace.emit(new RequestRejected(e.status(), e.reason()));
    }
  }

  // @end region="request-rejected"

  /// An old client may send CRLF behind a POST's body. RFC 9112 section 2.2.
  private void skipBlankLines() throws IOException {
    boolean _ = in.ensure(LEADING_BYTES);
    for (int i = 0; i < LEADING_BYTES && in.buffered() > 0; i++) {
      if (in.at(0) != '\r' && in.at(0) != '\n') {
        return;
      }
      began = true;
      in.skip(1);
    }
  }

  // @start region="request-line"
  private RequestLine readRequestLine() throws IOException {
    if (!lines.next()) {
      throw new EOFException("the client ended the connection");
    }
    began = true;
    RequestLine line = RequestLine.parse(lines.array(), lines.start(), lines.length());
    if (trace != null) {
      trace.emit(new RequestLineRead(line.method(), line.target(), line.proto()));
    }
    return line;
  }

  // @end region="request-line"

  // @start region="headers-complete"
  private FieldLines readFields() throws IOException {
    FieldLines fields = FieldLines.ofHead(trace);
    fields.read(lines);
    long bytes = lines.finish();
    if (trace != null) {
      trace.emit(new HeadersComplete(fields.count(), bytes));
    }
    if (fields.hosts() > 1) {
      throw Refused.TOO_MANY_HOSTS.exception();
    }
    return fields;
  }

  // @end region="headers-complete"

  // @start region="accept-request"
  private Request accept(RequestLine line, FieldLines fields) throws IOException {
    Header header = fields.header();
    pragma(header);
    boolean close = closes(line, header);
    BodyLength length = BodyLength.of(line, fields);
    Header trailer = length.bytes() < 0 ? Trailers.announced(header) : null;
    if (line.major() != 1 && !line.isHttp2Preface()) {
      throw Refused.UNSUPPORTED_VERSION.exception();
    }
    HostField.check(line, fields);
    if (fields.spaceInName()) {
      throw Refused.FIELD_NAME_SPACE.exception();
    }
    if (trace != null) {
      trace.emit(new BodyFraming(length.kind(), length.bytes()));
    }
    lengthInDoubt = length.inDoubt();
    afterPost = line.method().equals("POST");
    boolean preface = line.isHttp2Preface() && fields.count() == 0;
    RequestHead head =
        new RequestHead(
            line.method(),
            line.target(),
            line.url(),
            line.proto(),
            line.major(),
            line.minor(),
            header,
            HostField.choose(line, fields),
            preface ? -1 : length.bytes(),
            length.bytes() < 0 ? List.of("chunked") : List.of(),
            trailer,
            close || preface);
    if (trace != null) {
      trace.emit(new RequestRead(head.method(), head.target(), head.host()));
    }
    ConnectionTrace own = trace == null ? null : trace.ofRequest();
    return HTTP.request(head, body(length.bytes(), trailer, close, own), own);
  }

  // @end region="accept-request"

  /// Null for none.
  private RequestBody body(long length, Header trailer, boolean close, ConnectionTrace own) {
    if (length == 0) {
      return null;
    }
    BodySource source = length < 0 ? new ChunkedBody(in, trailer) : new LengthBody(in, length);
    return new RequestBody(source, close, mostDiscarded, own);
  }

  /// RFC 9111 section 5.4: what HTTP/1.0 clients said instead of `Cache-Control: no-cache`.
  private static void pragma(Header header) {
    if (HTTP.getCanonical(header, "Pragma").equals("no-cache") && !header.has("Cache-Control")) {
      header.set("Cache-Control", "no-cache");
    }
  }

  /// Whether the client wants the connection closed afterwards. RFC 9112 section 9.3. Go:
  /// `shouldClose`.
  private static boolean closes(RequestLine line, Header header) {
    if (HTTP.find(header, "Connection") < 0) {
      return !line.atLeast11();
    }
    List<String> options = header.values("Connection");
    boolean close = ListField.contains(options, "close");
    return line.atLeast11() ? close : close || !ListField.contains(options, "keep-alive");
  }

  /// Reads one request from a stream. No byte is read that the head and, later, the body do not
  /// need; the body's `close` reads all of it.
  ///
  /// @throws BadRequestException when it is no request that the server would accept
  /// @throws EOFException when the stream was at its end
  public static Request readFrom(InputStream stream) throws IOException {
    ReadBuffer in = new ReadBuffer(stream::read, true);
    return new RequestReader(in, 1 << 20, Long.MAX_VALUE, null).read();
  }

  /// A request made of a method and a target alone; the target's host, where it names one.
  ///
  /// @throws IllegalArgumentException when they are none
  public static Request parse(String method, String target) {
    byte[] text = (method + " " + target + " HTTP/1.1").getBytes(StandardCharsets.ISO_8859_1);
    try {
      RequestLine line = RequestLine.parse(text, 0, text.length);
      return HTTP.request(
          new RequestHead(
              line.method(),
              line.target(),
              line.url(),
              line.proto(),
              line.major(),
              line.minor(),
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
